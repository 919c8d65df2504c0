// UNTRUSTED. Explicit sizes for ℓ_2 balls of every radius, by the nearest of all points: `voronoi` and
// `narrow-voronoi` where every point is a site, for every dataset, with a projection in front too.
// May import kernel. Statement and proof: docs/bounds.md#nearest-site; ℓ_p balls lie in ℓ_2 balls.
import { exactly, type Outcome, type Published, silent } from "./bound.js";
import type { Setting } from "./setting.js";
import { isCovered, projectedDimension, WHY_NOT, WHY_NO_PROJECTION } from "./square-network.js";

/** A layer of so many units, so many times in a row. */
type Layers = readonly (readonly [width: bigint, times: bigint])[];

/** ⌈log₂ n⌉ for n ≥ 1. */
function rounds(n: bigint): bigint {
  return n <= 1n ? 0n : BigInt((n - 1n).toString(2).length);
}

/** Σ (d_(l−1) + 1)·d_l over runs of equal layers. */
function dense(layers: Layers): bigint {
  let total = 0n;
  let before: bigint | undefined;
  for (const [width, times] of layers) {
    if (times === 0n) continue;
    if (before !== undefined) total += (before + 1n) * width;
    total += (times - 1n) * (width + 1n) * width;
    before = width;
  }
  return total;
}

/** Layers that halve groups, `values` in all: round r has at most ⌊(values + groups·(2^r − 1))/2^r⌋ units. */
function halving(values: bigint, groups: bigint, count: bigint): Layers {
  return Array.from({ length: Number(count) }, (_, r) => {
    const halves = 1n << BigInt(r);
    return [(values + groups * (halves - 1n)) / halves, 1n];
  });
}

/** Hidden layers of `voronoi` with m coordinates and channels of at most s sites, padded to serve all datasets. */
function chainLayers({ points, classes }: Setting, m: bigint, s: bigint): Layers {
  const channels = (points + classes * (s - 1n)) / s;
  const bits = rounds(classes);
  const group = classes - 1n < 1n << (bits - 1n) ? classes - 1n : 1n << (bits - 1n);
  return [
    [m, 1n],
    [m + channels, s - 1n],
    ...halving(channels, classes, rounds(channels - classes + 1n)),
    ...halving(bits * classes, 2n * bits, rounds(group)),
    [2n * bits, 1n],
  ];
}

/** The same for two classes of n ≥ k points with one channel each; the shorter one starts later. */
function classChains(n: bigint, k: bigint, m: bigint): Layers {
  return [
    [m, 1n],
    [m + 1n, n - k],
    [m + 2n, k - 1n],
    [2n, 1n],
  ];
}

/**
 * The most parameters that one channel per class takes for two classes, N ≥ 4.
 *
 * The count is affine in k = 2, …, ⌊(N − 1)/2⌋, so it is largest at an end, at k = 1 or at k = N/2.
 */
function mostOfClassChains({ dimension, points }: Setting, m: bigint): bigint {
  return [1n, 2n, (points - 1n) / 2n, points / 2n]
    .map((k) => dense([[dimension, 1n], ...classChains(points - k, k, m), [1n, 1n]]))
    .reduce((a, b) => (b > a ? b : a));
}

/** Units of a layer of `narrow-voronoi` with m coordinates: the sum of bits is carried from the second on. */
function narrowWidth({ classes }: Setting, m: bigint): bigint {
  return classes > 2n ? m + 4n : m + 3n;
}

/** ⌈log₂ C⌉(N − 1) layers that look at two points each, with the input and the output. */
function narrowDepth({ points, classes }: Setting): bigint {
  return 2n + rounds(classes) * (points - 1n);
}

function narrowLayers(setting: Setting, m: bigint): Layers {
  return [
    [m, 1n],
    [narrowWidth(setting, m), narrowDepth(setting) - 2n],
  ];
}

/** Lengths of channels that are tried: near N/m, where the formula is flat, and powers of two. */
function lengthsOf({ points }: Setting, m: bigint): bigint[] {
  const near = points / m;
  const lengths = [near / 2n, (3n * near) / 4n, near, (3n * near) / 2n];
  for (let s = 1n; s <= points; s *= 2n) lengths.push(s);
  return lengths.filter((s) => s >= 1n && s <= points);
}

/** The fewest parameters with m coordinates. */
function parametersWith(setting: Setting, m: bigint): bigint {
  const { dimension, points, classes } = setting;
  const plans = [
    narrowLayers(setting, m),
    ...lengthsOf(setting, m).map((s) => chainLayers(setting, m, s)),
  ];
  const counts = plans.map((hidden) => dense([[dimension, 1n], ...hidden, [1n, 1n]]));
  if (classes === 2n && points >= 4n) counts.push(mostOfClassChains(setting, m));
  return counts.reduce((a, b) => (b < a ? b : a));
}

const COMMON = {
  direction: "upper",
  kind: "exact",
  scope: "every-dataset",
  convention: "sigma/delta",
  source: { paper: "muball", theorem: "docs/bounds.md#nearest-site" },
  assumptions: [],
} as const;

const RATIO = "r = 2 c_p+(d) sigma/delta < 1";
const PROJECTION = "m <= d the least with r < e^(-1/2) M^(-1/m) sqrt(m/d), M opposite pairs";
const CHAIN =
  "least dense count over s of d, m, s - 1 times m + K, halvings of K, halvings of L C, 2L, 1, K = floor((N + C (s - 1))/s), L = ceil(log2 C), of the narrow network, and for C = 2 of one channel per class";

/** A bound with all coordinates, and the same with those of a projection. */
function pair(
  name: string,
  quantity: Published["quantity"],
  formula: string,
  value: (setting: Setting, m: bigint) => bigint,
): readonly Published[] {
  const projected = (setting: Setting): Outcome => {
    const m = projectedDimension(setting);
    return m === undefined ? silent(WHY_NO_PROJECTION) : exactly(value(setting, m));
  };
  return [
    {
      ...COMMON,
      name: `nearest-site-${name}`,
      quantity,
      formula: `${formula}, m = d, ${RATIO}`,
      evaluate: (setting) =>
        isCovered(setting) ? exactly(value(setting, setting.dimension)) : silent(WHY_NOT),
    },
    {
      ...COMMON,
      name: `nearest-site-projected-${name}`,
      quantity,
      formula: `${formula}, ${PROJECTION}, ${RATIO}`,
      evaluate: projected,
    },
  ];
}

export const nearestSiteBounds: readonly Published[] = [
  ...pair("parameters", "parameters", CHAIN, parametersWith),
  ...pair("width", "width", "m + 4, or m + 3 if C = 2", narrowWidth),
  {
    ...COMMON,
    name: "nearest-site-depth",
    quantity: "depth",
    formula: `2 + ceil(log2 C) (N - 1), ${RATIO}`,
    evaluate: (setting) => (isCovered(setting) ? exactly(narrowDepth(setting)) : silent(WHY_NOT)),
  },
];
