// How many samples of each kind the proved checker accepts, refuses and declines: proofs/samples.md, which
// `npx vitest run test/proofs/counts.test.ts -u` writes anew.
import { describe, expect, test } from "vitest";
import { wordsOf } from "../certificates/commands.js";
import { foundSamples } from "../certificates/suite.js";
import { hasRanges, provedAnswersOf, whyNotProved } from "./proved.js";

const HEAD = `# What the proved checker says of the samples

How many samples of \`certificates/\` it judges as their folder says, of how many. It declines the others; it never contradicts a folder. \`npx vitest run test/proofs/counts.test.ts -u\` writes this page.

| kind | accepted | refused |
| --- | --- | --- |
`;
/** Kinds of which every sample is judged, except claims about floats and those with a range for each coordinate. */
const WHOLE = ["memorization", "eta-robust", "counterexample", "collision", "preserving-map"];
const MORE = ["obstruction", "robustness", "property"];
const FLOATS = "(about floats)";
const RANGES = "(ranges of coordinates)";

function aboutOf(head: string): string {
  const [, kind = "none"] = /^\{"format":"muball\/1","kind":"([a-z-]+)"/u.exec(head) ?? [];
  if (head.includes(',"semantics":')) return `${kind} ${FLOATS}`;
  return hasRanges(head) ? `${kind} ${RANGES}` : kind;
}

const judged = foundSamples().flatMap((sample) => {
  const [head = ""] = new TextDecoder().decode(sample.certificate).split("\n", 1);
  return sample.verdict === "declined" ? [] : [{ sample, kind: aboutOf(head) }];
});

describe.skipIf(whyNotProved() !== undefined)("of the samples, the proved checker", () => {
  const answers =
    whyNotProved() === undefined
      ? provedAnswersOf(judged.map(({ sample }) => wordsOf(sample.path)))
      : [];
  const exits = new Map(judged.map(({ sample }, k) => [sample.path, answers[k]?.exit]));
  const counted = (kind: string, verdict: "accepted" | "rejected") => {
    const all = judged.filter((one) => one.kind === kind && one.sample.verdict === verdict);
    const exit = verdict === "accepted" ? 0 : 1;
    return [
      all.filter(({ sample }) => exits.get(sample.path) === exit).length,
      all.length,
    ] as const;
  };
  const kinds = [...new Set(judged.map(({ kind }) => kind))].sort();

  test("judges as many of each kind as proofs/samples.md says", async () => {
    const rows = kinds.map((kind) => {
      const [yes, no] = [counted(kind, "accepted"), counted(kind, "rejected")];
      return `| ${kind} | ${yes.join(" of ")} | ${no.join(" of ")} |\n`;
    });
    await expect(`${HEAD}${rows.join("")}`).toMatchFileSnapshot("../../proofs/samples.md");
  });

  test.each([...WHOLE, ...MORE])("accepts all accepted and refuses all rejected: %s", (kind) => {
    for (const verdict of ["accepted", "rejected"] as const) {
      const [same, all] = counted(kind, verdict);
      expect(all).toBeGreaterThan(2);
      expect(same, verdict).toBe(all);
    }
  });

  test("declines what nothing is proved of", () => {
    const others = kinds.filter((kind) => ![...WHOLE, ...MORE, "none"].includes(kind));
    expect(others).toEqual([
      ...["property", "robustness"].map((kind) => `${kind} ${FLOATS}`),
      `robustness ${RANGES}`,
      ...["sobolev-bound", "width-bound"],
    ]);
    for (const kind of others) expect(counted(kind, "accepted")[0]).toBe(0);
  });
});
