// Models as a whole: two readers, one network. What the checker's own does not read has its reason.
import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { networkDigest } from "../../src/certify/index.js";
import { readOnnx } from "../../src/from/onnx.js";
import { answered } from "../../src/kernel/index.js";
import { type ModelOf, modelBytes } from "../foreign/model.js";
import { bytesOf, networkIn, OWN, readFile } from "../foreign/read-file.js";
import { expectReason } from "./refused.js";

/** The reasons for which the checker's reader leaves out what the other reads. */
const ONLY_THE_OTHER: Readonly<Record<string, string>> = {
  "conv-flatten.onnx": "operator",
  "external-data.onnx": "unknown-field",
  "shapes-constants.onnx": "operator",
};

test("both readers give one network for each of our files, or one of them a reason", () => {
  const files = readdirSync(OWN).filter((name) => name.endsWith(".onnx"));
  let same = 0;
  for (const file of files) {
    const [own, other] = [
      answered(() => readOnnx(bytesOf(path.join(OWN, file)))),
      readFile(path.join(OWN, file)),
    ];
    if ("network" in own) {
      same += 1;
      expect(networkDigest(own.network), file).toBe(networkDigest(networkIn(other)));
      continue;
    }
    const reason = ONLY_THE_OTHER[file] ?? (other.verdict === "read" ? "none" : other.code);
    const [expected = reason] = file === "batchnorm-irrational.onnx" ? ["operator"] : [];
    const got = expect.stringMatching(new RegExp(`^${expected}\\b`, "u")) as unknown;
    expect(own, file).toMatchObject({ decline: { code: "network-file", got } });
  }
  expect(same).toBeGreaterThan(8);
});

const RELU = { type: "Relu", inputs: ["x"] };
const model = (changes: Partial<ModelOf>): Uint8Array =>
  modelBytes({ input: [1, 2], nodes: [RELU], ...changes });

describe("a graph", () => {
  test("has a batch that is free, and reads logits before a last softmax", () => {
    expect(readOnnx(model({ input: ["N", 2] }))).toMatchObject({ reading: "outputs" });
    const nodes = [
      { ...RELU, outputs: ["h"] },
      { type: "Softmax", inputs: ["h"] },
    ];
    expect(readOnnx(model({ nodes }))).toMatchObject({ reading: "logits" });
    expectReason(() => readOnnx(model({ nodes, input: [2, 2] })), "operator", "softmax");
    const middle = [
      { type: "Softmax", inputs: ["x"], outputs: ["h"] },
      { type: "Relu", inputs: ["h"] },
    ];
    expectReason(() => readOnnx(model({ nodes: middle })), "operator", "Softmax");
  });

  test.each([
    ["dynamic-shape", model({ input: [1, "M"] })],
    ["dimension", model({ input: [-1, 2] })],
    ["format-version", model({ opset: 6 })],
    ["format-version", model({ opset: 26 })],
    ["shape", model({ output: [1, 3] })],
    ["shape", model({ output: [2] })],
    ["several-inputs", model({ constants: { x: { shape: [1], data: [1] } } })],
    ["domain", model({ nodes: [{ ...RELU, domain: "com.example" }] })],
    ["several-outputs", model({ nodes: [{ ...RELU, outputs: ["y", "z"] }] })],
    ["undefined-name", model({ nodes: [{ ...RELU, inputs: ["z"] }] })],
    ["undefined-name", model({ nodes: [{ ...RELU, outputs: ["z"] }] })],
    ["name-twice", model({ nodes: [RELU, RELU] })],
    ["truncated", model({}).subarray(0, 20)],
  ] as const)("%s %#", (reason, bytes) => {
    expectReason(() => readOnnx(bytes), reason);
  });
});
