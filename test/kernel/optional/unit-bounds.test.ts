// Bounds of open units: each is shown, or what is missing is said.
import { describe, expect, test } from "vitest";
import { q } from "../../exact.js";
import { type BallCase, judged, rejectionOf } from "../ball/evidence.js";
import { first } from "../ball/open-units.js";

describe("bounds of units", () => {
  const bounds = (...items: unknown[]): BallCase => first("+1-1o1-1", { bounds: items });
  const good = [2, "-1", "1", "1/2", "1", [], []];

  test("hold with equality", () => {
    expect(judged(bounds(good))).toMatchObject({ statement: "label-only" });
  });

  test("are named as a rule where they stand, also if no proof takes them", () => {
    expect(judged(bounds(good))).toMatchObject({ rules: "ball case linear-bounds" });
    expect(judged(first("+1-1o1-1"))).toMatchObject({ rules: "ball case" });
  });

  test.each([
    {
      name: "a lower bound too high",
      item: [2, "-99/100", "1", "0", "1", [], []],
      side: "low",
      value: "-99/100",
    },
    {
      name: "an upper bound too low",
      item: [2, "-1", "99/100", "0", "1", [], []],
      side: "high",
      value: "-99/100",
    },
  ])("$name is not shown", ({ item, side, value }) => {
    const where = { code: "unproved/bound", ball: 3, layer: 0, neuron: 2, side, active: [] };
    expect(rejectionOf(bounds(item))).toEqual({
      ...where,
      valueAtCentre: q(value),
      reach: q("1"),
      squared: false,
    });
  });

  test.each([
    { name: "of an exact unit", items: [[0, ...good.slice(1)]] },
    { name: "of no unit", items: [[9, ...good.slice(1)]] },
    { name: "twice", items: [good, good] },
    { name: "with a slope above 1", items: [[2, "-1", "1", "3/2", "1", [], []]] },
    { name: "with a slope below 0", items: [[2, "-1", "1", "1", "-1/2", [], []]] },
  ])("$name are no proof", ({ items }) => {
    expect(rejectionOf(bounds(...items))).toMatchObject({ code: "ill-formed/proof", ball: 3 });
  });
});
