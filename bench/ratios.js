// How much faster, or larger, than another tree of this project: makes and checks the same claims with both, in turn.
//   npm run build (in both trees), then: node bench/ratios.js OTHER [case …]
// Prints processor seconds of making and of checking, peak memory and bytes, each as other → this, with the ratio.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(new URL("..", import.meta.url));
const data = (name) => join(own, "certificates", "data", name);
const prove = (file, rho, name, ...more) => [
  "prove",
  data(file),
  "--rho",
  rho,
  "--with",
  name,
  ...more,
];
const trained = ["certify", data("iris-trained.network"), data("iris.csv"), "--rule", "argmax"];

/** Names, and the words of the command that makes the certificate. */
const CASES = {
  "voronoi, 300 digits": prove("digits.csv.gz", "9/10", "voronoi"),
  "lattice, 300 digits": prove("digits.csv.gz", "1/20000", "lattice"),
  "pairwise, 300 digits": prove("digits.csv.gz", "9/10", "pairwise"),
  "trained, Iris": [...trained, "--radius", "69/1000", "--no-ratio"],
  ...Object.fromEntries(
    ["voronoi", "pairwise", "partition", "log-width", "gated-lattice", "square"].map((name) => {
      return [`${name}, Iris`, prove("iris.csv", "9/10", name)];
    }),
  ),
  "polyhedral, Iris": prove("iris.csv", "9/10", "polyhedral", "--norm", "1"),
};

/** Says at the end what the process took. */
const METER = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write("\\n" + JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]) + "\\n");
});`;

/** Processor seconds and megabytes of a command of a tree. */
function took(tree, words) {
  const meter = ["--import", `data:text/javascript,${encodeURIComponent(METER)}`];
  const command = [...meter, join(tree, "dist", "cli", "main.js"), ...words, "--quiet"];
  const ran = spawnSync(process.execPath, command, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Error(`${words.join(" ")}: ${ran.stderr}`);
  return JSON.parse(ran.stderr.trimEnd().split("\n").at(-1));
}

/** The middle of several runs of a check inside of one process: without the start of the command. */
function checked(tree, file) {
  const script = `
    import { readFileSync } from "node:fs";
    const { check } = await import(${JSON.stringify(join(tree, "dist/checker/index.js"))});
    const bytes = readFileSync(${JSON.stringify(file)});
    const times = [];
    const start = process.cpuUsage().user;
    while (times.length < 3 || (times.length < 41 && process.cpuUsage().user - start < 3e6)) {
      const before = process.cpuUsage().user;
      if (check([bytes]).verdict !== "accepted") throw new Error("not accepted");
      times.push((process.cpuUsage().user - before) / 1e6);
    }
    times.sort((a, b) => a - b);
    console.log(times[times.length >> 1]);`;
  const command = ["--input-type=module", "--eval", script];
  const ran = spawnSync(process.execPath, command, { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return Number(ran.stdout);
}

const [otherTree, ...asked] = process.argv.slice(2);
if (otherTree === undefined) throw new Error("which tree? node bench/ratios.js OTHER [case …]");
const trees = [resolve(otherTree), own];
const scratch = mkdtempSync(join(tmpdir(), "muball-ratios-"));
const pair = ([a, b], digits, unit) => `${a.toFixed(digits)} → ${b.toFixed(digits)} ${unit}`;
console.log("| claim | make | check | check, peak | bytes |\n| --- | --- | --- | --- | --- |");
try {
  for (const [name, words] of Object.entries(CASES)) {
    if (asked.length > 0 && !asked.some((word) => name.includes(word))) continue;
    const files = trees.map((_, k) => join(scratch, `${k}.muball`));
    const made = trees.map((tree, k) => took(tree, [...words, "--output", files[k]])[0]);
    const check = trees.map((tree, k) => checked(tree, files[k]));
    const peak = trees.map((tree, k) => took(tree, ["check", files[k]])[1]);
    const bytes = files.map((file) => statSync(file).size);
    const cells = [
      `${pair(made, 1, "s")}, ${(made[0] / made[1]).toFixed(2)} times faster`,
      `${pair(check, 3, "s")}, ${(check[0] / check[1]).toFixed(2)} times faster`,
      pair(peak, 0, "MB"),
      `${(bytes[1] / bytes[0]).toFixed(2)} times`,
    ];
    console.log(`| ${name} | ${cells.join(" | ")} |`);
    for (const file of files) rmSync(file);
  }
} finally {
  rmSync(scratch, { recursive: true });
}
