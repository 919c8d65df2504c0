// How much has to be read for one kind of verdict: docs/trust.md has the same table.
import { describe, expect, test } from "vitest";
import { readText, section } from "../docs/markdown.js";
import { KINDS_TO_READ, linesToRead, readingOf } from "./reading.js";
import { trustedFiles } from "./source-text.js";

/** Lines at most, without optional rules. They only fall. */
const CEILINGS: Readonly<Record<string, number>> = {
  memorization: 4_097,
  counterexample: 2_651,
  collision: 2_651,
  "preserving-map": 2_629,
  obstruction: 2_603,
  "width-bound": 2_906,
  robustness: 3_579,
  property: 3_432,
  "sobolev-bound": 1_991,
};

describe("what has to be read", () => {
  test.each(KINDS_TO_READ)("for %s is within its ceiling", (kind) => {
    const lines = linesToRead(kind);
    console.log(`${kind}: ${lines} of ${CEILINGS[kind]}`);
    expect(lines).toBeGreaterThan(1_000);
    expect(lines).toBeLessThanOrEqual(CEILINGS[kind] ?? 0);
  });

  test("is the table of docs/trust.md", () => {
    const rows = section(readText("docs/trust.md"), "What is trusted, in reading order").matchAll(
      /^\| `([a-z-]+)` \| ([\d,]+) \|$/gmu,
    );
    const stated = [...rows].map(([, kind, lines = ""]) => [kind, Number(lines.replace(",", ""))]);
    expect(Object.fromEntries(stated)).toEqual(CEILINGS);
  });

  test("is trusted, and of memorization neither an optional rule nor the rule of another kind", () => {
    const trusted = new Set(trustedFiles());
    for (const kind of KINDS_TO_READ) {
      expect(readingOf(kind).filter((file) => !trusted.has(file))).toEqual([]);
    }
    const others = /\/(?:optional|points-of-balls|obstruction|width-bound)\b|sobolev-bound\/rule/u;
    expect(readingOf("memorization").filter((file) => others.test(file))).toEqual([]);
  });
});
