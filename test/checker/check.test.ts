// The trusted act on one example: what is accepted, and each single change with its verdict and place.
import { describe, expect, test } from "vitest";
import { check, checkText, isTheorem } from "../../src/checker/index.js";
import { changed, CLAIM, CLAIM_TEXT, cubic, digest, LINES, NETWORK, textOf } from "../example.js";
import { edited, type Json, rejection } from "../records.js";

const TEXT = textOf(LINES);
const verdict = (lines: readonly Json[]): unknown => checkText(textOf(lines));

describe("the example", () => {
  test("is accepted, with a theorem and digests", () => {
    const accepted = checkText(TEXT);
    if (accepted.verdict !== "accepted") throw new Error(JSON.stringify(accepted));
    if (accepted.kind !== "memorization") throw new Error(accepted.kind);
    expect(accepted.theorem.statement).toBe("one-activation-region");
    expect(accepted.theorem.size).toEqual({
      width: 2,
      depth: 2,
      parameters: 7n,
      nonzero: 5n,
      bits: 1,
    });
    expect(accepted.claim.classes).toEqual(["low", "high"]);
    expect(accepted.theorem.claim).toEqual(accepted.claim.claim);
    expect(accepted.digests).toEqual({ claim: digest(CLAIM_TEXT), network: digest(NETWORK) });
    expect(isTheorem(accepted.theorem)).toBe(true);
    expect(Object.isFrozen(accepted)).toBe(true);
  });

  test("is accepted however its bytes are cut", () => {
    const bytes = new TextEncoder().encode(TEXT);
    expect(check([...bytes].map((byte) => Uint8Array.of(byte))).verdict).toBe("accepted");
  });

  test.each<{ name: string; lines: readonly Json[] }>([
    { name: "p = 1", lines: changed(1, "/claim/norm", "1") },
    { name: "p = ∞", lines: changed(1, "/claim/norm", "inf") },
    { name: "p = 3, with a witness", lines: cubic() },
    {
      name: "a smaller radius",
      lines: changed(1, "/claim/ratio", "1/3", changed(1, "/claim/radius", "1/2")),
    },
    { name: "a smaller ratio", lines: changed(1, "/claim/ratio", "1/2") },
    { name: "no ratio", lines: changed(1, "/ratio", null, changed(1, "/claim/ratio", null)) },
    { name: "the pair the other way round", lines: changed(1, "/ratio/pair", [1, 0]) },
    { name: "a threshold", lines: changed(1, "/claim/rule", { kind: "threshold", level: "1/2" }) },
    { name: "another note", lines: changed(1, "/note", "anything") },
  ])("is accepted with $name", ({ lines }) => {
    expect(verdict(lines)).toMatchObject({ verdict: "accepted" });
  });
});

describe("lines", () => {
  const [header = null, first = null, second = null, third = null, left = null, right = null] =
    LINES;

  test.each<{ name: string; lines: readonly Json[]; refusal: object }>([
    {
      name: "none",
      lines: [],
      refusal: rejection("malformed/truncated", "", 1, { expected: "the header of a certificate" }),
    },
    {
      name: "the header alone",
      lines: [header],
      refusal: rejection("malformed/truncated", "", 2, { expected: "a row of the network" }),
    },
    {
      name: "a row missing",
      lines: [header, first, second, left, right],
      refusal: rejection("malformed/missing-field", "", 4),
    },
    {
      name: "no ball",
      lines: [header, first, second, third],
      refusal: rejection("malformed/truncated", "", 5, {
        expected: "a ball",
        got: "the end of the text",
      }),
    },
    {
      name: "a ball missing",
      lines: LINES.slice(0, -1),
      refusal: rejection("malformed/truncated", "", 6),
    },
    {
      name: "a ball repeated at the end",
      lines: [...LINES, right],
      refusal: rejection("malformed/trailing", "", 7, {
        expected: "the end of the text",
        got: "another line",
      }),
    },
    {
      name: "balls in another order",
      lines: [header, first, second, third, right, left],
      refusal: rejection("mismatched/dataset", "/claim/dataset"),
    },
    {
      name: "a ball in the place of another",
      lines: [header, first, second, third, right, right],
      refusal: { rejection: { code: "unproved/ratio", reason: "equal-labels" } },
    },
    {
      name: "another value at the end",
      lines: [...LINES, null],
      refusal: rejection("malformed/trailing", "", 7),
    },
    {
      name: "a witness missing",
      lines: cubic().filter((_, k) => k !== 4),
      refusal: rejection("malformed/missing-field", "", 5),
    },
    {
      name: "a witness at the end of the text",
      lines: cubic().slice(0, 4),
      refusal: rejection("malformed/truncated", "", 5, { expected: "a reach witness" }),
    },
  ])("$name", ({ lines, refusal }) => {
    expect(verdict(lines)).toMatchObject(refusal);
  });

  test("swapped rows are another network, not another shape", () => {
    expect(verdict([header, second, first, third, left, right])).toMatchObject({
      rejection: { code: "unproved/label-not-certain", ball: 1, reason: "other-value" },
    });
  });
});

describe("the pinned claim", () => {
  const pinned = (claim: string): unknown =>
    checkText(TEXT, { claim: [new TextEncoder().encode(claim)] });
  const other = textOf([edited({ format: "muball-claim/1", ...CLAIM }, "/radius", "1/2")]);

  test("is the certificate's", () => {
    expect(pinned(CLAIM_TEXT)).toMatchObject({ verdict: "accepted" });
  });

  test("is another", () => {
    expect(pinned(other)).toEqual(
      rejection("mismatched/claim", "/claim", 1, {
        expected: other.trimEnd(),
        got: CLAIM_TEXT.trimEnd(),
      }),
    );
  });

  test.each<{ name: string; text: string; refusal: object }>([
    {
      name: "nothing",
      text: "",
      refusal: rejection("malformed/truncated", "", 1, { expected: "a claim" }),
    },
    { name: "a certificate", text: TEXT, refusal: rejection("malformed/trailing", "", 2) },
    {
      name: "cut short",
      text: CLAIM_TEXT.slice(0, -1),
      refusal: rejection("malformed/syntax", ""),
    },
    {
      name: "one line too long",
      text: `${CLAIM_TEXT}\n`,
      refusal: rejection("malformed/trailing", "", 2),
    },
    {
      name: "in another spelling",
      text: CLAIM_TEXT.replace(":2,", ": 2,"),
      refusal: rejection("mismatched/claim", "/claim"),
    },
    {
      name: "with a norm that is not judged",
      text: CLAIM_TEXT.replace('"norm":"2"', '"norm":"1/2"'),
      refusal: rejection("mismatched/claim", "/claim"),
    },
    {
      name: "with a number beyond a limit",
      text: CLAIM_TEXT.replace('"radius":"1"', `"radius":"${"1".repeat(4_097)}"`),
      refusal: rejection("mismatched/claim", "/claim"),
    },
  ])("is $name", ({ text, refusal }) => {
    expect(pinned(text)).toMatchObject(refusal);
  });
});
