// The proved checker's readers of ONNX and NNet: what they read they read as the checker does; else they decline.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { digestOfBytes, networkDigest } from "../../src/certify/index.js";
import { check } from "../../src/checker/index.js";
import { networkIn } from "../../src/from/index.js";
import { answered } from "../../src/kernel/index.js";
import { findingLine } from "../../src/report/finding-line.js";
import { modelBytes } from "../foreign/model.js";
import { CASES } from "../foreign/operator-cases.js";
import { bytesOf, ELSEWHERE, HAS_ELSEWHERE, OWN, WHY_SKIPPED } from "../foreign/read-file.js";
import { answerOf, loaded, whyNoPage } from "./page-module.js";
import { provedAnswersOf, whyNotProved } from "./proved.js";

const world = mkdtempSync(path.join(tmpdir(), "muball-network-files-"));
afterAll(() => rmSync(world, { recursive: true }));

interface One {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format?: "onnx" | "nnet";
  readonly wanted?: string;
}

/**
 * A certificate that the network of a file has an output at 0, which is true of every network: what is left
 * to compare is which network that is. The rows are not in it.
 */
function certificateOf({ bytes, format = "onnx", wanted = "outputs" }: One): string {
  const read = answered(() => networkIn(bytes, format, wanted));
  const { layers, inputs } = "network" in read ? read.network : { layers: [], inputs: 1 };
  const source = "network" in read ? networkDigest(read.network) : digestOfBytes(bytes);
  const widths = "network" in read ? layers.map(({ rows }) => rows.length) : [1];
  const reading = "network" in read ? read.reading : wanted;
  const zeros = Array.from({ length: inputs }, () => "0");
  const cases = [{ lower: zeros, upper: zeros, conditions: [] }];
  const claim = { inputs, outputs: widths.at(-1), cases, answer: "sat" };
  const from = { format, file: digestOfBytes(bytes), reading };
  const witness = { case: 0, point: zeros };
  const head = { format: "muball/1", kind: "property", claim };
  return `${JSON.stringify({ ...head, network: { source, inputs, widths, from }, bits: 26, witness, note: "" })}\n`;
}

/** What the checker says of that certificate, and what the proved one says. */
function bothAnswers(all: readonly One[]): readonly (readonly [string, string, string])[] {
  const commands = all.map((one, k) => {
    const [certificate, network] = ["muball", "file"].map((end) => path.join(world, `${k}.${end}`));
    writeFileSync(certificate ?? "", certificateOf(one));
    writeFileSync(network ?? "", one.bytes);
    return [certificate ?? "", "--network", network ?? ""];
  });
  const proved = provedAnswersOf(commands);
  return all.map((one, k) => {
    const said = check([new TextEncoder().encode(certificateOf(one))], { network: [one.bytes] });
    const ours =
      said.verdict === "accepted" && !("claim" in said)
        ? findingLine(said)
        : said.verdict === "declined"
          ? `declined code=${said.decline.code}`
          : `rejected code=${said.verdict === "rejected" ? said.rejection.code : ""}`;
    return [one.name, ours, proved[k]?.line.replace(/ from=.*$/u, "") ?? ""];
  });
}

const ofFolder = (folder: string, end: "onnx" | "nnet", wanted?: string): readonly One[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(`.${end}`))
    .map((name) => ({
      ...{ name: `${name} ${wanted ?? ""}`, bytes: bytesOf(path.join(folder, name)), format: end },
      ...(wanted !== undefined && { wanted }),
    }));
const READINGS = ["bare", "normalised", "clipped"];

/** Branches: an input and a unit that are used later, constants that are computed, a last softmax. */
const BRANCHES = modelBytes({
  input: ["N", 2],
  constants: {
    w: { shape: [2, 3], data: [1.5, -1, 0.25, 2, 1, -3] },
    v: { shape: [3, 2], data: [1, 0, -0.5, 1, 0, 2], type: "float32" },
    c: { shape: [2], data: [-1, 0.1] },
  },
  nodes: [
    { type: "MatMul", inputs: ["x", "w"], outputs: ["a"] },
    { type: "Relu", inputs: ["a"], outputs: ["h"] },
    {
      ...{ type: "Gemm", inputs: ["h", "v", "c"], outputs: ["b"] },
      attributes: { alpha: { float: 0.5 }, beta: { float: -2 } },
    },
    { type: "Relu", inputs: ["c"], outputs: ["r"] },
    { type: "Mul", inputs: ["b", "r"], outputs: ["m"] },
    { type: "Relu", inputs: ["m"], outputs: ["k"] },
    { type: "Add", inputs: ["k", "x"], outputs: ["s"] },
    { type: "Sub", inputs: ["s", "b"], outputs: ["t"] },
    { type: "Softmax", inputs: ["t"], attributes: { axis: 1 } },
  ],
});

/** Every beginning of the bytes, and the bytes with one of them changed. */
function damaged(name: string, bytes: Uint8Array, format: "onnx" | "nnet"): readonly One[] {
  const one = (how: string, own: Uint8Array): One => ({
    name: `${name} ${how}`,
    bytes: own,
    format,
  });
  return Array.from(bytes).flatMap((_, k) => [
    one(`cut at ${k}`, bytes.subarray(0, k)),
    ...[1, 64].map((bit) =>
      one(
        `${k} ^ ${bit}`,
        bytes.map((b, n) => (n === k ? b ^ bit : b)),
      ),
    ),
  ]);
}

/** Fails the test unless both say the same of every file, or the proved one declines so many; gives how many are read. */
function agreeOn(all: readonly One[], declined = 0): number {
  const both = bothAnswers(all);
  const other = both.filter(([, ours, theirs]) => ours !== theirs);
  const isOnlyLess = (line: string): boolean => line === "declined code=network-file";
  expect(other.filter(([, , theirs]) => !isOnlyLess(theirs))).toEqual([]);
  expect(other.length).toBeLessThanOrEqual(declined);
  return both.filter(([, ours]) => ours.startsWith("accepted")).length;
}

describe.skipIf(whyNotProved() !== undefined)("a network file beside a certificate", () => {
  test("is read as the checker reads it: our own files", () => {
    expect(agreeOn(ofFolder(OWN, "onnx"))).toBeGreaterThan(8);
    expect(agreeOn(READINGS.flatMap((one) => ofFolder(OWN, "nnet", one)))).toBeGreaterThan(5);
  });

  test("so are models of each operator, whether it is read or not", () => {
    const models = CASES.map(({ name, model }) => ({ name, bytes: modelBytes(model) }));
    expect(agreeOn(models)).toBeGreaterThan(15);
  });

  test("so are branches, and every damage of a byte", () => {
    expect(agreeOn([{ name: "branches", bytes: BRANCHES, wanted: "logits" }])).toBe(1);
    const changed = damaged("branches", BRANCHES, "onnx");
    expect(changed.length).toBeGreaterThan(800);
    expect(agreeOn(changed)).toBeLessThan(changed.length / 2);
    const nnet = damaged("plain", bytesOf(path.join(OWN, "plain.nnet")), "nnet");
    // Letters that no text of numbers needs.
    expect(agreeOn(nnet, 6)).toBeLessThan(nnet.length);
  });

  test.skipIf(whyNoPage() !== undefined)("so are they on a page, with integers of its own", () => {
    const { judge } = loaded();
    const all = [...ofFolder(OWN, "onnx"), { name: "branches", bytes: BRANCHES, wanted: "logits" }];
    const both = bothAnswers(all).map(([name, ours], k) => {
      const bytes = all[k]?.bytes ?? new Uint8Array();
      const certificate = new TextEncoder().encode(certificateOf(all[k] ?? { name, bytes }));
      const { line } = answerOf(judge, { certificate, companions: { network: [bytes] } });
      return [name, ours, line.replace(/ from=.*$/u, "")];
    });
    expect(both.filter(([, ours, theirs]) => ours !== theirs)).toEqual([]);
  });

  test.skipIf(!HAS_ELSEWHERE)(`so are models of others${WHY_SKIPPED}`, () => {
    const folder = path.join(ELSEWHERE, "marabou");
    const small = [...ofFolder(folder, "onnx"), ...ofFolder(folder, "nnet", "bare")].filter(
      ({ bytes }) => bytes.length < 50_000,
    );
    expect(agreeOn(small)).toBeGreaterThan(10);
  });
});
