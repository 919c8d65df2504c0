// Bounds on reaches by direction, from witnesses that prove something.
import { describe, expect, test } from "vitest";
import { provedReaches } from "../../../src/kernel/optional/young.js";
import { NORM_ONE, NORM_TWO, normOf } from "../../../src/kernel/index.js";
import { rational } from "../../../src/numbers/index.js";
import { q } from "../../exact.js";
import { refusalOf } from "../ball/evidence.js";

const norm = normOf(q("3")) ?? NORM_ONE;
const setting = { points: 1, dimension: 1, classes: 1, norm, radius: q("1") };
const tight = { direction: [1n], alpha: q("1/3"), taus: [q("1")], power: q("1") };

describe("reach witnesses", () => {
  test("bound the primitive direction of their line", () => {
    expect([...provedReaches(setting, [tight])]).toEqual([["1", q("1")]]);
    const seven = { ...tight, direction: [-7n], alpha: q("7/3") };
    expect([...provedReaches(setting, [seven])]).toEqual([["1", q("1")]]);
  });

  test("count, if there are two for a line, by the later one", () => {
    const loose = { ...tight, alpha: q("0") };
    expect([...provedReaches(setting, [loose, tight])]).toEqual([["1", q("1")]]);
    expect(provedReaches(setting, [tight, loose]).get("1")).toEqual(q("1"));
  });

  const limit = (name: string): object => ({ verdict: "declined", decline: { limit: name } });
  test.each([
    { name: "alpha", witness: { ...tight, alpha: rational(1n << 4097n) }, limit: "part-bits" },
    { name: "a power", witness: { ...tight, power: rational(1n << 22_000n) }, limit: "value-bits" },
    { name: "a tau", witness: { ...tight, taus: [rational(1n << 22_000n)] }, limit: "value-bits" },
  ])("with a long $name are declined", ({ witness, limit: name }) => {
    expect(refusalOf(() => provedReaches(setting, [witness]))).toMatchObject(limit(name));
  });

  test.each([
    { name: "for p = 2", of: { ...setting, norm: NORM_TWO }, witness: tight },
    { name: "without direction", of: setting, witness: { ...tight, direction: [0n] } },
    { name: "of another dimension", of: { ...setting, dimension: 2 }, witness: tight },
    { name: "with a negative alpha", of: setting, witness: { ...tight, alpha: q("-1") } },
  ])("are rejected $name", ({ of, witness }) => {
    const said = refusalOf(() => provedReaches(of, [witness]));
    expect(said).toMatchObject({
      rejection: { code: "ill-formed/reach-witness", got: "witness 0" },
    });
  });
});
