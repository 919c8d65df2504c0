// Both checkers on every sample: they may differ only where one of them declines.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { FOLDER, foundSamples } from "../certificates/suite.js";
import { type Answer, answersOf, whyNoPython } from "./python.js";

const why = whyNoPython();
if (why !== undefined) console.log(`reference checker skipped: ${why}`);

/** The words that give a sample and what stands beside it. */
function wordsOf(file: string): readonly string[] {
  const whole = path.join(FOLDER, file);
  const beside = ["dataset", "network", "claim"].flatMap((kind) => {
    const companion = whole.replace(/\.muball$/u, `.${kind}`);
    return existsSync(companion) ? [`--${kind}`, companion] : [];
  });
  return [whole, ...beside];
}

/** True of a sample with a network file of another format beside it: those the reference does not read. */
function isWithFile(file: string): boolean {
  const companion = path.join(FOLDER, file).replace(/\.muball$/u, ".network");
  return existsSync(companion) && !readFileSync(companion, "latin1").startsWith("{");
}

const EXITS = { accepted: 0, rejected: 1, declined: 2 } as const;

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
