// `muball sobolev`: what it answers, in words, as CSV and as data, and what it refuses.
import { describe, expect, it } from "vitest";
import { SERIES } from "../../src/sobolev/index.js";
import { answerOf, folder, muball } from "./in-memory.js";

const OWN = ["--dimension", "3", "--units", "4,6", "--points", "2,5", "--repeats", "2"];
const ASKED = ["sobolev", ...OWN, "--held-out", "20"];

interface Answered {
  readonly name: string;
  readonly exponent: unknown;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

describe("muball sobolev", () => {
  it("measures a series of one's own, as data with both ends", async () => {
    const ran = await muball([...ASKED, "--json"]);
    const answer = answerOf(ran);
    expect([ran.exit, ran.stderr, answer["exit"], answer["output"]]).toEqual([0, "", 0, null]);
    const [own] = answer["series"] as readonly Answered[];
    expect(own).toMatchObject({ name: "own", exponent: null });
    expect(own?.rows.map((row) => [row["units"], row["points"]])).toEqual([
      [4, 2],
      [4, 5],
      [6, 2],
      [6, 5],
    ]);
    const fitted = own?.rows.find((row) => row["fitted"] === 2);
    expect(fitted).toMatchObject({
      model: "random",
      dimension: 3,
      noise: "1",
      ridge: "0",
      heldOut: 20,
    });
    const [low, high] = fitted?.["seminorm"] as readonly [string, string];
    const [bound] = fitted?.["bound"] as readonly [string, string];
    expect(Number(bound)).toBeLessThanOrEqual(Number(high));
    expect(Number(low)).toBeLessThanOrEqual(Number(high));
  });

  it("gives the same answer for the same seed, and another for another", async () => {
    const [first, again, other] = await Promise.all(
      [["a"], ["a"], ["b"]].map(([seed = ""]) => muball([...ASKED, "--json", "--seed", seed])),
    );
    expect(again?.stdout).toBe(first?.stdout);
    expect(other?.stdout).not.toBe(first?.stdout);
  });

  it("prints a table, and writes CSV beside it or alone", async () => {
    const own = folder();
    const path = own.at("rows.csv");
    const ran = await muball([...ASKED, "--model", "tangent", "--ridge", "1/1000", "-o", path]);
    expect([ran.exit, ran.stderr]).toEqual([0, `wrote ${path}\n`]);
    expect(ran.stdout).toMatch(/^own: settings from the command line$/mu);
    expect(ran.stdout).toMatch(/^ +n +k +d +fitted +S, held out +S, invariant +≥, held out/mu);
    expect(ran.stdout).toMatch(/^ +5 +6 +3 +2\/2( +[\d.e-]+){6}$/mu);
    const lines = own.read("rows.csv").trim().split("\n");
    expect(lines[0]).toMatch(
      /^series,model,d,k,parameters,n,noise,ridge,held_out,seed,repeats,fitted,S_lower,S_upper,/u,
    );
    expect(lines).toHaveLength(5);
    const alone = await muball([...ASKED, "--seed", 'a,"b"', "-o", "-"]);
    expect(alone.stdout).toMatch(/^series,model,/u);
    expect(alone.stdout).toContain('"a,""b"""');
  });

  it("has no bound beyond the parameters asked for, and no fit where features depend", async () => {
    const answer = answerOf(await muball([...ASKED, "--bounded", "5", "--json"]));
    const [own] = answer["series"] as readonly Answered[];
    expect(own?.rows.at(-1)).toMatchObject({ bound: null, invariantBound: null });
    const many = ["--dimension", "1", "--units", "6", "--points", "8", "--repeats", "1"];
    const none = answerOf(await muball(["sobolev", ...many, "--json"]));
    const [row] = (none["series"] as readonly Answered[])[0]?.rows ?? [];
    expect(row).toMatchObject({ fitted: 0, seminorm: null, trainingError: null });
  });

  it("measures kernels without units, with both ends and no bound beside S", async () => {
    const asked = [
      "--model",
      "kernel-erf",
      "--dimension",
      "4",
      "--points",
      "2,3",
      "--repeats",
      "1",
    ];
    const ran = await muball(["sobolev", ...asked, "--held-out", "5", "--json"]);
    const [own] = answerOf(ran)["series"] as readonly Answered[];
    expect(own?.rows).toMatchObject([
      { model: "kernel-erf", units: "inf", parameters: 2, fitted: 1, bound: null },
      { model: "kernel-erf", units: "inf", parameters: 3, fitted: 1, bound: null },
    ]);
    const [low, high] = own?.rows[1]?.["seminorm"] as readonly [string, string];
    expect(Number(low)).toBeGreaterThan(0);
    expect(Number(high) - Number(low)).toBeLessThan(1e-12);
  });

  it("finds no slope of thresholds, and an error all the same", async () => {
    const sizes = ["--dimension", "6", "--units", "12", "--points", "3,4", "--repeats", "2"];
    const ran = await muball(["sobolev", ...sizes, "--model", "random-threshold", "--json"]);
    const [own] = answerOf(ran)["series"] as readonly Answered[];
    const fitted = own?.rows.filter((row) => row["fitted"] === 2) ?? [];
    expect(fitted.length).toBeGreaterThan(0);
    for (const row of fitted) {
      expect(row).toMatchObject({ seminorm: ["0", "0"], bound: null });
      expect(Number((row["heldOutError"] as readonly string[])[0])).toBeGreaterThan(0);
    }
  });

  it("knows its series with their laws", () => {
    expect(SERIES.map(({ name }) => name)).toEqual([
      "root-n",
      "root-n-over-k",
      "descents-random",
      "descents-tangent",
      "descents-random-abs",
      "descents-random-clip",
      "descents-random-quadratic",
      "descents-random-threshold",
      "descents-random-erf",
      "descents-random-tanh",
      "descents-tangent-abs",
      "descents-tangent-erf",
      "descents-tangent-tanh",
      "root-n-kernel-relu",
      "root-n-kernel-abs",
      "root-n-kernel-threshold",
      "root-n-kernel-erf",
      "root-n-kernel-tangent",
      "root-n-kernel-tangent-abs",
      "descents-kernel-quadratic",
    ]);
  });

  it.each([
    [
      64,
      "certificates are about ReLU features, and random-abs has others",
      [...OWN, "--model", "random-abs", "--certificate", "steep.muball"],
    ],
    [64, "needs --dimension, --units and --points", ["--units", "3"]],
    [64, "kernel-relu is of infinite width", [...OWN, "--model", "kernel-relu"]],
    [64, "cannot be used with", ["--series", "root-n", "--units", "3"]],
    [64, "Allowed choices are root-n", ["--series", "other"]],
    [64, "Allowed choices are random", ["--model", "other"]],
    [64, "integer from 1 to 2000", [...OWN, "--units", "0"]],
    [64, "integer from 1 to 2000", [...OWN, "--points", "3,"]],
    [64, "integer from 1 to 1000", [...OWN, "--dimension", "1001"]],
    [64, "at least 0", [...OWN, "--noise", "-1"]],
    [64, "at least 0", [...OWN, "--ridge", "-1/2"]],
    [66, "no such directory", [...OWN, "-o", "no-such-folder/rows.csv"]],
  ])("ends with %s and says: %s", async (code, words, options) => {
    const { exit, stdout, stderr } = await muball(["sobolev", ...options]);
    expect(stderr).toContain(words);
    expect([exit, stdout]).toEqual([code, ""]);
  });
});
