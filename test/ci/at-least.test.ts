// Which claims say of a network all that a pinned one says: one field changed at a time, both ways.
import { describe, expect, test } from "vitest";
import { shortfall } from "../../src/ci/at-least.js";
import { decodeRational, type NamedClaim } from "../../src/format/index.js";
import { RECORDS } from "../../src/writing/index.js";
import { CLAIM } from "../example.js";
import { type JsonObject, lineOf } from "../records.js";

/** The example's claim with other fields; `error` makes it one of another kind. */
function claim(changes: JsonObject & { readonly error?: string } = {}): NamedClaim {
  const { error, ...rest } = changes;
  const text = JSON.stringify({ format: "muball-claim/1", ...CLAIM, ...rest });
  const named = RECORDS.claim.decode(lineOf(text));
  if ("verdict" in named) throw new Error(JSON.stringify(named));
  const share = error === undefined ? undefined : decodeRational(error);
  return share === undefined ? named : { ...named, claim: { ...named.claim, error: share } };
}

const wide = { dimension: 4 };
const threshold = (level: string) => ({ rule: { kind: "threshold", level } });
const exact = (...values: string[]) => ({ rule: { kind: "exact", values } });

interface Case {
  readonly what: string;
  readonly pinned?: Parameters<typeof claim>[0];
  readonly proved?: Parameters<typeof claim>[0];
}

const COVERED: readonly Case[] = [
  { what: "the claim itself" },
  { what: "a larger radius", proved: { radius: "2" } },
  { what: "a larger ratio", proved: { ratio: "3/4" } },
  { what: "a ratio where none is pinned", pinned: { ratio: null } },
  {
    what: "a norm whose ball contains it",
    pinned: { ...wide, ratio: null },
    proved: { ...wide, norm: "inf" },
  },
  {
    what: "a smaller exponent with the factor",
    pinned: { ...wide, norm: "inf", ratio: null },
    proved: { ...wide, radius: "2" },
  },
  {
    what: "a ratio with the factor of the norms",
    pinned: { ...wide, norm: "1", ratio: "1/3" },
    proved: { ...wide, norm: "2" },
  },
  { what: "exact values for a level between them", pinned: threshold("1/2") },
  { what: "every ball instead of a share", pinned: { error: "1/100" } },
  { what: "a smaller share", pinned: { error: "1/100" }, proved: { error: "1/101" } },
  {
    what: "a share that grows by 2^4 at half the radius",
    pinned: { ...wide, error: "4/25", ratio: "1/3" },
    proved: { ...wide, error: "1/100", radius: "2" },
  },
];

const SHORT: readonly (Case & { readonly part: string })[] = [
  { what: "a smaller radius", part: "ball", proved: { radius: "1/2" } },
  { what: "a smaller ratio", part: "ratio", proved: { ratio: "3/5" } },
  { what: "no ratio", part: "ratio", proved: { ratio: null } },
  { what: "another dataset", part: "dataset", proved: { dataset: `sha256:${"0".repeat(64)}` } },
  { what: "fewer points", part: "dataset", proved: { points: 1 } },
  { what: "classes in another order", part: "classes", proved: { classes: ["high", "low"] } },
  { what: "other values", part: "rule", proved: exact("0", "2") },
  { what: "a level where exact values are pinned", part: "rule", proved: threshold("1/2") },
  { what: "another level", part: "rule", pinned: threshold("1/2"), proved: threshold("1/3") },
  {
    what: "values on the wrong sides of the level",
    part: "rule",
    pinned: threshold("1/2"),
    proved: exact("1", "0"),
  },
  { what: "a value on the level", part: "rule", pinned: threshold("1"), proved: exact("0", "1") },
  {
    what: "the largest output where values are pinned",
    part: "rule",
    proved: { rule: { kind: "argmax" } },
  },
  {
    what: "a norm whose ball is smaller",
    part: "ball",
    pinned: { ...wide, norm: "inf" },
    proved: wide,
  },
  {
    what: "less than the factor",
    part: "ball",
    pinned: { ...wide, norm: "inf", ratio: null },
    proved: { ...wide, radius: "1999999/1000000" },
  },
  {
    what: "a ratio below the factor of the norms",
    part: "ratio",
    pinned: { ...wide, norm: "1", ratio: "1/3" },
    proved: { ...wide, ratio: "133/200" },
  },
  { what: "a share instead of every point", part: "error", proved: { error: "1/100" } },
  { what: "a larger share", part: "error", pinned: { error: "1/101" }, proved: { error: "1/100" } },
  {
    what: "a share that grows by more than is allowed",
    part: "error",
    pinned: { ...wide, error: "3/20", ratio: null },
    proved: { ...wide, error: "1/100", radius: "2" },
  },
  {
    what: "a share in another norm",
    part: "error",
    pinned: { ...wide, error: "1/2", ratio: null },
    proved: { ...wide, norm: "inf", error: "1/100" },
  },
  {
    what: "a share with its ratio at a larger radius only",
    part: "ratio",
    pinned: { error: "1/2" },
    proved: { error: "1/1000", radius: "2" },
  },
];

describe("a pinned claim is covered by", () => {
  test.each(COVERED)("$what", ({ pinned, proved }) => {
    expect(shortfall(claim(pinned), claim(proved))).toBe(undefined);
  });
});

describe("a pinned claim is not covered by", () => {
  test.each(SHORT)("$what: $part", ({ part, pinned, proved }) => {
    expect(shortfall(claim(pinned), claim(proved))).toMatchObject({ part });
  });
});
