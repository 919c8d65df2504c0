// ACAS Xu properties 1, 3 and 4 on every network of a folder with five inputs and five outputs, and how long the
// check of each answer takes, beside plain doubles and bigints on the same leaves; then the same about float32.
//   npm run foreign -- FOLDER [word in the path …]
// The boxes are those of networks that take normalised inputs, so of NNet files the bare layers are asked. Files of
// others are read, never copied. Times are of the processor.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { check } from "../../dist/checker/index.js";
import { networkOf } from "../../dist/checker/sources.js";
import { expectLine, readEach } from "../../dist/checker/text.js";
import { linesOf, TRAINED, TRAINED_LINES } from "../../dist/format/index.js";
import {
  boundsOn,
  boxOf,
  goalDefect,
  halvesOfSet,
  prepared,
  rootOf,
  roundedIn,
} from "../../dist/kernel/index.js";
import { dualOf } from "../../dist/trained/dual.js";
import { nearCondition } from "../../dist/trained/goal-forms.js";
import { muball } from "../command.js";
import { Bigints, Doubles } from "./twins.js";

const SECONDS = 600;
const BETWEEN_3 = [
  "-0.30353115613746867 -0.29855281193475053",
  "-0.009549296585513092 0.009549296585513092",
];
const RIVALS = [1, 2, 3, 4].map((rival) => `(<= Y_0 Y_${rival})`);
/** Bounds of the five inputs, and what is asked of the outputs. */
const QUESTIONS = {
  P1: {
    box: ["0.6 0.679857769", "-0.5 0.5", "-0.5 0.5", "0.45 0.5", "-0.5 -0.45"],
    asked: ["(>= Y_0 3.991125645861615)"],
  },
  P3: {
    box: [...BETWEEN_3, "0.4933803235848431 0.49999999998567607", "0.3 0.5", "0.3 0.5"],
    asked: RIVALS,
  },
  P4: {
    box: [...BETWEEN_3, "0 0", "0.3181818181818182 0.5", "0.083333333333333 0.166666666666667"],
    asked: RIVALS,
  },
};

function question({ box, asked }) {
  const names = box.flatMap((_, k) => [
    `(declare-const X_${k} Real)`,
    `(declare-const Y_${k} Real)`,
  ]);
  const bounds = box.flatMap((ends, k) => {
    const [low, high] = ends.split(" ");
    return [`(>= X_${k} ${low})`, `(<= X_${k} ${high})`];
  });
  return [...names, ...[...bounds, ...asked].map((one) => `(assert ${one})`), ""].join("\n");
}

/** Files that may hold a network, below the folder. */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter(
      (path) => /\.(?:onnx|nnet|h5|pth|npz|safetensors)$/u.test(path) && statSync(path).isFile(),
    )
    .sort();
}

/** Words of a command that takes this file. */
const readingOf = (path) => (path.endsWith(".nnet") ? ["--reading", "bare"] : []);

/** True of networks from five numbers to five. */
async function isAsked(path) {
  const { code, answer } = await muball(SECONDS, "read", path, ...readingOf(path));
  return code === 0 && answer.inputs === 5 && answer.outputs === 5;
}

/** The middle of processor times of a call, in milliseconds: the first runs, before the code is compiled, count. */
function timed(call, runs) {
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    call();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return times.sort((a, b) => a - b)[times.length >> 1];
}

/** The first check of a process of its own, in milliseconds. */
function firstCheck(file) {
  const script = `
    import { readFileSync } from "node:fs";
    import { check } from ${JSON.stringify(new URL("../../dist/checker/index.js", import.meta.url).href)};
    const bytes = readFileSync(${JSON.stringify(file)});
    const start = process.cpuUsage();
    if (check([bytes]).verdict !== "accepted") throw new Error("not accepted");
    const { user, system } = process.cpuUsage(start);
    console.log((user + system) / 1000);`;
  const ran = spawnSync(process.execPath, ["--input-type=module", "--eval", script], {
    encoding: "utf8",
  });
  return Number(ran.stdout);
}

/** Factors of a hint: the characters from 0 to p without the backslash; one a condition. */
function factorsOf(text, count) {
  if (count === 1) return [1];
  const values = [...text].map((c) => c.charCodeAt(0) - (c.charCodeAt(0) > 92 ? 49 : 48));
  return values.length === 0 ? new Array(count).fill(1) : values.slice(0, count);
}

/** The network, and the leaves of all trees of a certificate, each with its conditions and its hint. */
function leavesOf(file) {
  const lines = linesOf([readFileSync(file)]);
  const { claim, network: field } = TRAINED.property.read(expectLine(lines, "a header"));
  const { network } = networkOf(lines, field, undefined);
  const trees = readEach(lines, claim.cases.length, "a tree", TRAINED_LINES.tree.read);
  const leaves = claim.cases.flatMap(({ lower, upper, conditions }, n) => {
    const waiting = [boxOf(lower, upper)];
    return trees[n].nodes.flatMap((node) => {
      const set = waiting.pop();
      if (typeof node === "number" && node > 0) {
        const [low, high] = halvesOfSet(set, node - 1);
        waiting.push(high, low);
        return [];
      }
      return [{ set, conditions, hint: typeof node === "number" ? "" : node[0] }];
    });
  });
  return { network, leaves, bytes: JSON.stringify(trees.map(({ nodes }) => nodes)).length };
}

/** The passes over all leaves: the kernel's, doubles, bigints; the last must prove what the kernel accepts. */
function passes(file) {
  const { network, leaves, bytes } = leavesOf(file);
  const whole = prepared(network, 26);
  const [doubles, bigints] = [new Doubles(network), new Bigints(network)];
  const kernel = () => {
    for (const { set, conditions, hint } of leaves) {
      const state = boundsOn({ ...rootOf(whole, set), set, assumptions: [] });
      if (goalDefect(state, conditions, hint) !== undefined) throw new Error("a leaf is open");
    }
  };
  const least = (twin) => () =>
    leaves.map(({ set, conditions, hint }) =>
      twin.least(set, conditions, factorsOf(hint, conditions.length)),
    );
  const open = least(bigints)().filter((value) => !(value > 0n)).length;
  const runs = leaves.length > 40 ? 3 : 9;
  const ms = [kernel, least(doubles)].map((call) => timed(call, runs));
  return { bytes, leaves: leaves.length, open, ms: [...ms, timed(least(bigints), 1)] };
}

/** The middle and the largest of what the slack of float32 takes off the bound of a leaf. */
function lossOf(file) {
  const { network, leaves } = leavesOf(file);
  const [real, float] = [prepared(network, 26), roundedIn(network, 26, "float32")];
  const losses = leaves.map(({ set, conditions, hint }) => {
    const forms = conditions.map((one) => nearCondition(network, set, one));
    const given = factorsOf(hint, conditions.length);
    const factors = Float64Array.from(given, (own) => own / Math.max(...given));
    const choice = { factors, betas: new Float64Array(0), slopes: undefined };
    const [exact, rounded] = [real, float].map((whole) =>
      boundsOn({ ...rootOf(whole, set), set, assumptions: [] }),
    );
    const onOutputs = new Float64Array(network.layers.at(-1).rows.length);
    for (const [n, { row: own }] of conditions.entries()) {
      own.columns.forEach((column, k) => {
        if (column < network.inputs) return;
        onOutputs[column - network.inputs] += (factors[n] * Number(own.ints[k])) / Number(own.den);
      });
    }
    const lost = onOutputs.reduce((sum, own, j) => sum + Math.abs(own) * rounded.slack[j], 0);
    return dualOf(exact, forms, choice).value - dualOf(rounded, forms, choice).value + lost;
  });
  losses.sort((a, b) => a - b);
  return [losses[losses.length >> 1], losses.at(-1)];
}

const [folder, ...words] = process.argv.slice(2);
if (folder === undefined) throw new Error("which folder? npm run foreign -- FOLDER [word …]");
const scratch = mkdtempSync(join(tmpdir(), "muball-foreign-"));
const [checks, firsts] = [[], []];
const row = (...cells) => console.log(`| ${cells.join(" | ")} |`);
row(
  "network",
  "",
  "answer",
  "search s",
  "leaves",
  "evidence bytes",
  "check ms",
  "first check ms",
  "per leaf ms",
  "÷ doubles",
  "bigints ÷",
  "open in bigints",
  "float32",
  "leaves",
  "loss, median",
  "largest",
);
row(...new Array(16).fill("---"));
try {
  for (const path of filesIn(resolve(folder))) {
    if (words.length > 0 && !words.some((word) => path.includes(word))) continue;
    if (!(await isAsked(path))) continue;
    for (const [name, asked] of Object.entries(QUESTIONS)) {
      const [file, text] = [join(scratch, "answer.muball"), join(scratch, "question.vnnlib")];
      writeFileSync(text, question(asked));
      const named = [relative(resolve(folder), path), name];
      const ask = (...more) =>
        muball(
          ...[SECONDS + 60, "verify", text, "--network", path, ...readingOf(path)],
          ...["-o", file, "--seconds", `${SECONDS}`, ...more],
        );
      const { answer: float } = await ask("--semantics", "float32");
      const losses = float?.answer === "unsat" ? lossOf(file) : [];
      const inFloats = [
        float?.answer ?? "not of this format",
        losses.length === 0 ? "" : leavesOf(file).leaves.length,
        ...[losses[0], losses[1]].map((own) => own?.toExponential(0) ?? ""),
      ];
      const { answer, processor: seconds } = await ask();
      if (answer?.answer !== "sat" && answer?.answer !== "unsat") {
        const none = [answer?.answer ?? "none", seconds?.toFixed(1) ?? ""];
        row(...named, ...none, ...new Array(8).fill(""), ...inFloats);
        continue;
      }
      const bytes = readFileSync(file);
      const ms = timed(() => {
        if (check([bytes]).verdict !== "accepted") throw new Error(`${path}: not accepted`);
      }, 5);
      checks.push(ms);
      firsts.push(firstCheck(file));
      const head = [...named, answer.answer, seconds.toFixed(1)];
      const times = [ms.toFixed(0), firsts.at(-1).toFixed(0)];
      if (answer.answer === "sat") row(...head, 0, 0, ...times, "", "", "", "", ...inFloats);
      else {
        const {
          leaves,
          bytes: evidence,
          open,
          ms: [kernel, doubles, bigints],
        } = passes(file);
        const ratios = [
          (kernel / leaves).toFixed(1),
          (kernel / doubles).toFixed(2),
          (bigints / kernel).toFixed(1),
        ];
        row(...head, leaves, evidence, ...times, ...ratios, open, ...inFloats);
      }
    }
  }
  for (const [what, all] of [
    ["check", checks],
    ["first check", firsts],
  ]) {
    all.sort((a, b) => a - b);
    console.log(
      `${what}: median ${all[all.length >> 1]?.toFixed(0)} ms, worst ${all.at(-1)?.toFixed(0)} ms of ${all.length}`,
    );
  }
} finally {
  rmSync(scratch, { recursive: true });
}
