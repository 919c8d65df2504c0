// --semantics of certify and verify, as a user meets it: what is found, what is printed, and what is refused.
import { writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { OWN } from "../foreign/read-file.js";
import { folder, muball, TOY } from "./in-memory.js";

const MODEL = path.join(OWN, "toy-trained.onnx");
/** x + 2^24 against 2^24: float32 loses what is below 1. */
const network = (bias: string): string =>
  [
    '{"format":"muball-network/1","inputs":1,"widths":[1,2]}',
    `{"bias":"${bias}","columns":[0],"weights":["1"]}`,
    '{"bias":"0","columns":[0],"weights":["1"]}',
    '{"bias":"16777216","columns":[],"weights":[]}',
    "",
  ].join("\n");
function folderWith(files: Readonly<Record<string, string>>) {
  const here = folder();
  for (const [name, text] of Object.entries(files)) writeFileSync(here.at(name), text);
  return here;
}
const DATA = "x,label\n64,0\n0.85,0\n0.3,0\n-64,1\n";

describe("certify", () => {
  test("of a trained network: float32 is proved of as many points, and said", async () => {
    const here = folder();
    const words = ["--rule", "argmax", "--radius", "1/50", "-p", "inf"];
    await muball(["certify", MODEL, TOY, ...words, "-o", here.at("real.muball")]);
    const ran = await muball([
      ...["certify", MODEL, TOY, ...words, "--semantics", "float32"],
      ...["-o", here.at("float.muball")],
    ]);
    expect(ran.exit, ran.stderr).toBe(0);
    expect(ran.stderr).not.toContain("does not name the file");
    expect(ran.stderr).toContain("Not covered: subnormal numbers flushed to zero, TF32");
    const robust = (text: string) => /robust=\d+/u.exec(text)?.[0];
    const checked = await muball(["check", here.at("float.muball")]);
    expect(checked.stdout).toContain(" semantics=float32 ");
    const real = await muball(["check", here.at("real.muball")]);
    expect(robust(checked.stdout)).toBe(robust(real.stdout));
    expect(checked.stderr).toContain("float32 (binary32 of IEEE 754)");
    const bound = await muball(["check", here.at("float.muball"), "--network", MODEL]);
    expect([bound.exit, bound.stdout]).toEqual([0, expect.stringContaining(" from=onnx file=")]);
  }, 120_000);

  test("refutes at numbers of the format, and a centre need not be one", async () => {
    const here = folderWith({ "a.network": network("16777216"), "a.csv": DATA });
    const ran = await muball([
      ...["certify", here.at("a.network"), here.at("a.csv"), "--kind", "robustness"],
      ...["--rule", "argmax", "-p", "inf", "--radius", "1/4", "--semantics", "float32"],
      ...["-o", here.at("a.muball")],
    ]);
    expect(ran.exit, ran.stderr).toBe(0);
    const { stdout, exit } = await muball(["check", here.at("a.muball")]);
    expect([exit, stdout]).toEqual([0, expect.stringContaining("robust=2 refuted=2 wrong=0")]);
  }, 60_000);

  test("refuses a network with a number that the format does not have, by its place", async () => {
    const here = folderWith({ "a.network": network("16777217"), "a.csv": DATA });
    const ran = await muball([
      ...["certify", here.at("a.network"), here.at("a.csv"), "--kind", "robustness"],
      ...["--rule", "argmax", "--radius", "1/4", "--semantics", "float32"],
    ]);
    expect(ran.exit).toBe(65);
    expect(ran.stderr).toContain("layer 1 (from 1), row 0 (from 0)");
    expect(ran.stderr).toContain("16777217");
    expect(ran.stdout).toBe("");
  });

  test("leaves points open where a number may overflow", async () => {
    const here = folderWith({ "a.network": network(`${2n ** 127n}`), "a.csv": DATA });
    const ran = await muball([
      ...["certify", here.at("a.network"), here.at("a.csv"), "--kind", "robustness"],
      ...["--rule", "argmax", "--radius", "1/4", "--semantics", "float32", "--seconds", "20"],
      ...["-o", here.at("a.muball")],
    ]);
    expect(ran.exit, ran.stderr).toBe(0);
    expect((await muball(["check", here.at("a.muball")])).stdout).toContain("robust=0");
  }, 60_000);

  test("of a memorization has no semantics", async () => {
    const words = ["--kind", "memorization", "--radius", "1/50", "--semantics", "float32"];
    const ran = await muball(["certify", MODEL, TOY, "--rule", "argmax", ...words]);
    expect([ran.exit, ran.stderr.includes("about the robustness of each point")]).toEqual([
      64,
      true,
    ]);
  });
});

describe("verify", () => {
  const question = [
    "(declare-const X_0 Real)",
    "(declare-const Y_0 Real)",
    "(declare-const Y_1 Real)",
    "(assert (>= X_0 0.9))",
    "(assert (<= X_0 100.0))",
    "(assert (<= Y_0 Y_1))",
    "",
  ].join("\n");

  test("answers for real numbers and for float32, each as it is", async () => {
    const here = folderWith({ "a.network": network("16777216"), "a.vnnlib": question });
    const ask = (...words: readonly string[]) =>
      muball(["verify", here.at("a.vnnlib"), "--network", here.at("a.network"), ...words]);
    expect((await ask()).stdout.split("\n")[0]).toBe("unsat");
    const ran = await ask("--semantics", "float32", "-o", here.at("a.muball"));
    expect(ran.stdout.split("\n")[0]).toBe("sat");
    expect(ran.stdout).toContain("(Y_0 16777216)");
    expect((await muball(["check", here.at("a.muball")])).stdout).toContain(" semantics=float32 ");
  }, 60_000);
});
