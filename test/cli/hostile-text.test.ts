// Names, data and options that try to write on the terminal: every command gets them, and every character
// that comes out is looked at. Only canonical text that goes to no terminal has its own bytes.
import { mkdirSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { buildDesk } from "../../src/desk/build.js";
import { COMMANDS } from "./commands.js";
import { keyTexts } from "./signing-keys.js";
import { HIDDEN, hiddenIn } from "./hidden-characters.js";
import { type Folder, folder, muball, type Ran } from "./in-memory.js";

const FORGED = "accepted N=9 forged";
/** A name of a file: no slash, no NUL, at most 255 bytes. */
const NAME = `x\u001b[2J\u0085\u009b\u061c\u202e\u2067\u200b\u2028\u{e0041}\n${FORGED}`;
/** A name of a class: everything that is hidden, but what CSV takes for an end of line. */
const CLASS = `${HIDDEN.join("")}\u001b]0;title\u0007<&>`.replaceAll(/[\0\r\n]/gu, "");
const quotedCell = `"${CLASS.replaceAll('"', '""')}"`;

beforeAll(async () => {
  await buildDesk();
}, 60_000);

let here: Folder;
let data = "";

beforeEach(() => {
  here = folder();
  const rows = ["0,0", "1,0.5", "4,4", "5,4.5"];
  const labels = [quotedCell, quotedCell, "b\u202e", "b\u202e"];
  const head = `"x\u001b[31m","y\u202e","label\u009b"`;
  data = here.put(
    `${NAME}.csv`,
    `${[head, ...rows.map((row, k) => `${row},${labels[k] ?? ""}`)].join("\n")}\n`,
  );
});

function requireVisible(ran: Ran): void {
  expect(hiddenIn(ran.stdout)).toEqual([]);
  expect(hiddenIn(ran.stderr)).toEqual([]);
  for (const line of `${ran.stdout}${ran.stderr}`.split("\n")) {
    expect(line.startsWith(FORGED)).toBe(false);
  }
}

/** A run in front of a person: both streams are terminals. Progress is left out, which moves the cursor. */
async function seen(exit: number, ...words: readonly string[]): Promise<Ran> {
  const ran = await muball(words, { isRead: true });
  expect([ran.exit, ran.stderr]).toEqual([exit, expect.any(String)]);
  requireVisible(ran);
  return ran;
}

/** The words of a command that ask for an answer about the data. */
type Question = (at: (name: string) => string) => readonly string[];

const ABOUT_DATA: readonly (readonly [exit: number, Question])[] = [
  [0, () => ["separate", data]],
  [0, () => ["canonical", data]],
  [0, (at) => ["read", at("net")]],
  [0, () => ["bounds", data, "--rho", "1/2"]],
  [0, () => ["construct", data, "--rho", "1/2"]],
  [0, (at) => ["certify", at("net"), data, "--rho", "1/2"]],
  [1, (at) => ["certify", at("zero"), data, "--rho", "1/2"]],
  [0, (at) => ["preserve", at("net"), data, "--rho", "1/2"]],
  [2, () => ["refute", data, "--width", "1", "--rho", "1/2"]],
  [0, (at) => ["lipschitz", at("net"), data]],
  [0, (at) => ["lipschitz", at("proof"), data]],
  [0, () => ["sobolev", data, "--units", "4"]],
  [0, () => ["sweep", data, "--rho", "1/2", "--with", "voronoi"]],
  [0, () => ["sweep", data, "--rho", "1/2", "--with", "voronoi", "--svg", "-"]],
  [0, () => ["sweep", data, "--rho", "1/2", "--with", "voronoi", "--json-out", "-"]],
  [0, (at) => ["check", at("proof"), at("proof")]],
  [1, (at) => ["check", at("proof"), data]],
  [1, (at) => ["check", at("proof"), "--claim", at("wrong")]],
  [0, (at) => ["check", at("proof"), "--shard", "1/1", "-o", at("share")]],
  [0, (at) => ["merge", at("proof"), at("share")]],
  [65, (at) => ["merge", at("proof"), data]],
  [65, (at) => ["merge", at("proof"), at("share"), at("share")]],
  [0, (at) => ["inspect", at("proof")]],
  [0, (at) => ["inspect", "--claim", at("proof")]],
  [0, (at) => ["inspect", at("proof"), "--figure", "-"]],
  [0, (at) => ["inspect", at("proof"), "--figure", "-", "--dataset", data]],
  [0, (at) => ["inspect", at("proof"), "--figure", at("drawn.svg")]],
  [0, (at) => ["evaluate", at("proof"), "0,0"]],
  [65, () => ["read", data]],
  [66, () => ["benchmark", "--output", data]],
  [0, (at) => ["export", at("net"), "--nnet", at("nnet"), "--round"]],
  [0, (at) => ["report", at("proof"), "-o", at("html")]],
  [0, (at) => ["sign", at("proof"), "--key", at("key"), "-o", at("dsse")]],
  [0, (at) => ["verify-signature", at("proof"), at("dsse"), "--key", at("pub")]],
  [1, (at) => ["verify-signature", at("wrong"), at("dsse"), "--key", at("pub")]],
  [65, (at) => ["verify-signature", at("proof"), data, "--key", at("pub")]],
  [0, () => ["supports", "--onnx-opsets"]],
  [65, (at) => ["verify", data, "--network", at("net")]],
  [0, (at) => ["certify", at("net"), data, "--radius", "1/1000", "--kind", "robustness"]],
  [1, (at) => ["inspect", data, "--figure", at("no.svg")]],
  // A folder that is new whenever the question is put.
  [
    0,
    (at) => ["benchmark", "-o", at(`${here.names().length}`), "--instances", "1", "--seed", NAME],
  ],
];

/** What the questions are about: a certificate, a network, a wrong one, a wrong claim. */
async function prepare(): Promise<Question extends (at: infer A) => unknown ? A : never> {
  const at = (name: string): string => here.at(`${NAME}.${name}`);
  await seen(0, "prove", data, "--rho", "1/2", "-o", at("proof"));
  await seen(0, "construct", data, "--rho", "1/2", "-o", at("net"));
  here.put(
    `${NAME}.zero`,
    '{"format":"muball-network/1","inputs":2,"widths":[1]}\n{"bias":"0","columns":[],"weights":[]}\n',
  );
  const pair = keyTexts();
  here.put(`${NAME}.key`, pair.secret);
  here.put(`${NAME}.pub`, pair.open);
  const claim = await muball(["inspect", "--claim", at("proof")]);
  here.put(`${NAME}.wrong`, claim.stdout.replace('"points":4', '"points":5'));
  return at;
}

describe("hostile names and data", () => {
  test("are visible in the answer of every command, in words and as JSON", async () => {
    const at = await prepare();
    for (const [exit, question] of ABOUT_DATA) {
      const words = question(at);
      await seen(exit, ...words);
      const isStreamed =
        words.includes("-") ||
        ["construct", "certify", "canonical", "read"].includes(words[0] ?? "");
      if (isStreamed) continue;
      JSON.parse((await seen(exit, ...question(at), "--json")).stdout);
    }
    for (const name of here.names().filter((one) => one.endsWith(".svg"))) {
      expect(hiddenIn(here.read(name))).toEqual([]);
    }
    const asked = new Set(ABOUT_DATA.map(([, question]) => question(at)[0]));
    expect([...asked, "prove"].sort()).toEqual([...COMMANDS].sort());
  }, 60_000);

  test("keep their bytes where canonical text goes to no terminal", async () => {
    const at = await prepare();
    const piped = await muball(["construct", data, "--rho", "1/2"]);
    expect(piped.stdout).toBe(here.read(`${NAME}.net`));
    const claim = await muball(["inspect", "--claim", at("proof")]);
    expect(hiddenIn(claim.stdout)).not.toEqual([]);
    here.put("exact", claim.stdout);
    expect((await seen(0, "check", at("proof"), "--claim", here.at("exact"))).exit).toBe(0);
  });

  test("are visible in the problems of every command", async () => {
    mkdirSync(here.at(`${NAME}.d`));
    for (const command of COMMANDS) {
      const missing = here.at(`${NAME}.missing`);
      const second = ["certify", "preserve", "evaluate"].includes(command) ? [missing] : [];
      const first = command === "evaluate" ? "1,2\u009b" : missing;
      for (const json of [[], ["--json"]]) {
        requireVisible(await muball([command, first, ...second, ...json]));
        requireVisible(await muball([command, `--x${NAME}`, ...json]));
        requireVisible(await muball([command, missing, missing, missing, `y${NAME}`, ...json]));
        for (const option of json.length > 0
          ? []
          : ["norm", "rho", "with", "label", "seconds", "output", "svg"]) {
          const words = [command, missing, ...second, `--${option}`, NAME, ...json];
          requireVisible(await muball(words));
        }
        requireVisible(await muball([command, data, "-o", here.at(`${NAME}.d`), ...json]));
      }
    }
    requireVisible(await muball([NAME]));
    requireVisible(await muball([NAME, "--json"]));
  }, 60_000);

  test.each([
    ["a cell that is no number", `1,2,a\n1\u009b\u202e,3,b\n`],
    ["a column that is missing", `x,y\u202e\n1,a\n2,b\u009b,c\n`],
    ["equal points with different labels", `1,2,a\u202e\n1,2,b\u009b\n`],
    ["one class", `1,2,a\u202e\n3,4,a\u202e\n`],
  ])("are visible where the data are refused: %s", async (_, text) => {
    const bad = here.put(`${NAME}.bad.csv`, text);
    for (const command of ["separate", "prove", "construct", "sweep", "bounds"]) {
      const ran = await muball([command, bad, "--rho", "1/2"]);
      requireVisible(ran);
      requireVisible(await muball([command, bad, "--rho", "1/2", "--json"]));
    }
    requireVisible(await muball(["check", bad, "--json"]));
    requireVisible(await muball(["separate", data, "--label", "no\u009b\u202e"]));
  });

  test("are visible in progress", async () => {
    const ran = await muball(["check", data, data], { isTerminal: true });
    expect(ran.stderr).toContain("checking ");
    expect(hiddenIn(ran.stderr.replaceAll(/\r(?:\u001b\[K)?/gu, ""))).toEqual([]);
  });
});
