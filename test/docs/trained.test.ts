// The commands of docs/trained.md, as they stand, on a network that was trained on toy.csv and is kept as ONNX.
import { copyFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { answerOf, folder, muball, TOY } from "../cli/in-memory.js";
import { OWN } from "../foreign/read-file.js";
import { fenced, readText } from "./markdown.js";

const COMMANDS = fenced(readText("docs/trained.md"), "text").join("").trim().split("\n");
const DATA = TOY;

test("a trained network gets a certificate that is checked against its file", async () => {
  const here = folder();
  copyFileSync(path.join(OWN, "toy-trained.onnx"), here.at("model.onnx"));
  copyFileSync(DATA, here.at("points.csv"));
  const said: string[] = [];
  for (const command of COMMANDS) {
    const [name, ...words] = command.split(" ");
    expect(name).toBe("muball");
    const placed = words.map((word) =>
      /\.(?:onnx|csv|muball)$/u.test(word) ? here.at(word) : word,
    );
    const ran = await muball(placed);
    expect(ran.exit, `${command}: ${ran.stderr}`).toBe(0);
    said.push(ran.stdout);
  }
  expect(said).toHaveLength(3);
  expect(said[2]).toMatch(/^accepted .* from=onnx file=sha256:[0-9a-f]{64} reading=outputs\n$/u);
});

test("as data, the verdict names the file", async () => {
  const here = folder();
  const [model, certificate] = [path.join(OWN, "toy-trained.onnx"), here.at("model.muball")];
  const words = ["--radius", "1/50", "--rule", "argmax", "--by-reference", "-o", certificate];
  expect((await muball(["certify", model, TOY, ...words])).exit).toBe(0);
  const ran = await muball(["check", certificate, "--network", model, "--dataset", TOY, "--json"]);
  const file = expect.stringMatching(/^sha256:/u) as unknown;
  const proved = { from: { format: "onnx", file, reading: "outputs" } };
  expect(answerOf(ran)).toMatchObject({ certificates: [{ proved }] });
});

test("another file of the same layers is not the one", async () => {
  const here = folder();
  copyFileSync(path.join(OWN, "toy-trained.onnx"), here.at("model.onnx"));
  const certificate = here.at("model.muball");
  const made = ["certify", here.at("model.onnx"), DATA, "--radius", "1/50", "--rule", "argmax"];
  expect((await muball([...made, "-o", certificate])).exit).toBe(0);
  const other = path.join(OWN, "gemm-transb-raw.onnx");
  const ran = await muball(["check", certificate, "--network", other]);
  expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=mismatched/network\n"]);
});
