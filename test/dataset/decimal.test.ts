// Texts of numbers, good and bad, with the exact value or the reason.
import { describe, expect, it } from "vitest";
import { decodeDecimal, explainDefect, isNumber } from "../../src/dataset/index.js";
import { text } from "./files.js";
import { processorTime } from "../processor-time.js";

function decoded(written: string): string {
  const value = decodeDecimal(written);
  return isNumber(value) ? text(value) : value;
}

describe("decodeDecimal", () => {
  it.each([
    ["0.1", "1/10"],
    ["1e-3", "1/1000"],
    ["-.5", "-1/2"],
    ["+2", "2"],
    ["5.", "5"],
    ["3/7", "3/7"],
    ["-6/4", "-3/2"],
    ["+0/9", "0"],
    ["-0", "0"],
    ["-0.000e99", "0"],
    ["007.50", "15/2"],
    ["1E+2", "100"],
    ["12.5e-1", "5/4"],
    ["0.0009765625", "1/1024"],
    ["-40e-2", "-2/5"],
    ["9007199254740993", "9007199254740993"],
    [
      "0.1000000000000000055511151231257827",
      "1000000000000000055511151231257827/1" + "0".repeat(34),
    ],
    ["1e-0000000000000002", "1/100"],
  ])("takes %s as %s", (written, value) => {
    expect(decoded(written)).toBe(value);
  });

  it.each([
    ["", "empty"],
    ["NaN", "not-finite"],
    ["-inf", "not-finite"],
    ["Infinity", "not-finite"],
    [".", "not-a-number"],
    ["-", "not-a-number"],
    [".e5", "not-a-number"],
    ["1e", "not-a-number"],
    ["1e5.0", "not-a-number"],
    ["0x1f", "not-a-number"],
    ["1_000", "not-a-number"],
    ["1,5", "not-a-number"],
    [" 1", "not-a-number"],
    ["1\n", "not-a-number"],
    ["--1", "not-a-number"],
    ["1/-2", "not-a-number"],
    ["1/2/3", "not-a-number"],
    ["0.5/2", "not-a-number"],
    ["1:2", "not-a-number"],
    ["-1 1/2", "not-a-number"],
    ["٣", "not-a-number"],
    ["1n", "not-a-number"],
    ["3/0", "zero-denominator"],
    ["1e10001", "exponent-too-large"],
    ["1e-99999999999999999999", "exponent-too-large"],
    ["1".repeat(10_001), "too-long"],
  ])("refuses %s: %s", (written, defect) => {
    expect(decoded(written)).toBe(defect);
  });

  it("takes the longest numbers, in lowest terms, within a second", () => {
    const start = processorTime();
    const tiny = decodeDecimal(`0.${"2".repeat(9_998)}`);
    const large = decodeDecimal("-1e10000");
    const halves = decodeDecimal(`${5n ** 10_000n}e-10000`);
    expect(isNumber(tiny) && tiny.den === 5n ** 9_998n * 2n ** 9_997n).toBe(true);
    expect(isNumber(large) && large.num === -(10n ** 10_000n)).toBe(true);
    expect(isNumber(halves) && halves.num === 1n && halves.den === 2n ** 10_000n).toBe(true);
    expect(processorTime() - start).toBeLessThan(1_000);
  });

  it("explains every defect in words of its own", () => {
    const defects = [
      "empty",
      "not-finite",
      "not-a-number",
      "zero-denominator",
      "too-long",
      "exponent-too-large",
    ] as const;
    expect(new Set(defects.map(explainDefect)).size).toBe(defects.length);
  });
});
