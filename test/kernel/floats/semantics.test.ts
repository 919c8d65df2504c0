// Numbers of a format, and one run: against the numbers of the platform, which rounds by itself.
import { describe, expect, test } from "vitest";
import { exactDouble } from "../../../src/dataset/float.js";
import { answered, runAt, type Semantics, testFloats } from "../../../src/kernel/index.js";
import { entry, type Rational, scaled, ZERO } from "../../../src/numbers/index.js";
import { dense, network, q } from "../../exact.js";

const exact = (x: number): Rational => exactDouble(x) ?? ZERO;
const spell = (x: number): string => {
  const { num, den } = exact(x);
  return den === 1n ? `${num}` : `${num}/${den}`;
};
const ROUND = { float32: Math.fround, binary64: (x: number) => x } as const;

/** The same run by the platform: a product of two numbers of 24 digits is exact in doubles, and so is rounded once. */
function platform(
  semantics: Semantics,
  weights: readonly number[],
  x: readonly number[],
  bias: number,
): number {
  const round = ROUND[semantics];
  return weights.reduce((sum, w, k) => round(sum + round(w * (x[k] ?? 0))), bias);
}

const LEAST = { float32: 149, binary64: 1074 } as const;

/** Numbers of the format from a sequence, with exponents from `low` on. */
function drawn(semantics: Semantics, seed: number): (low: number, width: number) => number {
  let state = seed;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  return (low, width) => ROUND[semantics]((next() - 0.5) * 2 ** (low + Math.floor(next() * width)));
}

describe.each(["float32", "binary64"] as const)("a run in %s", (semantics) => {
  test("is that of the platform", () => {
    const draw = drawn(semantics, 7);
    let small = 0;
    for (let n = 0; n < 400; n += 1) {
      // Every other product is about the least number.
      const low = n % 2 === 0 ? -20 : -Math.floor(LEAST[semantics] / 2) - 2;
      const three = (): number[] => [draw(low, 6), draw(low, 6), draw(low, 6)];
      const [weights, x] = [three(), three()];
      const bias = n % 3 === 0 ? 0 : draw(2 * low, 12);
      const net = network(3, [dense(spell(bias), ...weights.map(spell))]);
      const want = platform(semantics, weights, x, bias);
      const found = runAt(net, scaled(x.map(exact)), semantics);
      expect(found && entry(found, 0)).toEqual(exact(want));
      if (Math.abs(want) < (semantics === "float32" ? 2 ** -126 : 2 ** -1022)) small += 1;
    }
    expect(small).toBeGreaterThan(100);
  });

  test("passes layers: max(0, z), then the next row", () => {
    const net = network(1, [dense("0", "1"), dense("0", "-1")], [dense("1/2", "2", "3")]);
    const at = (x: string): unknown => {
      const found = runAt(net, scaled([q(x)]), semantics);
      return found && entry(found, 0);
    };
    expect(at("-1/4")).toEqual(q("5/4"));
    expect(at("1/4")).toEqual(q("1"));
    expect(at("1/3")).toBe(undefined);
  });
});

test("of two nearest numbers the even one", () => {
  const net = network(1, [dense("16777216", "1")]);
  const at = (x: string): unknown => {
    const found = runAt(net, scaled([q(x)]), "float32");
    return found && entry(found, 0);
  };
  expect(at("1")).toEqual(q("16777216"));
  expect(at("3")).toEqual(q("16777220"));
  expect(at("-1")).toEqual(q("16777215"));
  expect(at("-1/2")).toEqual(q("16777216"));
});

test("a run that overflows shows nothing, on the way as well", () => {
  const most = `${(2n ** 24n - 1n) * 2n ** 104n}`;
  const run = (...row: readonly string[]) =>
    runAt(network(1, [dense(row[0] ?? "0", row[1] ?? "0")]), scaled([q(most)]), "float32");
  expect(run("0", "1")).toBeDefined();
  expect(run(most, "1")).toBe(undefined);
  expect(run(`-${most}`, "2")).toBe(undefined);
  expect(run(`${2n ** 102n}`, "1")).toBeDefined();
  expect(run(`${2n ** 103n}`, "1")).toBe(undefined);
});

describe("numbers", () => {
  test.each<[Semantics, string, boolean]>([
    ["float32", "0", true],
    ["float32", "16777215/8", true],
    ["float32", "-16777217", false],
    ["float32", "-16777218", true],
    ["float32", "1/3", false],
    ["float32", "1/10", false],
    ["float32", `1/${2n ** 149n}`, true],
    ["float32", `1/${2n ** 150n}`, false],
    ["float32", `3/${2n ** 149n}`, true],
    ["float32", `${(2n ** 24n - 1n) * 2n ** 104n}`, true],
    ["float32", `${2n ** 128n}`, false],
    ["binary64", "16777217", true],
    ["binary64", `${2n ** 53n + 1n}`, false],
    ["binary64", `1/${2n ** 1074n}`, true],
    ["binary64", `1/${2n ** 1075n}`, false],
    ["binary64", `${2n ** 1024n}`, false],
  ])("of %s: %s is one? %s", (semantics, text, isOne) => {
    for (const row of [dense(text, "1"), dense("1", text === "0" ? "1" : text)]) {
      const found = answered(() => {
        testFloats(network(1, [row]), semantics);
      });
      expect(found === undefined).toBe(isOne);
    }
  });
});
