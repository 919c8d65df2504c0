// Goals: mixtures of conditions, strictness, the text of a hint, and what a labelling rule asks for.
import { describe, expect, test } from "vitest";
import {
  boundsOn,
  boxOf,
  type Condition,
  goalDefect,
  goalsOf,
  type Network,
  prepared,
  rootOf,
  row,
} from "../../../src/kernel/index.js";
import { dense, network, q } from "../../exact.js";

/** y = (x, 1 − x) by units that are active on [0, 1]. */
const NET = network(
  1,
  [dense("0", "1"), dense("1", "-1")],
  [dense("0", "1"), dense("0", "0", "1")],
);

function condition(bias: string, weights: readonly string[], isStrict = false): Condition {
  const columns = [...weights.keys()].filter((k) => weights[k] !== "0");
  const made = row(
    weights.length,
    columns,
    columns.map((k) => q(weights[k] ?? "0")),
    q(bias),
  );
  if (typeof made === "string") throw new Error(made);
  return { row: made, isStrict };
}

function defect(
  goal: readonly Condition[],
  text = "",
  net: Network = NET,
  lower = "0",
  upper = "1",
) {
  const set = boxOf([q(lower)], [q(upper)]);
  return goalDefect(boundsOn(rootOf(prepared(net, 26), set)), goal, text);
}

describe("a goal of one condition", () => {
  test("is shown beyond the largest value, and not at it", () => {
    expect(defect([condition("-1", ["0", "1", "0"])])).toBe("open-goal");
    expect(defect([condition("-9/8", ["0", "1", "0"])])).toBe(undefined);
  });

  test("is shown at the largest value if it is strict", () => {
    expect(defect([condition("-1", ["0", "1", "0"], true)])).toBe(undefined);
    expect(defect([condition("-7/8", ["0", "1", "0"], true)])).toBe("open-goal");
  });

  test("may be about inputs too, whose weights are rounded to the safe side", () => {
    // x/3 + y_1 − 1/3 at x = 1 is 1: with 1/3 rounded up under a minus sign this would seem to be out of reach.
    expect(defect([condition("-4/3", ["1/3", "1", "0"])])).toBe("open-goal");
    expect(defect([condition("-1/3", ["1/3", "0", "0"])])).toBe("open-goal");
    expect(defect([condition("1/3", ["-1/3", "0", "0"])], "", NET, "1", "2")).toBe("open-goal");
    expect(defect([condition("-41/30", ["1/3", "1", "0"])])).toBe(undefined);
    // A constant that is no short number: x − 1/3 at x = 1/3.
    expect(defect([condition("-1/3", ["1", "0", "0"])], "", NET, "0", "1/3")).toBe("open-goal");
  });

  test("may be about a network without hidden layers", () => {
    const linear = network(1, [dense("1/3", "1/3")]);
    expect(defect([condition("-2/3", ["0", "1"])], "", linear)).toBe("open-goal");
    expect(defect([condition("-3/4", ["0", "1"])], "", linear)).toBe(undefined);
  });
});

describe("a goal of several conditions", () => {
  // x ≥ 5/8 and 1 − x ≥ 5/8 hold at no x, though each holds at some.
  const goal = [condition("-5/8", ["0", "1", "0"]), condition("-5/8", ["0", "0", "1"])];

  test("needs one mixture: all alike by default, or the factors of its hint", () => {
    expect(defect(goal)).toBe(undefined);
    expect(defect(goal, "11")).toBe(undefined);
    expect(defect(goal, "pp")).toBe(undefined);
    expect(defect(goal, "10")).toBe("open-goal");
    expect(defect(goal, "00")).toBe("open-goal");
  });

  test("is strict only if a strict condition counts", () => {
    const touching = [condition("-1/2", ["0", "1", "0"], true), condition("-1/2", ["0", "0", "1"])];
    expect(defect(touching, "11")).toBe(undefined);
    expect(
      defect(
        [...touching].map((one) => ({ ...one, isStrict: false })),
        "11",
      ),
    ).toBe("open-goal");
    expect(defect(touching, "01")).toBe("open-goal");
  });
});

test.each([
  ["a factor too few", "1"],
  ["a slope too many", "111"],
  ["a character before the first", "1/"],
  ["a character after the last", "1q"],
])("a hint with %s is bad", (_, text) => {
  const goal = [condition("-5/8", ["0", "1", "0"]), condition("-5/8", ["0", "0", "1"])];
  expect(defect(goal, text)).toBe("bad-hint");
});

describe("a labelling rule asks", () => {
  const spelled = (goals: ReturnType<typeof goalsOf>): unknown =>
    goals.map((goal) =>
      goal.map(({ row: { columns, ints, bias, den }, isStrict }) => [
        columns,
        ints,
        `${bias}/${den}`,
        isStrict,
      ]),
    );

  test("of argmax one goal a rival", () => {
    const three = network(1, [dense("0", "1"), dense("0", "1"), dense("0", "1")]);
    expect(spelled(goalsOf({ kind: "argmax" }, 1, three))).toEqual([
      [[[1, 2], [1n, -1n], "0/1", false]],
      [[[2, 3], [-1n, 1n], "0/1", false]],
    ]);
  });

  test("of a threshold one, on its side", () => {
    const one = network(1, [dense("0", "1")]);
    const rule = { kind: "threshold", level: q("1/2") } as const;
    expect(spelled(goalsOf(rule, 0, one))).toEqual([[[[1], [2n], "-1/2", false]]]);
    expect(spelled(goalsOf(rule, 1, one))).toEqual([[[[1], [-2n], "1/2", false]]]);
  });

  test("of exact values two that are strict", () => {
    const one = network(1, [dense("0", "1")]);
    const goals = goalsOf({ kind: "exact", values: [q("1"), q("2")] }, 1, one);
    expect(spelled(goals)).toEqual([[[[1], [1n], "-2/1", true]], [[[1], [-1n], "2/1", true]]]);
  });
});
