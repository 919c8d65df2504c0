// UNTRUSTED. TensorProto → a tensor of exact numbers, each size tested before anything is made of it.
import { type Rational, rational } from "../../numbers/index.js";
import { bitsAt, FLOATS, floatOfBits, type FloatType } from "../exact/float.js";
import { constantForm, type Form } from "../exact/form.js";
import { LOWERING_LIMITS } from "../exact/lowering.js";
import { type ForeignPlace, refuse } from "../exact/refusal.js";
import type { Beside } from "../exact/source.js";
import { ENTRY, TENSOR } from "./schema.js";
import { decodeMessage, type Message, numberOf, type Piece, textOf } from "./wire.js";

/** Element types: their number in ONNX, the field that holds them if not raw, bytes, sign of integers. */
const TYPES = {
  1: { name: "float32", field: "float_data", bytes: 4, isSigned: false },
  2: { name: "uint8", field: "int32_data", bytes: 1, isSigned: false },
  3: { name: "int8", field: "int32_data", bytes: 1, isSigned: true },
  4: { name: "uint16", field: "int32_data", bytes: 2, isSigned: false },
  5: { name: "int16", field: "int32_data", bytes: 2, isSigned: true },
  6: { name: "int32", field: "int32_data", bytes: 4, isSigned: true },
  7: { name: "int64", field: "int64_data", bytes: 8, isSigned: true },
  9: { name: "bool", field: "int32_data", bytes: 1, isSigned: false },
  10: { name: "float16", field: "int32_data", bytes: 2, isSigned: false },
  11: { name: "float64", field: "double_data", bytes: 8, isSigned: false },
  12: { name: "uint32", field: "uint64_data", bytes: 4, isSigned: false },
  13: { name: "uint64", field: "uint64_data", bytes: 8, isSigned: false },
  16: { name: "bfloat16", field: "int32_data", bytes: 2, isSigned: false },
} as const;

type Layout = (typeof TYPES)[keyof typeof TYPES];
export type ElementType = Layout["name"];

const LAYOUTS: readonly (readonly [string, Layout])[] = Object.entries(TYPES);

/** A tensor: row-major entries, constants or forms of what the network computes. */
export interface Tensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly entries: readonly Form[];
}

export function isFloat(type: ElementType): type is FloatType {
  return type in FLOATS;
}

/** The layout of an element type by its number. */
export function layoutOf(number: bigint, place: ForeignPlace): Layout {
  const found = LAYOUTS.find(([key]) => key === number.toString())?.[1];
  return found ?? refuse("element-type", `element type ${number} is not read`, place);
}

/** The number of entries of a shape, at most `most`. */
export function countOf(
  shape: readonly number[],
  place: ForeignPlace,
  most: number = LOWERING_LIMITS.values * 16,
): number {
  let count = 1;
  for (const size of shape) {
    if (size < 0) refuse("dimension", `a dimension is ${size}`, place);
    count *= size;
    if (!Number.isSafeInteger(count) || (count > most && !shape.includes(0))) {
      refuse("dimension", `the dimensions ${shape.join("×")} say more than ${most} entries`, place);
    }
  }
  return count;
}

/** The bytes of a tensor that lie in a file beside the model. */
function external(message: Message, place: ForeignPlace, beside: Beside): Piece {
  const entries = new Map<string, string>();
  for (const piece of message.pieces("external_data")) {
    const entry = decodeMessage(piece, "external_data", ENTRY);
    entries.set(textOf(entry, "key"), textOf(entry, "value"));
  }
  const name =
    entries.get("location") ?? refuse("external-data", "external data without a location", place);
  const bytes = beside(name);
  if (typeof bytes === "string")
    return refuse(
      "external-data",
      `the data lies in ${name}: ${bytes}`,
      place,
      "put the file beside the model",
    );
  const [offset = 0n, length = BigInt(bytes.length)] = ["offset", "length"].map((key) => {
    const text = entries.get(key);
    if (text === undefined) return undefined;
    return /^\d{1,15}$/u.test(text)
      ? BigInt(text)
      : refuse("external-data", `${key} is no number`, place);
  });
  const end = entries.has("length") ? offset + length : BigInt(bytes.length);
  if (offset > end || end > BigInt(bytes.length)) {
    refuse(
      "byte-count",
      `the data ends at byte ${end} of ${name}, which has ${bytes.length}`,
      place,
    );
  }
  return { bytes: bytes.subarray(numberOf(offset), numberOf(end)), at: numberOf(offset) };
}

/** The entries of bytes that hold them one after the other, lowest byte first. */
function fromBytes(piece: Piece, layout: Layout, place: ForeignPlace): readonly Rational[] {
  const { bytes } = piece;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Array.from({ length: bytes.length / layout.bytes }, (_, k) =>
    valueOf(bitsAt(view, k * layout.bytes, layout.bytes), layout, k, {
      ...place,
      byte: piece.at + k * layout.bytes,
    }),
  );
}

/** The number of these bits. */
function valueOf(
  bits: bigint,
  { name, bytes, isSigned }: Layout,
  index: number,
  place: ForeignPlace,
): Rational {
  if (isFloat(name)) {
    return (
      floatOfBits(bits, name) ?? refuse("not-finite", `entry ${index} is NaN or infinite`, place)
    );
  }
  return rational(isSigned ? BigInt.asIntN(8 * bytes, bits) : bits);
}

/** The bits of an entry of a field of integers. Fails: refusal if the element type cannot hold it. */
function bitsOf(int: bigint, { name, bytes, isSigned }: Layout, place: ForeignPlace): bigint {
  const bits = BigInt.asUintN(8 * bytes, int);
  const holds = (isSigned ? BigInt.asIntN(8 * bytes, int) : bits) === int || bytes === 8;
  return holds ? bits : refuse("not-a-number", `${int} is no ${name}`, place);
}

const DATA = [
  "float_data",
  "int32_data",
  "string_data",
  "int64_data",
  "double_data",
  "uint64_data",
];

/** The tensor of a TensorProto. Fails: refusal. Cost: linear in the bytes of its data. */
export function decodeTensor(
  piece: Piece,
  beside: Beside,
  fallback = "",
): Tensor & { readonly name: string } {
  const message = decodeMessage(piece, "TensorProto", TENSOR);
  const name = textOf(message, "name") || fallback;
  const place: ForeignPlace = { tensor: name, byte: message.at };
  const layout = layoutOf(message.ints("data_type")[0] ?? 0n, place);
  if (message.pieces("segment").length > 0)
    refuse("element-type", "a tensor in segments is not read", place);
  const isExternal = message.ints("data_location").some((location) => location !== 0n);
  const given = DATA.filter(
    (field) => message.ints(field).length + message.pieces(field).length > 0,
  );
  const raw = message.pieces("raw_data");
  if (given.length + raw.length + (isExternal ? 1 : 0) > 1) {
    refuse("data-twice", "the tensor holds its data in two fields", place);
  }
  if (given.some((field) => field !== layout.field)) {
    refuse("element-type", `${given.join()} does not hold ${layout.name}`, place);
  }
  const shape = message.ints("dims").map(numberOf);
  const count = countOf(shape, place, 1 << 30);
  const pieces = isExternal
    ? [external(message, place, beside)]
    : raw.length > 0
      ? raw
      : message.pieces(layout.field);
  const ints = message.ints(layout.field);
  const bytes = pieces.reduce((sum, part) => sum + part.bytes.length, 0);
  const found = ints.length > 0 ? ints.length * layout.bytes : bytes;
  if (
    found !== count * layout.bytes ||
    pieces.some((part) => part.bytes.length % layout.bytes > 0)
  ) {
    const what = `${shape.join("×") || "one"} ${layout.name} need ${count * layout.bytes} bytes, ${found} are there`;
    refuse("byte-count", what, place);
  }
  const values =
    ints.length > 0
      ? ints.map((int, k) => valueOf(bitsOf(int, layout, place), layout, k, place))
      : pieces.flatMap((part) => fromBytes(part, layout, place));
  return { name, type: layout.name, shape, entries: values.map(constantForm) };
}
