// What is accepted is named by digests, and a pin names the kind.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { edited, rejection } from "../records.js";

const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];

const SAMPLES = [
  ["counterexample", "plane-2"],
  ["collision", "plane-2"],
  ["preserving-map", "multiplier"],
  ["obstruction", "triangle-2"],
  ["width-bound", "basis-2"],
  ["width-bound", "covering-spokes-inf"],
  ["sobolev-bound", "tangent"],
] as const;

describe.each(SAMPLES)("a pinned %s, %s", (kind, name) => {
  const lines = linesOfSample(kind, name);
  const { claim } = lines[0] as { claim: { classes?: readonly string[] } };
  const pin = (named: string): string =>
    `${JSON.stringify({ format: "muball-claim/1", kind: named, ...claim })}\n`;

  test("is accepted under its own name, which its digest names", () => {
    const found = checkText(textOf(lines), { claim: bytes(pin(kind)) });
    const { classes = [] } = claim;
    expect(found).toMatchObject({ verdict: "accepted", kind, names: { classes } });
  });

  test("is refused under another", () => {
    const other = kind === "collision" ? "preserving-map" : "collision";
    expect(checkText(textOf(lines), { claim: bytes(pin(other)) })).toMatchObject(
      rejection("mismatched/claim", "/claim"),
    );
  });
});

describe.each(SAMPLES)("a certificate of the kind %s, %s", (kind, name) => {
  const [header = null, ...rest] = linesOfSample(kind, name);

  test("is refused when its header does not decode, whatever else is wrong", () => {
    const wrong = edited(header, "/note", 7);
    for (const others of [rest, []]) {
      expect(checkText(textOf([wrong, ...others]))).toMatchObject(
        rejection("malformed/wrong-type", "/note"),
      );
    }
  });

  test("is about no other dataset that is given beside it", () => {
    const dataset = bytes("another\n");
    expect(checkText(textOf([header, ...rest]), { dataset })).toMatchObject(
      rejection("mismatched/dataset", "/claim/dataset"),
    );
  });
});

test.each(SAMPLES.filter(([kind]) => kind !== "sobolev-bound"))(
  "a certificate of the kind %s, %s, is about balls of a radius above 0",
  (kind, name) => {
    const [header = null, ...rest] = linesOfSample(kind, name);
    const wrong = edited(header, "/claim/radius", "0");
    expect(checkText(textOf([wrong, ...rest]))).toMatchObject({
      verdict: "rejected",
      rejection: { code: "ill-formed/radius", got: "0/1" },
    });
  },
);
