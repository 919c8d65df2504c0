// Piecewise linear functions of one variable, by their values at points.
import { describe, expect, test } from "vitest";
import {
  type Curve,
  identityCurve,
  movedCurve,
  rectifiedCurve,
  sumOfCurves,
} from "../../../src/kernel/optional/curve.js";
import { answered, openBudget } from "../../../src/kernel/index.js";
import { ONE, ZERO } from "../../../src/numbers/index.js";
import { q } from "../../exact.js";

const work = openBudget();
const LINE = identityCurve(["-2", "0", "1"].map(q), work);

/** A curve as "t: value" a point. */
const drawn = ({ knots }: Curve): string =>
  knots
    .map(([t, value]) => `${t.num}/${t.den}: ${value.num}/${value.den}`)
    .join(", ")
    .replaceAll("/1:", ":")
    .replaceAll(/\/1(?=,|$)/gu, "");

describe("a curve", () => {
  test("knows its least and its largest value", () => {
    expect(LINE).toMatchObject({ least: q("-2"), largest: q("1") });
    expect(movedCurve(LINE, q("-3"), q("1"), work)).toMatchObject({
      least: q("-2"),
      largest: q("7"),
    });
  });

  test("may be one point", () => {
    const point = identityCurve([q("1/2")], work);
    expect(drawn(sumOfCurves(point, q("-3"), point, work))).toBe("1/2: -1");
  });

  test("has a bend where it passes through 0", () => {
    const psi = rectifiedCurve(movedCurve(LINE, q("2"), q("1"), work), work);
    expect(drawn(psi)).toBe("-2: 0, -1/2: 0, 0: 1, 1: 3");
    expect(drawn(rectifiedCurve(movedCurve(LINE, q("-2"), q("-1"), work), work))).toBe(
      "-2: 3, -1/2: 0, 0: 0, 1: 0",
    );
  });

  test("has none where it only touches 0, or passes through it at a point", () => {
    expect(drawn(rectifiedCurve(movedCurve(LINE, ONE, q("2"), work), work))).toBe(
      "-2: 0, 0: 2, 1: 3",
    );
    expect(drawn(rectifiedCurve(LINE, work))).toBe("-2: 0, 0: 0, 1: 1");
    expect(drawn(rectifiedCurve(movedCurve(LINE, ONE, q("-1"), work), work))).toBe(
      "-2: 0, 0: 0, 1: 0",
    );
  });

  test("is added at the points of both", () => {
    const left = rectifiedCurve(movedCurve(LINE, q("-1"), q("-1"), work), work);
    const right = rectifiedCurve(movedCurve(LINE, ONE, q("-1/2"), work), work);
    expect(drawn(sumOfCurves(left, q("2"), right, work))).toBe("-2: 1, -1: 0, 0: 0, 1/2: 0, 1: 1");
    expect(drawn(sumOfCurves(right, q("-1"), left, work))).toBe(
      "-2: -1, -1: 0, 0: 0, 1/2: 0, 1: 1/2",
    );
  });
});

test("a curve is read between its points, whichever of the two has more of them", () => {
  const bent = rectifiedCurve(movedCurve(LINE, ONE, q("1/2"), work), work);
  expect(drawn(bent)).toBe("-2: 0, -1/2: 0, 0: 1/2, 1: 3/2");
  const both = "-2: -4, -1/2: -1, 0: 1/2, 1: 7/2";
  expect(drawn(sumOfCurves(bent, q("2"), LINE, work))).toBe(both);
  const twice = movedCurve(LINE, q("2"), ZERO, work);
  expect(drawn(sumOfCurves(twice, ONE, bent, work))).toBe(both);
});

test("knots and long numbers cost steps", () => {
  const meter = openBudget(100_000);
  let psi = identityCurve(["-2", "0", "1"].map(q), meter);
  const factor = q(`1/${2n ** 20_000n}`);
  let sums = 0;
  const said = answered(() => {
    for (; sums < 1_000; sums += 1) psi = movedCurve(psi, factor, ZERO, meter);
    return { done: true };
  });
  expect(said).toMatchObject({ decline: { limit: "ball-steps" } });
  expect(sums).toBeLessThan(3);
});
