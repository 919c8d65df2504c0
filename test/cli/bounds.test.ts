// `muball bounds`: what it answers, in words and as data, and what it refuses.
import { describe, expect, it } from "vitest";
import { answerOf, folder, IRIS, muball, projectFile } from "./in-memory.js";

interface Answer {
  readonly name: string;
  readonly value: string | null;
  readonly enclosure: readonly string[] | null;
  readonly applies: boolean;
  readonly upTo?: string;
  readonly why?: string;
  readonly network?: { readonly count: string; readonly ratio: readonly string[] | null };
}

const ASKED = ["bounds", "--points", "1000", "--dimension", "100", "--rho", "1/2"];

function named(bounds: unknown, name: string): Answer {
  const found = (bounds as readonly Answer[]).find((one) => one.name === name);
  if (found === undefined) throw new Error(`no bound is called ${name}`);
  return found;
}

describe("muball bounds", () => {
  it("answers with every bound as data", async () => {
    const ran = await muball([...ASKED, "-p", "2", "--json"]);
    const { exit, setting, bounds, assumptions } = answerOf(ran);
    expect([ran.exit, exit]).toEqual([0, 0]);
    expect(setting).toMatchObject({ points: 1000, dimension: 100, classes: 2, norm: "2" });
    expect(named(bounds, "kim-first-layer-parameters")).toMatchObject({
      ...{ kind: "exact", value: 2551, enclosure: null, applies: true, direction: "lower" },
      source: { theorem: "Propositions 3.2, C.6, C.7" },
      ...{ convention: "rho = mu/epsilon", scope: "hardest-dataset", assumptions: [] },
    });
    expect(named(bounds, "kim-nonzero")).toMatchObject({
      ...{ kind: "asymptotic", upTo: "constants", value: null },
      enclosure: ["36.51483716701107423", "36.514837167011074231"],
    });
    expect(named(bounds, "yu-depth")).toMatchObject({
      ...{ applies: false, value: null, why: "it is stated for p = inf" },
    });
    expect(assumptions).toContainEqual({
      name: "ratio-is-rho",
      text: expect.stringContaining("") as string,
    });
  });

  it("prints groups, marks what is asymptotic, and explains assumptions", async () => {
    const { exit, stdout, stderr } = await muball(ASKED);
    expect([exit, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^parameters: some dataset needs at least$/mu);
    expect(stdout).toMatch(/^ {2}2551 +kim-first-layer-parameters /mu);
    expect(stdout).toMatch(/^ {2}~ 625000 +kim-large-parameters +up to constants and logs;/mu);
    expect(stdout).toMatch(/^ {2}106 +egosi-width +stated for sigma\/delta;/mu);
    expect(stdout).toMatch(/^ {2}ratio-is-rho +the quoted ratio/mu);
    expect(stdout).not.toContain("yu-depth ");
    expect(stdout).toMatch(/\d+ bounds do not apply here; --all says why\n$/u);
  });

  it("prints with --all why a bound does not apply", async () => {
    const { stdout } = await muball([...ASKED, "--all"]);
    expect(stdout).toMatch(/^ {2}– +yu-depth +does not apply: it is stated for p = inf;/mu);
  });

  it("takes N, d, C and the ratio from a data file, and counts a network beside it", async () => {
    const own = folder();
    const path = own.at("iris.network");
    const made = await muball(["construct", IRIS, "--rho", "1/100", "-o", path, "--quiet"]);
    expect(made.exit).toBe(0);
    const ran = await muball(["bounds", IRIS, "--rho", "1/100", "--network", path, "--json"]);
    const { setting, network, bounds } = answerOf(ran);
    expect(setting).toMatchObject({ points: 150, dimension: 4, classes: 3 });
    expect(network).toMatchObject({ counts: { depth: 3, parameters: 30 } });
    expect(named(bounds, "hyperplanes-depth").network).toEqual({
      count: 3,
      ratio: ["0.75", "0.75"],
    });
    expect(named(bounds, "vc-layers-of-depth").applies).toBe(true);
    const { stdout } = await muball([
      "bounds",
      "--points",
      "150",
      "--rho",
      "1/9",
      "--network",
      path,
    ]);
    expect(stdout).toMatch(/shatters +at most \d+ points/u);
    expect(stdout).toMatch(/network 3, 0\.75 times/u);
  });

  it.each([
    [64, "give a data file, or --points and --dimension", []],
    [64, "give a data file, or --points and --dimension", ["--points", "9", "--rho", "1/2"]],
    [64, "give the ratio with --rho", ["--points", "9", "--dimension", "2"]],
    [64, "--radius needs a data file", ["--points", "9", "--dimension", "2", "--radius", "1"]],
    [
      64,
      "the number of points is out of range",
      ["--points", "1", "--dimension", "2", "--rho", "0"],
    ],
    [64, "the dimension is out of range", ["--points", "9", "--dimension", "0", "--rho", "0"]],
    [64, "the number of classes is out of range", [...ASKED.slice(1), "--classes", "1001"]],
    [64, "the depth is out of range", [...ASKED.slice(1), "--depth", "0"]],
    [64, "0 ≤ ρ < 1", ["--points", "9", "--dimension", "2", "--rho", "1"]],
    [64, "0 ≤ ρ < 1", ["--points", "9", "--dimension", "2", "--rho", "-1/2"]],
    [64, "integer without sign", ["--points", "1e3", "--dimension", "2", "--rho", "1/2"]],
    [64, "there is no norm", [...ASKED.slice(1), "-p", "1/2"]],
    [64, "give --rho or --radius", [IRIS]],
    [64, "--points is that of the data file", [IRIS, "--rho", "1/2", "--points", "9"]],
    [64, "the ratio ρ is out of range", [IRIS, "--radius", "5"]],
    [64, "cannot be used with", [IRIS, "--radius", "5", "--rho", "1/2"]],
    [65, "this is no network", [...ASKED.slice(1), "--network", projectFile("README.md")]],
    [66, "cannot read", ["no-such-file.csv", "--rho", "1/2"]],
    [66, "cannot read", [...ASKED.slice(1), "--network", "no-such-file.network"]],
  ])("ends with %s and says: %s", async (code, words, options) => {
    const { exit, stdout, stderr } = await muball(["bounds", ...options]);
    expect(stderr).toContain(words);
    expect([exit, stdout]).toEqual([code, ""]);
  });

  it("refuses a network of another dimension", async () => {
    const own = folder();
    const path = own.at("iris.network");
    await muball(["construct", IRIS, "--rho", "1/100", "-o", path, "--quiet"]);
    const { exit, stderr } = await muball([...ASKED, "--network", path]);
    expect(exit).toBe(64);
    expect(stderr).toContain("the network takes 4 coordinates, and d is 100");
  });
});
