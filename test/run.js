// `npm test`: first the fast lane, then types, lint, build, the other tests and the properties, then every
// sample through the real command. `npm run test:fast` is the fast lane alone: what judges certificates, in
// under a minute. Says what it is about to show, stops at the first failure, ends with "N passed, N failed".
import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = (name, ...rest) => path.join(root, "node_modules", name, ...rest);
const COMMAND = path.join(root, "dist", "cli", "main.js");
const EXIT_CODES = { accepted: 0, rejected: 1, declined: 2 };

const counts = { passed: 0, failed: 0 };

function finish() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed === 0 ? 0 : 1);
}

function announce(sentence) {
  console.log(`\n== ${sentence}`);
}

/** The seed of the properties: what the sources give, so that one tree has one answer; see properties/seed.ts. */
const SEED = process.env.MUBALL_SEED || "sources";

/** Runs Node on a script of the project with nothing on its stdin; its output is ours. */
function run(script, args) {
  const child = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, MUBALL_SEED: SEED },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return child.status === 0;
}

/** A step that counts as one failure when it fails, and as nothing when it passes. */
function step(sentence, script, args) {
  announce(sentence);
  if (run(script, args)) return;
  counts.failed += 1;
  finish();
}

/** Folders of tests of the fast lane: what judges certificates, and the rules of the code. */
const FAST = ["numbers", "kernel", "format", "checker", "architecture"].map(
  (name) => `test/${name}`,
);

/** Runs vitest with these words and adds its counts; a file that cannot be loaded is a failure too. */
function tests(sentence, words) {
  announce(sentence);
  const { passed, failed } = counts;
  const folder = mkdtempSync(path.join(tmpdir(), "muball-tests-"));
  const file = path.join(folder, "tests.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const fine = run(bin("vitest", "vitest.mjs"), ["run", ...words, ...reporters]);
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, "utf8"));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests;
  }
  rmSync(folder, { recursive: true });
  // No test at all would be no failure to vitest's counts.
  if (fine && counts.passed > passed) return;
  if (counts.failed === failed) counts.failed += 1;
  finish();
}

/** A sample of every verdict and every code, judged in this process by the trusted folders alone. */
async function fewSamples() {
  announce("Show that the checker alone gives a sample of every verdict and code its verdict");
  const { check } = await import(pathToFileURL(path.join(TRUSTED, "checker", "index.js")).href);
  for (const verdict of Object.keys(EXIT_CODES)) {
    const chosen = onePerFolder(path.join(root, "certificates", verdict));
    for (const file of chosen) {
      const said = check([readFileSync(file)], companionTexts(file));
      const code = said.rejection?.code ?? said.decline?.code;
      const line = said.verdict === "accepted" ? "accepted " : `${said.verdict} code=${code}`;
      const passed = line === expectedOf(verdict, file);
      counts[passed ? "passed" : "failed"] += 1;
      if (!passed) console.log(`${path.relative(root, file)}: ${line}`);
    }
    if (chosen.length === 0) counts.failed += 1;
    console.log(`${verdict}: ${chosen.length} samples`);
  }
}

/** The smallest sample of each folder, and so of each code. */
function onePerFolder(folder) {
  const smallest = new Map();
  for (const file of filesUnder(folder).filter((name) => name.endsWith(".muball"))) {
    const { size } = statSync(file);
    const known = smallest.get(path.dirname(file));
    if (known === undefined || size < known.size) smallest.set(path.dirname(file), { file, size });
  }
  return [...smallest.values()].map(({ file }) => file);
}

/** The texts beside a sample as the checker takes them. */
function companionTexts(sample) {
  const words = companionsOf(sample);
  const texts = {};
  for (let k = 0; k < words.length; k += 2) texts[words[k].slice(2)] = [readFileSync(words[k + 1])];
  return texts;
}

/** Files under a folder, in order; none if there is no folder. */
function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(file) : [file];
    });
}

/** Options for the texts beside a sample: NAME.dataset, NAME.network, NAME.claim. */
function companionsOf(sample) {
  const stem = sample.slice(0, -".muball".length);
  return ["dataset", "network", "claim"].flatMap((kind) => {
    const companion = `${stem}.${kind}`;
    return existsSync(companion) ? [`--${kind}`, companion] : [];
  });
}

/** What the command says of files, and its exit code. */
function checked(files) {
  const args = [COMMAND, "check", ...companionsOf(files[0]), ...files];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: root }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : error.code, stdout, stderr });
    });
  });
}

/** Samples checked by one command: alone, or with others of the verdict that have no companions. */
const BATCH = 25;

function batchesOf(files) {
  const isAlone = (file) =>
    companionsOf(file).length > 0 || path.basename(file) === "smallest.muball";
  const batches = files.filter(isAlone).map((file) => [file]);
  const rest = files.filter((file) => !isAlone(file));
  while (rest.length > 0) batches.push(rest.splice(0, BATCH));
  return batches;
}

/** The verdict and code that the path of a sample asks for, as the command prints them. */
function expectedOf(verdict, file) {
  if (verdict === "accepted") return "accepted ";
  const code = path.relative(path.join(root, "certificates", verdict), path.dirname(file));
  return `${verdict} code=${code.split(path.sep).join("/")}`;
}

/** Checks samples of one verdict: the exit code is the verdict's, and every line is right. */
async function batch(verdict, files) {
  const { status, stdout, stderr } = await checked(files);
  const lines = stdout.split("\n").slice(0, -1);
  for (const [k, file] of files.entries()) {
    const expected = `${files.length > 1 ? `${file}: ` : ""}${expectedOf(verdict, file)}`;
    const line = lines[k] ?? "";
    const isSaid = verdict === "accepted" ? line.startsWith(expected) : line === expected;
    const passed = status === EXIT_CODES[verdict] && isSaid && lines.length === files.length;
    counts[passed ? "passed" : "failed"] += 1;
    if (!passed)
      console.log(`${path.relative(root, file)}: exit code ${status}\n${line}\n${stderr}`);
  }
}

/** Checks the samples of a verdict, two commands at a time. */
async function samplesOf(verdict) {
  const folder = path.join(root, "certificates", verdict);
  const files = filesUnder(folder).filter((file) => file.endsWith(".muball"));
  const left = batchesOf(files);
  const worker = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift())
      await batch(verdict, next);
  };
  await Promise.all([worker(), worker()]);
  console.log(`${verdict}: ${files.length} samples`);
  return files.length;
}

async function samples() {
  announce("Show that the command gives every sample the verdict of its folder");
  let total = 0;
  for (const verdict of Object.keys(EXIT_CODES)) total += await samplesOf(verdict);
  if (total > 0) return;
  console.log("There are no samples.");
  counts.failed += 1;
}

const tsc = bin("typescript", "bin", "tsc");
const TRUSTED = path.join(root, "reports", "trusted");

/** The fast lane: types, tests and samples of what judges certificates, and the architecture. */
async function fastLane() {
  step("Show that the types of the trusted folders fit (tsc)", tsc, [
    "-p",
    "tsconfig.trusted.json",
  ]);
  await fewSamples();
  tests("Show that the trusted folders and the architecture are as their tests say (vitest)", [
    ...["--project", "unit"],
    ...FAST,
  ]);
}

/** Everything else. */
async function otherLanes() {
  step("Show that the types fit (tsc)", tsc, ["-p", "tsconfig.json"]);
  step("Show that the types of the desk fit (tsc)", tsc, ["-p", "src/desk"]);
  step("Show that the code follows the lint rules (eslint)", bin("eslint", "bin", "eslint.js"), [
    ".",
  ]);
  step(
    "Show that the layout is the formatter's (biome)",
    bin("@biomejs", "biome", "bin", "biome"),
    ["format", "."],
  );
  step("Build dist (tsc)", tsc, ["-p", "tsconfig.build.json"]);
  const left = FAST.flatMap((folder) => ["--exclude", `${folder}/**`]);
  tests("Show that the other examples and the properties hold (vitest)", left);
  await samples();
}

await fastLane();
if (!process.argv.includes("--fast")) await otherLanes();
console.log("");
finish();
