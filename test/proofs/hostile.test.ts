// The proved checker on what is no certificate: an answer, never a crash.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FOLDER } from "../certificates/suite.js";
import { PROVED, whyNotProved } from "./proved.js";

const world = mkdtempSync(path.join(tmpdir(), "muball-proved-"));
afterAll(() => rmSync(world, { recursive: true }));

function answer(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(PROVED, words, { encoding: "utf8" });
  return `${String(status)} ${stdout}${stderr}`.trimEnd();
}

function answerTo(text: string | Uint8Array): string {
  const file = path.join(world, "text.muball");
  writeFileSync(file, text);
  return answer(file);
}

const PLANE = readFileSync(path.join(FOLDER, "accepted/handmade/plane-2.muball"), "utf8");

describe.skipIf(whyNotProved() !== undefined)("the proved checker on hostile texts", () => {
  test.each([
    ["nothing", "", "1 rejected code=malformed/truncated"],
    ["no line feed", "{}", "1 rejected code=malformed/syntax"],
    ["brackets for a stack", `${"[".repeat(1_000_000)}\n`, "2 declined code=limit-exceeded"],
    ["no JSON", "accepted\n", "1 rejected code=malformed/syntax"],
    ["zero bytes", "\0\0\0\n", "1 rejected code=malformed/syntax"],
    [
      "a number that is no count",
      PLANE.replace(`"points":2`, `"points":1e1`),
      "1 rejected code=malformed/wrong-type",
    ],
    [
      "a count beyond all counts",
      PLANE.replace(`"points":2`, `"points":9999999999999999999`),
      "1 rejected code=malformed/wrong-type",
    ],
    [
      "letters for all of memory",
      PLANE.replace(`["-2"]`, `["-999999999"]`),
      "1 rejected code=ill-formed/proof",
    ],
    ["a unit more", PLANE.replace(`["-2"]`, `["-3"]`), "1 rejected code=ill-formed/proof"],
    [
      "the other sign",
      PLANE.replace(`["-2"]`, `["+2"]`),
      "1 rejected code=unproved/neuron-not-stable ball 0",
    ],
    [
      "a larger radius",
      PLANE.replace(`"radius":"1"`, `"radius":"1000000000000000001/1000000000000000000"`),
      "1 rejected code=unproved/neuron-not-stable ball 1",
    ],
    [
      "a label of the other class",
      PLANE.replace(`"label":0`, `"label":1`),
      "1 rejected code=unproved/label-not-certain ball 0",
    ],
    ["a blank", PLANE.replace(`,"label"`, `, "label"`), "1 rejected code=malformed/not-canonical"],
    ["a line after the end", `${PLANE}{}\n`, "1 rejected code=malformed/trailing"],
    [
      "another dataset",
      PLANE.replace(/sha256:f/u, "sha256:0"),
      "1 rejected code=mismatched/dataset",
    ],
    [
      "a kind of the future",
      PLANE.replace(`"memorization"`, `"prophecy"`),
      "2 declined code=certificate-kind",
    ],
  ])("%s", (_, text, expected) => {
    expect(answerTo(text)).toBe(expected);
  });

  test("bytes that are no UTF-8", () => {
    expect(answerTo(Uint8Array.of(0x22, 0xff, 0x22, 0x0a))).toBe(
      "1 rejected code=malformed/syntax",
    );
  });

  test("no file, and words that it does not know", () => {
    expect(answer(path.join(world, "absent.muball"))).toBe("66 cannot read");
    expect(answer(world)).toBe("66 cannot read");
    expect(answer("--fast")).toMatch(/^64 use: muball-proved CERTIFICATE/u);
    expect(answer()).toMatch(/^64 use: muball-proved CERTIFICATE/u);
  });
});
