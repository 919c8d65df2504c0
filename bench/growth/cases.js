// What docs/growth.md measures: each construction on a series of data, at a ratio, with the exponents that
// are published or proved for it.

/** The largest ratio of the small regime that is short: 1/(5N⌈√d⌉). */
const small = (count, dimension) => `1/${5 * count * Math.ceil(Math.sqrt(dimension))}`;
const SMALL = "1/(5N⌈√d⌉)";
const at = (rho) => ({ rho: () => rho, law: rho });
const SMALL_RATIO = { rho: small, law: SMALL };

const KMY = "[Kim, Moon, Yun](bounds.md#regimes)";
const VYS = "[Vardi, Yehudai, Shamir](bounds.md#points-alone)";
const own = (name) => `[own](theory.md#${name})`;

/** What is compared on two grids. */
export const GRIDS_WITH = ["gated-lattice", "detector-inf", "voronoi", "pairwise", "partition"];

const sizes = (from, count) => Array.from({ length: count }, (_, k) => from * 2 ** k);
const COUNTS = sizes(20, 4);

/** Exponents in N of the small regime. */
const SMALL_EXPONENTS = { parameters: ["1/2", KMY], depth: ["1/2", KMY], bits: ["1/2", KMY] };
const LINEAR = { parameters: ["1", KMY] };

/**
 * Series in N. `counts` is the default, `more` are the sizes that --large adds; `options` are further words
 * of the command. An exponent has its source; "–" where none is published or proved.
 */
const IN_N = [
  ...["line", "grid4", "sep4", "sep6", "cube48"].map((data) => ({
    ...{ construction: "lattice", data, ...SMALL_RATIO, expected: SMALL_EXPONENTS },
    // On the line up to less than a parameter per point, for the figure of bits.
    ...(data === "line"
      ? { counts: sizes(80, 7), more: [10240] }
      : { counts: sizes(80, 5), more: [2560, 5120, 10240] }),
  })),
  ...["line", "sep4"].map((data) => ({
    ...{ construction: "lattice", data, ...SMALL_RATIO, options: ["--width", "12"] },
    expected: { width: ["0", VYS], depth: ["1/2", VYS], parameters: ["1/2", VYS] },
    ...{ counts: sizes(80, 5), more: [2560, 5120] },
  })),
  {
    ...{
      construction: "staircase",
      data: "line",
      ...SMALL_RATIO,
      counts: COUNTS,
      more: [320, 640],
    },
    expected: { parameters: ["1", own("staircase")], depth: ["0", own("staircase")] },
  },
  ...["gated-lattice", "lattice"].map((construction) => ({
    ...{ construction, data: "sep4", ...at("1/3200"), counts: sizes(160, 4), more: [2560] },
    expected: { parameters: ["1", KMY], bits: ["0", KMY] },
  })),
  ...GRIDS_WITH.map((construction) => ({
    ...{ construction, data: "grids2", ...at("4/5"), more: [1280] },
    counts: sizes(80, ["gated-lattice", "voronoi"].includes(construction) ? 5 : 4),
    expected: construction === "gated-lattice" ? { parameters: ["–", own("gated-lattice")] } : {},
  })),
  {
    ...{ construction: "gated-lattice", data: "sep4", ...at("1/10"), counts: COUNTS, more: [320] },
    expected: { ...LINEAR, bits: ["0", KMY] },
  },
  {
    ...{ construction: "sequential-lattice", data: "sep4", ...at("1/10"), counts: COUNTS },
    ...{ more: [320], options: ["--eta", "1/100"], expected: LINEAR },
  },
  {
    ...{ construction: "partition", data: "sep4", ...at("1/10"), counts: COUNTS, more: [320, 640] },
    expected: { parameters: ["–", own("partition")] },
  },
  {
    ...{ construction: "log-width", data: "cube48", ...at("1/10"), counts: sizes(10, 4) },
    more: [160, 320],
    expected: { ...LINEAR, width: ["0", "[log N](bounds.md#projection)"] },
  },
  {
    ...{ construction: "voronoi", data: "sep4", ...at("9/10"), counts: COUNTS, more: [320, 640] },
    expected: LINEAR,
  },
  {
    ...{ construction: "narrow-voronoi", data: "sep4", ...at("9/10"), counts: COUNTS, more: [320] },
    expected: {
      ...{ parameters: ["1", own("nearest-site")], width: ["0", own("nearest-site")] },
      depth: ["1", own("nearest-site")],
    },
  },
  {
    ...{ construction: "square", data: "sep4", ...at("1/2"), counts: sizes(10, 4), more: [160] },
    expected: {
      ...{ parameters: ["1", own("square")], width: ["0", own("square")] },
      depth: ["1", "[Egosi, Yehudai, Shamir](bounds.md#projection)"],
    },
  },
  {
    ...{ construction: "detector-inf", data: "sep4", norm: "inf", ...at("9/10"), counts: COUNTS },
    more: [320, 640],
    expected: {
      ...{ parameters: ["1", "[Yu, Gao, Zhang](theory.md#detectors)"] },
      ...{ width: ["0", own("detectors")], depth: ["1", own("detectors")] },
    },
  },
  {
    ...{ construction: "polyhedral", data: "sep4", norm: "inf", ...at("9/10"), counts: COUNTS },
    more: [320],
    expected: {
      ...{ parameters: ["1", own("polyhedral")], width: ["0", own("polyhedral")] },
      depth: ["1", own("polyhedral")],
    },
  },
  {
    ...{ construction: "pairwise", data: "sep4", ...at("9/10"), counts: COUNTS, more: [320, 640] },
    expected: { parameters: ["–", own("pairwise")], depth: ["0", own("pairwise")] },
  },
];

/** Series in ρ, with a fixed number of points. */
const IN_RHO = ["gated-lattice", "sequential-lattice"].map((construction) => ({
  ...{ construction, data: "sep4", count: 80, rhos: ["1/640", "1/160", "1/40", "1/10"] },
  options: construction === "sequential-lattice" ? ["--eta", "1/100"] : [],
  expected: { parameters: ["1/2", KMY], bits: ["−1/2", KMY] },
}));

/** The curve of width against depth: the limit is on the width, x is the width that the network has. */
const IN_WIDTH = [
  {
    ...{ construction: "lattice", data: "sep4", count: 640, ...SMALL_RATIO },
    widths: [5, 8, 12, 20, 40, 80],
    expected: {
      depth: ["−1", "[Yang, Yang](bounds.md#points-alone)"],
      parameters: ["0", "[Vardi, Yehudai, Shamir](bounds.md#points-alone)"],
    },
  },
];

/** All series, each a list of cells: what the command is asked for. */
export const ALL = [...IN_N, ...IN_RHO, ...IN_WIDTH].map((one) => ({
  ...{ norm: "2", options: [] },
  ...one,
}));

/** What grows along a series. */
export function growing({ rhos, widths }) {
  if (rhos !== undefined) return "ρ";
  return widths === undefined ? "N" : "width";
}

/** The cells of a series; `isLarge` adds the large sizes. */
export function cellsOf(one, dimension, isLarge) {
  const { construction, data, norm, options } = one;
  const cell = (count, rho, more = []) => {
    return { construction, data, norm, options: [...options, ...more], count, rho, dimension };
  };
  if (one.rhos !== undefined) return one.rhos.map((rho) => cell(one.count, rho));
  if (one.widths !== undefined) {
    const rho = one.rho(one.count, dimension);
    return one.widths.map((width) => cell(one.count, rho, ["--width", `${width}`]));
  }
  const counts = isLarge ? [...one.counts, ...one.more] : one.counts;
  return counts.map((count) => cell(count, one.rho(count, dimension)));
}
