// `muball lipschitz`: what it answers, in words and as data, and what it refuses.
import { describe, expect, it } from "vitest";
import { answerOf, folder, IRIS, muball, projectFile, TOY } from "./in-memory.js";

const SMALLEST = projectFile("certificates/accepted/handmade/smallest.muball");
const TOY_STAIRCASE = projectFile("certificates/accepted/staircase/toy-2.muball");

interface Named {
  readonly name: string;
  readonly applies: boolean;
  readonly value?: { readonly exact: string | null; readonly bounds: readonly string[] };
  readonly why?: string;
}

function named(list: unknown, name: string): Named {
  const found = (list as readonly Named[]).find((one) => one.name === name);
  if (found === undefined) throw new Error(`nothing is called ${name}`);
  return found;
}

describe("muball lipschitz", () => {
  it("bounds the constant of a network, with a witness, as data", async () => {
    const ran = await muball(["lipschitz", SMALLEST, "--json"]);
    const answer = answerOf(ran);
    expect([ran.exit, answer["exit"], ran.stderr]).toEqual([0, 0, ""]);
    expect(answer).toMatchObject({ command: "lipschitz", balls: null, dataset: [] });
    expect(named(answer["upper"], "gradient-box").applies).toBe(true);
    expect(answer["withdrawn"]).toMatchObject({ instead: expect.any(Array) as unknown });
  });

  it("takes norm, radius and values from a certificate, and says when bounds meet", async () => {
    const { exit, stdout, stderr } = await muball(["lipschitz", TOY_STAIRCASE, TOY]);
    expect([exit, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/^ {2}norm +p = 2$/mu);
    expect(stdout).toMatch(/^ {2}fits +the network has them at (\d+) of \1 points$/mu);
    expect(stdout).toMatch(/^this network, on the balls of radius /mu);
    expect(stdout).toMatch(/^ {2}regions +(\d+) of \1 balls lie in one activation region$/mu);
    expect(stdout).toMatch(/^ {2}constant +the network is constant on (\d+) of \1 balls$/mu);
    expect(stdout).toMatch(/^ {2}≥ .+ +pair +classes 0 and 2; points? \d+.*McShane/mu);
    expect(stdout).toMatch(/^ {2}≥ .+ +spectral-law +here in \[/mu);
    expect(stdout).toMatch(/^ {2}– +universal-law +does not apply: it needs n epsilon\^2/mu);
    expect(stdout).toMatch(/withdrawn by its author/u);
  });

  it("puts the bounds of a dataset beside those of a network, in every norm", async () => {
    const own = folder();
    const path = own.at("iris.network");
    const made = await muball(["construct", IRIS, "--rho", "1/100", "-o", path, "--quiet"]);
    expect(made.exit).toBe(0);
    const words = ["lipschitz", path, IRIS, "--rho", "1/100", "--json", "--tries", "5"];
    const answer = answerOf(await muball([...words, "--norm", "inf"]));
    expect(answer).toMatchObject({ norm: "inf", fitted: 150 });
    // Versicolor and virginica: 0.1·2 apart in ℓ_∞; the values are 1 apart.
    const pair = named(answer["dataset"], "pair");
    const gap = named(answer["dataset"], "robust-gap");
    expect([pair.value?.exact, gap.value?.exact]).toEqual(["5", "500/99"]);
    expect(answer["balls"]).toHaveLength(150);
    const again = answerOf(await muball([...words, "--norm", "3/2"]));
    expect(named(again["dataset"], "pair").value?.exact).toBe(null);
  });

  it("says that the bounds meet where they do", async () => {
    const own = folder();
    const path = own.put(
      "step.network",
      [
        '{"format":"muball-network/1","inputs":1,"widths":[2,1]}',
        '{"bias":"0","columns":[0],"weights":["1"]}',
        '{"bias":"-1","columns":[0],"weights":["1"]}',
        '{"bias":"0","columns":[0,1],"weights":["1","-1"]}',
        "",
      ].join("\n"),
    );
    const { stdout } = await muball(["lipschitz", path]);
    expect(stdout).toMatch(/^ {2}exact +the bounds meet: the constant is 1$/mu);
    const data = own.put("step.csv", "-1,0\n2,1\n");
    const beside = await muball(["lipschitz", path, data, "--rho", "1/2"]);
    expect(beside.stdout).toMatch(/^ {2}≥ 0\.333333 \(1\/3\) +pair /mu);
    expect(beside.stdout).toMatch(/^ {2}≥ 0\.666666 \(2\/3\) +robust-gap /mu);
    expect(beside.stdout).toMatch(
      /^ {2}≥ .+ +random-sign-law +here in \[2\.28\d+, 2\.28\d+\]; assumes/mu,
    );
    expect(beside.stdout).toMatch(/^ {2}random-signs +the labels are independent/mu);
  });

  it.each([
    [64, "--radius and --rho need a data file", [SMALLEST, "--rho", "1/2"]],
    [65, "the data does not fit the network", [SMALLEST, IRIS]],
    [64, "standard input (-) can be read only once", ["-", "-"]],
    [64, "meet, and they carry different labels", [TOY_STAIRCASE, TOY, "--radius", "1000"]],
    [64, "integer from 0 to 1000000", [SMALLEST, "--tries", "1000001"]],
    [64, "integer from 0 to 1000000", [SMALLEST, "--tries", "-1"]],
    [64, "at least 1", [SMALLEST, "--components", "0"]],
    [64, "above 0", [SMALLEST, "--isoperimetry", "0"]],
    [64, "0 < p < 1", [SMALLEST, "--eta", "1"]],
    [64, "0 < p < 1", [SMALLEST, "--failure", "3/2"]],
    [64, "above 0", [SMALLEST, "--excess", "-1"]],
    [64, "there is no norm", [SMALLEST, "-p", "1/2"]],
    [64, "missing required argument", []],
    [65, "this is no network", [IRIS]],
    [66, "cannot read", ["no-such-file.network"]],
    [66, "cannot read", [SMALLEST, "no-such-file.csv"]],
  ])("ends with %s and says: %s", async (code, words, options) => {
    const { exit, stdout, stderr } = await muball(["lipschitz", ...options]);
    expect(stderr).toContain(words);
    expect([exit, stdout]).toEqual([code, ""]);
  });

  it("has nothing to ask of functions where there is one class, and refuses contradictions", async () => {
    const own = folder();
    const one = own.put("one.csv", "0,a\n1,a\n");
    const { exit, stdout } = await muball(["lipschitz", SMALLEST, one]);
    expect(exit).toBe(0);
    expect(stdout).toMatch(/^ {2}– +pair +does not apply: there is one class only/mu);
    const both = own.put("both.csv", "0,a\n0,b\n");
    const refused = await muball(["lipschitz", SMALLEST, both]);
    expect(refused.exit).toBe(65);
    expect(refused.stderr).toContain("no function has both");
  });
});
