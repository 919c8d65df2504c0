// UNTRUSTED. A network file from elsewhere, with the files beside it that its bytes name.
import { readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { type Command, Option } from "commander";
import {
  type Beside,
  type ForeignContainer,
  type ForeignFormat,
  type ForeignPlace,
  type ForeignRead,
  type ForeignRefusal,
  NNET_READINGS,
  type NnetReading,
  readForeign,
} from "../../foreign/index.js";
import { digestOfBytes } from "../../certify/index.js";
import { joinBytes, type NetworkOrigin } from "../../format/index.js";
import type { Semantics } from "../../kernel/index.js";
import { excerpt, visible } from "../../report/visible.js";
import { EXIT } from "../exit-codes.js";
import { originOf } from "./network-origin.js";
import { Problem } from "../problem.js";

/** Bytes of one network file from elsewhere. */
const MOST_BYTES = 512 * 1024 ** 2;

/** What a network was read from. */
export interface ForeignSource {
  readonly format: ForeignFormat;
  /** SHA-256 of the bytes that were read; of a packed file, of what it unpacks to. */
  readonly digest: string;
  readonly reading: string | undefined;
  readonly notes: readonly string[];
  readonly companions: readonly { readonly name: string; readonly digest: string }[];
}

/** The record `from` of a certificate about the network that was read, or why there is none. */
export type Origin = (semantics?: Semantics) => NetworkOrigin | string;

/** Options of every command that takes a network. */
export interface NetworkOptions {
  readonly reading?: NnetReading;
  readonly layers?: readonly string[];
}

/** Adds `--reading` to a command that takes a network. */
export function addNetworkOptions(command: Command): Command {
  const reading = new Option("--reading <reading>", "which network an NNet file means");
  return command
    .addOption(reading.choices([...NNET_READINGS]))
    .option("--layers <names>", "layers of a file of tensors, in order: fc1,fc2", (text: string) =>
      text.split(","),
    );
}

function tooLarge(name: string): Problem {
  return new Problem(EXIT.badData, {
    what: `the network file has more than ${MOST_BYTES} bytes`,
    where: name,
    next: "give a smaller network",
  });
}

/** All bytes. Fails: Problem (bad data) beyond the limit, before more is held. */
function collected(chunks: Iterable<Uint8Array>, name: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (const chunk of chunks) {
    size += chunk.length;
    if (size > MOST_BYTES) throw tooLarge(name);
    parts.push(chunk);
  }
  return joinBytes(parts);
}

/** Files in the folder of a model, or in a folder of it; nothing outside, also not by a link. */
function filesBeside(model: string): Beside {
  return (name) => {
    if (model === "-") return "a model on standard input has no folder";
    const isInside = name !== "" && !path.isAbsolute(name) && !/[\0\\]/u.test(name);
    if (!isInside || name.split("/").includes(".."))
      return "it lies outside the folder of the model";
    try {
      const folder = realpathSync(path.dirname(model));
      const file = realpathSync(path.join(folder, name));
      if (!file.startsWith(folder + path.sep)) return "it lies outside the folder of the model";
      const stat = statSync(file);
      if (!stat.isFile()) return "it is no file";
      return stat.size > MOST_BYTES
        ? `it has more than ${MOST_BYTES} bytes`
        : new Uint8Array(readFileSync(file));
    } catch {
      return "there is no such file that can be read";
    }
  };
}

function placeText(name: string, { operator, tensor, line, byte }: ForeignPlace): string {
  const parts = [
    name,
    operator === undefined ? undefined : excerpt(operator, 100),
    tensor === undefined ? undefined : `tensor ${excerpt(tensor, 100)}`,
    line === undefined ? undefined : `line ${line}`,
    byte === undefined ? undefined : `byte ${byte}`,
  ];
  return parts.filter((part) => part !== undefined).join(", ");
}

/** A refusal as a problem: exit code 65, with its code and place. */
export function foreignProblem(
  name: string,
  format: ForeignContainer,
  refusal: ForeignRefusal,
): Problem {
  const { verdict, code, what, place, next } = refusal;
  const fallback =
    verdict === "declined"
      ? "docs/networks.md says what is read exactly"
      : "get an undamaged file, or export the network again";
  return new Problem(EXIT.badData, {
    what: `this ${format} file is ${verdict}: ${visible(what)}`,
    code: `${verdict}/${code}`,
    where: placeText(name, place),
    next: next === undefined ? fallback : visible(next),
  });
}

/** Reads the network of a file of this format. Fails: Problem (cannot read, bad data). */
export function loadForeign(
  name: string,
  format: ForeignContainer,
  chunks: Iterable<Uint8Array>,
  options: NetworkOptions,
): ForeignRead & { readonly source: ForeignSource; readonly origin: Origin } {
  const bytes = collected(chunks, name);
  const file = { name, bytes, beside: filesBeside(name) };
  const { reading, layers } = options;
  const read = readForeign(format, file, {
    ...(reading !== undefined && { nnet: reading }),
    ...(layers !== undefined && { layers }),
  });
  if (read.verdict !== "read") throw foreignProblem(name, format, read);
  const source: ForeignSource = {
    format: read.format,
    digest: digestOfBytes(bytes),
    reading: read.reading,
    notes: read.notes.map((note) => visible(note)),
    companions: read.companions.map((c) => ({
      name: visible(c.name),
      digest: digestOfBytes(c.bytes),
    })),
  };
  const origin: Origin = (semantics) => originOf({ ...read, ...source, bytes }, semantics);
  return { ...read, source, origin };
}
