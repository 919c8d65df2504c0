// Feature models: which units are active, their slopes, and the directions a slope can have.
import { describe, expect, test } from "vitest";
import {
  activeUnits,
  featureModel,
  type FeatureModel,
  isAcross,
  slopeOf,
} from "../../../src/kernel/sobolev-bound/feature-model.js";
import { LIMITS, answered, type FeatureKind } from "../../../src/kernel/index.js";
import { vector } from "../../exact.js";
import { limitExceeded } from "../../records.js";

const PART_BITS = BigInt(LIMITS["part-bits"]);

const UNITS = [vector("1/2", "0"), vector("1", "-1/3")];

function modelOf(kind: FeatureKind, rows: readonly (readonly bigint[])[]): FeatureModel {
  const model = featureModel(kind, 2, UNITS, { rows, den: 5n });
  return model;
}

const randomModel = (): FeatureModel => modelOf("random", [[2n], [-3n]]);
const tangentModel = (): FeatureModel =>
  modelOf("tangent", [
    [2n, 1n],
    [-3n, 7n],
  ]);

describe("a unit", () => {
  test.each([
    { x: [1n, 1n], active: [0, 1] },
    { x: [1n, 3n], active: [0] },
    { x: [0n, -1n], active: [1] },
    { x: [0n, 0n], active: [] },
    { x: [-1n, 1n], active: [] },
  ])("is active at $x strictly above 0 only: $active", ({ x, active }) => {
    expect(activeUnits(randomModel(), x)).toEqual(active);
    expect(activeUnits(tangentModel(), x)).toEqual(active);
  });
});

describe("the slope", () => {
  test("of random features is Σ v_j·w_j over the active units", () => {
    // 2/5·(1/2, 0) − 3/5·(1, −1/3) = (−2/5, 1/5), over 5·6.
    expect(randomModel().den).toBe(30n);
    expect(slopeOf(randomModel(), [0, 1])).toEqual([-12n, 6n]);
    expect(slopeOf(randomModel(), [0])).toEqual([6n, 0n]);
    expect(slopeOf(randomModel(), [])).toEqual([0n, 0n]);
  });

  test("of tangent features is Σ v_j", () => {
    expect(tangentModel().den).toBe(5n);
    expect(slopeOf(tangentModel(), [0, 1])).toEqual([-1n, 8n]);
    expect(slopeOf(tangentModel(), [1])).toEqual([-3n, 7n]);
  });
});

test("a vector is across the slopes of a unit: of its own for random features, of all for tangent ones", () => {
  expect(isAcross(randomModel(), 1, [1n, 3n])).toBe(true);
  expect(isAcross(randomModel(), 0, [1n, 3n])).toBe(false);
  expect(isAcross(tangentModel(), 1, [1n, 3n])).toBe(false);
  expect(isAcross(tangentModel(), 1, [0n, 3n])).toBe(false);
  expect(isAcross(tangentModel(), 1, [0n, 0n])).toBe(true);
});

test("the longest integer of the model is known", () => {
  expect(randomModel().bits).toBe(5);
  expect(
    modelOf("tangent", [
      [1n << 99n, 0n],
      [0n, 0n],
    ]).bits,
  ).toBe(100);
});

test("units that are too long are declined", () => {
  const long = { ints: [(1n << PART_BITS) + 1n], den: 1n };
  const model = answered(() => featureModel("random", 1, [long], { rows: [[1n]], den: 1n }));
  expect(model).toMatchObject(limitExceeded("part-bits"));
});

describe("what is no model", () => {
  const code = "ill-formed/dimension-mismatch";
  test.each<[string, FeatureKind, bigint[][], string]>([
    ["two parameters of a random unit", "random", [[1n], [1n, 1n]], "2 and 2"],
    ["no parameter", "random", [[], [1n]], "2 and 0"],
    ["one parameter of a tangent unit", "tangent", [[1n], [1n, 1n]], "2 and 1"],
  ])("is refused: %s", (_, kind, rows, got) => {
    const refusal = answered(() => featureModel(kind, 2, UNITS, { rows, den: 1n }));
    expect(refusal).toMatchObject({ verdict: "rejected", rejection: { code, got } });
  });

  test("is refused: a unit of three coordinates", () => {
    const units = [vector("1", "0", "0")];
    expect(
      answered(() => featureModel("random", 2, units, { rows: [[1n]], den: 1n })),
    ).toMatchObject({
      rejection: { code, expected: "2 coordinates and 1 parameters of unit 0", got: "3 and 1" },
    });
  });

  test("is a fault: parameters of other units, or over 0", () => {
    expect(() => featureModel("random", 2, UNITS, { rows: [[1n]], den: 1n })).toThrow(/another/u);
    const rows = [[1n], [1n]];
    expect(() => featureModel("random", 2, UNITS, { rows, den: 0n })).toThrow(/another/u);
  });
});
