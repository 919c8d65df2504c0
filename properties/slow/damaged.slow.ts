// The long run over damaged network files and questions: `npm run fuzz`.
import { expect, test } from "vitest";
import { damagedFiles } from "../foreign/damaged.js";
import { wholeNumber } from "../seed.js";

test("100,000 damaged files are read or refused with a code, in time", () => {
  const seed = wholeNumber("MUBALL_SEED", () => 1, 2 ** 31 - 1);
  const counts = damagedFiles(100_000, seed);
  console.log([...counts].sort(([, a], [, b]) => b - a));
  expect(counts.size).toBeGreaterThan(20);
});
