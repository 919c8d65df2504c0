// The proved checker on every sample: it may differ from the folders, and from the reference, only where one declines.
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { acceptedLine } from "../../src/report/accepted-line.js";
import { type Answer, EXITS, wordsOf } from "../certificates/commands.js";
import { type Found, foundSamples, isMemorization } from "../certificates/suite.js";
import { answersOf, whyNoPython } from "../reference/python.js";
import { hasRanges, provedAnswersOf, whyNotProved } from "./proved.js";

const why = whyNotProved();
if (why !== undefined) console.log(`proved checker skipped: ${why}`);
const whyNoReference = whyNoPython();

/** The kinds that are judged; every other kind is declined, every claim about floats, and a range for each coordinate. */
const JUDGED =
  /"kind":"(?:memorization|eta-robust|counterexample|collision|preserving-map|obstruction|robustness|property)"/u;
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const isAboutFloats = ({ certificate }: Found): boolean =>
  textOf(certificate).split("\n", 1)[0]?.includes(',"semantics":') === true;
const isOfJudgedKind = (sample: Found): boolean =>
  JUDGED.test(textOf(sample.certificate.subarray(0, 80))) &&
  !isAboutFloats(sample) &&
  !hasRanges(textOf(sample.certificate).split("\n", 1)[0] ?? "");

describe.skipIf(why !== undefined)("the proved checker", () => {
  const samples = foundSamples();
  const commands = samples.map((one) => wordsOf(one.path));
  const answers: readonly Answer[] = why === undefined ? provedAnswersOf(commands) : [];
  const judged = samples.flatMap((sample, k) => {
    const answer = answers[k];
    const isDeclined = sample.verdict === "declined" || answer?.exit === EXITS.declined;
    return answer === undefined || isDeclined ? [] : [{ sample, answer }];
  });

  test("gives every sample that it judges the verdict of its folder", () => {
    expect(answers.length).toBe(samples.length);
    const other = judged.filter(({ sample, answer }) => answer.exit !== EXITS[sample.verdict]);
    expect(other.map(({ sample, answer }) => `${sample.path}: ${answer.line}`)).toEqual([]);
    expect(judged.filter(({ answer }) => answer.exit === EXITS.rejected).length).toBeGreaterThan(
      740,
    );
  });

  test("judges every accepted sample of its kinds", () => {
    const accepted = samples.filter((one) => one.verdict === "accepted" && isOfJudgedKind(one));
    const names = new Set(judged.map(({ sample }) => sample.path));
    expect(accepted.length).toBeGreaterThan(120);
    expect(accepted.filter((one) => !names.has(one.path)).map((one) => one.path)).toEqual([]);
  });

  test("declines claims about floats, of which nothing is proved", () => {
    const floats = samples.flatMap((one, k) => (isAboutFloats(one) ? [answers[k]?.line] : []));
    expect(floats.length).toBeGreaterThan(5);
    const other = new Set(["declined code=semantics", "declined code=network-file"]);
    expect(floats.filter((line) => line === undefined || !other.has(line))).toEqual([]);
  });

  test("declines a domain with a range for each coordinate", () => {
    const lines = samples.flatMap(({ path }, k) =>
      /accepted\/robustness\/ranges|unproved\/robustness\/robustness-ranges\.exchanged/u.test(path)
        ? [answers[k]?.line]
        : [],
    );
    expect(lines).toEqual(["declined code=domain", "declined code=domain"]);
  });

  test("says of what is no memorization the words of muball check", () => {
    const others = judged.filter(
      ({ sample }) => sample.verdict === "accepted" && !isMemorization(sample),
    );
    const lines = others.flatMap(({ sample, answer }) => {
      const said = check([sample.certificate], sample.companions);
      return said.verdict === "accepted" && !("claim" in said)
        ? [[answer.line, acceptedLine(said)]]
        : [];
    });
    expect(lines.length).toBeGreaterThan(38);
    expect(lines.filter(([ours, theirs]) => ours !== theirs)).toEqual([]);
  });

  test.skipIf(whyNoReference !== undefined)(
    "says of what it accepts the words of the reference checker",
    () => {
      const accepted = judged.filter(({ answer }) => answer.exit === EXITS.accepted);
      const reference = answersOf(accepted.map(({ sample }) => wordsOf(sample.path)));
      const both = accepted.flatMap(({ answer }, k) => {
        const other = reference[k];
        return other?.exit === EXITS.accepted ? [[answer.line, other.line]] : [];
      });
      expect(both.length).toBeGreaterThan(90);
      expect(both.filter(([ours, theirs]) => ours !== theirs)).toEqual([]);
    },
  );
});
