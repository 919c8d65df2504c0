// What docs/benchmarks.md measures, and what is asked of it.

/** Certificates of digits of the package `mnist`, p = 2; `asked` are ratios to the plain loop; `proved`: given to
    the proved checker too, which takes minutes. */
export const CERTIFICATES = [
  {
    ...{ name: "lattice", points: 3000, rho: "1/20000", proved: true },
    asked: { judging: 4, whole: 8 },
  },
  { ...{ name: "pairwise", points: 300, rho: "9/10" }, asked: { judging: 6 } },
  { ...{ name: "voronoi", points: 300, rho: "9/10" }, asked: { judging: 8 } },
  { ...{ name: "voronoi", points: 1000, rho: "9/10" }, asked: { judging: 8, prove: 150 } },
];

/** Digits whose separation is measured. */
export const SEPARATED = 3000;

/** Words of the command whose start is measured; FILE is the smallest certificate of the samples. */
export const STARTS = [["--version"], ["check", "--help"], ["check", "FILE"]];
/** Seconds that are asked of a start. */
export const START_ASKED = 0.15;

/** The checker whose soundness is proved. */
export const PROVED = "proofs/build/muball-proved";
export const PAGE_CHECKER = "bench/speed/proved-page.js";

/** The certificate that every checker is given: words after `muball prove`. */
export const IRIS = ["certificates/data/iris.csv", "--rho", "9/10"];
/** The checkers, as commands. */
export const CHECKERS = [
  ["node", "dist/cli/main.js", "check"],
  ["python3", "reference/check.py"],
  [PROVED],
  ["node", PAGE_CHECKER],
];
