// `muball export` and `muball supports`: what is written is read back as the same network, or refused.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { changed, LINES, NETWORK, textOf } from "../example.js";
import { readCases } from "../../src/vnnlib/index.js";
import { answerOf, folder, muball } from "./in-memory.js";

const digest = async (file: string): Promise<unknown> =>
  answerOf(await muball(["read", file, "--json"]))["network"];

describe("a network that the target can hold", () => {
  test.each([
    ["--onnx", "out.onnx", []],
    ["--npz", "out.npz", []],
    ["--nnet", "out.nnet", []],
    ["--onnx", "out.onnx", ["--type", "float64"]],
    ["--npz", "out.npz", ["--type", "float64"]],
  ])("%s %s %j is read back as the same network", async (option, name, more) => {
    const here = folder();
    const file = here.put("a.network", NETWORK);
    const ran = await muball(["export", file, option, here.at(name), ...more]);
    expect(ran).toMatchObject({ exit: 0, stderr: "" });
    expect(ran.stdout).toBe(`wrote ${here.at(name)}, exactly\n`);
    expect(await digest(here.at(name))).toBe(await digest(file));
  });
});

describe("a network that the target cannot hold", () => {
  const thirds = NETWORK.replace('"bias":"-1"', '"bias":"-1/3"');

  test.each(["--onnx", "--npz", "--nnet"])(
    "%s is refused, and nothing is written",
    async (option) => {
      const here = folder();
      const file = here.put("a.network", thirds);
      const ran = await muball(["export", file, option, here.at("out")]);
      expect(ran).toMatchObject({ exit: 65, stdout: "" });
      expect(ran.stderr).toContain("1 of ");
      expect(ran.stderr).toContain("layer 0, row 1, bias");
      expect(here.names()).toEqual(["a.network"]);
    },
  );

  test("--round says how many are rounded, and the largest change", async () => {
    const here = folder();
    const file = here.put("a.network", thirds);
    const ran = await muball(["export", file, "--onnx", here.at("a.onnx"), "--round", "--json"]);
    // The float32 nearest to 1/3 is 11184811/2^25, 1/100663296 above it.
    expect(answerOf(ran)).toMatchObject({
      files: [{ rounded: { count: 1, largest: "1/100663296" } }],
    });
    const read = await muball(["evaluate", here.at("a.onnx"), "1/2", "--quiet"]);
    expect(read.exit).toBe(0);
  });
});

describe("the claim of a certificate", () => {
  test("is one question a ball, exact, for balls of the norm inf", async () => {
    const here = folder();
    const text = textOf(changed(1, "/claim/norm", "inf"));
    const file = here.put("a.muball", text);
    const ran = await muball(["export", file, "--vnnlib", here.at("ball")]);
    expect(ran.exit).toBe(0);
    const files = readdirSync(here.path).filter((name) => name.endsWith(".vnnlib"));
    expect(files).toHaveLength(2);
    for (const name of files) {
      const read = readCases(readFileSync(here.at(name), "utf8"));
      expect(read).toMatchObject({ verdict: "query" });
    }
  });

  test("of the norm 2 cannot be said in VNN-LIB", async () => {
    const here = folder();
    const ran = await muball([
      "export",
      here.put("a.muball", textOf(LINES)),
      "--vnnlib",
      here.at("b"),
    ]);
    expect(ran).toMatchObject({ exit: 64, stdout: "" });
    expect(ran.stderr).toContain("finitely many linear conditions");
  });
});

describe("supports", () => {
  test("answers truthfully: real numbers", async () => {
    const ran = await muball(["supports", "--onnx-element-types"]);
    expect(ran).toEqual({ exit: 0, stdout: "real\n", stderr: "" });
  });

  test("answers one question at a time", async () => {
    expect(await muball(["supports"])).toMatchObject({ exit: 64, stdout: "" });
    const both = await muball(["supports", "--onnx-opsets", "--vnnlib-versions"]);
    expect(both.stderr).toContain("one question at a time");
  });
});
