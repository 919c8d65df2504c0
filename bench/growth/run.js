// The growth of every construction: docs/growth.md, and growth.csv, growth.svg and bits.svg of docs/figures.
//   npm run growth [-- --large] [--seed 1] [--with lattice,square] [--seconds 120] [--page]
// Data are made by bench/generated.js from the seed. Each cell is proved by the real command in a process of
// its own, two at a time; its row is on the disk at once, with its seconds of processor time. `--large` adds
// the large sizes; `--with` measures some constructions again and keeps the other rows; `--page` only
// writes page and figures.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { muball, reasonOf } from "../command.js";
import { series, SERIES } from "../generated.js";
import { bitsFigureText } from "./bits-figure.js";
import { ALL, cellsOf } from "./cases.js";
import { figureText } from "./figure.js";
import { page } from "./page.js";
import { keyOf, readRows, writeRows } from "./rows.js";

const AT_A_TIME = 2;
const { values: options } = parseArgs({
  options: {
    large: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    with: { type: "string", default: "" },
    seconds: { type: "string", default: "120" },
    page: { type: "boolean", default: false },
  },
});
const folder = mkdtempSync(join(tmpdir(), "muball-growth-"));

/** What the command proves of a cell, or why it proves nothing. */
async function measured(cell, number) {
  const { construction, data, norm, rho, count, options: more } = cell;
  const [source, target] = [`${number}.csv`, `${number}.muball`].map((name) => join(folder, name));
  writeFileSync(source, series(data, count, Number(options.seed)));
  const how = ["-p", norm, "--rho", rho, "--with", construction, ...more];
  const limit = Number(options.seconds);
  const { processor, ...made } = await muball(limit, "prove", source, ...how, "-o", target);
  const row = { ...cell, seed: options.seed, seconds: processor?.toFixed(1) };
  if (made.code === null) return { ...row, reason: `not within ${limit} s` };
  if (made.code !== 0) return { ...row, reason: reasonOf(made) };
  return { ...row, ...made.answer.proved.size };
}

const names = options.with === "" ? undefined : options.with.split(",");
const isWanted = ({ construction }) => names === undefined || names.includes(construction);
const wanted = options.page ? [] : ALL.filter(isWanted);
const dimensionOf = ({ data }) => SERIES[data][0];
const cells = wanted.flatMap((one) => cellsOf(one, dimensionOf(one), options.large));
const queue = [...new Map(cells.map((cell) => [keyOf(cell), cell])).entries()];
const kept = names === undefined && !options.page ? new Map() : readRows();
const known = new Set(ALL.flatMap((one) => cellsOf(one, dimensionOf(one), true)).map(keyOf));
const isOld = ([key, { construction }]) =>
  known.has(key) && !wanted.some((one) => one.construction === construction);
const rows = new Map([...kept].filter(isOld));

let begun = 0;
let done = 0;
async function work() {
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const [key, cell] = next;
    const row = await measured(cell, begun++);
    done += 1;
    rows.set(key, row);
    writeRows(rows);
    process.stderr.write(`${key}: ${row.parameters ?? row.reason}, ${row.seconds ?? "–"} s\n`);
  }
}

const start = performance.now();
try {
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
} finally {
  rmSync(folder, { recursive: true });
}
writeFileSync("docs/figures/growth.svg", figureText(rows));
writeFileSync("docs/figures/bits.svg", bitsFigureText(rows));
writeFileSync("docs/growth.md", page(rows));
const processor = [...rows.values()].reduce((sum, { seconds }) => sum + Number(seconds ?? 0), 0);
const elapsed = (performance.now() - start) / 1000;
process.stderr.write(
  `${done} cells in ${elapsed.toFixed(0)} s; all rows took ${processor.toFixed(0)} s of processor time\n`,
);
