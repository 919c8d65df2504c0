// The verdict names the rules that were used: an optional rule is named exactly where the evidence asks for it.
import { expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { foundSamples } from "../certificates/suite.js";

/** What stands in a certificate whose proofs take the rule. */
const MARKS = {
  separable: '{"separable":',
  split: '{"split":',
  "left-out": '"except":',
  young: '{"direction":',
} as const;

test("an optional rule is named by the theorem exactly if the certificate asks for it", () => {
  const seen = new Map<string, number>();
  for (const { verdict, certificate, companions } of foundSamples()) {
    if (verdict !== "accepted") continue;
    const judged = check([certificate], companions);
    if (judged.verdict !== "accepted" || !("size" in judged.theorem)) continue;
    const text = new TextDecoder().decode(certificate);
    const asked = Object.entries(MARKS).flatMap(([rule, mark]) =>
      text.includes(mark) ? rule : [],
    );
    const named: readonly string[] = judged.theorem.rules;
    expect(named.filter((rule) => rule in MARKS).sort()).toEqual(asked.sort());
    for (const rule of named) seen.set(rule, (seen.get(rule) ?? 0) + 1);
  }
  console.log(Object.fromEntries(seen));
  for (const rule of Object.keys(MARKS)) expect(seen.get(rule) ?? 0).toBeGreaterThan(2);
});
