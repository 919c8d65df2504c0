// The fields that every claim begins with. Their single mistakes are those of claim-text.test.ts.
import { expect, test } from "vitest";
import {
  decodeDigest,
  decodeSetting,
  encodeNorm,
  SETTING_KEYS,
  settingValue,
} from "../../src/format/setting-text.js";
import { walk } from "../../src/format/walk.js";
import { NORM_INFINITY } from "../../src/kernel/index.js";
import { CLAIM } from "../example.js";
import { lineOf, rejection } from "../records.js";

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

test("a digest that is none is quoted in part", () => {
  const w = walk(lineOf("{}"));
  expect(decodeDigest(w, "x".repeat(200), "/dataset")).toBe("");
  expect(w.refusal()).toMatchObject(
    rejection("malformed/wrong-type", "/dataset", 1, { got: "x".repeat(80) }),
  );
});

test("norms have names", () => {
  expect(encodeNorm(NORM_INFINITY)).toBe("inf");
});
