// What is accepted is named by digests, and a pin names the kind.
import { describe, expect, test } from "vitest";
import { checkText } from "../../src/checker/index.js";
import { textOf } from "../example.js";
import { linesOfSample } from "../findings.js";
import { rejection } from "../records.js";

const bytes = (text: string): Uint8Array[] => [new TextEncoder().encode(text)];

describe.each(["collision", "preserving-map"])("a pinned %s", (kind) => {
  const lines = linesOfSample(kind, "plane-2");
  const { claim } = lines[0] as { claim: object };
  const pin = (named: string): string =>
    `${JSON.stringify({ format: "muball-claim/1", kind: named, ...claim })}\n`;

  test("is accepted under its own name, which its digest names", () => {
    const found = checkText(textOf(lines), { claim: bytes(pin(kind)) });
    expect(found).toMatchObject({ verdict: "accepted", kind, names: { classes: ["blue", "red"] } });
  });

  test("is refused under another", () => {
    const other = kind === "collision" ? "preserving-map" : "collision";
    expect(checkText(textOf(lines), { claim: bytes(pin(other)) })).toMatchObject(
      rejection("mismatched/claim", "/claim"),
    );
  });
});
