// `muball export --smt-lib`: the claim about one ball, answered by solvers that share nothing with muball.
import { describe, expect, test } from "vitest";
import { changed, LINES, textOf } from "../example.js";
import { type Folder, folder, IRIS, muball, projectFile, TOY } from "./in-memory.js";
import { INSTALLED, opinions } from "./solvers.js";

async function proved(here: Folder, data: string, ...words: readonly string[]): Promise<string> {
  const file = here.at("proof.muball");
  const ran = await muball(["prove", data, ...words, "-o", file, "--quiet"]);
  expect(ran.stdout).toMatch(/^accepted /u);
  return file;
}

async function question(file: string, ball: number): Promise<string> {
  const ran = await muball(["export", file, "--ball", `${ball}`, "--smt-lib"]);
  expect(ran).toMatchObject({ exit: 0, stderr: "" });
  return ran.stdout;
}

describe.skipIf(INSTALLED.length === 0)("every solver says", () => {
  const unsat = INSTALLED.map(() => "unsat");

  test("unsat of every ball of the toy network", async () => {
    const file = await proved(folder(), TOY, "--rho", "9/10", "--norm", "inf");
    for (let k = 0; k < 12; k += 1) expect(opinions(await question(file, k))).toEqual(unsat);
  }, 120_000);

  test.each([["2"], ["inf"], ["1"]])(
    "unsat of balls of an Iris network, p = %s",
    async (norm) => {
      const file = await proved(folder(), IRIS, "--rho", "1/100", "--norm", norm);
      for (const k of [0, 77, 149]) expect(opinions(await question(file, k))).toEqual(unsat);
    },
    120_000,
  );

  test("unsat at the largest radius that holds, and sat above it", async () => {
    const here = folder();
    for (const [radius, verdict, answer] of [
      ["1", "accepted", "unsat"],
      ["1000001/1000000", "rejected", "sat"],
    ] as const) {
      const file = here.put("a.muball", textOf(changed(1, "/claim/radius", radius)));
      expect((await muball(["check", file])).stdout.startsWith(verdict)).toBe(true);
      expect(opinions(await question(file, 1))).toEqual(INSTALLED.map(() => answer));
    }
  });

  test.each([
    ["the largest output", "certificates/accepted/handmade/argmax.muball"],
    ["a level", "certificates/accepted/handmade/threshold.muball"],
  ])("unsat of a ball whose label is read by %s", async (_, sample) => {
    expect(opinions(await question(projectFile(sample), 0))).toEqual(unsat);
  });
});

describe("the question", () => {
  test("is written to a file, and the answer says so", async () => {
    const here = folder();
    const file = here.put("a.muball", textOf(LINES));
    const words = ["export", file, "--ball", "1", "--smt-lib", "-o", here.at("b.smt2")];
    expect(await muball([...words, "--json"])).toMatchObject({ exit: 0 });
    expect(here.read("b.smt2")).toBe(await question(file, 1));
    expect(here.read("b.smt2").endsWith("(check-sat)\n")).toBe(true);
  });

  test.each([
    [["--smt-lib"], "--smt-lib writes the question of one ball"],
    [["--smt-lib", "--ball", "2"], "there is no ball 2"],
    [["--smt-lib", "--ball", "-1"], "argument '-1' is invalid"],
    [["--smt-lib", "--ball", "0", "--vnnlib", "x"], "--smt-lib is written alone"],
    [["--smt-lib", "--ball", "0", "--json"], "stdout cannot hold the question and the answer"],
    [["--onnx", "x", "--ball", "0"], "--ball says which question is written"],
    [["--onnx", "x", "--output", "y"], "--output is the file of --smt-lib"],
  ])("is refused with %j, and nothing is written", async (words, what) => {
    const here = folder();
    const file = here.put("a.muball", textOf(LINES));
    const ran = await muball(["export", file, ...words]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain(what);
    expect(here.names()).toEqual(["a.muball"]);
  });

  test("is refused for a norm between, for a fraction of each ball, and for other kinds", async () => {
    const asked = async (file: string) => muball(["export", file, "--smt-lib", "--ball", "0"]);
    const power = folder().put("a.muball", textOf(changed(1, "/claim/norm", "3/2")));
    expect((await asked(power)).stderr).toContain("a ball of this norm is not written in SMT-LIB");
    for (const sample of ["eta-robust/bump-1", "counterexample/plane-2"]) {
      const ran = await asked(projectFile(`certificates/accepted/${sample}.muball`));
      expect(ran).toMatchObject({ exit: 64, stdout: "" });
      expect(ran.stderr).toContain("only a memorization has one question per ball");
    }
  });

  test("of a text that is no certificate is its verdict", async () => {
    const file = folder().put("a.muball", "[]\n");
    const ran = await muball(["export", file, "--smt-lib", "--ball", "0"]);
    expect(ran).toMatchObject({ exit: 1, stdout: "rejected code=malformed/wrong-type\n" });
  });

  test("of --vnnlib and --ball is one file", async () => {
    const here = folder();
    const file = here.put("a.muball", textOf(changed(1, "/claim/norm", "inf")));
    const ran = await muball(["export", file, "--ball", "1", "--vnnlib", here.at("q")]);
    expect(ran.stdout).toBe(`wrote ${here.at("q-1.vnnlib")}, exactly\n`);
    expect(here.names()).toEqual(["a.muball", "q-1.vnnlib"]);
  });
});
