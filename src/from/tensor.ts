// TRUSTED. TensorProto → a tensor of exact numbers; and entries of tensors by index. Imports the kernel.
import { at, rational } from "../numbers/index.js";
import { constant, countOf, type Form, small } from "./forms.js";
import { numbersIn } from "./numbers.js";
import { stop } from "./stop.js";
import { opened, type Piece } from "./wire.js";

/** Row-major entries: constants, or forms of what the network computes. */
export interface Tensor {
  readonly type: "float32" | "float64" | "int64";
  readonly shape: readonly number[];
  readonly entries: readonly Form[];
}

/** The tensor of a shape; `of` gives the entry at an index. */
export function build(
  type: Tensor["type"],
  shape: readonly number[],
  of: (index: readonly number[]) => Form,
): Tensor {
  const index = shape.map(() => 0);
  const entries = Array.from({ length: countOf(shape) }, () => {
    const form = of(index);
    for (let axis = shape.length - 1; axis >= 0; axis -= 1) {
      index[axis] = (at(index, axis) + 1) % at(shape, axis);
      if (index[axis] !== 0) break;
    }
    return form;
  });
  return { type, shape, entries };
}

/** The entry at an index; axes of length 1 are broadcast, and leading axes of the index. */
export function entryAt({ shape, entries }: Tensor, index: readonly number[]): Form {
  const skip = index.length - shape.length;
  const place = (sum: number, size: number, k: number): number =>
    sum * size + (size === 1 ? 0 : at(index, skip + k));
  return at(entries, shape.reduce(place, 0));
}

/** Element types: number in ONNX → name, field of numbers that are not raw, bytes. */
const TYPES = { 1: ["float32", 4, 4], 7: ["int64", 7, 8], 11: ["float64", 10, 8] } as const;

export function typeOf(number: bigint | undefined, place: number) {
  if (number === 1n) return TYPES[1];
  if (number === 7n) return TYPES[7];
  return number === 11n ? TYPES[11] : stop("element-type", `element type ${number}`, place);
}

/** Data in segments or in other files is not read. */
export function tensorOf(piece: Piece): Tensor & { readonly name: string } {
  const message = opened(piece, "TensorProto");
  const [name, shape] = [message.text(8), message.ints(1).map(small)];
  const [type, field, size] = typeOf(message.int(2), piece.byte);
  const ints = type === "int64" ? message.ints(7) : [];
  const floats = type === "int64" ? [] : message.pieces(field, 2, size === 4 ? 5 : 1);
  const raw = [message.piece(9, 2)].flatMap((own) => own ?? []);
  message.end(12);
  const parts = [...floats, ...raw];
  if (raw.length > 0 && floats.length + ints.length > 0) {
    stop("data-twice", `tensor ${name} holds its data in two fields`, piece.byte);
  }
  const bytes = ints.length * 8 + parts.reduce((sum, own) => sum + own.bytes.length, 0);
  if (bytes !== countOf(shape) * size) {
    stop("byte-count", `${bytes} bytes for ${type} of ${shape.join("×")}, ${name}`, piece.byte);
  }
  const values = parts.flatMap((own) => numbersIn(own.bytes, type));
  return { name, type, shape, entries: [...ints.map((n) => rational(n)), ...values].map(constant) };
}
