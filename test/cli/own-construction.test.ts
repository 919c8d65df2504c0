// --with ./mine.js: a construction of one's own is proved by the same route, and told what it did wrong.
import { describe, expect, test } from "vitest";
import { answerOf, type Folder, folder, muball, type Ran } from "./in-memory.js";

/** Two classes on a line, at distance 2: a ramp from 3/4 to 5/4 is right on balls of radius 3/4. */
const LINE = "x,side\n0,a\n2,b\n";
const RAMP = `[
  { weights: [["1"], ["1"]], biases: ["-3/4", "-5/4"] },
  { weights: [["2", "-2"]], biases: [0n] },
]`;

/** One run of a command on the line, with a module. */
async function ran(source: string, words: readonly string[], name = "mine.mjs"): Promise<Ran> {
  return ranIn(folder(), source, words, name);
}

async function ranIn(
  here: Folder,
  source: string,
  words: readonly string[],
  name = "mine.mjs",
): Promise<Ran> {
  const [command = "", ...rest] = words;
  const data = here.put("line.csv", LINE);
  return muball([command, data, "--with", here.put(name, source), ...rest]);
}

const PROVE = ["prove", "--radius", "3/4", "-o"];

/** What `prove` says about a module that exports this function, without the folder's path. */
async function refusal(construct: string, ...options: readonly string[]): Promise<Ran> {
  const here = folder();
  const source = `export const construct = ${construct};\n`;
  const outcome = await ranIn(here, source, [...PROVE, here.at("out.muball"), ...options]);
  expect(here.names()).not.toContain("out.muball");
  return { ...outcome, stderr: outcome.stderr.replaceAll(`${here.path}/`, "./") };
}

describe("a construction of one's own", () => {
  test("is proved, and its certificate is accepted by itself", async () => {
    const here = folder();
    const proof = here.at("out.muball");
    const source = `export function construct({ points, labels, radius, norm, dimension }) {
      if (points.join() !== "0,2" || labels.join() !== "0,1") throw new Error("other points");
      if (radius !== "3/4" || norm !== "2" || dimension !== 1) throw new Error("another question");
      return { layers: ${RAMP}, detail: "one ramp" };
    }\n`;
    const proved = await ranIn(here, source, [...PROVE, proof]);
    expect(proved.stderr).toContain("mine.mjs: one ramp");
    expect([proved.exit, proved.stdout.slice(0, 36)]).toEqual([
      0,
      "accepted N=2 d=1 C=2 p=2 radius=3/4 ",
    ]);
    expect((await muball(["check", proof])).exit).toBe(0);
  });

  test("is constructed and swept, beside muball's own", async () => {
    const here = folder();
    const source = `export const construct = async () => ${RAMP};\n`;
    const words = ["construct", "--radius", "3/4", "--json", "-o", here.at("x.network")];
    const constructed = answerOf(await ranIn(here, source, words));
    expect(constructed).toMatchObject({
      exit: 0,
      rule: "exact",
      values: ["0", "1"],
      radius: "3/4",
    });
    const mine = here.at("mine.mjs");
    const swept = await muball([
      ...["sweep", here.at("line.csv"), "--rho", "1/2,3/4,9/10"],
      ...["--with", `${mine},staircase`],
    ]);
    const cells = swept.stdout.split("\n").filter((line) => line.includes("mine.mjs"));
    expect(cells).toHaveLength(3);
    expect(cells.map((cell) => /,(proved|unproved),/u.exec(cell)?.[1])).toEqual([
      ...["proved", "proved", "unproved"],
    ]);
    expect(swept.stdout.match(/staircase.*,proved,/gu)).toHaveLength(3);
  });

  test.each([
    ["argmax", `{ rule: "argmax", layers: [{ weights: [[-1], [1]], biases: [1, "-1"] }] }`],
    ["threshold", `{ rule: "threshold", level: "1", layers: [{ weights: [[1]], biases: [0] }] }`],
    [
      "exact",
      `{ values: [[7n, 3n], { num: 4n, den: 3n }], layers: [
      { weights: [[1], [1]], biases: [[-3n, 4n], "-1.25"] },
      { weights: [[-2, { s: 1n, n: 2n, d: 1n }]], biases: ["7/3"] }] }`,
    ],
  ])("has the rule %s, as the claim says", async (rule, answer) => {
    const here = folder();
    const source = `export const construct = () => (${answer});\n`;
    const { exit, stdout } = await ranIn(here, source, [...PROVE, here.at("out.muball")]);
    expect([exit, / rule=(\w+) /u.exec(stdout)?.[1]]).toEqual([0, rule]);
  });

  test("is found as another export, as the default, and in a module of the older kind", async () => {
    const here = folder();
    const words = (what: string) => [
      "prove",
      here.at("line.csv"),
      "--with",
      what,
      ...PROVE.slice(1),
    ];
    const body = `() => ${RAMP}`;
    await ranIn(here, `export const ramp = ${body};\n`, ["separate"]);
    const named = await muball([...words(`${here.at("mine.mjs")}#ramp`), here.at("a.muball")]);
    expect(named.exit).toBe(0);
    const common = await ranIn(
      here,
      `module.exports = ${body};\n`,
      [...PROVE, here.at("b")],
      "m.cjs",
    );
    expect(common.exit).toBe(0);
  });

  test("that has no network is declined with its own reason, and is no failure", async () => {
    const { exit, stdout, stderr } = await refusal("() => ({ unreached: 'too near' })");
    expect([exit, stdout]).toEqual([2, "declined code=unreached\n"]);
    expect(stderr).toContain("it says that it has none: too near");
    expect(stderr).not.toContain("points");
  });

  test("that is wrong on one ball is refuted there, and the counterexample is a certificate", async () => {
    const here = folder();
    // The ramp begins inside the first ball.
    const early = RAMP.replace('"-3/4"', '"-1/2"').replace('["2", "-2"]', '["4/3", "-4/3"]');
    const out = here.at("out.muball");
    const source = `export default () => ${early};\n`;
    const { exit, stdout } = await ranIn(here, source, [...PROVE, out]);
    expect([exit, stdout]).toEqual([1, "refuted ball=0\n"]);
    expect((await muball(["check", out])).stdout).toMatch(/^accepted kind=counterexample /u);
  });
});

describe("what a construction of one's own does wrong", () => {
  test.each([
    ["it throws", "() => { throw new TypeError('oh no'); }", "", "an error, TypeError: oh no"],
    ["it throws no error", "() => { throw 7; }", "", "an error, 7"],
    ["it rejects", "() => Promise.reject(new Error('late'))", "", "an error, Error: late"],
    ["it forgot to return", "() => {}", "", "undefined"],
    ["it gives a text", "() => 'layers'", "", '"layers"'],
    ["it gives no layer", "() => []", ", layers", "an array of 0"],
    ["a layer is a number", "() => [1]", ", layer 0", "1"],
    ["rows are missing", "() => [{ biases: [] }]", ", layer 0, weights", "undefined"],
    [
      "a bias is missing",
      "() => [{ weights: [[1]], biases: [] }]",
      ", layer 0, biases",
      "an array of 0",
    ],
    [
      "a row is too long",
      "() => [{ weights: [[1]], biases: [0] }, { weights: [[1, 2]], biases: [0] }]",
      ", layer 1, neuron 0",
      "an array of 2",
    ],
    [
      "a weight is NaN",
      "() => [{ weights: [[1], [NaN]], biases: [0, 0] }]",
      ", layer 0, neuron 1, weight 0",
      "NaN, which is no number",
    ],
    [
      "a weight is a rounded number",
      "() => [{ weights: [[0.1]], biases: [0] }]",
      ", layer 0, neuron 0, weight 0",
      "0.1, a binary fraction that was rounded already",
    ],
    [
      "a row has a hole",
      "() => [{ weights: [new Array(1)], biases: [0] }]",
      ", layer 0, neuron 0, weight 0",
      "undefined",
    ],
    [
      "a bias is a word",
      "() => [{ weights: [[1]], biases: ['one'] }]",
      ", layer 0, neuron 0, bias",
      '"one": a text that is not a number',
    ],
    [
      "a denominator is 0",
      "() => [{ weights: [[[1n, 0n]]], biases: [0] }]",
      ", layer 0, neuron 0, weight 0",
      "an array of 2, with denominator 0",
    ],
    [
      "outputs do not fit",
      "() => [{ weights: [[1], [1], [1]], biases: [0, 0, 0] }]",
      ", the last layer",
      "3",
    ],
    [
      "values repeat",
      "() => ({ values: ['1/2', '0.5'], layers: [{ weights: [[1]], biases: [0] }] })",
      ", values, class 1",
      "1/2 twice",
    ],
    [
      "the rule is none",
      "() => ({ rule: 'soft', layers: [{ weights: [[1]], biases: [0] }] })",
      ", rule",
      '"soft"',
    ],
    [
      "a level is missing",
      "() => ({ rule: 'threshold', layers: [{ weights: [[1]], biases: [0] }] })",
      ", level",
      "undefined",
    ],
  ])("%s: module, export and place are named", async (_, construct, place, got) => {
    const { exit, stdout, stderr } = await refusal(construct);
    expect([exit, stdout]).toEqual([65, ""]);
    expect(stderr).toContain("the construction of ./mine.mjs gave no network\n");
    expect(stderr).toMatch(/\n {2}expected +\S/u);
    const where = /\n {2}where +(.*)\n/u.exec(stderr)?.[1]?.replace(/, line \d+, column \d+$/u, "");
    expect(where?.endsWith(`mine.mjs, export construct${place}`)).toBe(true);
    expect(/\n {2}got +(.*)\n/u.exec(stderr)?.[1]).toBe(got);
  });

  test("what it throws is placed in its own text", async () => {
    const { stderr } = await refusal("() => {\n  throw new Error('here'); }");
    expect(stderr).toContain("mine.mjs, export construct, line 2, column 9\n");
  });

  test("as JSON too", async () => {
    const { exit, stdout } = await refusal("() => [1]", "--json");
    expect(exit).toBe(65);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "prove",
      exit: 65,
      problem: { expected: "an object with weights and biases", got: "1" },
    });
  });

  test("in a sweep it ends its own cell, and no other", async () => {
    const source = `export default ({ radius }) => {
      if (radius === "1/2") throw new Error("not at\\u001b[31m a half");
      return ${RAMP};
    };\n`;
    const { exit, stdout } = await ran(source, ["sweep", "--rho", "1/4,1/2,3/4"]);
    expect(exit).toBe(0);
    const fates = [...stdout.matchAll(/,(proved|unproved|unreached),/gu)].map(([, fate]) => fate);
    expect(fates).toEqual(["proved", "unreached", "proved"]);
    expect(stdout).toContain("failed: ");
    expect(stdout).toContain("not at\\u001b[31m a half");
  });

  test("it is asked at a radius, and says so", async () => {
    const { exit, stderr } = await ran(`export default () => ${RAMP};\n`, ["construct"]);
    expect(exit).toBe(65);
    expect(stderr).toContain("add --radius 1/8 or --rho 1/100");
  });

  test.each([
    ["export const constant = 1;\n", 'the exports "constant" (number)'],
    ["export {};\n", "no exports"],
  ])("a module without such a function: %s", async (source, got) => {
    const { exit, stderr } = await ran(source, ["construct", "--radius", "1/2"]);
    expect(exit).toBe(65);
    expect(stderr).toContain("a function exported as construct or default");
    expect(stderr).toContain(got);
  });

  test("a module that does not parse, one that throws, one that is not there, and a name of nothing", async () => {
    const broken = await ran("export const = 1;\n", ["construct", "--radius", "1/2"]);
    expect([broken.exit, broken.stdout]).toEqual([65, ""]);
    expect(broken.stderr).toContain("cannot be loaded");
    const loud = await ran("throw new RangeError('at once');\n", ["construct", "--radius", "1/2"]);
    expect(loud.exit).toBe(65);
    expect(loud.stderr).toContain("RangeError: at once");
    const here = folder();
    const words = ["construct", here.put("line.csv", LINE), "--radius", "1/2", "--with"];
    const missing = await muball([...words, here.at("none.js")]);
    expect(missing.exit).toBe(66);
    expect(missing.stderr).toContain("cannot read: no such module");
    const nothing = await muball([...words, "no-such-construction"]);
    expect(nothing.exit).toBe(64);
    expect(nothing.stderr).toContain('no construction and no package "no-such-construction"');
  });
});
