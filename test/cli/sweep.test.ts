// `muball sweep`: what it measures, where it writes, what it refuses; every proof is the kernel's.
import { describe, expect, it } from "vitest";
import { radiusFor } from "../../src/cli/proving/claimed-radius.js";
import { certifiedFate } from "../../src/cli/sweeping/sweep-cell.js";
import { type Constructed, voronoi } from "../../src/constructions/index.js";
import { readDataset, separation } from "../../src/dataset/index.js";
import { NORM_TWO } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { answerOf, folder, IRIS, muball, TOY } from "./in-memory.js";

const QUICK = ["--with", "lattice,voronoi", "--rho", "1/100,9/10"];

type Fields = Readonly<Record<string, unknown>>;

/** Rows of CSV by column; no cell of these tests holds a comma. */
function table(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...rows] = text.trim().split("\n");
  const names = head.split(",");
  return rows.map((row) => {
    const cells = row.split(",");
    return Object.fromEntries(names.map((name, k): [string, string] => [name, cells[k] ?? ""]));
  });
}

describe("muball sweep", () => {
  it("prints a row of CSV for every cell, proved at a radius of at least ρ·ε", async () => {
    const ran = await muball(["sweep", TOY, ...QUICK, "-p", "inf"]);
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
    const rows = table(ran.stdout);
    expect(rows.map(({ rho, construction }) => [rho, construction])).toEqual([
      ["1/100", "lattice"],
      ["1/100", "voronoi"],
      ["9/10", "lattice"],
      ["9/10", "voronoi"],
    ]);
    const [first] = rows;
    expect(first).toMatchObject({
      ...{ points: "12", dimension: "2", classes: "3", p: "inf", status: "proved", reason: "" },
      ...{ statement: "one-activation-region", bounded: "parameters", regime: "moderate" },
    });
    const separate = answerOf(await muball(["separate", TOY, "-p", "inf", "--json"]));
    expect(JSON.stringify(separate)).toContain("3/4");
    expect(first?.["radius"]).toBe("3/400");
  });

  it("a proved cell has the counts of the certificate that prove writes", async () => {
    const here = folder();
    const words = ["--with", "voronoi", "--rho", "9/10"];
    const [row] = table((await muball(["sweep", TOY, ...words])).stdout);
    const ran = await muball(["prove", TOY, ...words, "--json", "-o", here.at("toy.muball")]);
    const { proved } = answerOf(ran) as {
      proved: { radius: string; size: Readonly<Record<string, number>> };
    };
    for (const name of ["parameters", "nonzero", "width", "depth", "bits"]) {
      expect(row?.[name]).toBe(`${proved.size[name] ?? "none"}`);
    }
    expect(row?.["radius"]).toBe(proved.radius);
    expect(row?.["statement"]).toBe("one-linear-region");
  });

  it("a cell without a network says why, and alone ends with 2", async () => {
    const words = ["--with", "polyhedral", "--rho", "1/2", "-p", "2"];
    const ran = await muball(["sweep", TOY, ...words]);
    expect(ran.exit).toBe(2);
    const [row] = table(ran.stdout);
    expect(row).toMatchObject({ status: "unreached", parameters: "", statement: "" });
    expect(row?.["reason"]).toBe("the construction does not serve this norm");
  });

  it("writes CSV, JSON and a figure, and a summary on stdout", async () => {
    const here = folder();
    const ran = await muball(["sweep", TOY, ...QUICK, "-o", here.at("toy")]);
    expect(here.names()).toEqual(["toy.csv", "toy.json", "toy.svg"]);
    expect(ran.stdout).toMatch(/^ +N +rho +proved +parameters +by +lower +upper +regime$/mu);
    expect(ran.stdout).toMatch(/^ +12 +0\.9 +1\/2 +\d+ +voronoi +\d+ +\d+ +(?:large|none)$/mu);
    expect(ran.stderr).toBe(
      ["csv", "json", "svg"].map((x) => `wrote ${here.at(`toy.${x}`)}\n`).join(""),
    );
    const json = JSON.parse(here.read("toy.json")) as { cells: Fields[]; curves: Fields[] };
    expect(json.cells.map(({ status }) => status)).toEqual([
      "proved",
      "proved",
      "unreached",
      "proved",
    ]);
    expect(json.curves).toHaveLength(60);
    const svg = here.read("toy.svg");
    for (const words of [
      "moderate ρ",
      "large ρ",
      "robustness ratio ρ",
      "lattice 1/2",
      "Kim, Moon and Yun",
    ]) {
      expect(svg).toContain(words);
    }
    // Three proved cells, and two samples in the legend.
    expect(svg.match(/transform="translate/gu)).toHaveLength(5);
  });

  it("is the same on every run", async () => {
    const [first, second] = [folder(), folder()];
    for (const here of [first, second]) await muball(["sweep", TOY, ...QUICK, "-o", here.at("x")]);
    for (const name of ["x.csv", "x.json", "x.svg"])
      expect(second.read(name)).toBe(first.read(name));
  });

  it("sends one part to stdout, and JSON with --json", async () => {
    const svg = await muball(["sweep", TOY, ...QUICK, "--svg", "-"]);
    expect(svg.stdout).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /u);
    const answer = answerOf(await muball(["sweep", TOY, ...QUICK, "--json"]));
    expect(answer).toMatchObject({ command: "sweep", exit: 0, norm: "2", written: {} });
    const file = await muball(["sweep", TOY, ...QUICK, "--json-out", "-"]);
    expect((JSON.parse(file.stdout) as Fields)["cells"]).toEqual(answer["cells"]);
  });

  it("takes the first points: with one class there is nothing to prove, and it says so", async () => {
    const words = ["--points", "4,8,12", "--rho", "1/10", "--with", "staircase"];
    const here = folder();
    const ran = await muball(["sweep", TOY, ...words, "--csv", "-", "--svg", here.at("n.svg")]);
    const rows = table(ran.stdout);
    expect(rows.map(({ points, classes, status }) => [points, classes, status])).toEqual([
      ["4", "1", "unreached"],
      ["8", "2", "proved"],
      ["12", "3", "proved"],
    ]);
    expect(rows[0]).toMatchObject({
      reason: "the points have one class: nothing to tell apart",
      radius: "",
    });
    expect(here.read("n.svg")).toContain("number of points N");
  });

  it("a grid has exact ends, and values of two digits between them", async () => {
    const words = ["--rho", "1/1000..9/10:4,1/3", "--with", "staircase"];
    const rows = table((await muball(["sweep", TOY, ...words])).stdout);
    expect(rows.map(({ rho }) => rho)).toEqual(["1/1000", "6/625", "93/1000", "1/3", "9/10"]);
  });

  it("shows bounds of another count", async () => {
    const words = ["--quantity", "width", "--with", "narrow-voronoi", "--rho", "1/2"];
    const [row] = table((await muball(["sweep", IRIS, ...words])).stdout);
    expect(row).toMatchObject({
      bounded: "width",
      upper_bound: "8",
      upper_bound_name: "squares-width",
    });
    expect(Number(row?.["width"])).toBeLessThanOrEqual(10);
  });

  it.each([
    [64, "below 1", ["--rho", "1/2,1"]],
    [64, "above 0", ["--rho", "0"]],
    [64, "A value is missing", ["--rho", "1/2,"]],
    [64, "must be above 0 and below the second", ["--rho", "1/2..1/3:4"]],
    [64, "from 2 to 200", ["--rho", "1/10..1/2:1"]],
    [64, "not a number", ["--rho", "half"]],
    [64, "integers from 2 on", ["--points", "1"]],
    [64, "integers from 2 on", ["--points", "5/2"]],
    [64, "asks for 13 points, the data has 12", ["--points", "13"]],
    [64, `no package "magic". Allowed choices are staircase`, ["--with", "lattice,magic"]],
    [64, "Allowed choices are parameters", ["--quantity", "size"]],
    [64, "prefix of three files", ["-o", "-"]],
    [64, "only one answer can go to standard output", ["--svg", "-", "--csv", "-"]],
    [64, "named for two outputs", ["--svg", "/tmp/x.y", "--csv", "/tmp/x.y"]],
    [64, "is also an input", ["--csv", TOY]],
    [66, "no such directory", ["--svg", "no-such-folder/x.svg"]],
  ])("ends with %s and says: %s", async (code, words, options) => {
    const { exit, stdout, stderr } = await muball(["sweep", TOY, ...options]);
    expect(stderr).toContain(words);
    expect([exit, stdout]).toEqual([code, ""]);
  });

  it("a network that is wrong is not proved, and the reason is that of the kernel", async () => {
    const dataset = await readDataset(TOY);
    const found = await separation(dataset, NORM_TWO);
    const rho = rational(1n, 2n);
    const options = { seed: "muball", budget: 1 };
    const built = await voronoi.construct(dataset, NORM_TWO, radiusFor(rho, found), options);
    if (built.status !== "constructed") throw new Error("voronoi reaches one half");
    const silent = { say: () => undefined, count: () => undefined, clear: () => undefined };
    const question = { dataset, norm: NORM_TWO, rho, found };
    const fate = (one: Constructed) => certifiedFate(question, one, silent);
    expect(await fate(built)).toMatchObject({ status: "proved", statement: "one-linear-region" });
    const wrong = { ...built, values: [...built.values].reverse() };
    expect(await fate(wrong)).toMatchObject({
      status: "unproved",
      reason: "unproved/label-not-certain",
      counts: { depth: BigInt(built.network.layers.length) },
    });
  });

  it("JSON and a part cannot both go to stdout, and JSON says so", async () => {
    const ran = await muball(["sweep", TOY, "--json", "--csv", "-"]);
    const problem = { what: "only one answer can go to standard output" };
    expect([ran.exit, answerOf(ran)]).toMatchObject([64, { problem }]);
  });

  it("bad data is bad data: equal points with different labels, and a file that is none", async () => {
    const here = folder();
    const equal = await muball(["sweep", here.put("a.csv", "1,a\n1,b\n"), "--rho", "1/2"]);
    expect([equal.exit, equal.stdout]).toEqual([65, ""]);
    const missing = await muball(["sweep", here.at("none.csv")]);
    expect(missing.exit).toBe(66);
  });
});
