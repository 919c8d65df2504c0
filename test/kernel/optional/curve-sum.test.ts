// Units as sums of curves, followed through layers, each found once on a domain.
import { describe, expect, test } from "vitest";
import { curveSumOf } from "../../../src/kernel/optional/curve-sum.js";
import type { Curve } from "../../../src/kernel/optional/curve.js";
import { addTerm, constantForm } from "../../../src/kernel/ball/form.js";
import { groundOf } from "../../../src/kernel/ball/ground.js";
import type { Level } from "../../../src/kernel/ball/level.js";
import { unitsOf } from "../../../src/kernel/ball/units.js";
import { inputLevel, type Network, rowsOver } from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";
import { evidenceOf, groundIn } from "../ball/evidence.js";

const text = (curve: Curve | undefined): string =>
  (curve?.knots ?? []).map(([t, v]) => `${t.num}/${t.den}: ${v.num}/${v.den}`).join(", ");

function levelOf(
  net: Network,
  centre: string[],
  layers: unknown[],
  ground = groundIn(centre.length),
) {
  let level: Level = inputLevel(vector(...centre));
  for (const proof of evidenceOf({ layers }).layers) {
    level = unitsOf(rowsOver(net, level, ground), proof, ground);
  }
  return { level, ground };
}

function sumOf(net: Network, centre: string[], layers: unknown[], unit = 0) {
  const { level, ground } = levelOf(net, centre, layers);
  const form = constantForm(q("1"));
  addTerm(form, unit, q("2"), ground.budget);
  return curveSumOf(form, level, ground);
}

// |x| as max(0, x) + max(0, −x); then 3 − |x| on [−1, 1], always above 0, and |x| − 1/2, which bends.
const NET = network(
  1,
  [dense("0", "1"), dense("0", "-1")],
  [dense("3", "-1", "-1"), dense("-1/2", "1", "1"), dense("-4", "1", "1")],
  [dense("0", "1", "1", "1")],
);

describe("a form as a sum of curves", () => {
  test("is its constant and curves through the layers", () => {
    const sum = sumOf(NET, ["0"], ["o2", "o3"]);
    if (typeof sum === "number") throw new Error("none");
    expect(sum.constant).toEqual(q("7"));
    expect(text(sum.curves.get(0))).toBe("-1/1: -2/1, 0/1: 0/1, 1/1: -2/1");
    const bent = sumOf(NET, ["0"], ["o2", "o3"], 1);
    if (typeof bent === "number") throw new Error("none");
    expect(text(bent.curves.get(0))).toBe("-1/1: 1/1, -1/2: 0/1, 0/1: 0/1, 1/2: 0/1, 1/1: 1/1");
  });

  test("has no curve of a unit that is 0 all the way", () => {
    const sum = sumOf(NET, ["0"], ["o2", "o3"], 2);
    expect(sum).toEqual({ constant: q("1"), curves: new Map() });
  });

  test("is none where a unit of both signs reads two coordinates", () => {
    const two = network(2, [dense("0", "1", "1")], [dense("0", "1")]);
    expect(sumOf(two, ["0", "0"], ["o1"])).toBe(0);
    const above = network(2, [dense("9", "1", "1"), dense("0", "1", "0")], [dense("0", "1", "1")]);
    expect(typeof sumOf(above, ["0", "0"], ["o2"])).toBe("object");
  });

  test("is found anew on a piece of the ball", () => {
    const { level, ground } = levelOf(NET, ["0"], ["o2", "o3"]);
    const form = constantForm(q("0"));
    addTerm(form, 1, q("1"), ground.budget);
    const whole = curveSumOf(form, level, ground);
    const [part] = rowsOver(NET, inputLevel(vector("0")), ground).parts;
    if (part === undefined || typeof whole === "number") throw new Error("none");
    const slab = { value: q("0"), part, low: q("1/2"), high: undefined };
    const piece = curveSumOf(form, level, groundOf(ground, [slab]));
    if (typeof piece === "number") throw new Error("none");
    expect(text(piece.curves.get(0))).toBe("1/2: 1/2, 1/1: 1/1");
    expect(piece.constant).toEqual(q("-1/2"));
    expect(curveSumOf(form, level, ground)).toEqual(whole);
  });

  test("goes down a network that is deeper than the stack", () => {
    const deep = network(
      1,
      [dense("0", "1")],
      ...Array.from({ length: 20_000 }, () => [dense("0", "1")]),
    );
    const layers = ["o1", ...Array.from({ length: 19_999 }, () => "+1")];
    const ground = groundIn(1, { steps: 100_000_000 });
    const { level } = levelOf(deep, ["0"], layers, ground);
    const form = constantForm(q("0"));
    addTerm(form, 0, q("1"), ground.budget);
    const sum = curveSumOf(form, level, ground);
    if (typeof sum === "number") throw new Error("none");
    expect(text(sum.curves.get(0))).toBe("-1/1: 0/1, 0/1: 0/1, 1/1: 1/1");
  });
});
