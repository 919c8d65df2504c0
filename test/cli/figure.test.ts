// inspect --figure and sobolev --svg: what is drawn, where it goes, and what cannot be drawn.
import { describe, expect, it } from "vitest";
import { answerOf, folder, type Folder, IRIS, muball, TOY } from "./in-memory.js";

async function proved(here: Folder, data: string, norm = "2"): Promise<string> {
  const file = here.at("x.muball");
  await muball(["prove", data, "-p", norm, "--rho", "1/2", "--with", "voronoi", "-o", file]);
  return file;
}

describe("muball inspect --figure", () => {
  it("draws every ball and point, the walls and the labels, and still shows the certificate", async () => {
    const here = folder();
    const file = await proved(here, TOY);
    const ran = await muball(["inspect", "--figure", here.at("x.svg"), file]);
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toBe(`wrote ${here.at("x.svg")}\n`);
    expect(ran.stdout).toBe((await muball(["inspect", file])).stdout);
    const svg = here.read("x.svg");
    // A mark a point and one a class in the legend; an outline of 96 corners a ball.
    expect(svg.match(/transform="translate/gu)).toHaveLength(15);
    const outlines = [
      ...svg.matchAll(/ d="(M[^"]*)" fill="none" stroke="#\w+" stroke-width="1\.8"/gu),
    ];
    expect(outlines.map(([, d = ""]) => d.split("L").length)).toEqual(new Array(12).fill(96));
    expect(svg).toMatch(
      /In this box: \d+ activation regions of \d+ units, \d+ linear regions of f/u,
    );
    for (const words of ["red", "green", "blue", "f changes its affine map", "x₁"])
      expect(svg).toContain(words);
  });

  it("balls of the cube have four corners", async () => {
    const here = folder();
    const file = await proved(here, TOY, "inf");
    const ran = await muball(["inspect", "--figure", "-", file]);
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toMatch(/^<svg [^]*<\/svg>\n$/u);
    const outlines = [
      ...ran.stdout.matchAll(/ d="(M[^"]*)" fill="none" stroke="#\w+" stroke-width="1\.8"/gu),
    ];
    expect(outlines.map(([, d = ""]) => d.split("L").length)).toEqual(new Array(12).fill(4));
  });

  it("draws data of any size and place as the same data at 1, with ticks of its own", async () => {
    const here = folder();
    const drawn = async (
      rows: readonly string[],
    ): Promise<readonly [readonly string[], string]> => {
      const file = await proved(here, here.put("d.csv", `${rows.join("\n")}\n`));
      const { stdout } = await muball(["inspect", "--figure", "-", file]);
      return [[...stdout.matchAll(/ d="(M[^"]*)" fill="none"/gu)].map(([, d = ""]) => d), stdout];
    };
    const [plain] = await drawn(["1,2,a", "-1,2,b"]);
    expect(plain).toHaveLength(3);
    const [tiny, svg] = await drawn(["1e-400,2,a", "-1e-400,2,b"]);
    expect(tiny).toEqual(plain);
    for (const words of [">−5e−401<", ">1e−400<", ">x₂ − 2<"]) expect(svg).toContain(words);
    const [huge, far] = await drawn(["1e400,2e400,a", "-1e400,2e400,b"]);
    expect(huge).toEqual(plain);
    expect(far).toContain(">1e400<");
    const [moved, near] = await drawn(["1e30,2,a", "1000000000000000000000000000001,2,b"]);
    expect(moved.filter((d) => d.length > 1000)).toHaveLength(2);
    expect(near).toMatch(/>x₁ − 10{30}</u);
  });

  it("names the axes as the columns of the dataset given, with hidden characters shown", async () => {
    const here = folder();
    const long = "w".repeat(300);
    const data = here.put("d.csv", `"area\u202e <m>",${long},kind\n0,0,a\n1,0,b\n0,1,a\n`);
    const file = await proved(here, data);
    const ran = await muball(["inspect", "--figure", "-", "--dataset", data, file]);
    expect([ran.exit, ran.stderr]).toEqual([0, ""]);
    expect(ran.stdout).toContain(">area\\u202e &lt;m&gt;</text>");
    expect(ran.stdout).toMatch(/>w{20,100}…<\/text>/u);
    expect(ran.stdout).not.toContain("x₁");
    // A canonical text has no names, nor has a file without a header.
    const canonical = here.put("d.dataset", (await muball(["canonical", data])).stdout);
    const bare = here.put("bare.csv", "0,0,a\n1,0,b\n0,1,a\n");
    for (const same of [canonical, bare]) {
      const { exit, stdout } = await muball([
        ...["inspect", "--figure", "-", "--dataset", same, file],
      ]);
      expect([exit, stdout.includes(">x₁, in the units of the data<")]).toEqual([0, true]);
    }
  });

  it("refuses names from another dataset: columns may have changed places", async () => {
    const here = folder();
    const file = await proved(here, here.put("d.csv", "x,y,kind\n0,0,a\n1,0,b\n0,3,a\n"));
    const turned = here.put("turned.csv", "y,x,kind\n0,0,a\n0,1,b\n3,0,a\n");
    const svg = here.at("x.svg");
    const ran = await muball(["inspect", "--figure", svg, "--dataset", turned, file]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain("the certificate is about another dataset");
    expect(ran.stderr).toContain(turned);
    expect(here.names()).not.toContain("x.svg");
    const right = await muball([
      ...["inspect", "--figure", svg, "--dataset", turned, "--columns", "x,y", file],
    ]);
    expect([right.exit, here.read("x.svg").includes(">x</text>")]).toEqual([0, true]);
  });

  it("refuses what is not of the plane, and an output that is the input", async () => {
    const here = folder();
    const file = await proved(here, IRIS);
    const flat = await muball(["inspect", "--figure", here.at("x.svg"), file]);
    expect([flat.exit, flat.stdout]).toEqual([64, ""]);
    expect(flat.stderr).toContain("a figure needs a network of two inputs");
    const same = await muball(["inspect", "--figure", file, file]);
    expect([same.exit, same.stdout]).toEqual([64, ""]);
    expect(here.names()).toEqual(["x.muball"]);
  });

  it("a refused certificate is answered as without a figure, and none is written", async () => {
    const here = folder();
    const bad = here.put("bad.muball", "{}\n");
    const ran = await muball(["inspect", "--figure", here.at("x.svg"), "--json", bad]);
    expect([ran.exit, answerOf(ran)["verdict"]]).toEqual([1, "rejected"]);
    expect(here.names()).toEqual(["bad.muball"]);
  });
});

describe("muball sobolev --svg", () => {
  const OWN = ["--dimension", "3", "--units", "10,12", "--points", "2,3", "--repeats", "1"];

  it("draws a panel a series, with models and bounds", async () => {
    const here = folder();
    const ran = await muball(["sobolev", ...OWN, "--held-out", "20", "--svg", here.at("s.svg")]);
    expect([ran.exit, ran.stderr]).toEqual([0, `wrote ${here.at("s.svg")}\n`]);
    const svg = here.read("s.svg");
    for (const words of [
      "own",
      "number of points n",
      "S of fitted models",
      "Least S of the class",
    ]) {
      expect(svg).toContain(words);
    }
    // Two laws at four settings, and their samples in the legend.
    expect(svg.match(/transform="translate/gu)).toHaveLength(10);
  });

  it("goes to a file alone", async () => {
    const ran = await muball(["sobolev", ...OWN, "--svg", "-"]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("the figure of a series goes to a file");
  });
});
