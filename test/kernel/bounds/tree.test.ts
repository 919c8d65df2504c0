// Trees: that parts cover, that every leaf shows every goal, and what is refused by its form.
import { describe, expect, test } from "vitest";
import {
  answered,
  BOUND_STEPS,
  boxOf,
  goalsOf,
  prepared,
  rootOf,
  TREE_DEPTH,
  treeDefect,
  type TreeNode,
} from "../../../src/kernel/index.js";
import { dense, network, q } from "../../exact.js";

/** |x| − 1/4 by two units: below 3/4 on [−1, 1] only by cases, as one pass gives 3/4 and more. */
const NET = network(1, [dense("0", "1"), dense("0", "-1")], [dense("-1/4", "1", "1")]);
const SET = boxOf([q("-1")], [q("1")]);
const [GOAL = []] = goalsOf({ kind: "threshold", level: q("4/5") }, 0, NET);
const judged = (nodes: readonly TreeNode[], goals = [GOAL], bits = 26) =>
  answered(() => treeDefect(prepared(NET, bits), SET, goals, nodes));

describe("a tree", () => {
  test("is accepted if each of its leaves shows the goals", () => {
    // Chords meet at 3/4: less than 4/5 as it is.
    expect(judged([0])).toBe(undefined);
    const [tight = []] = goalsOf({ kind: "threshold", level: q("3/4") }, 0, NET);
    expect(judged([0], [tight])).toEqual({ reason: "open-goal", node: 0, goal: 0 });
    const [below = []] = goalsOf({ kind: "threshold", level: q("7/10") }, 0, NET);
    expect(judged([1, 0, 0], [below])).toEqual({ reason: "open-goal", node: 1, goal: 0 });
    expect(judged([0], [GOAL, below])).toEqual({ reason: "open-goal", node: 0, goal: 1 });
  });

  test("may split at inputs and at units, and covers both sides", () => {
    expect(judged([1, 0, 0])).toBe(undefined);
    expect(judged([2, 0, 0])).toBe(undefined);
    expect(judged([3, 0, 2, 0, 0])).toBe(undefined);
  });

  test("shows on each half what is false on the other", () => {
    // x − 1/10 ≥ 0 is refuted on [−1, 0], not on [0, 1]; and the other way round.
    const ramp = network(1, [dense("0", "1"), dense("0", "-1")], [dense("0", "1", "-1")]);
    for (const [label, failing] of [
      [0, 2],
      [1, 1],
    ] as const) {
      const goals = goalsOf({ kind: "threshold", level: q("0") }, label, ramp).map((goal) => goal);
      const shifted = goals.map((goal) =>
        goal.map(({ row, isStrict }) => ({ row: { ...row, bias: row.bias - 1n }, isStrict })),
      );
      const defect = (nodes: readonly TreeNode[]) =>
        treeDefect(prepared(ramp, 26), SET, shifted, nodes);
      // With a margin of 1: only the end of the bad half, x = ±1, touches.
      expect(defect([1, 0, 0])).toEqual({ reason: "open-goal", node: failing, goal: 0 });
      // Unit 0 is active where x ≥ 0: that part comes first.
      if (label === 0) expect(defect([2, 0, 0])).toEqual({ reason: "open-goal", node: 1, goal: 0 });
    }
  });

  test.each<[string, readonly TreeNode[], object]>([
    ["no node", [], { reason: "open-part", node: 0 }],
    ["one half alone", [1, 0], { reason: "open-part", node: 2 }],
    ["a node after the end", [0, 0], { reason: "node-left-over", node: 1 }],
    ["a split of no input and no unit", [4, 0, 0], { reason: "no-such-split", node: 0 }],
    ["hints for another number of goals", [["", ""]], { reason: "bad-hint", node: 0 }],
    ["a hint that is too long", [["0"]], { reason: "bad-hint", node: 0, goal: 0 }],
  ])("with %s is refused", (_, nodes, defect) => {
    expect(judged(nodes)).toEqual(defect);
  });

  test("is declined if it is too deep, or asks for too much", () => {
    const deep = Array.from({ length: TREE_DEPTH + 1 }, () => 2);
    const decline = (limit: string, allowed: number) => ({
      verdict: "declined",
      decline: { code: "limit-exceeded", limit, allowed: `${allowed}` },
    });
    expect(judged(deep)).toEqual(decline("tree-depth", TREE_DEPTH));
    const root = rootOf(prepared(NET, 26), SET);
    expect(
      answered(() => {
        root.spend(BOUND_STEPS);
        root.spend(1);
      }),
    ).toEqual(decline("bound-steps", BOUND_STEPS));
  });
});
