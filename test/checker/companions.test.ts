// A pin is about one kind, and companions are about the very texts.
import { describe, expect, test } from "vitest";
import { checkText, type Companions } from "../../src/checker/index.js";
import { CLAIM_TEXT, LINES, textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { type Json, rejection } from "../records.js";

const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];
const FOUND = linesOfSample("counterexample", "plane-2");
const { claim } = FOUND[0] as { claim: { [key: string]: Json } };
const verdict = (lines: readonly Json[], pin: string): unknown =>
  checkText(textOf(lines), { claim: bytes(pin) } satisfies Companions);

const pin = (...fields: object[]): string =>
  `${JSON.stringify(Object.assign({ format: "muball-claim/1" }, ...fields))}\n`;

describe("a pin", () => {
  test("of a counterexample names the kind", () => {
    expect(verdict(FOUND, pin({ kind: "counterexample" }, claim))).toMatchObject({
      verdict: "accepted",
    });
  });

  test("of a memorization never takes a counterexample of the same claim", () => {
    expect(verdict(FOUND, pin(claim))).toMatchObject(rejection("mismatched/claim", "/claim"));
  });

  test("of a counterexample never takes a memorization of the same claim", () => {
    const own = (LINES[0] as { claim: object }).claim;
    expect(verdict(LINES, CLAIM_TEXT)).toMatchObject({ verdict: "accepted" });
    expect(verdict(LINES, pin({ kind: "counterexample" }, own))).toMatchObject(
      rejection("mismatched/claim", "/claim"),
    );
  });

  test("of a memorization is a claim, with a line of its own", () => {
    expect(checkText(textOf(LINES), { claim: bytes("") })).toMatchObject(
      rejection("malformed/truncated", "", 1, { expected: "a claim" }),
    );
  });

  test("of a share of each ball names the kind and the error", () => {
    const lines = linesOfSample("eta-robust", "bump-2");
    const own = (lines[0] as { claim: { [key: string]: Json } }).claim;
    expect(verdict(lines, pin({ kind: "eta-robust" }, own))).toMatchObject({
      verdict: "accepted",
      kind: "eta-robust",
    });
    expect(verdict(lines, pin(own))).toMatchObject(rejection("mismatched/claim", "/claim"));
    expect(verdict(lines, pin({ kind: "eta-robust" }, own, { error: "1" }))).toMatchObject(
      rejection("mismatched/claim", "/claim"),
    );
  });

  test.each<[string, string, object]>([
    ["no line", "", rejection("malformed/truncated", "", 1, { expected: "a claim" })],
    ["no line feed", "{}", rejection("malformed/syntax", "", 1)],
    ["two lines", `${pin(claim)}${pin(claim)}`, rejection("malformed/trailing", "", 2)],
    ["another text", "anything\n", rejection("mismatched/claim", "/claim")],
  ])("of %s is refused", (_, text, refusal) => {
    expect(verdict(FOUND, text)).toMatchObject(refusal);
  });
});

describe("texts beside a certificate that holds its own", () => {
  test("are compared", () => {
    const dataset = bytes("another");
    expect(checkText(textOf(FOUND), { dataset })).toMatchObject(
      rejection("mismatched/dataset", "/claim/dataset"),
    );
    const network = bytes("another");
    expect(checkText(textOf(FOUND), { network })).toMatchObject(
      rejection("mismatched/network", "/network/source"),
    );
  });
});
