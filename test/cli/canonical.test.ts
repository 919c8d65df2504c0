// The text that a digest is of, as an auditor computes it: with sha256sum, and nothing of muball.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { answerOf, folder, IRIS, muball } from "./in-memory.js";

const TABLE = "x,y,side\n0.5,1e-1,a\n3,-0,b\n";
const TEXT =
  '{"format":"muball-dataset/1","points":2,"dimension":2,"classes":["a","b"]}\n' +
  '{"point":["1/2","1/10"],"label":0}\n{"point":["3","0"],"label":1}\n';

function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

describe("canonical", () => {
  test("prints the text, every number in lowest terms, and its digest beside it", async () => {
    const ran = await muball(["canonical", folder().put("data.csv", TABLE)]);
    expect(ran).toEqual({ exit: 0, stdout: TEXT, stderr: `dataset=${sha256(TEXT)}\n` });
  });

  test("the digest is the one of sha256sum, of separate, and of every claim about the data", async () => {
    const here = folder();
    const [text, proof] = [here.at("iris.dataset"), here.at("iris.muball")];
    const ran = await muball(["canonical", IRIS, "--json", "-o", text]);
    const { dataset, points, output } = answerOf(ran);
    expect([ran.exit, ran.stderr, points, output]).toEqual([0, "", 150, text]);
    const [sum = ""] = spawnSync("sha256sum", [text], { encoding: "utf8" }).stdout.split(" ");
    expect(dataset).toBe(`sha256:${sum}`);
    const separated = await muball(["separate", IRIS]);
    expect(separated.stdout).toMatch(new RegExp(`^ *digest +sha256:${sum}$`, "mu"));
    expect(answerOf(await muball(["separate", "--json", IRIS]))["dataset"]).toBe(dataset);
    await muball(["prove", IRIS, "--rho", "1/100", "--with", "staircase", "-o", proof]);
    expect(here.read("iris.muball")).toContain(`"dataset":"sha256:${sum}"`);
  });

  test("gives its own text back, and the same for every way of writing the numbers", async () => {
    const here = folder();
    const twice = await muball(["canonical", here.put("data.dataset", TEXT)]);
    expect(twice.stdout).toBe(TEXT);
    const spelled = TABLE.replace("0.5,1e-1", "50e-2,0.100");
    expect((await muball(["canonical", here.put("b.csv", spelled)])).stdout).toBe(TEXT);
  });

  test("says nothing beside the text with --quiet, and needs a file for --json", async () => {
    const here = folder();
    const data = here.put("data.csv", TABLE);
    expect((await muball(["canonical", data, "--quiet"])).stderr).toBe("");
    const ran = await muball(["canonical", data, "--json"]);
    expect(ran.exit).toBe(64);
    expect(ran.stderr).toContain("--json needs --output");
    expect(answerOf(ran)).toMatchObject({ command: "canonical", exit: 64 });
  });

  test("keeps what was at the output when the data are bad, and never writes over them", async () => {
    const here = folder();
    const bad = here.put("bad.csv", "1,a\nx,b\n");
    here.put("out", "older");
    const ran = await muball(["canonical", bad, "--no-header", "-o", here.at("out")]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toMatch(/line 2, column 1/u);
    expect(here.read("out")).toBe("older");
    const over = await muball(["canonical", bad, "-o", bad]);
    expect([over.exit, here.read("bad.csv")]).toEqual([64, "1,a\nx,b\n"]);
    expect(over.stderr).toContain("is also an input");
  });
});
