// muball benchmark: files, an index that says what is in them, and nothing that is replaced.
import { existsSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { BenchmarkIndex } from "../../src/benchmark/index.js";
import { answerOf, type Folder, folder, muball, projectFile } from "./in-memory.js";

const SMALL = [
  "--instances",
  "2",
  "--points",
  "3",
  "--dimension",
  "2",
  "--classes",
  "2",
  "--hidden",
  "4",
];

async function made(here: Folder, name: string, ...words: readonly string[]) {
  const ran = await muball(["benchmark", "-o", here.at(name), ...SMALL, ...words]);
  return { ...ran, index: JSON.parse(here.read(`${name}/index.json`)) as BenchmarkIndex };
}

describe("muball benchmark", () => {
  test("writes files and an index after its schema, and muball check accepts every answer", async () => {
    const here = folder();
    const { exit, stdout, index } = await made(here, "q");
    expect([exit, stdout]).toEqual([
      0,
      `benchmark instances=2 questions=10 robust=4 not-robust=6 index=${here.at("q/index.json")}\n`,
    ]);
    const schema = readFileSync(projectFile("docs/benchmark-index.schema.json"), "utf8");
    const validate = new Ajv2020({ strict: true }).compile(JSON.parse(schema) as object);
    expect(validate(index), JSON.stringify(validate.errors)).toBe(true);
    for (const question of index.questions) {
      const file = here.at(`q/${question.certificate}`);
      const checked = answerOf(await muball(["check", "--json", file]));
      expect(checked["exit"]).toBe(0);
      const line = (await muball(["check", file])).stdout;
      const kind = / kind=(\S+)/u.exec(line)?.[1] ?? "memorization";
      expect([kind, question.answer]).toEqual([
        question.kind,
        question.kind === "memorization" ? "robust" : "not-robust",
      ]);
      const own = JSON.parse(here.read(`q/${question.certificate}`).split("\n")[0] ?? "") as {
        claim: Record<string, unknown>;
      };
      expect([own.claim["radius"], own.claim["norm"]]).toEqual([question.radius, question.norm]);
    }
  });

  test("muball's own certify answers the questions as the index does", async () => {
    const here = folder();
    const { index } = await made(here, "q", "--instances", "1", "--amounts", "1e-30");
    for (const { network, dataset, radius, norm, answer } of index.questions) {
      const words = ["certify", here.at(`q/${network}`), here.at(`q/${dataset}`), "--no-ratio"];
      const options = ["--radius", radius, "-p", norm, "--rule", "argmax", "-o", here.at("x")];
      const ran = await muball([...words, ...options]);
      expect(ran.exit).toBe(answer === "robust" ? 0 : 1);
    }
  });

  test("verify answers the questions for other tools as the index does, or says that it does not know", async () => {
    const here = folder();
    const { index } = await made(here, "q", "--amounts", "1e-30,1/10000");
    const answers: string[] = [];
    for (const { vnnlib, onnx, answer, margin } of index.questions) {
      const words = ["verify", here.at(`q/${vnnlib ?? ""}`), "--network", here.at(`q/${onnx}`)];
      const [word = ""] = (await muball(words)).stdout.split("\n");
      answers.push(`${answer} ${margin.length > 30 ? "1e-30" : margin}: ${word}`);
    }
    // Bounds of 26 binary places do not tell 10^-30 from the boundary; points are exact.
    const own = ["robust 1e-30: unknown", "not-robust 1e-30: sat"];
    const all = [...own, "robust 1/10000: unsat", "not-robust 1/10000: sat", "not-robust 0: sat"];
    expect(answers).toEqual([...all, ...all]);
  });

  test("p = 2 has no words in VNN-LIB, and p = 1 has them in few dimensions", async () => {
    const here = folder();
    for (const [norm, dimension, hasWords] of [
      ["2", "2", false],
      ["1", "3", true],
      ["1", "13", false],
    ] as const) {
      const name = `${norm}-${dimension}`;
      const rest = ["-p", norm, "--dimension", dimension, "--instances", "1"];
      const { index } = await made(here, name, ...rest);
      const { vnnlib, onnx } = index.questions[0] ?? {};
      const files = [existsSync(here.at(`${name}/1-1.vnnlib`)), vnnlib];
      expect(files).toEqual(hasWords ? [true, "1-1.vnnlib"] : [false, null]);
      expect(existsSync(here.at(`${name}/${onnx ?? ""}`))).toBe(true);
    }
  });

  test("the same seed writes the same bytes, another one others", async () => {
    const here = folder();
    const names = ["a", "b", "c"] as const;
    for (const name of names) await made(here, name, "--seed", name === "c" ? "2" : "1");
    const texts = names.map((name) =>
      ["1.network", "2.dataset", "1-2.muball", "index.json"].map((file) =>
        here.read(`${name}/${file}`),
      ),
    );
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]?.[0]).not.toBe(texts[0]?.[0]);
  });

  test("replaces nothing: a folder that is not empty is refused, and a file too", async () => {
    const here = folder();
    await made(here, "q", "--instances", "1");
    const before = here.read("q/index.json");
    const again = await muball(["benchmark", "-o", here.at("q"), ...SMALL, "--seed", "other"]);
    expect([again.exit, again.stdout, here.read("q/index.json")]).toEqual([64, "", before]);
    expect(again.stderr).toContain("is not empty");
    const file = await muball(["benchmark", "-o", here.put("file", "kept"), ...SMALL]);
    expect([file.exit, file.stdout, here.read("file")]).toEqual([66, "", "kept"]);
    expect(file.stderr).toContain("cannot write");
  });

  test.each([
    [["--points", "2", "--classes", "3"], 64, "fewer --points than --classes"],
    [["-p", "3"], 64, "The boundary is known for p = 1, 2 and inf"],
    [["--amounts", "0"], 64, "An amount must be above 0, or ulp"],
    [["--amounts", "1000000"], 64, "give smaller --amounts"],
    [["--hidden", "8,x"], 64, "Give a whole number from 1 to 1000"],
    [["--instances", "0"], 64, "Give a whole number from 1 to 9999"],
    [
      ["--dimension", "1", "--hidden", "1", "--classes", "9", "--points", "9"],
      2,
      "no network of this shape",
    ],
  ] as const)("%j ends with %i and says why", async (words, exit, says) => {
    const here = folder();
    const ran = await muball(["benchmark", "-o", here.at("q"), ...SMALL, ...words]);
    expect([ran.exit, ran.stdout]).toEqual([exit, ""]);
    expect(ran.stderr).toContain(says);
    const inside = here.names().includes("q") ? here.names() : [];
    expect(inside.filter((name) => name.includes("index"))).toEqual([]);
  });
});
