// UNTRUSTED. safetensors: the length of a header, a header in JSON, the bytes of the tensors.
import type { FloatType } from "../exact/float.js";
import { refuse } from "../exact/refusal.js";
import type { ForeignNetwork } from "../exact/source.js";
import { countOf, isList, isObject, type JsonValue, parseJson, textIn } from "./json-text.js";
import type { Matrix } from "./layers.js";
import { entriesOf, floatsOf, networkOfTensors } from "./tensors.js";

const TYPES: Readonly<Record<string, FloatType>> = {
  F64: "float64",
  F32: "float32",
  F16: "float16",
  BF16: "bfloat16",
};

/** Bytes of a header: the format's own limit. */
const HEADER_BYTES = 100_000_000n;

interface Part extends Matrix {
  readonly from: number;
  readonly to: number;
}

function sizes(value: JsonValue | undefined, tensor: string): readonly number[] {
  const list = isList(value) ? value.map(countOf) : [undefined];
  return list.map(
    (size) => size ?? refuse("syntax", "sizes or places are no whole numbers", { tensor }),
  );
}

function partOf(name: string, value: JsonValue, data: Uint8Array, start: number): Part {
  if (!isObject(value)) return refuse("syntax", "the header has no object here", { tensor: name });
  const dtype = value.get("dtype");
  const type = typeof dtype === "string" ? TYPES[dtype] : undefined;
  if (type === undefined)
    return refuse("element-type", `numbers of type ${textIn(dtype)} are not read`, {
      tensor: name,
    });
  const extra = [...value.keys()].find((key) => !["dtype", "shape", "data_offsets"].includes(key));
  if (extra !== undefined)
    refuse("unknown-field", `the field ${extra} is not known`, { tensor: name });
  const shape = sizes(value.get("shape"), name);
  const [from = 0, to = 0, more] = sizes(value.get("data_offsets"), name);
  const place = { tensor: name, byte: start + from };
  if (more !== undefined || from > to || to > data.length) {
    refuse("byte-count", `the tensor lies at ${from} to ${to} of ${data.length} bytes`, place);
  }
  const count = entriesOf(shape, to - from, place);
  return { name, shape, from, to, values: floatsOf(data.subarray(from, to), type, count, place) };
}

/** Reads a safetensors file. Fails: refusal. */
export function readSafetensors(bytes: Uint8Array, layers?: readonly string[]): ForeignNetwork {
  if (bytes.length < 8)
    refuse("truncated", "the file ends inside the length of its header", { byte: bytes.length });
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > HEADER_BYTES || length > BigInt(bytes.length - 8)) {
    refuse("truncated", `the header has ${length} bytes, the file ${bytes.length}`, { byte: 0 });
  }
  const start = 8 + Number(length);
  const header = parseJson(new TextDecoder().decode(bytes.subarray(8, start)), 8);
  if (!isObject(header)) return refuse("syntax", "the header is no object", { byte: 8 });
  const data = bytes.subarray(start);
  const parts = [...header]
    .filter(([name]) => name !== "__metadata__")
    .map(([name, value]) => partOf(name, value, data, start));
  let end = 0;
  for (const { name, from, to } of [...parts].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from !== end) {
      const what =
        from < end
          ? "the tensor shares bytes with another"
          : `bytes ${end} to ${from} belong to no tensor`;
      refuse("overlap", what, { tensor: name, byte: start + from });
    }
    end = to;
  }
  if (end !== data.length)
    refuse("overlap", `bytes ${end} to ${data.length} belong to no tensor`, { byte: start + end });
  return networkOfTensors(parts, layers, false);
}
