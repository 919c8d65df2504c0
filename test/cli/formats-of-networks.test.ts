// Every command that takes a network takes it in every format, and answers as for its text.
import path from "node:path";
import { expect, test } from "vitest";
import { readNetwork } from "../../src/checker/index.js";
import { encodeRational } from "../../src/format/index.js";
import { rational } from "../../src/numbers/index.js";
import { bytesOf, OWN } from "../foreign/read-file.js";
import { answerOf, type Folder, folder, muball } from "./in-memory.js";

/** Files of one network: which of the committed ones, or how it is made of its text. */
const FORMATS: Readonly<Record<string, string | ((text: string, own: Folder) => Promise<string>)>> =
  {
    "muball-network/1": (text) => Promise.resolve(text),
    onnx: "gemm-transb-raw.onnx",
    nnet: async (text, own) => {
      const file = own.at("net.nnet");
      expect((await muball(["export", text, "--nnet", file])).exit).toBe(0);
      return file;
    },
    tfjs: "tfjs-dense/model.json",
    safetensors: "mlp.safetensors",
    pth: "mlp.pth",
    "keras h5": "dense.h5",
    keras: "dense.keras",
    npz: "layers-f4.npz",
    matrices: (text, own) => Promise.resolve(own.put("net.json", matricesOf(text))),
  };

/** The network of a text as matrices, written by hand. */
function matricesOf(file: string): string {
  const read = readNetwork([bytesOf(file)]);
  if (read.verdict !== "network") throw new Error("no network");
  let width = read.network.inputs;
  const layers = read.network.layers.map(({ rows }) => {
    const before = width;
    width = rows.length;
    const weights = rows.map(({ columns, ints, den }) => {
      const row = Array.from({ length: before }, () => "0");
      columns.forEach((column, k) => (row[column] = encodeRational(rational(ints[k] ?? 0n, den))));
      return row;
    });
    return { weights, bias: rows.map(({ bias, den }) => encodeRational(rational(bias, den))) };
  });
  return JSON.stringify({ layers });
}

const DATA = "x,y,z,label\n1,0,-1,1\n1/2,-3/4,2,0\n0,0,0,0\n";
const QUESTION = `(declare-const X_0 Real)
(declare-const X_1 Real)
(declare-const X_2 Real)
(declare-const Y_0 Real)
(declare-const Y_1 Real)
${[0, 1, 2].map((k) => `(assert (>= X_${k} 0))\n(assert (<= X_${k} 1))`).join("\n")}
(assert (<= Y_0 Y_1))
`;

type Words = (file: string, own: Folder) => readonly string[];

/** The commands that take a network, asked about a file. */
const COMMANDS: Readonly<Record<string, Words>> = {
  evaluate: (file) => ["evaluate", file, "1,0,-1"],
  read: (file) => ["read", file],
  inspect: (file) => ["inspect", file],
  lipschitz: (file) => ["lipschitz", file, "--norm", "inf"],
  preserve: (file, own) => ["preserve", file, own.put("a.csv", DATA), "--radius", "1/100"],
  bounds: (file) => ["bounds", "--points", "10", "--rho", "1/2", "--network", file],
  certify: (file, own) => [
    ...["certify", file, own.put("a.csv", DATA), "--radius", "1/100", "-p", "inf"],
    ...["--rule", "argmax", "--kind", "robustness", "-o", own.at("a.muball")],
  ],
  verify: (file, own) => ["verify", own.put("q.vnnlib", QUESTION), "--network", file],
  export: (file, own) => ["export", file, "--npz", own.at("out.npz")],
};

/** The same network in every format. */
async function files(own: Folder): Promise<ReadonlyMap<string, string>> {
  const text = own.at("net.network");
  expect((await muball(["read", path.join(OWN, "gemm-transb-raw.onnx"), "-o", text])).exit).toBe(0);
  const all = new Map<string, string>();
  for (const [format, made] of Object.entries(FORMATS)) {
    all.set(format, typeof made === "string" ? path.join(OWN, made) : await made(text, own));
  }
  return all;
}

/** What an answer says of the network, whatever file it came from. */
async function answerTo(words: readonly string[]): Promise<Record<string, unknown>> {
  const ran = await muball([...words, "--json", "--quiet"]);
  expect(ran, words.join(" ")).toMatchObject({ exit: 0, stderr: "" });
  return { ...answerOf(ran), from: undefined };
}

test.each(Object.entries(COMMANDS))("%s answers as about the text", async (_, words) => {
  const own = folder();
  const all = await files(own);
  const expected = await answerTo(words(all.get("muball-network/1") ?? "", own));
  for (const [format, file] of all) {
    expect(await answerTo(words(file, own)), format).toEqual(expected);
  }
});

test.each(Object.entries(COMMANDS))("%s says which file is damaged", async (command, words) => {
  const own = folder();
  for (const [format, file] of await files(own)) {
    const bytes = bytesOf(file);
    const half = own.put(`half${path.extname(file)}`, bytes.subarray(0, bytes.length >> 1));
    const ran = await muball(words(half, own));
    expect(ran, format).toMatchObject({
      exit: 65,
      stdout: command === "verify" ? "unknown\n" : "",
    });
    expect(ran.stderr, format).toMatch(/^muball: this (?:is no network|\w+ file is refused): /u);
    expect(ran.stderr, format).toContain(half);
    expect(ran.stderr, format).toMatch(/^ {2}next /mu);
  }
});

const CHECKED = ["muball-network/1", "onnx", "nnet"];

test("check --network takes what the checker reads, and says so of every other format", async () => {
  const own = folder();
  for (const [format, file] of await files(own)) {
    const certified = await muball(COMMANDS["certify"]?.(file, own) ?? []);
    expect(certified.stderr.includes("does not name the file"), format).toBe(
      !CHECKED.includes(format),
    );
    const ran = await muball(["check", own.at("a.muball"), "--network", file]);
    if (CHECKED.includes(format)) expect(ran, format).toMatchObject({ exit: 0 });
    else {
      expect(ran, format).toMatchObject({ exit: 65, stdout: "" });
      expect(ran.stderr).toContain(`does not read a network in this format\n  where     ${file}\n`);
      expect(ran.stderr).toContain("next      make a text of its numbers");
    }
  }
});
