// Linear parts: what they are, when two are one, and their reaches.
import { describe, expect, test } from "vitest";
import {
  layer,
  type LinearPart,
  type LinearParts,
  linearParts,
  NORM_INFINITY,
  NORM_ONE,
  answered,
  NORM_TWO,
  normOf,
  openBudget,
  row,
} from "../../src/kernel/index.js";
import { entry, type Rational, rational } from "../../src/numbers/index.js";
import { dense, q, reach, vector } from "../exact.js";

const budget = openBudget(Number.MAX_SAFE_INTEGER);

const open = (radius = "1", dimension = 2): LinearParts =>
  linearParts(dimension, NORM_INFINITY, q(radius), new Map());

describe("the part of a first-layer row", () => {
  test("is its weights, without the bias", () => {
    const part = open("1/2").ofInputs(0, dense("7", "1/2", "-1/3"), budget);
    expect(part).toMatchObject({ w: vector("1/2", "-1/3"), reach: reach("5/12") });
  });

  test("is in lowest terms although the bias has a denominator", () => {
    expect(open().ofInputs(0, dense("1/7", "2", "4"), budget).w).toEqual({
      ints: [2n, 4n],
      den: 1n,
    });
  });

  test("without weights is the zero part, with reach 0", () => {
    const parts = open();
    expect(parts.ofInputs(0, dense("5", "0", "0"), budget)).toBe(parts.zero);
    expect(parts.zero).toMatchObject({ id: 0, w: vector("0", "0"), reach: reach("0") });
  });

  test("is found again by its row, and is one for rows with equal weights", () => {
    const parts = open();
    const first = parts.ofInputs(0, dense("1", "1", "2"), budget);
    expect(parts.ofInputs(0, dense("1", "1", "2"), budget)).toBe(first);
    expect(parts.ofInputs(1, dense("-9", "1", "2"), budget)).toBe(first);
    expect(parts.ofInputs(2, dense("1", "2", "1"), budget)).not.toBe(first);
    expect(parts.ofInputs(3, dense("1", "1/2", "1"), budget).id).not.toBe(first.id);
    expect(first.id).not.toBe(0);
  });

  test.each([
    { norm: NORM_ONE, expected: reach("2") },
    { norm: NORM_TWO, expected: reach("5", true) },
    { norm: NORM_INFINITY, expected: reach("3") },
  ])("has the reach of the norm $norm.kind", ({ norm, expected }) => {
    const part = linearParts(2, norm, q("1"), new Map()).ofInputs(0, dense("0", "1", "-2"), budget);
    expect(part.reach).toEqual(expected);
  });
});

describe("the part of a later row", () => {
  const first = dense("0", "1/2", "1");
  const second = dense("0", "1/3", "-1");

  function both(parts: LinearParts): ReturnType<LinearParts["ofInputs"]>[] {
    return [parts.ofInputs(0, first, budget), parts.ofInputs(1, second, budget)];
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
    expect(parts.ofRow(outer, both(parts), budget).w).toEqual(w);
  });

  test("adds the weights of inputs that share a part", () => {
    const parts = open();
    const [a = parts.zero, b = parts.zero] = both(parts);
    expect(parts.ofRow(dense("0", "1", "2", "3"), [a, b, a], budget).w).toEqual(vector("8/3", "2"));
    expect(parts.ofRow(dense("0", "1", "2", "-1"), [a, b, a], budget).w).toEqual(
      vector("2/3", "-2"),
    );
    expect(parts.ofRow(dense("0", "2", "0", "-2"), [a, b, a], budget)).toBe(parts.zero);
    expect(parts.ofRow(dense("0", "1/2", "3", "1/2"), [a, parts.zero, a], budget)).toBe(a);
    expect(parts.ofRow(dense("0", "1", "1", "-1"), [a, b, a], budget)).toBe(b);
  });

  test("leaves inactive inputs out", () => {
    const parts = open();
    const [a = parts.zero] = both(parts);
    expect(parts.ofRow(dense("0", "1", "5"), [a, parts.zero], budget)).toBe(a);
    expect(parts.ofRow(dense("0", "0", "5"), [a, parts.zero], budget)).toBe(parts.zero);
    expect(parts.ofRow(dense("0", "3", "5"), [parts.zero, parts.zero], budget)).toBe(parts.zero);
  });

  test("that cancels is the zero part", () => {
    const parts = open();
    const a = parts.ofInputs(0, dense("0", "1", "2"), budget);
    const b = parts.ofInputs(1, dense("0", "2", "4"), budget);
    expect(parts.ofRow(dense("0", "2", "-1"), [a, b], budget)).toBe(parts.zero);
  });

  test("is not taken for one with another denominator or another weight", () => {
    const parts = open();
    const incoming = both(parts);
    const third = parts.ofRow(dense("0", "1/3", "1/3"), incoming, budget);
    const whole = parts.ofRow(dense("0", "1", "1"), incoming, budget);
    const twice = parts.ofRow(dense("0", "2", "1"), incoming, budget);
    expect([third.w, whole.w, twice.w]).toEqual([
      vector("5/18", "0"),
      vector("5/6", "0"),
      vector("4/3", "1"),
    ]);
    expect(parts.ofRow(dense("4", "1", "1"), incoming, budget)).toBe(whole);
  });
});

describe("the parts of a layer", () => {
  const layerOf = (...rows: (readonly string[])[]) =>
    layer(rows.map((weights) => dense("0", ...weights)));

  test("are those of last time for rows whose incoming parts are, one by one, and of no other row", () => {
    const parts = open();
    const a = parts.ofInputs(0, dense("0", "1/2", "1"), budget);
    const b = parts.ofInputs(1, dense("0", "1/3", "-1"), budget);
    const own = layerOf(["1", "2", "0"], ["0", "1", "3"], ["2", "0", "5"]);
    const incoming = [
      [a, b, a],
      [a, b, b],
      [a, b, parts.zero],
      [parts.zero, parts.zero, parts.zero],
      [b, a, parts.zero],
    ];
    for (const given of incoming) {
      const made = parts.ofLayer(1, own, given, budget);
      expect(made).toEqual(own.rows.map((one) => parts.ofRow(one, given, budget)));
    }
    // Another layer in its place has other weights over the same parts.
    const other = layerOf(["5", "7", "0"], ["0", "0", "1"]);
    const last = incoming.at(-1) ?? [];
    expect(parts.ofLayer(1, other, last, budget)).toEqual(
      other.rows.map((one) => parts.ofRow(one, last, budget)),
    );
  });
});

describe("a combination of parts", () => {
  test("is the sum of its terms, with its reach", () => {
    const parts = open();
    const a = parts.ofInputs(0, dense("0", "1/2", "1"), budget);
    const b = parts.ofInputs(1, dense("0", "1/3", "1"), budget);
    const weights = new Map([
      [a, 15n],
      [b, -5n],
    ]);
    const made = parts.sum(weights, 5n, budget);
    expect(entry(made.w, 0)).toEqual(q("7/6"));
    expect(entry(made.w, 1)).toEqual(q("2"));
    expect(rational(made.reach.bound.num, made.reach.bound.den)).toEqual(q("19/6"));
    expect(parts.sum(new Map(), 1n, budget)).toBe(parts.zero);
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
    const { bound, squared } = fresh.ofInputs(0, made, budget).reach;
    expect({ bound: rational(bound.num, bound.den), squared }).toEqual(expected);
  });

  test("a part without a bound is still that part", () => {
    expect(parts.ofInputs(0, dense("0", "1", "1"), budget)).toMatchObject({ w: vector("1", "1") });
  });
});

describe("forgetting", () => {
  // A part of 100,000 coordinates takes 2 words for each: so some 20 parts are kept.
  test("changes no answer, and no id comes twice", () => {
    const dimension = 100_000;
    const parts = linearParts(dimension, NORM_ONE, q("1"), new Map());
    const made = row(dimension, [0, 7], [q("1"), q("2")], q("0"));
    if (typeof made === "string") throw new Error(made);
    const input = parts.ofInputs(0, made, budget);
    const part = (n: number): LinearPart => parts.ofRow(dense("0", `${n}`), [input], budget);
    const early = part(2);
    expect(part(2)).toBe(early);
    const ids = new Set([input.id, early.id]);
    for (let n = 3; n < 40; n += 1) ids.add(part(n).id);
    expect(ids.size).toBe(39);
    const late = part(2);
    expect(late).toEqual({ ...early, id: late.id });
    expect(ids).not.toContain(late.id);
    expect(parts.ofInputs(0, made, budget)).not.toBe(input);
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
    const said = answered(() => open("1", 1).ofInputs(0, dense("0", weight), budget));
    const decline = { code: "limit-exceeded", limit, allowed: "4096" };
    if (limit === undefined) expect(said).toMatchObject({ support: [0] });
    else expect(said).toEqual({ verdict: "declined", decline });
  });

  test("many coordinates leave fewer bits for each", () => {
    const dimension = 65_536;
    const of = (bits: bigint): unknown => {
      const made = row(dimension, [5], [q(big(bits))], q("0"));
      if (typeof made === "string") throw new Error(made);
      return answered(() => {
        return linearParts(dimension, NORM_ONE, q("1"), new Map()).ofInputs(0, made, budget);
      });
    };
    expect(of(2_048n)).toMatchObject({ support: [5] });
    expect(of(2_049n)).toEqual({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit: "vector-bits", allowed: "134217728" },
    });
  });

  test("a sum over denominators that are too large together is none", () => {
    const parts = open("1", 1);
    const one = parts.ofInputs(0, dense("0", `1/${(1n << 4_000n) + 1n}`), budget);
    const two = parts.ofInputs(1, dense("0", `1/${1n << 4_000n}`), budget);
    const said = answered(() => parts.ofRow(dense("0", "1", "1"), [one, two], budget));
    expect(said).toMatchObject({ decline: { limit: "denominator-bits" } });
  });
});

test("new parts are paid for by their coordinates and lengths, known ones hardly", () => {
  let spent = 0;
  const meter = { spend: (steps: number) => (spent += steps) };
  const parts = linearParts(1_000, NORM_ONE, q("1"), new Map());
  const made = row(1_000, [5], [q("1")], q("0"));
  if (typeof made === "string") throw new Error(made);
  const part = parts.ofInputs(0, made, meter);
  expect(spent).toBeGreaterThan(16_000);
  spent = 0;
  parts.ofRow(dense("0", "3"), [part], meter);
  expect(spent).toBeGreaterThan(16_000);
  spent = 0;
  parts.ofRow(dense("0", "3"), [part], meter);
  expect(spent).toBeLessThan(10);
  parts.sum(new Map([[part, 1n]]), 1n, meter);
  expect(spent).toBeGreaterThan(1_000);
});

test("parts whose digits run together are told apart", () => {
  const parts = linearParts(2, NORM_ONE, q("1"), new Map());
  const one = parts.ofInputs(0, dense("0", "1", "23"), budget);
  const other = parts.ofInputs(1, dense("0", "12", "3"), budget);
  expect(one.id).not.toBe(other.id);
  expect([one.w, other.w]).toEqual([vector("1", "23"), vector("12", "3")]);
});
