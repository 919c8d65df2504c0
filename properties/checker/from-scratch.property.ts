// Texts that were never certificates: all judges agree, none accepts what a point refutes, and the draws reach every rule.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { RULES } from "../../src/kernel/index.js";
import { at } from "../../src/numbers/index.js";
import { runs } from "../runs.js";
import { type Answer, JUDGES } from "./from-scratch/judges.js";
import { untruthsAtPoints } from "./from-scratch/refuted.js";
import { tapes } from "./from-scratch/tape.js";
import { textOf } from "./from-scratch/texts.js";

/** Texts that are given to the judges together. */
const batches = fc.array(tapes, { minLength: 25, maxLength: 25, size: "max" });

/** Long enough for a hundred thousand texts. */
const TIMEOUT = 12 * 3_600_000;

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "muball-texts-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the judges say of texts, text by text. */
function answersTo(texts: readonly string[]): readonly (readonly Answer[])[] {
  const files = texts.map((text, k) => {
    const file = path.join(folder, `${k}.muball`);
    writeFileSync(file, text);
    return file;
  });
  const all = JUDGES.map((judge) => judge.judge(files));
  return files.map((_, k) => all.map((answers) => at(answers, k)));
}

/** What is wrong with the answers to one text; nothing if all is well. */
function faultsOf(text: string, untruths: readonly string[], own: readonly Answer[]): string[] {
  const judged = own.flatMap(({ verdict }) => (verdict === "declined" ? [] : [verdict]));
  const differ = new Set(judged).size > 1;
  const said = own.map(({ verdict, code }, k) => `${at(JUDGES, k).name}: ${verdict} ${code}`);
  const wrong = judged.includes("accepted") ? [...untruths, ...untruthsAtPoints(text)] : [];
  return differ || wrong.length > 0 ? [...said, ...wrong, text] : [];
}

/** What at least so many of a hundred texts are, by the word of the first judge; of which rule, or why not. */
const SHARES = {
  accepted: 22,
  "ill-formed/proof": 6,
  "unproved/fact": 6,
  "unproved/neuron-not-stable": 3,
  "unproved/label-not-certain": 2,
  "unproved/bound": 1,
  // A fact is stated that a point violates.
  untrue: 2,
};
/** What fewer than two of a hundred are: looked for where there are thousands. */
const RARE = ["ill-formed/shared", "ill-formed/reach-witness", "unproved/error", "unproved/ratio"];

describe("texts from scratch", () => {
  it(
    `for all of them ${JUDGES.map(({ name }) => name).join(", ")} differ only by declining, and none accepts what a point refutes`,
    () => {
      const seen = new Map<string, number>();
      const note = (what: string): unknown => seen.set(what, (seen.get(what) ?? 0) + 1);
      fc.assert(
        fc.property(batches, (drawn) => {
          const texts = drawn.map(textOf);
          const answers = answersTo(texts.map(({ text }) => text));
          for (const [k, { text, untruths }] of texts.entries()) {
            const own = at(answers, k);
            expect(faultsOf(text, untruths, own)).toEqual([]);
            const [{ code, rules } = { code: "", rules: [] }] = own;
            for (const what of ["all", code === "" ? "accepted" : code, ...rules]) note(what);
            if (untruths.length > 0) note("untrue");
          }
        }),
        // A text is short, and shrinking it would take longer than reading it.
        { ...runs(16), endOnFailure: true },
      );
      const counts = [...seen].sort().map(([what, count]) => `${what} ${count}`);
      console.log(`texts from scratch: ${counts.join(", ")}`);
      if (inject("runs") < 100) return;
      const all = seen.get("all") ?? 0;
      const few = Object.entries(SHARES).filter(([what, least]) => {
        return ((seen.get(what) ?? 0) * 100) / all < least;
      });
      expect(few).toEqual([]);
      const some = all < 2000 ? RULES : [...RULES, ...RARE];
      expect(some.filter((what) => !seen.has(what))).toEqual([]);
    },
    TIMEOUT,
  );
});
