// The operators of ONNX in rationals, straight from their definitions: loops over indices, and no cleverness.
import { Fraction } from "fraction.js";

export interface Exact {
  readonly shape: readonly number[];
  readonly data: readonly Fraction[];
}

export type Index = readonly number[];

export function exact(shape: readonly number[], data: readonly (number | string)[]): Exact {
  return { shape, data: data.map((value) => new Fraction(value)) };
}

/** Every index of a shape, in row-major order. */
export function indices(shape: readonly number[]): Index[] {
  return shape.reduce<Index[]>(
    (all, size) => all.flatMap((head) => Array.from({ length: size }, (_, k) => [...head, k])),
    [[]],
  );
}

export function make(shape: readonly number[], of: (index: Index) => Fraction): Exact {
  return { shape, data: indices(shape).map(of) };
}

/** The entry at an index; 0 where the index lies outside. */
export function get({ shape, data }: Exact, index: Index): Fraction {
  if (index.some((k, axis) => k < 0 || k >= (shape[axis] ?? 0))) return new Fraction(0);
  const place = index.reduce((sum, k, axis) => sum * (shape[axis] ?? 1) + k, 0);
  return data[place] ?? new Fraction(0);
}

/** Entry by entry, as NumPy broadcasts. */
export function spread(a: Exact, b: Exact, of: (p: Fraction, q: Fraction) => Fraction): Exact {
  const rank = Math.max(a.shape.length, b.shape.length);
  const pad = (s: readonly number[]) => [...new Array<number>(rank - s.length).fill(1), ...s];
  const [p, q] = [pad(a.shape), pad(b.shape)];
  const shape = p.map((size, k) => Math.max(size, q[k] ?? 1));
  const cut = (own: readonly number[], index: Index) => index.map((i, k) => (own[k] === 1 ? 0 : i));
  return make(shape, (index) =>
    of(get({ ...a, shape: p }, cut(p, index)), get({ ...b, shape: q }, cut(q, index))),
  );
}

export const each = (a: Exact, of: (x: Fraction) => Fraction): Exact => ({
  ...a,
  data: a.data.map(of),
});
export const relu = (x: Fraction): Fraction => (x.compare(0) > 0 ? x : new Fraction(0));
export const largest = (all: readonly Fraction[]): Fraction =>
  all.reduce((a, b) => (a.compare(b) >= 0 ? a : b));
export const total = (all: readonly Fraction[]): Fraction =>
  all.reduce((a, b) => a.add(b), new Fraction(0));

export function matmul(a: Exact, b: Exact): Exact {
  const [m = 0, n = 0] = a.shape;
  return make([m, b.shape[1] ?? 0], ([i = 0, j = 0]) =>
    total(Array.from({ length: n }, (_, k) => get(a, [i, k]).mul(get(b, [k, j])))),
  );
}

export function transpose(a: Exact, perm: readonly number[]): Exact {
  return make(
    perm.map((axis) => a.shape[axis] ?? 0),
    (index) => {
      const own = [...index];
      perm.forEach((axis, k) => (own[axis] = index[k] ?? 0));
      return get(a, own);
    },
  );
}

export interface Windows {
  readonly kernel: readonly number[];
  readonly strides?: readonly number[];
  readonly dilations?: readonly number[];
  /** Before and after each axis. */
  readonly pads?: readonly number[];
}

/** For each image, channel and position: the indices of its window that lie inside, and all its cells. */
export function windows(
  { shape }: Exact,
  channels: number,
  { kernel, strides = [], dilations = [], pads = [] }: Windows,
  of: (
    image: number,
    channel: number,
    cells: readonly (readonly [cell: Index, at: Index])[],
  ) => Fraction,
): Exact {
  const sizes = kernel.map((size, k) => {
    const room = (shape[k + 2] ?? 0) + (pads[k] ?? 0) + (pads[k + kernel.length] ?? 0);
    return Math.floor((room - (dilations[k] ?? 1) * (size - 1) - 1) / (strides[k] ?? 1)) + 1;
  });
  return make([shape[0] ?? 0, channels, ...sizes], ([image = 0, channel = 0, ...position]) => {
    const cells = indices(kernel).map((cell) => {
      const at = cell.map(
        (c, k) => (position[k] ?? 0) * (strides[k] ?? 1) + c * (dilations[k] ?? 1) - (pads[k] ?? 0),
      );
      return [cell, at] as const;
    });
    return of(image, channel, cells);
  });
}

export const isInside = ({ shape }: Exact, at: Index): boolean =>
  at.every((k, axis) => k >= 0 && k < (shape[axis + 2] ?? 0));

export function conv(
  x: Exact,
  w: Exact,
  bias: readonly Fraction[],
  group: number,
  how: Windows,
): Exact {
  const [features = 0, depth = 0] = w.shape;
  return windows(x, features, how, (image, feature, cells) => {
    const first = Math.floor(feature / (features / group)) * depth;
    const terms = cells
      .filter(([, at]) => isInside(x, at))
      .flatMap(([cell, at]) =>
        Array.from({ length: depth }, (_, k) =>
          get(x, [image, first + k, ...at]).mul(get(w, [feature, k, ...cell])),
        ),
      );
    return total(terms).add(bias[feature] ?? 0);
  });
}
