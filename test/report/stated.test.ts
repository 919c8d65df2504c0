// Headers of other kinds in words: what they would prove, and the line that pins it.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { KINDS } from "../../src/writing/index.js";
import { answered } from "../../src/kernel/index.js";
import { readStated, statedClaim, statedData, statedLines } from "../../src/report/stated.js";
import { textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { lineOf } from "../records.js";

const SAMPLES: Readonly<Record<string, readonly [string, string]>> = {
  counterexample: ["plane-2", "does not mean its label"],
  collision: ["plane-2", "has one image for points of"],
  "preserving-map": ["plane-2", "keeps all balls with different labels apart"],
  obstruction: ["half-circle-2", "with one activation region per ball"],
  "width-bound": ["basis-2", "rank 1 or less"],
  robustness: ["five", "Refuted: 1. It gives x its label"],
  property: ["sat-at-a-corner", "The answer is sat"],
  "sobolev-bound": ["tangent-error", "∇f does not see the jumps"],
};

describe.each(KINDS.filter((kind) => kind !== "memorization" && kind !== "eta-robust"))(
  "the header of a %s",
  (kind) => {
    const [name, words] = SAMPLES[kind] ?? ["", ""];
    const lines = linesOfSample(kind, name);
    const stated = readStated(kind, lineOf(JSON.stringify(lines[0])));

    test("says what would be proved", () => {
      expect(statedLines(stated).join("\n")).toContain(words);
      expect(statedData(stated)).toMatchObject({ kind });
    });

    test("pins its claim", () => {
      const claim = [new TextEncoder().encode(`${statedClaim(stated)}\n`)];
      expect(checkText(textOf(lines), { claim })).toMatchObject({ verdict: "accepted" });
    });

    test("that is wrong is refused", () => {
      expect(answered(() => readStated(kind, lineOf("{}")))).toMatchObject({ verdict: "rejected" });
    });
  },
);

test("a question is said with its boxes and conditions", () => {
  const [header] = linesOfSample("property", "sat-at-a-corner");
  const lines = statedLines(readStated("property", lineOf(JSON.stringify(header)))).join("\n");
  expect(lines).toContain("case 0: x0 from 0 to 1, x1 from 0 to 1\n  + 1 · y0 − 1/2 ≥ 0\n");
  expect(lines).toContain("case 1: x0 from -1 to 1, x1 from -1 to 1\n  + 1 · y0 − 1 ≥ 0\n");
});
