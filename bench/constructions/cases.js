// What the table of constructions is about: constructions, norms, ratios, data sets, and the series of growth.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { generated } from "../generated.js";

export const CONSTRUCTIONS = [
  "staircase",
  "lattice",
  "partition",
  "gated-lattice",
  "sequential-lattice",
  "voronoi",
  "narrow-voronoi",
  "square",
  "log-width",
  "detector-inf",
  "polyhedral",
  "pairwise",
];
export const NORMS = ["1", "2", "inf", "3", "3/2"];
export const RATIOS = ["1/1000000", "1/1000", "1/10", "3/10", "1/2", "9/10", "99/100", "999/1000"];

/** The first rows of the digits that ship with the project. */
const digits = (count) => {
  const text = gunzipSync(readFileSync("certificates/data/digits.csv.gz")).toString();
  return `${text.split("\n").slice(0, count).join("\n")}\n`;
};

/** Name, what it is, and its CSV. */
export const DATA = {
  iris: [
    "Iris: N = 150, d = 4, C = 3, two equal points",
    () => readFileSync("certificates/data/iris.csv", "utf8"),
  ],
  digits60: ["60 of the digits that ship: d = 784, C = 10", () => digits(60)],
  digits: ["the 300 digits that ship: d = 784, C = 10", () => digits(300)],
  g100x8: ["generated: N = 100, d = 8, C = 3", () => generated(100, 8, 3)],
  g50x784: ["generated: N = 50, d = 784, C = 2", () => generated(50, 784, 2)],
  g1000x4: ["generated: N = 1000, d = 4, C = 2", () => generated(1000, 4, 2)],
};

/** What grows, with the other sizes fixed: generated data of two classes, p = 2. */
export const GROWTH = {
  N: { names: ["n125", "n250", "n500", "n1000"], fixed: "d = 16", rhos: ["1/10", "9/10"] },
  d: { names: ["d8", "n250", "d32", "d64", "d128"], fixed: "N = 250", rhos: ["1/10", "9/10"] },
};
for (const count of [125, 250, 500, 1000]) {
  const title = `generated: N = ${count}, d = 16, C = 2`;
  DATA[`n${count}`] = [title, () => generated(count, 16, 2), { N: count, d: 16 }];
}
for (const dimension of [8, 32, 64, 128]) {
  const title = `generated: N = 250, d = ${dimension}, C = 2`;
  DATA[`d${dimension}`] = [title, () => generated(250, dimension, 2), { N: 250, d: dimension }];
}
