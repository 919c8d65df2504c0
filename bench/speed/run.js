// How fast muball is, beside a plain loop in doubles: docs/benchmarks.md and docs/benchmarks.json.
//   npm run bench [-- --page]
// Every measurement has a process of its own, one at a time, and takes processor time, so that other work on
// the machine changes little. The table that stood there is what the new one is compared with, row by row.
// `--page` only writes the page.
import { fork, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { muball } from "../command.js";
import { someDigits } from "../mnist.js";
import {
  CERTIFICATES,
  CHECKERS,
  IRIS,
  PAGE_CHECKER,
  PROVED,
  SEPARATED,
  START_ASKED,
  STARTS,
} from "./cases.js";
import { page, shown } from "./page.js";

const RECORD = "docs/benchmarks.json";
const PAGE = "docs/benchmarks.md";
const SAMPLE = "certificates/accepted/handmade/corner.muball";
const LIMIT_SECONDS = 600;
const START_COUNT = 20;
/** Processes that run the plain loop: its speed differs from one to the next by a tenth and more. */
const LOOP_COUNT = 4;
/** Checks that take less are measured again, and the least counts. */
const SHORT_SECONDS = 10;

const folder = mkdtempSync(join(tmpdir(), "muball-bench-"));
const last = existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, "utf8")) : { rows: [] };

/** What a process of its own measures. */
function measured(...words) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL("measure.js", import.meta.url), words, {
      execArgv: ["--max-semi-space-size=64"],
    });
    child.on("message", resolve);
    child.on("close", () => reject(new Error(`no measurement: ${words.join(" ")}`)));
  });
}

/** A data file of so many digits. */
async function digitsFile(count) {
  const path = join(folder, `${count}.csv`);
  const { points } = await someDigits(count);
  const rows = points.map(
    ({ point, label }) => `${point.ints.map((n) => `${n}/${point.den}`).join(",")},${label}\n`,
  );
  writeFileSync(path, rows.join(""));
  return path;
}

async function* certificateRows({ name, points, rho, proved, asked }) {
  const file = join(folder, "one.muball");
  const how = ["--rho", rho, "--with", name, "-o", file];
  const made = await muball(LIMIT_SECONDS, "prove", await digitsFile(points), ...how);
  if (made.code !== 0) throw new Error(`prove ${name}, ${points} digits: exit ${made.code}`);
  const first = await measured("check", file);
  const checks = [first];
  while (checks.length < 3 && first.whole < SHORT_SECONDS) {
    checks.push(await measured("check", file));
  }
  const loops = [];
  while (loops.length < LOOP_COUNT) loops.push(await measured("loop", file));
  const [reading, plain] = ["reading", "plain"].map((of) =>
    Math.min(...loops.map((one) => one[of])),
  );
  const whole = Math.min(...checks.map((one) => one.whole));
  const title = (what) => `${what}: ${name}, ${points} digits`;
  const row = (what, seconds, goal) => ({
    ...{ name: title(what), value: seconds / plain, unit: "loop", seconds },
    ...(goal !== undefined && { asked: goal }),
  });
  yield row("check, whole", whole, asked.whole);
  yield row("check, judging", whole - reading, asked.judging);
  const { megabytes } = first;
  yield { name: title("check, peak memory"), value: megabytes, unit: "MB" };
  yield { name: title("check, certificate"), value: statSync(file).size / 1e6, unit: "MB" };
  const seconds = proved ? commandSeconds([PROVED, file]) : undefined;
  if (seconds !== undefined) yield row("check by `muball-proved`", seconds);
  yield row("prove", made.processor, asked.prove);
}

/** Processor seconds of a command from its start to its end, as the shell counts them; none if it fails. */
function commandSeconds(words) {
  const script = 'TIMEFORMAT="%U %S"; time "$@" >/dev/null';
  const { status, stderr } = spawnSync("bash", ["-c", script, "bash", ...words], {
    encoding: "utf8",
    timeout: LIMIT_SECONDS * 1000,
  });
  if (status !== 0) return undefined;
  const [user, system] = stderr.trim().split("\n").at(-1).split(" ").map(Number);
  return user + system;
}

/** All checkers that are here, start included, on one certificate. */
async function* checkerRows() {
  const file = join(folder, "iris.muball");
  const made = await muball(LIMIT_SECONDS, "prove", ...IRIS, "-o", file);
  if (made.code !== 0) throw new Error(`prove Iris: exit ${made.code}`);
  for (const words of CHECKERS) {
    const times = Array.from({ length: 5 }, () => commandSeconds([...words, file]));
    if (times.includes(undefined)) continue;
    const checker =
      { check: "muball check", [PAGE_CHECKER]: "proofs/build/muball-proved.cjs" }[words.at(-1)] ??
      words.at(-1);
    yield { name: `Iris, ρ ≥ 9/10: \`${checker}\``, value: Math.min(...times), unit: "s" };
  }
  yield { name: "Iris, ρ ≥ 9/10: certificate", value: statSync(file).size / 1000, unit: "kB" };
}

async function separationRow() {
  const { whole, plain } = await measured("separation", `${SEPARATED}`);
  const name = `separation, ${SEPARATED} digits`;
  return { name, value: whole / plain, unit: "loop", seconds: whole };
}

/** Seconds by the clock, from the start of a process to its end. */
function startSeconds(words) {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, words, { stdio: "ignore" });
  if (status !== 0) throw new Error(`${words.join(" ")}: exit ${status}`);
  return (performance.now() - start) / 1000;
}

/** The starts of Node and of the command take turns. */
function startRows() {
  const main = ["--max-semi-space-size=64", "dist/cli/main.js"];
  const commands = [["-e", "0"], ...STARTS.map((words) => [...main, ...words])].map((words) =>
    words.map((word) => (word === "FILE" ? SAMPLE : word)),
  );
  const times = commands.map(() => []);
  for (let turn = 0; turn < START_COUNT; turn += 1) {
    for (const [k, words] of commands.entries()) times[k].push(startSeconds(words));
  }
  const medians = times.map((own) => own.sort((a, b) => a - b)[START_COUNT >> 1]);
  const names = ["Node alone", ...STARTS.map((words) => `\`muball ${words.join(" ")}\``)];
  return names.map((name, k) => ({
    ...{ name: `start: ${name}`, value: medians[k], unit: "s" },
    ...(k > 0 && { asked: START_ASKED }),
  }));
}

/** Three digits are what a measurement is good for. */
const rounded = (value) => Number(value.toPrecision(3));

function noted(rows, row) {
  const before = last.rows.find(({ name }) => name === row.name)?.value;
  const seconds = row.seconds === undefined ? {} : { seconds: rounded(row.seconds) };
  rows.push({
    ...{ ...row, value: rounded(row.value), ...seconds },
    ...(before !== undefined && { before }),
  });
  process.stderr.write(`${row.name}: ${shown(row.value, row.unit)}\n`);
}

/** The commit that is measured, with a mark if files of it were changed since. */
function commit() {
  const git = (...words) => spawnSync("git", words, { encoding: "utf8" }).stdout.trim();
  const changed = git("status", "--porcelain", "--untracked-files=no", "--", "src");
  return `${git("rev-parse", "--short=8", "HEAD")}${changed === "" ? "" : " with changes"}`;
}

async function measureAll() {
  const measuredCommit = commit();
  const rows = [];
  for (const row of startRows()) noted(rows, row);
  for await (const row of checkerRows()) noted(rows, row);
  noted(rows, await separationRow());
  for (const one of CERTIFICATES) {
    for await (const row of certificateRows(one)) noted(rows, row);
  }
  const processor = cpus()[0].model.replace(/\s+/gu, " ").trim();
  const cores = availableParallelism();
  const machine = { processor, cores, node: process.versions.node, starts: START_COUNT };
  return { machine, commit: measuredCommit, rows };
}

try {
  const record = process.argv.includes("--page") ? last : await measureAll();
  writeFileSync(RECORD, `${JSON.stringify(record, undefined, 2)}\n`);
  writeFileSync(PAGE, page(record));
} finally {
  rmSync(folder, { recursive: true });
}
