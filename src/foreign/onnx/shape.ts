// UNTRUSTED. Shapes and places in row-major tensors.
import { at } from "../../numbers/index.js";
import type { Form } from "../exact/form.js";
import type { Node } from "./node.js";
import { countOf, type Tensor } from "./tensor.js";

/** How far apart neighbours along each axis stand. */
export function stridesOf(shape: readonly number[]): readonly number[] {
  const strides = new Array<number>(shape.length).fill(1);
  for (let k = shape.length - 2; k >= 0; k -= 1) strides[k] = at(strides, k + 1) * at(shape, k + 1);
  return strides;
}

/** The index of each entry of a shape, in order. The array is used again for the next. */
export function* indicesOf(shape: readonly number[]): Generator<readonly number[]> {
  const index = new Array<number>(shape.length).fill(0);
  if (shape.includes(0)) return;
  for (;;) {
    yield index;
    let axis = shape.length - 1;
    for (; axis >= 0; axis -= 1) {
      index[axis] = at(index, axis) + 1;
      if (at(index, axis) < at(shape, axis)) break;
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/** The tensor of that shape whose entry at an index `of` gives. Fails: refusal (dimension). */
export function tensorOf(
  node: Node,
  like: Tensor,
  shape: readonly number[],
  of: (index: readonly number[]) => Form,
): Tensor {
  sizeOf(node, shape);
  const entries: Form[] = [];
  for (const index of indicesOf(shape)) entries.push(of(index));
  return { type: like.type, shape: [...shape], entries };
}

/** The number of entries of a computed shape. Fails: refusal (dimension). */
export function sizeOf(node: Node, shape: readonly number[]): number {
  for (const size of shape) if (size < 0) node.stop("dimension", `a dimension would be ${size}`);
  return countOf(shape, node.place);
}

/** The entry of a tensor at an index; axes of length 1 are broadcast, leading axes of the index too. */
export function entryAt(
  tensor: Tensor,
  strides: readonly number[],
  index: readonly number[],
): Form {
  const shift = index.length - tensor.shape.length;
  let place = 0;
  for (let axis = 0; axis < strides.length; axis += 1) {
    if (at(tensor.shape, axis) > 1) place += at(strides, axis) * at(index, axis + shift);
  }
  return at(tensor.entries, place);
}

/** An axis counted from the front. Fails: refusal (shape). */
export function axisOf(node: Node, axis: number, rank: number): number {
  const own = axis < 0 ? axis + rank : axis;
  return own >= 0 && own < rank
    ? own
    : node.stop("shape", `there is no axis ${axis} among ${rank}`);
}

/** The shape that two shapes are broadcast to. Fails: refusal (shape). */
export function broadcast(
  node: Node,
  a: readonly number[],
  b: readonly number[],
): readonly number[] {
  const rank = a.length > b.length ? a.length : b.length;
  return Array.from({ length: rank }, (_, axis) => {
    const [p = 1, q = 1] = [a[axis - rank + a.length], b[axis - rank + b.length]];
    if (p === q || q === 1) return p;
    return p === 1
      ? q
      : node.stop("shape", `${a.join("×")} and ${b.join("×")} do not fit together`);
  });
}
