// The fields that every claim begins with. Their single mistakes are those of claim-text.test.ts.
import { expect, test } from "vitest";
import {
  decodeSetting,
  encodeNorm,
  SETTING_KEYS,
  settingValue,
} from "../../src/format/setting-text.js";
import { walk } from "../../src/format/walk.js";
import { NORM_INFINITY } from "../../src/kernel/index.js";
import { CLAIM } from "../example.js";
import { lineOf } from "../records.js";

test("a setting is what a claim begins with", () => {
  const { rule, ratio, ...value } = CLAIM;
  expect([rule.kind, ratio]).toEqual(["exact", "2/3"]);
  expect(Object.keys(value)).toEqual(SETTING_KEYS);
  const w = walk(lineOf(JSON.stringify(value)));
  const named = decodeSetting(w, w.fields(w.root, "", SETTING_KEYS), "");
  expect(w.finish()).toBe(undefined);
  expect(settingValue(named)).toEqual(value);
  expect(named.setting).toMatchObject({ points: 2, dimension: 1, classes: 2 });
});

test("places of a setting lie below its pointer", () => {
  const w = walk(lineOf(JSON.stringify({ ...CLAIM, radius: "1.5" })));
  decodeSetting(w, w.fields(w.root, "", Object.keys(CLAIM)), "/claim");
  expect(w.finish()).toMatchObject({ rejection: { at: { pointer: "/claim/radius" } } });
});

test("norms have names", () => {
  expect(encodeNorm(NORM_INFINITY)).toBe("inf");
});
