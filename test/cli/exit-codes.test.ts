import { describe, expect, test } from "vitest";
import { EXIT, EXIT_MEANINGS, WORST_FIRST, worstOf } from "../../src/cli/exit-codes.js";

describe("exit codes", () => {
  test("are those of the table, each with a meaning", () => {
    expect(EXIT).toEqual({
      accepted: 0,
      rejected: 1,
      declined: 2,
      usage: 64,
      badData: 65,
      cannotRead: 66,
      fault: 70,
    });
    expect(EXIT_MEANINGS.map(([code]) => code)).toEqual(Object.values(EXIT));
  });

  const cases = [
    { name: "none", codes: [], worst: 0 },
    { name: "accepted and rejected", codes: [0, 1, 0], worst: 1 },
    { name: "rejected and declined", codes: [2, 1], worst: 1 },
    { name: "cannot read and rejected", codes: [66, 1], worst: 1 },
    { name: "bad data, cannot read and declined", codes: [65, 2, 66], worst: 66 },
    { name: "declined and accepted", codes: [0, 2], worst: 2 },
    { name: "a fault and anything", codes: [70, 66, 2], worst: 70 },
  ] as const;
  test("have one order, with each code once", () => {
    expect([...WORST_FIRST].sort((a, b) => a - b)).toEqual(Object.values(EXIT));
  });

  test.each(cases)("of $name the worst is $worst", ({ codes, worst }) => {
    expect(worstOf(codes)).toBe(worst);
  });
});
