// A folder with every file that examples name, and a way to run an example there as it stands.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { expect, onTestFinished } from "vitest";
import { buildDesk } from "../../src/desk/build.js";
import { IRIS, muball, projectFile, TOY, type Ran } from "./in-memory.js";
import { keyTexts, MINISIGN } from "./signing-keys.js";

/** Where the tests run: also after one that was ended in another folder. */
const HOME = process.cwd();

/** Works in a folder, as a shell there would. */
async function within<T>(folder: string, work: () => Promise<T>): Promise<T> {
  process.chdir(folder);
  try {
    return await work();
  } finally {
    process.chdir(HOME);
  }
}

/** Files to be made by the command itself, in this order. */
const MADE = [
  "prove iris.csv --rho 1/100 --with staircase --by-reference -o iris.muball",
  "prove iris.csv --rho 1/100 --with staircase -o iris.muball",
  "prove iris.csv --rho 1/100 --with lattice -p inf -o iris-inf.muball",
  "construct iris.csv --rho 1/100 --with staircase -o iris.network",
  "prove toy.csv --rho 1/2 --with voronoi -o toy.muball",
  "construct digits.csv.gz -p inf --with lattice -o map.network",
  "construct cube.csv --rho 1/2 -o cube.network",
  "export cube.network --onnx model.onnx --type float64",
  "export cube.network --nnet acas.nnet",
  "check iris.muball --write-pins pins.json",
  "sign iris.muball --key key.pem",
  "check iris.muball --shard 1/2 -o iris.1.share",
  "check iris.muball --shard 2/2 -o iris.2.share",
  "prove toy.csv --rho 1/2 --with voronoi -o certificates/toy.muball",
  "check certificates --write-pins certificates/pins.json",
] as const;

/** For a sweep, which builds everything at every ratio: a row of each class of Iris, and 300 points on a line. */
const SWEPT: Readonly<Record<string, string>> = {
  "iris.csv": readFileSync(IRIS, "utf8")
    .trim()
    .split("\n")
    .filter((_, k) => k === 0 || k % 50 === 1)
    .join("\n"),
  "digits.csv": Array.from({ length: 300 }, (_, k) => `${k},${Math.floor(k / 10) % 2}`).join("\n"),
};

/** Is the output of the network of the cube 1000 or more near to a corner? In both versions of VNN-LIB. */
const PROPERTY = `${[0, 1, 2].map((k) => `(declare-const X_${k} Real)`).join("\n")}
(declare-const Y_0 Real)
${[0, 1, 2].map((k) => `(assert (>= X_${k} 0)) (assert (<= X_${k} 0.125))`).join("\n")}
(assert (>= Y_0 1000))
`;
const QUERY = `(vnnlib-version <2.0>)
(declare-network f (declare-input X real [3]) (declare-output Y real [1]))
(assert (and ${[0, 1, 2].map((k) => `(>= X[${k}] 0) (<= X[${k}] 0.125)`).join(" ")}))
(assert (<= Y[0] 1000))
`;

/** Of the 300 digits: enough for every answer of the examples. */
const DIGITS = 60;

function writeData(at: (name: string) => string): void {
  mkdirSync(at("certificates/data"), { recursive: true });
  cpSync(IRIS, at("iris.csv"));
  for (const name of ["iris.csv", "two-grids.csv"]) {
    cpSync(projectFile(`certificates/data/${name}`), at(`certificates/data/${name}`));
  }
  cpSync(TOY, at("toy.csv"));
  const digits = gunzipSync(readFileSync(projectFile("certificates/data/digits.csv.gz")));
  const few = digits.toString().split("\n").slice(0, DIGITS).join("\n");
  writeFileSync(at("digits.csv.gz"), gzipSync(`${few}\n`));
  cpSync(projectFile("certificates/data/iris-trained.network"), at("mine.network"));
  // Three flowers that the trained network calls what they are, with room about them.
  const rows = readFileSync(IRIS, "utf8").split("\n");
  writeFileSync(at("data.csv"), [rows[0], rows[1], rows[51], rows[101], ""].join("\n"));
  const { secret, open } = keyTexts();
  for (const name of ["key", "mine"]) {
    writeFileSync(at(`${name}.pem`), secret);
    writeFileSync(at(`${name}.pub.pem`), open);
  }
  cpSync(MINISIGN.file, at("smallest.muball"));
  cpSync(MINISIGN.signature, at("smallest.muball.minisig"));
  cpSync(MINISIGN.key, at("minisign.pub"));
  writeFileSync(at("cube.csv"), "0,0,0,a\n1,1,1,b\n");
  writeFileSync(at("property.vnnlib"), PROPERTY);
  writeFileSync(at("query.vnnlib"), QUERY);
  mkdirSync(at("swept"));
  mkdirSync(at("shares"));
  for (const [name, text] of Object.entries(SWEPT)) writeFileSync(at(`swept/${name}`), text);
}

/** Makes the folder. Whoever asks removes it. */
export async function exampleWorld(): Promise<string> {
  const own = mkdtempSync(path.join(tmpdir(), "muball-examples-"));
  await buildDesk();
  writeData((name) => path.join(own, name));
  await within(own, async () => {
    for (const line of MADE) {
      const ran = await muball(line.split(" "));
      expect([line, ran.exit, ran.exit === 0 ? "" : ran.stderr]).toEqual([line, 0, ""]);
    }
    const claim = await muball(["inspect", "--claim", "iris.muball"]);
    writeFileSync("wanted.claim", claim.stdout);
    writeFileSync("answers.txt", (await muball(["check", "iris.muball"])).stdout);
  });
  return own;
}

/** Words of a command, without quotation marks and remark, which two spaces set apart. */
function wordsOf(text: string): readonly string[] {
  const [line = ""] = text.trim().split(/ {2,}/u);
  return [...line.matchAll(/["']([^"']*)["']|(\S+)/gu)].map((match) => match[1] ?? match[2] ?? "");
}

/** `questions/*.muball` as a shell has it. */
function expanded(word: string): readonly string[] {
  const [folder = "", ending, ...rest] = word.split("/*");
  if (ending === undefined || rest.length > 0) return [word];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => `${folder}/${name}`);
}

/** A part of a pipe. Other programs are not here: one that begins it gives the names of files. */
async function ranPart(part: string, stdin: string): Promise<Ran | undefined> {
  const [program, ...words] = wordsOf(part);
  if (program === "git") return { exit: 0, stdout: "iris.muball\0", stderr: "" };
  if (program !== "muball") return undefined;
  const place = words.indexOf(">");
  const own = (place < 0 ? words : words.slice(0, place)).flatMap(expanded);
  const ran = await muball(own, { stdin });
  if (place >= 0) writeFileSync(words[place + 1] ?? "", ran.stdout);
  return ran;
}

/** An example, how it ended, what it said unless it ended well, and how many commands it ran. */
export interface ExampleRun {
  readonly example: string;
  readonly exit: number;
  readonly said: string;
  readonly commands: number;
}

async function ranExample(example: string): Promise<ExampleRun> {
  let [stdin, exit, said, commands] = ["", 0, "", 0];
  for (const part of example.split(" | ")) {
    const ran = await ranPart(part, stdin);
    // What follows takes the output of another program.
    if (ran === undefined) break;
    stdin = ran.stdout;
    exit = Math.max(exit, ran.exit);
    commands += 1;
    if (ran.exit !== 0) said += `${ran.stdout.slice(0, 200)}${ran.stderr.slice(0, 600)}`;
  }
  return { example, exit, said, commands };
}

/** Runs examples one after the other in a copy of the world, those of a sweep on less data. */
export async function runIn(
  world: string,
  examples: readonly string[],
): Promise<readonly ExampleRun[]> {
  const own = mkdtempSync(path.join(tmpdir(), "muball-example-"));
  onTestFinished(() => {
    rmSync(own, { recursive: true, force: true });
  });
  cpSync(world, own, { recursive: true });
  const outcomes = [];
  for (const example of examples) {
    const where = example.startsWith("muball sweep ") ? path.join(own, "swept") : own;
    outcomes.push(await within(where, () => ranExample(example)));
  }
  return outcomes;
}
