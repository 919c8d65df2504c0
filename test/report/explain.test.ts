// Words for every refusal. The samples reach every code from a text; here the words are held to the data.
import { describe, expect, test } from "vitest";
import { check } from "../../src/checker/index.js";
import { type Refusal, rejected, declined } from "../../src/kernel/index.js";
import { rational } from "../../src/numbers/index.js";
import { codeOf, explain } from "../../src/report/explain.js";
import { explanationLines } from "../../src/report/explanation.js";
import { foundSamples } from "../certificates/suite.js";

function wordsOf(refusal: Refusal): string {
  return explanationLines(explain(refusal)).join("\n");
}

describe("every refused sample", () => {
  const refusals = foundSamples().flatMap(({ path, certificate, companions }) => {
    const verdict = check([certificate], companions);
    return verdict.verdict === "accepted" ? [] : [{ path, verdict }];
  });

  test("is explained by a sentence, facts and what to do next", () => {
    expect(refusals.length).toBeGreaterThan(100);
    for (const { path, verdict } of refusals) {
      const { what, next } = explain(verdict);
      expect(what, path).toMatch(/^[A-Z].*\.$/u);
      expect(next.length, path).toBeGreaterThan(5);
    }
  });

  test("has lines without control characters", () => {
    for (const { path, verdict } of refusals) {
      expect(wordsOf(verdict), path).toMatch(/^(?:[^\p{Cc}]|\n)*$/u);
    }
  });

  test("different codes have different sentences", () => {
    const sentences = new Map<string, Set<string>>();
    for (const { verdict } of refusals) {
      const { what } = explain(verdict);
      const codes = sentences.get(what) ?? new Set();
      sentences.set(what, codes.add(codeOf(verdict)));
    }
    for (const [what, codes] of sentences) expect([...codes], what).toHaveLength(1);
  });
});

describe("an obligation that fails", () => {
  test("of a unit shows both sides, the root of a squared reach, and the place in the data", () => {
    const refusal = rejected({
      code: "unproved/neuron-not-stable",
      ball: 3,
      layer: 1,
      neuron: 4,
      phase: "inactive",
      active: [],
      valueAtCentre: rational(-1n, 3n),
      reach: rational(2n, 9n),
      squared: true,
    });
    const names = { placeOf: (point: number) => `line ${point + 2} of iris.csv` };
    const words = explanationLines(explain(refusal, names)).join("\n");
    expect(words).toContain("stay inactive on the whole ball");
    expect(words).toContain("ball 3 (from 0; line 5 of iris.csv), hidden layer 1, unit 4");
    expect(words).toContain("centre    -1/3 ≈ -0.333333");
    expect(words).toContain("it can rise by √(2/9) ≈ 0.471404 within the radius");
    expect(words).toContain("1/3 ≈ 0.333333 is less than √(2/9) ≈ 0.471404");
  });

  const label = { code: "unproved/label-not-certain", ball: 0, label: 1, rival: 0 } as const;
  const cases = [
    {
      reason: "not-constant",
      rejection: {
        ...label,
        reason: "not-constant",
        value: rational(1n),
        required: rational(1n),
        squared: false,
      },
      says: "f = 1 there, but f is not constant on the ball",
    },
    {
      reason: "other-value",
      rejection: {
        ...label,
        reason: "other-value",
        value: rational(5n),
        required: rational(1n),
        squared: false,
      },
      says: 'f = 1, the value of "high"',
    },
    {
      reason: "not-beaten",
      rejection: {
        ...label,
        reason: "not-beaten",
        value: rational(1n),
        required: rational(4n),
        squared: true,
      },
      says: "more than 2, which it can lose",
    },
    {
      reason: "not-bounded",
      rejection: {
        ...label,
        reason: "not-bounded",
        value: rational(1n),
        required: rational(0n),
        squared: false,
      },
      says: "it is off by 1 at the centre, and by 0 more on the ball",
    },
  ] as const;
  test.each(cases)("of the labelling rule, $reason", ({ rejection, says }) => {
    const names = { classes: ["low", "high"] };
    const words = explanationLines(explain(rejected(rejection), names)).join("\n");
    expect(words).toContain(says);
    expect(words).toContain('labelled "high"');
    expect(words).toContain("This says nothing about whether the claim is true.");
  });

  test("of a fact names its place, its case and the unit that nothing bounds", () => {
    const fact = {
      code: "unproved/fact",
      ball: 3,
      layer: 2,
      family: 4,
      member: 5,
      pieces: [],
      active: [6, 7],
      valueAtCentre: rational(1n),
      reach: rational(0n),
      squared: false,
    } as const;
    const words = explanationLines(explain(rejected({ ...fact, unit: 8 }))).join("\n");
    expect(words).toContain("hidden layer 2, inequality 4, offset 5");
    expect(words).toContain("units 6, 7 are active");
    expect(words).toContain("unit 8 is left, which no fact in use bounds from above");
    const without = explanationLines(explain(rejected(fact))).join("\n");
    expect(without).toContain("1 at the centre, and it can rise by 0");
  });

  test("of the ratio says why, without a word about the balls", () => {
    const reasons = [
      "no-witness",
      "no-such-pair",
      "equal-labels",
      "too-far",
      "bad-powers",
    ] as const;
    const said = reasons.map((reason) =>
      wordsOf(rejected({ code: "unproved/ratio", pair: [2, 7], reason })),
    );
    expect(new Set(said).size).toBe(reasons.length);
    for (const words of said) expect(words).toContain("point 2 (from 0) and point 7");
  });
});

describe("a decline", () => {
  test("asks for the companion that is missing", () => {
    const words = wordsOf(declined({ code: "companion-missing", companion: "network" }));
    expect(words).toContain("give it with --network FILE");
  });

  test("names what is wrong in a network file, and where", () => {
    const got = "operator at 42: Tanh\u001b is not read";
    const words = wordsOf(declined({ code: "network-file", got }));
    expect(words).toContain("operator at 42: Tanh\\u001b is not read");
    expect(words).toContain("muball read FILE");
  });

  test("spells hidden characters of the text out", () => {
    const words = wordsOf(declined({ code: "format-version", got: "muball/\u001b[31m\u202e" }));
    expect(words).toContain("muball/\\u001b[31m\\u202e");
    expect(words).not.toContain("\u001b");
  });
});
