// The proved checker in JavaScript, over BigInt: the verdicts of the program, or a decline.
import { describe, expect, test } from "vitest";
import { EXITS, wordsOf } from "../certificates/commands.js";
import { foundSamples } from "../certificates/suite.js";
import { answerOf, loaded, whyNoPage } from "./page-module.js";
import { provedAnswersOf } from "./proved.js";

const why = whyNoPage();
if (why !== undefined) console.log(`proved checker in JavaScript skipped: ${why}`);

describe.skipIf(why !== undefined)("the proved checker in JavaScript", () => {
  test("says of every sample what the program says, or declines it", () => {
    const { judge } = loaded();
    const samples = foundSamples();
    const answers = samples.map((sample) => answerOf(judge, sample));
    const program = provedAnswersOf(samples.map(({ path }) => wordsOf(path)));
    const judged = answers.flatMap((answer, k) =>
      answer.exit === EXITS.declined ? [] : [{ answer, other: program[k] }],
    );
    expect(judged.filter(({ answer }) => answer.exit === 0).length).toBeGreaterThan(116);
    expect(judged.filter(({ answer }) => answer.exit === 1).length).toBeGreaterThan(680);
    expect(judged.filter(({ answer, other }) => answer.line !== other?.line)).toEqual([]);
  });
});
