// UNTRUSTED. Proposes maps to fewer coordinates that keep differently labelled balls apart.
// Nothing is decided here: what a map is good for is decided by the exact margins of its images.
import type { ConstructOptions } from "../construction.js";
import { Images } from "./images.js";
import type { Projection } from "./projection.js";
import { signedRows } from "./signed-rows.js";
import type { Centred } from "./subspace.js";
import { VectorSearch } from "./vector-search.js";

/** Fractional bits to which entries are rounded, in turn, in units of their usual size. */
const BITS = [3, 6, 10, 15, 21];
/** Numbers of coordinates that are tried, as parts of the least one. */
const PARTS = [1, 1.15, 1.4, 1.8, 2.5, 4];
/** N²d up to which maps are tried one by one instead of only proposed. */
const SMALL = 2e8;

/** W: the vectors in units of 2^−bits of their usual entry. */
export function roundedMap(
  dimension: number,
  points: Centred,
  basis: readonly Float64Array[],
  bits: number,
): Projection {
  const factor = 2 ** bits * Math.sqrt(points.columns.length);
  const rows = basis.map((q) => {
    const row = new Array<bigint>(dimension).fill(0n);
    points.columns.forEach((k, c) => {
      row[k] = BigInt(Math.round(factor * (q[c] ?? 0)));
    });
    return row;
  });
  return { name: `${basis.length} principal directions`, rows, isCoordinates: false };
}

/** True if doubles see a positive margin of every pair of different sides. */
export function seemsApart(images: Images, sides: Int32Array): boolean {
  const { squares, extents } = images.tables;
  const { count } = images.matrix;
  for (let i = 0; i < count; i += 1) {
    for (let j = 0; j < i; j += 1) {
      if (sides[i] === sides[j]) continue;
      if (!((squares[i * count + j] ?? 0) > (extents[i * count + j] ?? 0))) return false;
    }
  }
  return true;
}

/** The images under another map, at the same radius. */
function imagesUnder({ matrix, norm, radius }: Images, map: Projection): Images {
  const input = { num: radius.num * matrix.unit.num, den: radius.den * matrix.unit.den };
  return new Images(matrix, norm, map, input);
}

/** The map of some vectors, rounded as roughly as doubles allow. */
function rounded(
  images: Images,
  points: Centred,
  basis: readonly Float64Array[],
): Images | undefined {
  const { matrix } = images;
  for (const bits of BITS) {
    const under = imagesUnder(images, roundedMap(matrix.dimension, points, basis, bits));
    if (seemsApart(under, matrix.labels)) return under;
  }
  return undefined;
}

/**
 * Maps to fewer coordinates than the given ones, the shortest first.
 *
 * Requires  the images are those of the coordinates that vary.
 * Method    orthogonal iteration for Σ w_ij (x_i−x_j)(x_i−x_j)ᵀ over differently labelled pairs, with
 *           more weight on pairs whose images come too near; then rounded to short integers.
 */
export async function* shorterProjections(
  images: Images,
  options: ConstructOptions,
): AsyncGenerator<Images> {
  if (!images.isExact) return;
  const search = new VectorSearch(images, options);
  const found = await search.vectors();
  if (found === undefined) return;
  const tried = new Set<number>();
  for (const part of PARTS) {
    const count = Math.ceil(found.least * part);
    if (count >= images.coordinates || tried.has(count)) continue;
    tried.add(count);
    const map = rounded(images, search.points, search.extended(found, count));
    if (map !== undefined && map.coordinates < images.coordinates) yield map;
  }
}

/** The least count in 1 … most for which an answer is given, by halving; the answer. */
function leastAnswer(
  most: number,
  answer: (count: number) => Images | undefined,
): Images | undefined {
  let [low, high] = [0, most + 1];
  let best: Images | undefined;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    const found = answer(middle);
    if (found === undefined) low = middle;
    else [high, best] = [middle, found];
  }
  return best;
}

/**
 * The map to the fewest coordinates that was found; undefined if none has fewer than the given ones.
 *
 * Requires  as `shorterProjections`.
 * Method    for p = 2 vectors along which all pairs stay apart, also random ones; for small data rows
 *           of signed Hadamard matrices, and for other norms the vectors in their order, by halving.
 */
export async function shortestProjection(
  images: Images,
  options: ConstructOptions,
): Promise<Images | undefined> {
  if (!images.isExact) return undefined;
  const { matrix, norm, coordinates } = images;
  const search = new VectorSearch(images, options);
  const found = await search.vectors();
  const maps: (Images | undefined)[] = [];
  if (found !== undefined) maps.push(rounded(images, search.points, search.fewer(found).basis));
  if (matrix.count ** 2 * matrix.dimension <= SMALL) {
    const rows = signedRows(matrix, options.seed);
    const isApart = (map: Images): boolean => seemsApart(map, matrix.labels);
    const signed = (count: number): Images | undefined => {
      const name = `${count} rows of a signed Hadamard matrix`;
      const under = imagesUnder(images, { name, rows: rows.slice(0, count), isCoordinates: false });
      return isApart(under) ? under : undefined;
    };
    maps.push(leastAnswer(Math.min(rows.length, coordinates - 1), signed));
    if (norm.kind !== "two") {
      const order = search.extended(found ?? { basis: [], least: 0 }, coordinates - 1);
      const cut = (count: number): Images | undefined =>
        rounded(images, search.points, order.slice(0, count));
      maps.push(leastAnswer(order.length, cut));
    }
  }
  let best: Images | undefined;
  for (const map of maps) {
    if (map === undefined || map.coordinates >= (best?.coordinates ?? coordinates)) continue;
    best = map;
  }
  return best;
}
