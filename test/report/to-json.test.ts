// A verdict as JSON: for every sample, of every verdict and kind, exactly what the verdict says.
import { describe, expect, test } from "vitest";
import { check, checkText } from "../../src/checker/index.js";
import { toJson } from "../../src/index.js";
import { foundSamples } from "../certificates/suite.js";
import { CLAIM, CLAIM_TEXT, digest, LINES, NETWORK, textOf } from "../example.js";

/** Everything in a value that JSON has no exact form for, by its place. */
function unfit(value: unknown, place = ""): string[] {
  if (typeof value === "number") return Number.isSafeInteger(value) ? [] : [place];
  if (typeof value === "string" || typeof value === "boolean" || value === null) return [];
  if (typeof value !== "object") return [`${place}: ${typeof value}`];
  return Object.entries(value).flatMap(([key, field]) => unfit(field, `${place}/${key}`));
}

/** Names of fields that are not in lower camel case. */
function misnamed(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(misnamed);
  if (typeof value !== "object" || value === null) return [];
  const own = Object.keys(value).filter((key) => !/^[a-z][a-zA-Z0-9]*$/u.test(key));
  return [...own, ...Object.values(value).flatMap(misnamed)];
}

describe("toJson", () => {
  test("says of the example what its claim says, with counts as numbers and rationals as text", () => {
    expect(toJson(checkText(textOf(LINES)))).toEqual({
      verdict: "accepted",
      proved: {
        kind: "memorization",
        points: 2,
        dimension: 1,
        norm: "2",
        radius: "1",
        ratio: "2/3",
        rule: CLAIM.rule,
        statement: "one-activation-region",
        rules: ["ball"],
        size: { width: 2, depth: 2, parameters: 7, nonzero: 5, bits: 1 },
        dataset: CLAIM.dataset,
        classes: CLAIM.classes,
        digests: { claim: digest(CLAIM_TEXT), network: digest(NETWORK) },
      },
    });
  });

  test("of every sample can be written, holds no rounded number, and is named in one way", () => {
    const kinds = new Set<unknown>();
    for (const sample of foundSamples()) {
      const json = toJson(check([sample.certificate], sample.companions));
      expect(unfit(json), sample.path).toEqual([]);
      expect(misnamed(json), sample.path).toEqual([]);
      expect(JSON.parse(JSON.stringify(json)), sample.path).toEqual(json);
      const code =
        (json["rejection"] as { code: string } | undefined)?.code ??
        (json["decline"] as { code: string } | undefined)?.code;
      expect(json.verdict, sample.path).toBe(sample.verdict);
      if (sample.verdict !== "accepted") expect(code, sample.path).toBe(sample.code);
      else kinds.add((json["proved"] as { kind: string }).kind);
    }
    expect(kinds.size).toBe(10);
  });
});
