// The kind `counterexample`, from bytes to verdict. Each refusal has its samples too.
import { describe, expect, test } from "vitest";
import { checkText, isTheorem } from "../../src/checker/index.js";
import { linesOfSample } from "../findings.js";
import { edited, type Json, rejection } from "../records.js";
import { digest, textOf } from "../example.js";

const LINES = linesOfSample("counterexample", "plane-2");
const [HEADER = null, ...REST] = LINES;
const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];
const verdict = (header: Json, rest: readonly Json[] = REST): unknown =>
  checkText(textOf([header, ...rest]));

describe("a counterexample", () => {
  test("is accepted with a finding, names and digests", () => {
    const found = checkText(textOf(LINES));
    if (found.verdict !== "accepted" || "claim" in found) throw new Error();
    expect(isTheorem(found.theorem)).toBe(true);
    expect(found.theorem).toMatchObject({ kind: "counterexample", ball: 1 });
    expect(found.names.classes).toEqual(["blue", "red"]);
    const { claim } = HEADER as { claim: object };
    const line = `${JSON.stringify({ format: "muball-claim/1", kind: "counterexample", ...claim })}\n`;
    expect(found.digests.claim).toBe(digest(line));
    const network = { format: "muball-network/1", inputs: 2, widths: [2, 1] };
    expect(found.digests.network).toBe(digest(textOf([network, ...REST.slice(0, 3)])));
    expect(Object.isFrozen(found)).toBe(true);
  });

  test("is refused at the first failure in the order of judgement", () => {
    const wrong = edited(edited(HEADER, "/claim/radius", "0"), "/witness/ball", 7);
    expect(verdict(wrong)).toMatchObject({ rejection: { code: "ill-formed/radius" } });
    expect(verdict(wrong, REST.slice(0, 2))).toMatchObject(
      rejection("malformed/truncated", "", 4, { expected: "a row of the network" }),
    );
    expect(checkText(textOf([wrong, ...REST]), { claim: bytes("{}\n") })).toMatchObject(
      rejection("mismatched/claim", "/claim"),
    );
    expect(verdict(edited(HEADER, "/witness/ball", 7), REST.slice(0, -1))).toMatchObject(
      rejection("malformed/truncated", "", 6, { expected: "a point of the dataset" }),
    );
  });
});
