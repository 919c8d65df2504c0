// When a setting is meaningful, and when a point is one of it.
import { describe, expect, test } from "vitest";
import {
  NORM_TWO,
  answered,
  type Setting,
  testPoint,
  testSetting,
} from "../../src/kernel/index.js";
import { q, vector } from "../exact.js";

const settingDefect = (...about: Parameters<typeof testSetting>): unknown =>
  answered(() => testSetting(...about));
const pointDefect = (...about: Parameters<typeof testPoint>): unknown =>
  answered(() => testPoint(...about));

const setting: Setting = { points: 2, dimension: 2, classes: 3, norm: NORM_TWO, radius: q("1") };

describe("a setting", () => {
  test("is meaningful as it stands", () => {
    expect(settingDefect(setting)).toBe(undefined);
  });

  test.each<{ change: Partial<Setting>; code: string; expected: string }>([
    { change: { points: 0 }, code: "ill-formed/empty-dataset", expected: "a point" },
    { change: { classes: 0 }, code: "ill-formed/empty-dataset", expected: "a class" },
    { change: { dimension: 0 }, code: "ill-formed/dimension-mismatch", expected: "at least 1" },
    { change: { radius: q("0") }, code: "ill-formed/radius", expected: "a radius above 0" },
    { change: { radius: q("-1") }, code: "ill-formed/radius", expected: "a radius above 0" },
  ])("is not with $change", ({ change, code, expected }) => {
    expect(settingDefect({ ...setting, ...change })).toMatchObject({
      rejection: { code, expected },
    });
  });
});

describe("a point", () => {
  test("has d coordinates and a label below C", () => {
    expect(pointDefect(setting, 1, { point: vector("0", "1"), label: 2 })).toBe(undefined);
  });

  test.each([
    { point: vector("0"), label: 0, code: "ill-formed/dimension-mismatch" },
    { point: vector("0", "0", "0"), label: 0, code: "ill-formed/dimension-mismatch" },
    { point: vector("0", "0"), label: 3, code: "ill-formed/label-out-of-range" },
    { point: vector("0", "0"), label: -1, code: "ill-formed/label-out-of-range" },
  ])("is refused as $code with label $label", ({ point, label, code }) => {
    expect(pointDefect(setting, 1, { point, label })).toMatchObject({
      rejection: { code, ball: 1 },
    });
  });
});
