// Attempts to forge a finding.
import { describe, expect, test } from "vitest";
import * as kernel from "../../../src/kernel/index.js";
import { dense, network, q, vector } from "../../exact.js";

const claim: kernel.Claim = {
  points: 1,
  dimension: 1,
  classes: 1,
  norm: kernel.NORM_ONE,
  radius: q("1"),
  rule: { kind: "exact", values: [q("1")] },
  ratio: undefined,
};

function finding(): kernel.Finding {
  const witness = { ball: 0, point: vector("0"), powers: [] };
  const given = [{ point: vector("0"), label: 0 }];
  return kernel.refuted(claim, network(1, [dense("0", "1")]), witness, given);
}

describe("a finding is not forged", () => {
  const found = finding();

  test.each<{ name: string; forged: object }>([
    { name: "by a copy", forged: { ...found } },
    { name: "by an object that inherits from one", forged: Object.create(found) as object },
    { name: "by a proxy of one", forged: new Proxy(found, {}) },
    { name: "by a copy through JSON", forged: structuredClone(found) },
    { name: "by nothing", forged: {} },
  ])("$name", ({ forged }) => {
    expect(kernel.isTheorem(forged)).toBe(false);
  });

  test("but known by itself", () => {
    expect(kernel.isTheorem(found)).toBe(true);
  });

  test("by a change of one", () => {
    expect(Reflect.set(found, "ball", 7)).toBe(false);
    expect(Object.isFrozen(found)).toBe(true);
  });

  test("by a change of its setting afterwards", () => {
    const norm = { ...kernel.NORM_TWO };
    const setting = { points: 2, dimension: 1, classes: 2, norm, radius: q("1") };
    const end = { point: vector("1"), powers: [] };
    const witness = { pair: [0, 1], points: [end, end] } as const;
    const given = [
      { point: vector("0"), label: 0 },
      { point: vector("2"), label: 1 },
    ];
    const sealed = kernel.collided(setting, network(1, [dense("0", "1")]), witness, given);
    Object.assign(norm, { kind: "infinity" });
    expect(sealed).toMatchObject({ setting: { norm: { kind: "two" } } });
  });

  test("by what the kernel exports", () => {
    expect(Object.keys(kernel).filter((name) => /^seal|^mint|^finding/iu.test(name))).toEqual([]);
  });
});
