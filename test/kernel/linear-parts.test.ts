// Linear parts: what they are, when two are one, and their reaches.
import { describe, expect, test } from "vitest";
import {
  entry,
  type LinearPart,
  type LinearParts,
  linearParts,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  type Rational,
  rational,
  row,
  type Row,
} from "../../src/kernel/index.js";
import { dense, q, reach, vector } from "../exact.js";

const open = (radius = "1", dimension = 2): LinearParts =>
  linearParts(dimension, NORM_INFINITY, q(radius), new Map());

describe("the part of a first-layer row", () => {
  test("is its weights, without the bias", () => {
    const part = open("1/2").ofInputs(0, dense("7", "1/2", "-1/3"));
    expect(part).toMatchObject({ w: vector("1/2", "-1/3"), reach: reach("5/12") });
  });

  test("is in lowest terms although the bias has a denominator", () => {
    expect(open().ofInputs(0, dense("1/7", "2", "4")).w).toEqual({ ints: [2n, 4n], den: 1n });
  });

  test("without weights is the zero part, with reach 0", () => {
    const parts = open();
    expect(parts.ofInputs(0, dense("5", "0", "0"))).toBe(parts.zero);
    expect(parts.zero).toMatchObject({ id: 0, w: vector("0", "0"), reach: reach("0") });
  });

  test("is found again by its row, and is one for rows with equal weights", () => {
    const parts = open();
    const first = parts.ofInputs(0, dense("1", "1", "2"));
    expect(parts.ofInputs(0, dense("1", "1", "2"))).toBe(first);
    expect(parts.ofInputs(1, dense("-9", "1", "2"))).toBe(first);
    expect(parts.ofInputs(2, dense("1", "2", "1"))).not.toBe(first);
    expect(parts.ofInputs(3, dense("1", "1/2", "1")).id).not.toBe(first.id);
    expect(first.id).not.toBe(0);
  });

  test.each([
    { norm: NORM_ONE, expected: reach("2") },
    { norm: NORM_TWO, expected: reach("5", true) },
    { norm: NORM_INFINITY, expected: reach("3") },
  ])("has the reach of the norm $norm.kind", ({ norm, expected }) => {
    const part = linearParts(2, norm, q("1"), new Map()).ofInputs(0, dense("0", "1", "-2"));
    expect(part.reach).toEqual(expected);
  });
});

describe("the part of a later row", () => {
  const first = dense("0", "1/2", "1");
  const second = dense("0", "1/3", "-1");

  function both(parts: LinearParts): ReturnType<LinearParts["ofInputs"]>[] {
    return [parts.ofInputs(0, first), parts.ofInputs(1, second)];
  }

  test.each([
    { name: "a sum", row: dense("9", "1", "1"), w: vector("5/6", "0") },
    { name: "a weighted sum", row: dense("9", "2", "-3"), w: vector("0", "5") },
    { name: "a quotient", row: dense("9", "1/5", "0"), w: vector("1/10", "1/5") },
    { name: "one input as it is", row: dense("9", "0", "1"), w: vector("1/3", "-1") },
    { name: "one input, negated", row: dense("9", "0", "-1"), w: vector("-1/3", "1") },
    { name: "nothing", row: dense("9", "0", "0"), w: vector("0", "0") },
  ])("$name", ({ row: outer, w }) => {
    const parts = open();
    expect(parts.ofRow(outer, both(parts)).w).toEqual(w);
  });

  test("adds the weights of inputs that share a part", () => {
    const parts = open();
    const [a = parts.zero, b = parts.zero] = both(parts);
    expect(parts.ofRow(dense("0", "1", "2", "3"), [a, b, a]).w).toEqual(vector("8/3", "2"));
    expect(parts.ofRow(dense("0", "1", "2", "-1"), [a, b, a]).w).toEqual(vector("2/3", "-2"));
    expect(parts.ofRow(dense("0", "2", "0", "-2"), [a, b, a])).toBe(parts.zero);
    expect(parts.ofRow(dense("0", "1/2", "3", "1/2"), [a, parts.zero, a])).toBe(a);
    expect(parts.ofRow(dense("0", "1", "1", "-1"), [a, b, a])).toBe(b);
  });

  test("leaves inactive inputs out", () => {
    const parts = open();
    const [a = parts.zero] = both(parts);
    expect(parts.ofRow(dense("0", "1", "5"), [a, parts.zero])).toBe(a);
    expect(parts.ofRow(dense("0", "0", "5"), [a, parts.zero])).toBe(parts.zero);
    expect(parts.ofRow(dense("0", "3", "5"), [parts.zero, parts.zero])).toBe(parts.zero);
  });

  test("that cancels is the zero part", () => {
    const parts = open();
    const a = parts.ofInputs(0, dense("0", "1", "2"));
    const b = parts.ofInputs(1, dense("0", "2", "4"));
    expect(parts.ofRow(dense("0", "2", "-1"), [a, b])).toBe(parts.zero);
  });

  test("is not taken for one with another denominator or another weight", () => {
    const parts = open();
    const incoming = both(parts);
    const third = parts.ofRow(dense("0", "1/3", "1/3"), incoming);
    const whole = parts.ofRow(dense("0", "1", "1"), incoming);
    const twice = parts.ofRow(dense("0", "2", "1"), incoming);
    expect([third.w, whole.w, twice.w]).toEqual([
      vector("5/18", "0"),
      vector("5/6", "0"),
      vector("4/3", "1"),
    ]);
    expect(parts.ofRow(dense("4", "1", "1"), incoming)).toBe(whole);
  });
});

describe("a combination of parts", () => {
  test("is the sum of its terms, with its reach", () => {
    const parts = open();
    const a = parts.ofInputs(0, dense("0", "1/2", "1"));
    const b = parts.ofInputs(1, dense("0", "1/3", "1"));
    const made = parts.combination(
      new Map([
        [a, q("3")],
        [b, q("-1")],
      ]),
    );
    expect(entry(made.w, 0)).toEqual(q("7/6"));
    expect(entry(made.w, 1)).toEqual(q("2"));
    expect(rational(made.reach.bound.num, made.reach.bound.den)).toEqual(q("19/6"));
    expect(parts.combination(new Map())).toBe(parts.zero);
  });
});

describe("p = a/b", () => {
  const norm = normOf(q("3")) ?? NORM_ONE;
  const bounds = new Map<string, Rational>([["1,-2", q("5/3")]]);
  const parts = linearParts(2, norm, q("1"), bounds);

  test.each([
    { name: "the direction itself", row: dense("0", "1", "-2"), expected: reach("5/3") },
    { name: "its opposite", row: dense("0", "-1", "2"), expected: reach("5/3") },
    { name: "three times it", row: dense("0", "3", "-6"), expected: reach("5") },
    { name: "a fifth of it", row: dense("0", "1/5", "-2/5"), expected: reach("1/3") },
    { name: "another direction, by the norm 1", row: dense("0", "1", "2"), expected: reach("3") },
    { name: "no direction", row: dense("0", "0", "0"), expected: reach("0") },
  ])("$name", ({ row: made, expected }) => {
    const fresh = linearParts(2, norm, q("1"), bounds);
    const { bound, squared } = fresh.ofInputs(0, made).reach;
    expect({ bound: rational(bound.num, bound.den), squared }).toEqual(expected);
  });

  test("a part without a bound is still that part", () => {
    expect(parts.ofInputs(0, dense("0", "1", "1"))).toMatchObject({ w: vector("1", "1") });
  });
});

describe("forgetting", () => {
  // Numbers of 1,200 digits: a part takes 1,202 characters ("n/1") and its name 1,206 ("1*n,//1"),
  // of the 33,554,432 that are kept: so some 13,900 parts.
  const BASE = 10n ** 1_199n;
  const FEW = 13_000;
  const MANY = 15_000;

  test("changes no answer, and no id comes twice", () => {
    const parts = linearParts(1, NORM_ONE, q("1"), new Map());
    const input = parts.ofInputs(0, dense("0", "1"));
    const timesOf = (n: number): Row => ({
      columns: [0],
      ints: [BASE + BigInt(n)],
      bias: 0n,
      den: 1n,
      bits: 1,
      isMonotone: true,
    });
    const part = (n: number): LinearPart => parts.ofRow(timesOf(n), [input]);
    const early = part(2);
    expect(part(2)).toBe(early);
    const ids = new Set([input.id, early.id]);
    for (let n = 3; n < FEW; n += 1) ids.add(part(n).id);
    expect(ids.size).toBe(FEW - 1);
    expect(parts.ofInputs(0, dense("0", "1"))).toBe(input);
    for (let n = FEW; n < MANY; n += 1) ids.add(part(n).id);
    expect(ids.size).toBe(MANY - 1);
    const late = part(2);
    expect(late).toEqual({ ...early, id: late.id });
    expect(ids).not.toContain(late.id);
    expect(parts.ofInputs(0, dense("0", "1"))).not.toBe(input);
  });
});

describe("numbers too large to go on with", () => {
  const big = (bits: bigint): string => `${1n << bits}`;

  test.each([
    { name: "2^4096 is kept", weight: big(4_096n), limit: undefined },
    { name: "2^4096 + 1 is not", weight: `${(1n << 4_096n) + 1n}`, limit: "part-bits" },
    { name: "−2^4096 is kept", weight: `-${1n << 4_096n}`, limit: undefined },
    { name: "−2^4096 − 1 is not", weight: `-${(1n << 4_096n) + 1n}`, limit: "part-bits" },
    { name: "a denominator 2^4096 is kept", weight: `1/${big(4_096n)}`, limit: undefined },
    { name: "a denominator 2^4097 is not", weight: `1/${big(4_097n)}`, limit: "denominator-bits" },
  ])("$name", ({ weight, limit }) => {
    const part = open("1", 1).ofInputs(0, dense("0", weight));
    expect(part.beyond).toEqual(
      limit && {
        verdict: "declined",
        decline: { code: "limit-exceeded", limit, allowed: "4096" },
      },
    );
  });

  test("many coordinates leave fewer bits for each", () => {
    const dimension = 65_536;
    const of = (bits: bigint): unknown => {
      const made = row(dimension, [5], [q(big(bits))], q("0"));
      if (typeof made === "string") throw new Error(made);
      return linearParts(dimension, NORM_ONE, q("1"), new Map()).ofInputs(0, made).beyond;
    };
    expect(of(2_048n)).toBe(undefined);
    expect(of(2_049n)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "vector-bits", allowed: "134217728" },
    });
  });

  test("a sum over large denominators stops early", () => {
    const parts = open("1", 1);
    const one = parts.ofInputs(0, dense("0", `1/${(1n << 4_000n) + 1n}`));
    const two = parts.ofInputs(1, dense("0", `1/${1n << 4_000n}`));
    expect([one.beyond, two.beyond]).toEqual([undefined, undefined]);
    const sum = parts.ofRow(dense("0", "1", "1"), [one, two]);
    expect(sum).toMatchObject({ beyond: { decline: { limit: "denominator-bits" } } });
    expect(sum.id).not.toBe(0);
  });
});

test("parts whose digits run together are told apart", () => {
  const parts = linearParts(2, NORM_ONE, q("1"), new Map());
  const one = parts.ofInputs(0, dense("0", "1", "23"));
  const other = parts.ofInputs(1, dense("0", "12", "3"));
  expect(one.id).not.toBe(other.id);
  expect([one.w, other.w]).toEqual([vector("1", "23"), vector("12", "3")]);
});
