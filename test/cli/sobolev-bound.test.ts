// `muball sobolev --certificate` and `muball sobolev DATA`: what is proved, written, checked and refused.
import { describe, expect, it } from "vitest";
import { answerOf, folder, muball } from "./in-memory.js";

const DRAWN = ["sobolev", "--dimension", "3", "--units", "6", "--points", "4", "--held-out", "20"];
const IRIS = "certificates/data/iris.csv";
const DATA = ["sobolev", IRIS, "--units", "6", "--bounded", "24"];

describe("muball sobolev --certificate", () => {
  it.each(["random", "tangent"])("writes a bound that muball check accepts: %s", async (model) => {
    const own = folder();
    const path = own.at("steep.muball");
    const ran = await muball([...DRAWN, "--model", model, "--certificate", path]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(
      /^accepted kind=sobolev-bound model=\w+ n=4 d=3 k=6 atoms=20 error=0 bound=\d+\/\d+ says=no-model-that-fits-has-a-smaller-mean-squared-slope claim=sha256:\w+ features=sha256:\w+ law=sha256:\w+\n$/u,
    );
    expect(ran.stderr).toContain("The fit has S ≈ ");
    expect(ran.stderr).toContain(`wrote ${path}; next: muball check ${path}\n`);
    expect(ran.stderr.includes("does not see the jumps")).toBe(model === "tangent");
    const checked = await muball(["check", path]);
    expect([checked.exit, checked.stdout]).toEqual([0, ran.stdout]);
    const claim = await muball(["inspect", path, "--claim"]);
    expect(claim.stdout).toContain('"kind":"sobolev-bound"');
  });

  it("takes a larger error, for which less can be proved", async () => {
    const own = folder();
    const bounds: number[] = [];
    for (const error of ["0", "1/100", "1/10"]) {
      const path = own.at(`${error.length}.muball`);
      const asked = [...DRAWN, "--certificate", path, "--error", error, "--json"];
      const answer = answerOf(await muball(asked));
      expect(answer).toMatchObject({ exit: 0, output: path, proved: { error }, fit: {} });
      const { bound = "" } = answer["proved"] as Readonly<Record<string, string>>;
      const [num = "", den = "1"] = bound.split("/");
      bounds.push(Number(num) / Number(den));
    }
    expect(bounds.every((value, i) => i === 0 || value < (bounds[i - 1] ?? 0))).toBe(true);
  });
});

describe("muball sobolev DATA", () => {
  it("proves a bound for models of a data file, of which a quarter is held out", async () => {
    const ran = await muball(DATA);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(/ model=random n=113 d=4 k=6 atoms=37 error=\d+\/\d+ bound=\d+/u);
    expect(ran.stderr).toContain("give --certificate FILE to write this");
    const again = await muball(DATA);
    expect(again.stdout).toBe(ran.stdout);
    const other = await muball([...DATA, "--seed", "2"]);
    expect(other.stdout).not.toBe(ran.stdout);
  });

  it("says that nothing was found where f = 0 may do, or no model fits", async () => {
    const zero = await muball([...DATA, "--error", "10"]);
    expect([zero.exit, zero.stdout]).toEqual([
      2,
      "declined code=nothing-found reason=nothing-to-prove\n",
    ]);
    const answer = answerOf(await muball([...DATA, "--error", "0", "--json"]));
    expect(answer).toMatchObject({ exit: 2, verdict: "declined", reason: "no-such-model" });
  });
});

describe("muball sobolev refuses", () => {
  it.each([
    [64, "--units must be one number", [...DRAWN, "--units", "4,5", "--certificate", "x"]],
    [64, "--points must be one number", ["sobolev", "--units", "4", "--certificate", "x"]],
    [
      64,
      "--dimension is missing",
      ["sobolev", "--units", "4", "--points", "2", "--certificate", "x"],
    ],
    [64, "goes to a file", [...DRAWN, "--certificate", "-"]],
    [64, "cannot be used with", [...DRAWN, "--certificate", "x", "--svg", "y"]],
    [64, "--error is for one bound", [...DRAWN, "--error", "1"]],
    [64, "at least 0", [...DRAWN, "--certificate", "x", "--error", "-1"]],
    [64, "exact solutions of 24 equations", [...DATA, "--model", "tangent", "--bounded", "23"]],
    [64, "leave them out", [...DATA, "--points", "3"]],
    [64, "cannot be held out", [...DATA, "--held-out", "150"]],
    [64, "are for series", [...DATA, "--output", "x"]],
    [64, "is also an input", [...DATA, "--certificate", IRIS]],
    [66, "no such directory", [...DRAWN, "--certificate", "no-such-folder/x.muball"]],
  ])("with %s and says: %s", async (code, words, asked) => {
    const { exit, stdout, stderr } = await muball(asked);
    expect(stderr).toContain(words);
    expect([exit, stdout]).toEqual([code, ""]);
  });
});
