// Sums of squares, one coordinate after another: layers as the formula counts them, facts that hold.
import { describe, expect, test } from "vitest";
import { certify } from "../../../../src/certify/index.js";
import { checkText } from "../../../../src/checker/index.js";
import type { Constructed } from "../../../../src/constructions/index.js";
import { square } from "../../../../src/constructions/published/square/square.js";
import {
  cutCoordinate,
  squareLengths,
} from "../../../../src/constructions/published/square/plan.js";
import type { Dataset } from "../../../../src/dataset/index.js";
import {
  type Norm,
  NORM_INFINITY,
  NORM_ONE,
  NORM_TWO,
  normOf,
  sizeOf,
} from "../../../../src/kernel/index.js";
import { evaluate } from "../../../../src/networks/evaluate.js";
import { at, ONE, rational } from "../../../../src/numbers/index.js";
import { q } from "../../../exact.js";
import { OPTIONS, outputs, toy } from "../../toy.js";

/** Three classes in space; two points are equal, and one class has one point. */
const THREE = toy([
  [[0, 0, 0], "a"],
  [[3, 4, 0], "b"],
  [[0, 0, 0], "a"],
  [[0, 12, 5], "c"],
  [[9, 9, 9], "b"],
  [[3, 4, 12], "a"],
]);

async function built(dataset: Dataset, norm: Norm, radius?: string): Promise<Constructed> {
  const wanted = radius === undefined ? undefined : q(radius);
  const answer = await square.construct(dataset, norm, wanted, OPTIONS);
  if (answer.status !== "constructed") throw new Error(answer.detail);
  return answer;
}

async function verdictOf(dataset: Dataset, norm: Norm, made: Constructed): Promise<unknown> {
  const { network, radius, values, facts } = made;
  const rule = { kind: "exact", values } as const;
  const request = { network, dataset, norm, radius, rule };
  const certificate = await certify({ ...request, ...(facts && { facts }) });
  if (certificate.verdict !== "certified") return certificate;
  return checkText([...certificate.lines()].map((line) => `${line}\n`).join("")).verdict;
}

const powers = (p: string): Norm => normOf(q(p)) ?? NORM_TWO;

describe("three classes", () => {
  test.each([
    { name: "p = 2", norm: NORM_TWO, radius: "249/100" },
    { name: "p = 2, small", norm: NORM_TWO, radius: "1/1000" },
    { name: "p = 2, unasked", norm: NORM_TWO, radius: undefined },
    { name: "p = 1", norm: NORM_ONE, radius: "249/100" },
    { name: "p = 3/2", norm: powers("3/2"), radius: "2" },
    { name: "p = ∞", norm: NORM_INFINITY, radius: "7/5" },
    { name: "p = 3", norm: powers("3"), radius: "7/5" },
  ])("$name: right at the points, and accepted", async ({ norm, radius }) => {
    const made = await built(THREE, norm, radius);
    const { found, wanted } = outputs(THREE, made);
    expect(found).toEqual(wanted);
    expect(await verdictOf(THREE, norm, made)).toBe("accepted");
  });

  test("the layers are those of the formula", async () => {
    // δ = 5, r = 2, s = 3, A = 4/9: 4^(m+1)·5/9 ≥ 6 for m = 1.
    const { network, formula, detail } = await built(THREE, NORM_TWO, "2");
    expect(detail).toBe("n = 3 blocks, m = 1 tents");
    const layers = 3 * (3 * (1 + 2) + 1) + 1;
    expect(formula).toEqual({ width: 7, depth: layers + 1, parameters: 1_591 });
    expect(sizeOf(network)).toMatchObject({ ...formula, parameters: 1_591n });
    const widths = network.layers.map(({ rows }) => rows.length);
    expect(widths.slice(0, 11)).toEqual([7, 7, 7, 7, 7, 7, 7, 7, 7, 5, 7]);
    expect(widths.slice(-3)).toEqual([5, 2, 1]);
  });

  test("from half the distance on there is none", async () => {
    const answer = await square.construct(THREE, NORM_TWO, q("5/2"), OPTIONS);
    expect(answer).toMatchObject({ status: "unreached", condition: "distances", pair: [0, 1] });
    const beyond = await square.construct(THREE, NORM_INFINITY, q("3/2"), OPTIONS);
    expect(beyond).toMatchObject({ status: "unreached", condition: "distances" });
  });
});

describe("a ball that must be cut at a clip", () => {
  // From (0, 0) to (19, 6): 19² > s·δ₀, as (361 + 36 = 397, δ₀ < 20, r = 9, s < 11) and 19 < δ₀.
  const pair = toy([
    [[0, 0], "a"],
    [[19, 6], "b"],
    [[-6, 19], "c"],
  ]);

  test("is accepted with a split beside α", async () => {
    const made = await built(pair, NORM_TWO, "9");
    const splits = pair.points.map((_, i) =>
      (made.facts?.(i) ?? []).filter(
        ({ split, alpha }) => split !== undefined && alpha !== undefined,
      ),
    );
    expect(splits.flat().length).toBeGreaterThan(0);
    expect(await verdictOf(pair, NORM_TWO, made)).toBe("accepted");
  });

  test("is not accepted without", async () => {
    const made = await built(pair, NORM_TWO, "9");
    const facts = (ball: number): ReturnType<NonNullable<Constructed["facts"]>> =>
      (made.facts?.(ball) ?? []).map(({ split, ...one }) =>
        split === undefined ? one : { ...one },
      );
    expect(await verdictOf(pair, NORM_TWO, { ...made, facts })).toMatchObject({
      verdict: "rejected",
      rejection: { code: "unproved/fact" },
    });
  });

  test.each([
    { name: "one is clipped everywhere", v: [20n, 0n], cut: undefined },
    { name: "one may be clipped, and the others are short", v: [19n, 7n], cut: 0 },
    { name: "two may be clipped", v: [15n, -15n], cut: undefined },
    { name: "none may", v: [14n, 14n, 4n], cut: undefined },
    { name: "the longest, whatever its sign", v: [-3n, 6n, -19n], cut: 2 },
  ])("$name: $v", ({ v, cut }) => {
    const lengths = { delta: q("20"), reach: q("9"), clip: q("11"), inside: q("81/121"), tents: 3 };
    expect(cutCoordinate(lengths, ONE, v)).toBe(cut);
    const half = v.map((n) => n * 2n);
    expect(cutCoordinate(lengths, rational(1n, 2n), half)).toBe(cut);
  });
});

describe("lengths", () => {
  test("are short, with as few tents as exact ones", () => {
    const lengths = squareLengths(NORM_TWO, 3, q("5"), q("2"));
    expect(lengths).toEqual({
      delta: q("5"),
      reach: q("2"),
      clip: q("3"),
      inside: q("4/9"),
      tents: 1,
    });
  });

  test("4^(m+1)·(1 − A) may be 2d", () => {
    // A = 1/4: 4·3/4 = 3; d = 3/2 is none, so 16·3/4 = 12 = 2·6.
    expect(squareLengths(NORM_TWO, 6, q("3"), q("1"))?.tents).toBe(1);
    expect(squareLengths(NORM_TWO, 7, q("3"), q("1"))?.tents).toBe(2);
  });

  test("there are none from half the distance on", () => {
    expect(squareLengths(NORM_TWO, 3, q("5"), q("5/2"))).toBe(undefined);
    expect(squareLengths(NORM_INFINITY, 4, q("4"), q("1"))).toBe(undefined);
    expect(squareLengths(NORM_INFINITY, 4, q("4"), q("999/1000"))?.reach).toEqual(q("999/500"));
  });
});

test("one coordinate: the squares are as good as a distance", async () => {
  const line = toy([
    [[0], "a"],
    [[10], "b"],
    [[20], "a"],
  ]);
  const made = await built(line, NORM_TWO, "499/100");
  expect(await verdictOf(line, NORM_TWO, made)).toBe("accepted");
  const outside = evaluate(made.network, { ints: [5n], den: 1n });
  expect(at(outside.ints, 0) >= 0n).toBe(true);
});

test("what would be too large to write is not begun", async () => {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const point = Array.from({ length: 300 }, (__, k) => (k === i ? 1 : 0));
    return [point, `${i % 2}`] as const;
  });
  const answer = await square.construct(toy(rows), NORM_TWO, q("1/2"), OPTIONS);
  expect(answer).toMatchObject({ status: "unreached", condition: "size" });
});
