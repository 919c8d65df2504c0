// Damaged network files and questions: 3,000 here, 100,000 by `npm run fuzz`.
import { expect, test } from "vitest";
import { runs } from "../runs.js";
import { damagedFiles } from "./damaged.js";

test("a damaged file is read or refused with a code, in time, whatever was done to it", () => {
  const counts = damagedFiles(runs(3_000));
  // Files this small are often still sound, or another network: what is refused must be met, too.
  expect(counts.get("read") ?? 0).toBeGreaterThan(50);
  for (const code of ["truncated", "syntax", "shape", "byte-count", "unknown-field"]) {
    expect(counts.get(code) ?? 0, code).toBeGreaterThan(0);
  }
  expect(counts.size).toBeGreaterThan(12);
  console.log([...counts].sort(([, a], [, b]) => b - a));
}, 600_000);
