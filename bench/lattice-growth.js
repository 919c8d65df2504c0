// Parameters of `lattice` with tables L0, L1 and L2, beside `staircase`, for N = 10² to 10⁵ generated
// points: the √N claim as a table. Run after `npm run build`:
//   node bench/lattice-growth.js [largest N] [dimension]        (default 100000, 4)
// Points are uniform on a grid of 10¹² steps a coordinate, labels are two, even and uniform; the seed
// is fixed. The radius is 1/(4N²) of the side, near what the staircase reaches. The lattice is the same
// for its three columns: the search takes the smallest table, the others are counted on its keys.
import { lattice, staircase } from "../dist/constructions/index.js";
import { latticeAt, settingOf } from "../dist/constructions/lattice-radius.js";
import { pointMatrix } from "../dist/constructions/point-matrix.js";
import { Random } from "../dist/constructions/random.js";
import { NORM_TWO, rational, sizeOf } from "../dist/kernel/index.js";
import { codesOf, valuesOfClasses } from "../dist/networks/index.js";

const SIDE = 10n ** 12n;
const options = { seed: "1", budget: 1 };

/** N points with two labels. */
function generated(count, dimension) {
  const random = new Random(`growth ${count}`);
  const coordinate = () => BigInt(random.below(1e6)) * 1000000n + BigInt(random.below(1e6));
  const points = Array.from({ length: count }, (_, i) => ({
    point: { ints: Array.from({ length: dimension }, coordinate), den: SIDE },
    label: i < 2 ? i : random.below(2),
    line: i + 1,
  }));
  return { dimension, classes: ["a", "b"], points, source: "generated" };
}

/** Seconds that a promise takes, with its value. */
async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

/** Parameters of the lattice with each table, from one search. */
async function latticeSizes(dataset, radius) {
  const codes = codesOf(valuesOfClasses(dataset.classes));
  const setting = settingOf(pointMatrix(dataset), NORM_TWO, codes, options, undefined);
  const outcome = await latticeAt(setting, radius, true);
  if (outcome.status !== "found") throw new Error(`no lattice: ${outcome.condition}`);
  const { plan } = outcome;
  const keyed = plan.size.parameters - plan.table.parameters;
  const sizes = Object.fromEntries(
    plan.tables.map(({ name, parameters }) => [name, keyed + parameters]),
  );
  const bits = plan.coordinates.map((one) => one.bits).join("+");
  return { ...sizes, bits };
}

const most = Number(process.argv[2] ?? 1e5);
const dimension = Number(process.argv[3] ?? 4);
const rows = [];
for (let count = 100; count <= most; count *= 10) {
  const dataset = generated(count, dimension);
  const radius = rational(1n, 4n * BigInt(count) ** 2n);
  const found = await timed(() => latticeSizes(dataset, radius));
  const line = await timed(() => staircase.construct(dataset, NORM_TWO, radius, options));
  const answer = line.value;
  const parameters =
    answer.status === "constructed" ? Number(sizeOf(answer.network).parameters) : undefined;
  rows.push({
    count,
    ...found.value,
    staircase: parameters,
    lattice: found.seconds,
    line: line.seconds,
  });
  process.stderr.write(
    `N = ${count}: ${found.seconds.toFixed(1)} s and ${line.seconds.toFixed(1)} s\n`,
  );
}

/** Slope on log axes between two counts a factor 10 apart. */
const slope = (a, b) => (a === undefined || b === undefined ? "-" : Math.log10(b / a).toFixed(2));
const cell = (value) => String(value ?? "not reached").padStart(12);
console.log(`${lattice.name}, d = ${dimension}, radius 1/(4N²), p = 2: parameters`);
console.log(["N", "staircase", "L0", "L1", "L2", "key bits"].map(cell).join(""));
for (const row of rows) {
  console.log([row.count, row.staircase, row.L0, row.L1, row.L2, row.bits].map(cell).join(""));
}
console.log("slope per factor 10 (1 is linear in N, 0.5 is √N)");
rows.slice(1).forEach((row, k) => {
  const before = rows[k];
  const slopes = ["staircase", "L0", "L1", "L2"].map((name) => slope(before[name], row[name]));
  console.log([row.count, ...slopes].map(cell).join(""));
});
