// Both checkers on every sample: they may differ only where one of them declines.
import { describe, expect, test } from "vitest";
import { type Answer, EXITS, isWithFile, wordsOf } from "../certificates/commands.js";
import { foundSamples } from "../certificates/suite.js";
import { answersOf, whyNoPython } from "./python.js";

const why = whyNoPython();
if (why !== undefined) console.log(`reference checker skipped: ${why}`);

describe.skipIf(why !== undefined)("the reference checker", () => {
  const samples = foundSamples();
  const answers: readonly Answer[] =
    why === undefined ? answersOf(samples.map((one) => wordsOf(one.path))) : [];
  const judged = samples.flatMap((sample, k) => {
    const answer = answers[k];
    const isDeclined = sample.verdict === "declined" || answer?.exit === EXITS.declined;
    return answer === undefined || isDeclined ? [] : [{ sample, answer }];
  });

  test("gives every sample that it judges the verdict of its folder", () => {
    const other = judged.filter(({ sample, answer }) => answer.exit !== EXITS[sample.verdict]);
    expect(other.map(({ sample, answer }) => `${sample.path}: ${answer.line}`)).toEqual([]);
    expect(judged.filter(({ answer }) => answer.exit === EXITS.rejected).length).toBeGreaterThan(
      500,
    );
  });

  test("judges every memorization, eta-robust certificate and counterexample that is accepted", () => {
    const kinds = /"kind":"(?:memorization|eta-robust|counterexample)"/u;
    const accepted = samples.filter(
      (one) =>
        one.verdict === "accepted" &&
        kinds.test(new TextDecoder().decode(one.certificate.subarray(0, 80))) &&
        !isWithFile(one.path),
    );
    const names = new Set(judged.map(({ sample }) => sample.path));
    expect(accepted.length).toBeGreaterThan(70);
    expect(accepted.filter((one) => !names.has(one.path)).map((one) => one.path)).toEqual([]);
  });
});
