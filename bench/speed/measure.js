// One measurement in a process of its own, which answers its parent and ends: run.js forks it.
//   check FILE        the whole check of a certificate, and the peak of memory
//   loop FILE         reading the same lines with their digests, without judging; the plain loop over the same balls
//   separation COUNT  the exact separation of so many digits, and the plain loop over the same pairs
import { closeSync, openSync, readSync } from "node:fs";
import { ballsOf } from "../../dist/checker/balls.js";
import { check } from "../../dist/checker/index.js";
import { networkOf } from "../../dist/checker/sources.js";
import { expectLine } from "../../dist/checker/text.js";
import { separation } from "../../dist/dataset/index.js";
import { linesOf, MEMORIZATIONS } from "../../dist/format/index.js";
import { NORM_TWO } from "../../dist/kernel/index.js";
import { someDigits } from "../mnist.js";
import { distanceLoop, doubleLayers, doublePoint, forwardLoop } from "../plain.js";

/** How long the plain loop is repeated: the least of many runs is the steadiest. */
const LOOP_SECONDS = 1;

/** Seconds of processor time so far, of all threads: other work on the machine does not change them. */
function seconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function timed(work) {
  const start = seconds();
  const value = work();
  return { value, seconds: seconds() - start };
}

/** The least time of a piece of work that is repeated. */
function least(work) {
  const start = seconds();
  let best = Infinity;
  do best = Math.min(best, timed(work).seconds);
  while (seconds() - start < LOOP_SECONDS);
  return best;
}

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

const MEASURES = {
  check(path) {
    const { value, seconds: whole } = timed(() => check(chunksOf(path)).verdict);
    if (value !== "accepted") throw new Error(`${path}: ${value}`);
    return { whole, megabytes: process.resourceUsage().maxRSS / 1024 };
  },

  loop(path) {
    const read = timed(() => {
      const lines = linesOf(chunksOf(path));
      const header = MEMORIZATIONS.memorization.read(expectLine(lines, "a header"));
      const { network } = networkOf(lines, header.network, undefined);
      const balls = ballsOf(lines, header, undefined, "fast");
      const points = Array.from(balls.values, ({ centre }) => doublePoint(centre));
      balls.finish();
      return { network, points };
    });
    const { network, points } = read.value;
    const layers = doubleLayers(network);
    return { reading: read.seconds, plain: least(() => forwardLoop(layers, points)) };
  },

  async separation(count) {
    const dataset = await someDigits(Number(count));
    const start = seconds();
    const { exact } = await separation(dataset, NORM_TWO);
    const whole = seconds() - start;
    const rows = dataset.points.map(({ point }) => doublePoint(point));
    const labels = dataset.points.map(({ label }) => label);
    const { value, seconds: plain } = timed(() => distanceLoop(rows, labels));
    const { num, den } = exact.value;
    if (Math.abs(Number(num) / Number(den) - value / 4) > 1e-9) throw new Error("two minima");
    return { whole, plain };
  },
};

const [, , what, ...words] = process.argv;
process.send(await MEASURES[what](...words));
