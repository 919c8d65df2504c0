// The budget of a ball, and the lengths of numbers that it is spent by.
import { describe, expect, test } from "vitest";
import { longestOf, openBudget, wordsOf } from "../../src/kernel/budget.js";
import { answered, LIMITS } from "../../src/kernel/index.js";

const spent = (limit: number, ...steps: number[]): unknown =>
  answered(() => {
    const budget = openBudget(limit);
    for (const used of steps) budget.spend(used);
    return { left: true };
  });

describe("a budget", () => {
  const over = {
    verdict: "declined",
    decline: { code: "limit-exceeded", limit: "ball-steps", allowed: "10" },
  };

  test("may be spent to its end, and no step further", () => {
    expect(spent(10, 4, 6)).toEqual({ left: true });
    expect(spent(10, 4, 6, 1)).toEqual(over);
    expect(spent(10, 11)).toEqual(over);
  });

  test("is that of a ball, if no other is named", () => {
    expect(() => {
      openBudget().spend(LIMITS["ball-steps"]);
    }).not.toThrow();
    const beyond = answered(() => {
      openBudget().spend(LIMITS["ball-steps"] + 1);
      return {};
    });
    expect(beyond).toMatchObject({
      decline: { limit: "ball-steps", allowed: `${LIMITS["ball-steps"]}` },
    });
  });
});

describe("the length of a number in words", () => {
  test.each([
    { n: 0n, words: 1 },
    { n: (1n << 64n) - 1n, words: 1 },
    { n: 1n - (1n << 64n), words: 1 },
    { n: 1n << 64n, words: 2 },
    { n: -(1n << 64n), words: 2 },
    { n: 1n << 640n, words: 11 },
  ])("of $n is $words", ({ n, words }) => {
    expect(wordsOf(n)).toBe(words);
    expect(longestOf([0n, n, 1n, -1n])).toBe(words);
  });

  test("of no numbers is 1", () => {
    expect(longestOf([])).toBe(1);
  });
});
