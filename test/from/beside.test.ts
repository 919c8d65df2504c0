// A file of ONNX beside a certificate that names it. Those of NNet are samples: certificates/making/origins.ts.
import { describe, expect, test } from "vitest";
import { check, type Chunks } from "../../src/checker/index.js";
import { certify, digestOfBytes, networkDigest } from "../../src/certify/index.js";
import { type NetworkOrigin } from "../../src/format/index.js";
import { readOnnx } from "../../src/from/onnx.js";
import { NORM_INFINITY, LIMITS } from "../../src/kernel/index.js";
import { rational, scaled } from "../../src/numbers/index.js";
import { modelBytes } from "../foreign/model.js";

const weights = (w: number) => ({ shape: [2, 2], data: [w, 0, -1, 1] });
const file = (w: number): Uint8Array =>
  modelBytes({
    ...{ input: [1, 2], constants: { w: weights(w), v: weights(2) } },
    nodes: [
      { type: "MatMul", inputs: ["x", "w"], outputs: ["a"] },
      { type: "Relu", inputs: ["a"], outputs: ["h"] },
      { type: "MatMul", inputs: ["h", "v"] },
    ],
  });
const FILE = file(1.5);
const ORIGIN: NetworkOrigin = { format: "onnx", file: digestOfBytes(FILE), reading: "outputs" };

async function certificate(isInline: boolean, from = ORIGIN): Promise<Uint8Array> {
  const points = [
    { point: scaled([rational(4n), rational(1n)]), label: 0, line: 1 },
    { point: scaled([rational(1n), rational(9n)]), label: 1, line: 2 },
  ];
  const made = await certify({
    network: readOnnx(FILE).network,
    dataset: { source: "a test", dimension: 2, classes: ["a", "b"], points },
    ...{ norm: NORM_INFINITY, radius: rational(1n, 8n), rule: { kind: "argmax" } },
    embed: { network: isInline, points: true, from },
  });
  if (made.verdict !== "certified") throw new Error(JSON.stringify(made));
  return new TextEncoder().encode([...made.lines()].map((line) => `${line}\n`).join(""));
}

/** The bytes in small chunks, an empty one first. */
function* chunks(bytes: Uint8Array): Generator<Uint8Array> {
  yield new Uint8Array();
  for (let k = 0; k < bytes.length; k += 7) yield bytes.subarray(k, k + 7);
}

const judged = async (isInline: boolean, network?: Chunks, from = ORIGIN) =>
  check([await certificate(isInline, from)], network === undefined ? {} : { network });
const mismatch = (pointer: string) => ({
  ...{ verdict: "rejected" },
  rejection: { code: "mismatched/network", at: { line: 1, pointer } },
});

describe.each([true, false])("a certificate with its rows: %s", (isInline) => {
  test("is accepted with its file, which the verdict names", async () => {
    const verdict = await judged(isInline, chunks(FILE));
    expect(verdict).toMatchObject({ verdict: "accepted", from: ORIGIN });
  });

  test("is rejected with a file of one byte more, or of another weight", async () => {
    const more = Uint8Array.from([...FILE, 0]);
    for (const other of [more, file(1.25), FILE.map((b, k) => (k === 40 ? b ^ 1 : b))]) {
      expect(await judged(isInline, [other])).toMatchObject(mismatch("/network/from/file"));
    }
  });

  test("is rejected if the file that it names has another network", async () => {
    const other = file(1.25);
    const from = { ...ORIGIN, file: digestOfBytes(other) };
    expect(await judged(isInline, [other], from)).toMatchObject(mismatch("/network/source"));
  });

  test("is rejected with a reading that the file has not", async () => {
    const from = { ...ORIGIN, reading: "logits" } as const;
    expect(await judged(isInline, [FILE], from)).toMatchObject(mismatch("/network/from/reading"));
  });
});

test("without the file the verdict says nothing of it", async () => {
  expect(await judged(true)).not.toHaveProperty("from");
});

test("a certificate by digest needs nothing but the file", async () => {
  const verdict = await judged(false, [FILE]);
  const network = networkDigest(readOnnx(FILE).network);
  expect(verdict).toMatchObject({ verdict: "accepted", digests: { network } });
});

test("a file is read up to its limit", async () => {
  function* endless(): Generator<Uint8Array> {
    for (;;) yield new Uint8Array(1_000_000).fill(8);
  }
  expect(await judged(true, endless())).toMatchObject({
    decline: { code: "limit-exceeded", limit: "file-bytes", allowed: `${LIMITS["file-bytes"]}` },
  });
});
