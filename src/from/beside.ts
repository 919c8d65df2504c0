// TRUSTED. A network given beside a certificate: its text, or the file of another format that the certificate
// names. Imports kernel and format. A file becomes the text of its network, and is judged as that.
import { refuse, rejected, beyond, LIMITS, type Semantics } from "../kernel/index.js";
import {
  encodeNetwork,
  joinBytes,
  type NetworkField,
  type NetworkOrigin,
  sha256,
} from "../format/index.js";
import { readNnet } from "./nnet.js";
import { readOnnx } from "./onnx.js";
import { need } from "./stop.js";

type Chunks = Iterable<Uint8Array>;

/** The network in a file, and the reading that it is of: the one that is asked for, if the file has it. */
export function networkIn(bytes: Uint8Array, format: "onnx" | "nnet", reading: string) {
  return format === "onnx" ? readOnnx(bytes) : readNnet(bytes, reading);
}

/** All bytes of a file. */
function collected(chunks: Chunks): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    size += chunk.length;
    if (size > LIMITS["file-bytes"]) refuse(beyond("file-bytes"));
    parts.push(chunk);
  }
  return joinBytes(parts);
}

function expectSame(pointer: string, expected: string, got: string): void {
  const at = { line: 1, pointer };
  if (got !== expected) refuse(rejected({ code: "mismatched/network", at, expected, got }));
}

/** The text of the network in a file. Stops at another file or reading, or if it rounds otherwise than claimed. */
function* textOf(file: Chunks, from: NetworkOrigin, semantics?: Semantics): Generator<Uint8Array> {
  const bytes = collected(file);
  const digest = sha256();
  digest.update(bytes);
  expectSame("/network/from/file", from.file, `sha256:${digest.hex()}`);
  const { network, reading, rounds } = networkIn(bytes, from.format, from.reading);
  expectSame("/network/from/reading", from.reading, reading);
  const isRun = semantics === undefined || rounds.includes(semantics);
  need(isRun, "rounding", `the operators of the file are no rows computed in ${semantics}`);
  const encoder = new TextEncoder();
  for (const line of encodeNetwork(network)) yield encoder.encode(`${line}\n`);
}

/** A first chunk, and all others. */
function* after(first: Uint8Array, rest: Iterator<Uint8Array>): Generator<Uint8Array> {
  yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
}

/**
 * The network given beside a certificate whose header names it so: its text, and the file that it is from.
 *
 * Ensures  a text begins with `{`, and no file of ONNX or NNet does; what a certificate does not name as a
 *          file is a text. Nothing but the first chunk is read before the text is.
 */
export function networkBeside(
  field: NetworkField | undefined,
  given: Chunks | undefined,
  semantics?: Semantics,
): { readonly network?: Chunks; readonly from?: NetworkOrigin } {
  if (given === undefined) return {};
  const chunks = given[Symbol.iterator]();
  let first = chunks.next();
  while (first.done !== true && first.value.length === 0) first = chunks.next();
  const all = first.done === true ? [] : after(first.value, chunks);
  const isText = first.done === true || first.value[0] === 0x7b;
  if (field?.from === undefined || isText) return { network: all };
  return { network: textOf(all, field.from, semantics), from: field.from };
}
