// The text of a claim, and the names of norms.
import { describe, expect, test } from "vitest";
import { decodeNorm, type NamedClaim } from "../../src/format/index.js";
import { NORM_INFINITY, NORM_ONE, NORM_TWO } from "../../src/kernel/index.js";
import { CLAIM as STEP_CLAIM } from "../kernel/ball/step-example.js";
import { CLAIM, CLAIM_TEXT, digest } from "../example.js";
import { q } from "../exact.js";
import { edited, type Json, lineOf, limitExceeded, rejection } from "../records.js";
import { claimDigest, encodeClaim, encodeNorm, RECORDS } from "../../src/writing/index.js";

describe("the name of a norm", () => {
  test.each([
    { text: "1", norm: NORM_ONE },
    { text: "2", norm: NORM_TWO },
    { text: "inf", norm: NORM_INFINITY },
    { text: "3", norm: { kind: "power", a: 3n, b: 1n } as const },
    { text: "3/2", norm: { kind: "power", a: 3n, b: 2n } as const },
    { text: "64", norm: { kind: "power", a: 64n, b: 1n } as const },
    { text: "64/63", norm: { kind: "power", a: 64n, b: 63n } as const },
  ])("$text", ({ text, norm }) => {
    expect(decodeNorm(text)).toEqual(norm);
    expect(encodeNorm(norm)).toBe(text);
  });

  test.each([
    "",
    "0",
    "1/2",
    "63/64",
    "-2",
    "65",
    "65/64",
    "66/65",
    "4/2",
    "2/1",
    "Inf",
    "infinity",
    "∞",
    "two",
    "1e1",
    "2.0",
    `1${"0".repeat(16)}`,
    `1${"0".repeat(5_000)}`,
  ])("is not %s", (text) => {
    expect(decodeNorm(text)).toBe(undefined);
  });
});

const RECORD = { format: "muball-claim/1", ...CLAIM };

function decode(record: Json): unknown {
  return RECORDS.claim.decode(lineOf(JSON.stringify(record), 5));
}

describe("a claim", () => {
  test("decodes, and encodes to itself", () => {
    const named = decode(RECORD) as NamedClaim;
    expect(named).toEqual({
      dataset: CLAIM.dataset,
      classes: ["low", "high"],
      claim: { ...STEP_CLAIM, ratio: q("2/3") },
    });
    expect(`${encodeClaim(named)}\n`).toBe(CLAIM_TEXT);
    expect(claimDigest(named)).toBe(digest(CLAIM_TEXT));
  });

  test.each<{ name: string; pointer: string; value: Json; claim: object }>([
    {
      name: "threshold",
      pointer: "/rule",
      value: { kind: "threshold", level: "1/2" },
      claim: { rule: { kind: "threshold", level: q("1/2") } },
    },
    {
      name: "argmax",
      pointer: "/rule",
      value: { kind: "argmax" },
      claim: { rule: { kind: "argmax" } },
    },
    { name: "no ratio", pointer: "/ratio", value: null, claim: { ratio: undefined } },
    { name: "p = ∞", pointer: "/norm", value: "inf", claim: { norm: NORM_INFINITY } },
    {
      name: "p = 3/2",
      pointer: "/norm",
      value: "3/2",
      claim: { norm: { kind: "power", a: 3n, b: 2n } },
    },
  ])("decodes and encodes with $name", ({ pointer, value, claim }) => {
    const record = edited(RECORD, pointer, value);
    const named = decode(record) as NamedClaim;
    expect(named.claim).toMatchObject(claim);
    expect(encodeClaim(named)).toBe(JSON.stringify(record));
  });

  test("with an error names its kind, and is none of a memorization", () => {
    const named = decode(RECORD) as NamedClaim;
    const line = encodeClaim({ ...named, claim: { ...named.claim, error: q("1/100") } });
    const { format, ...fields } = RECORD;
    expect(line).toBe(JSON.stringify({ format, kind: "eta-robust", ...fields, error: "1/100" }));
    expect(decode(JSON.parse(line) as typeof RECORD)).toMatchObject(
      rejection("malformed/unknown-field", "", 5),
    );
  });

  const hex = "0".repeat(64);
  test.each<{ name: string; pointer: string; value: Json | undefined; code: string; at?: string }>([
    { name: "another format", pointer: "/format", value: "muball/1", code: "malformed/wrong-type" },
    {
      name: "a digest of another kind",
      pointer: "/dataset",
      value: `md5:${hex}`,
      code: "malformed/wrong-type",
    },
    {
      name: "a digest in capitals",
      pointer: "/dataset",
      value: `sha256:${"A".repeat(64)}`,
      code: "malformed/wrong-type",
    },
    {
      name: "a digest too short",
      pointer: "/dataset",
      value: `sha256:${hex.slice(1)}`,
      code: "malformed/wrong-type",
    },
    {
      name: "a digest too long",
      pointer: "/dataset",
      value: `sha256:${hex}0`,
      code: "malformed/wrong-type",
    },
    {
      name: "a digest after a space",
      pointer: "/dataset",
      value: ` sha256:${hex}`,
      code: "malformed/wrong-type",
    },
    {
      name: "a digest before a line feed",
      pointer: "/dataset",
      value: `sha256:${hex}\n`,
      code: "malformed/wrong-type",
    },
    { name: "no digest", pointer: "/dataset", value: null, code: "malformed/wrong-type" },
    { name: "points as text", pointer: "/points", value: "2", code: "malformed/wrong-type" },
    {
      name: "a negative dimension",
      pointer: "/dimension",
      value: -1,
      code: "malformed/wrong-type",
    },
    { name: "a repeated class", pointer: "/classes", value: ["a", "a"], code: "ill-formed/shape" },
    { name: "a norm as a number", pointer: "/norm", value: 2, code: "malformed/wrong-type" },
    { name: "a decimal radius", pointer: "/radius", value: "0.5", code: "malformed/rational" },
    { name: "a radius as a number", pointer: "/radius", value: 1, code: "malformed/wrong-type" },
    {
      name: "a ratio not in lowest terms",
      pointer: "/ratio",
      value: "4/6",
      code: "malformed/rational",
    },
    {
      name: "no ratio field",
      pointer: "/ratio",
      value: undefined,
      code: "malformed/missing-field",
      at: "",
    },
    { name: "a rule as text", pointer: "/rule", value: "argmax", code: "malformed/missing-field" },
    { name: "no rule", pointer: "/rule", value: null, code: "malformed/missing-field" },
    { name: "a rule without kind", pointer: "/rule", value: {}, code: "malformed/missing-field" },
    {
      name: "a kind as a number",
      pointer: "/rule",
      value: { kind: 1 },
      code: "malformed/missing-field",
    },
    {
      name: "exact without values",
      pointer: "/rule",
      value: { kind: "exact" },
      code: "malformed/missing-field",
    },
    {
      name: "exact with a level",
      pointer: "/rule",
      value: { kind: "exact", values: ["0", "1"], level: "0" },
      code: "malformed/unknown-field",
    },
    {
      name: "a value as a number",
      pointer: "/rule/values/1",
      value: 1,
      code: "malformed/wrong-type",
    },
    {
      name: "threshold without level",
      pointer: "/rule",
      value: { kind: "threshold" },
      code: "malformed/missing-field",
    },
    {
      name: "a level that is no rational",
      pointer: "/rule",
      value: { kind: "threshold", level: "x" },
      code: "malformed/rational",
      at: "/rule/level",
    },
    {
      name: "argmax with values",
      pointer: "/rule",
      value: { kind: "argmax", values: [] },
      code: "malformed/unknown-field",
    },
    {
      name: "keys of a rule in another order",
      pointer: "/rule",
      value: { values: ["0", "1"], kind: "exact" },
      code: "malformed/not-canonical",
    },
    { name: "another field", pointer: "/x", value: 1, code: "malformed/unknown-field", at: "" },
  ])("is rejected: $name", ({ pointer, value, code, at }) => {
    const refusal = rejection(code, at ?? pointer, 5);
    expect(decode(edited(RECORD, pointer, value))).toMatchObject(refusal);
  });

  test("says what it expects", () => {
    expect(decode(edited(RECORD, "/dataset", "x"))).toMatchObject({
      rejection: { expected: "sha256: and 64 hex digits", got: '"x"' },
    });
    expect(decode(edited(RECORD, "/rule", {}))).toMatchObject({
      rejection: { expected: "kind", got: "no kind of labelling rule" },
    });
  });

  test.each<{ name: string; pointer: string; value: Json; decline: object }>([
    {
      name: "p below 1",
      pointer: "/norm",
      value: "1/2",
      decline: { code: "norm-exponent", got: "1/2" },
    },
    {
      name: "p beyond the limit",
      pointer: "/norm",
      value: "65",
      decline: { code: "norm-exponent", got: "65" },
    },
    {
      name: "p not in lowest terms",
      pointer: "/norm",
      value: "4/2",
      decline: { code: "norm-exponent", got: "4/2" },
    },
    {
      name: "a long p",
      pointer: "/norm",
      value: "9".repeat(100),
      decline: { code: "norm-exponent", got: "9".repeat(80) },
    },
    {
      name: "an unknown rule",
      pointer: "/rule",
      value: { kind: "nearest" },
      decline: { code: "labelling-rule", got: "nearest" },
    },
    {
      name: "a rule with a long name",
      pointer: "/rule",
      value: { kind: "x".repeat(100) },
      decline: { code: "labelling-rule", got: "x".repeat(80) },
    },
  ])("is declined: $name", ({ pointer, value, decline }) => {
    expect(decode(edited(RECORD, pointer, value))).toEqual({ verdict: "declined", decline });
  });

  test("huge counts and numbers are declined", () => {
    const of = (pointer: string, value: Json): unknown => decode(edited(RECORD, pointer, value));
    expect(of("/points", 100_000_001)).toMatchObject(limitExceeded("points"));
    expect(of("/dimension", 1_000_001)).toMatchObject(limitExceeded("dimension"));
    expect(of("/radius", "9".repeat(1_000_000))).toMatchObject(limitExceeded("number-digits"));
    expect(of("/rule/values", new Array(100_001).fill("0"))).toMatchObject(
      limitExceeded("classes"),
    );
  });
});
