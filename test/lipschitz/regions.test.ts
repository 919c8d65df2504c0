// The steepest linear region of networks that are worked out by hand.
import { describe, expect, it } from "vitest";
import { NORM_INFINITY, NORM_ONE, NORM_TWO } from "../../src/kernel/index.js";
import { regionBound } from "../../src/lipschitz/region-bound.js";
import { steepestRegion } from "../../src/lipschitz/steepest-region.js";
import { strictSolution } from "../../src/lipschitz/strict-solution.js";
import { boxBound } from "../../src/lipschitz/upper.js";
import { dense, network, q } from "../exact.js";

const exactly = (text: string) => ({ lower: q(text), upper: q(text) });
const pause = (): Promise<void> => Promise.resolve();

/** A hat: 0, up to 1 at x = 1, down to 0 at x = 2. Its gradient box is [−2, 2]. */
const hat = network(
  1,
  [dense("0", "1"), dense("-1", "1"), dense("-2", "1")],
  [dense("0", "1", "-2", "1")],
);

describe("the steepest region", () => {
  it("is exact where units that are steep together are never active together", async () => {
    const found = await steepestRegion(hat, NORM_TWO);
    expect(found).toMatchObject({ value: exactly("1"), isWhole: true });
    const box = boxBound(hat, NORM_TWO);
    expect(box.applies && box.value).toEqual(exactly("2"));
  });

  it("follows units through two layers, constant and dead ones too", async () => {
    // max(0, hat − 1/2) · 6, a unit that is 0 everywhere, and one that is 1.
    const deep = network(
      1,
      [dense("0", "1"), dense("-1", "1"), dense("-2", "1")],
      [dense("-1/2", "1", "-2", "1"), dense("0", "0", "0", "0"), dense("1", "0", "0", "0")],
      [dense("0", "6", "100", "100")],
    );
    expect(await steepestRegion(deep, NORM_ONE)).toMatchObject({
      ...{ value: exactly("6"), isWhole: true },
    });
  });

  it("of an affine network is its only one", async () => {
    const found = await steepestRegion(network(2, [dense("5", "3", "-4")]), NORM_TWO);
    expect(found).toMatchObject({ value: exactly("5"), isWhole: true, regions: 1 });
  });

  it("takes the steepest output, in the norm asked for", async () => {
    const two = network(2, [dense("0", "1", "2")], [dense("0", "1"), dense("0", "-3")]);
    expect((await steepestRegion(two, NORM_INFINITY)).value).toEqual(exactly("9"));
    expect((await steepestRegion(two, NORM_ONE)).value).toEqual(exactly("6"));
  });

  it("says that it is not whole where the work ended it, and still bounds", async () => {
    const found = await steepestRegion(hat, NORM_TWO, pause, 1);
    expect(found).toMatchObject({ value: exactly("2"), isWhole: false, point: undefined });
  });

  it("is not looked for with more than 16 units of three inputs; in the plane it is", async () => {
    const units = (inputs: number) =>
      network(
        inputs,
        Array.from({ length: 17 }, (_, k) =>
          dense(`${k}`, ...Array.from({ length: inputs }, (__, c) => `${(k + 2) ** c}`)),
        ),
        [dense("0", ...Array.from({ length: 17 }, (_, k) => `${k % 2 === 0 ? 1 : -1}`))],
      );
    expect(await regionBound(units(3), NORM_TWO, pause)).toBeUndefined();
    const found = await regionBound(units(2), NORM_TWO, pause);
    expect(found?.bound).toMatchObject({ name: "regions" });
    expect(found?.witness?.value).toEqual(found?.bound.applies === true && found.bound.value);
  });
});

describe("strict inequalities", () => {
  const form = (bias: bigint, ...ints: bigint[]) => ({ ints, bias });

  it.each([
    ["x > 0 and −x > 0", [form(0n, 1n), form(0n, -1n)]],
    ["x > 0 and −x > 1", [form(0n, 1n), form(-1n, -1n)]],
    ["0 > 0", [form(0n, 0n)]],
    ["x + y > 0, −x > 0, −y > 0", [form(0n, 1n, 1n), form(0n, -1n, 0n), form(0n, 0n, -1n)]],
  ])("%s: none", (_, system) => {
    expect(strictSolution(system, { spent: 0 })).toBeUndefined();
  });

  it("far out: x > 10^30 and y > x", () => {
    const system = [form(-(10n ** 30n), 1n, 0n), form(0n, -1n, 1n)];
    const { ints = [], den = 1n } = strictSolution(system, { spent: 0 }) ?? {};
    expect((ints[0] ?? 0n) > 10n ** 30n * den && (ints[1] ?? 0n) > (ints[0] ?? 0n)).toBe(true);
  });
});
