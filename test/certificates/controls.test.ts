// Control checkers, each wrong in one way: the samples must tell every one of them from the real one.
import { describe, expect, test } from "vitest";
import { check, type Companions } from "../../src/checker/index.js";
import { ballsOf, expectLine, networkOf } from "../../src/checker/sources.js";
import {
  type Ball,
  openJudgement,
  phasesOf,
  type Refusal,
  runsOf,
} from "../../src/kernel/index.js";
import { decodeHeader, decodeReachWitness, linesOf } from "../../src/format/index.js";
import { type Checker, failures, foundSamples, saidBy, type Said } from "./suite.js";

const found = foundSamples();
const wrongOf = (checker: Checker): string[] => failures(found, checker);

function refused(refusal: Refusal): Said {
  return saidBy(refusal);
}

/** Decodes everything, digests included, and judges nothing; `each` sees every ball. */
function decoding(
  certificate: Uint8Array,
  companions: Companions,
  each: (ball: Ball) => Refusal | undefined = () => undefined,
): Said {
  const lines = linesOf([certificate]);
  const first = expectLine(lines, "a header");
  if (first.verdict !== "line") return refused(first);
  const header = decodeHeader(first);
  if ("verdict" in header) return refused(header);
  const network = networkOf(lines, header, companions.network);
  if (network.verdict !== "network") return refused(network);
  for (let k = 0; k < header.reaches; k += 1) {
    const line = expectLine(lines, "a witness");
    if (line.verdict !== "line") return refused(line);
    const witness = decodeReachWitness(line);
    if ("verdict" in witness) return refused(witness);
  }
  const balls = ballsOf(lines, header, companions.dataset);
  if ("verdict" in balls) return refused(balls);
  for (let k = 0; k < header.claim.claim.points; k += 1) {
    const ball = balls.next();
    if ("verdict" in ball) return refused(ball);
    const refusal = each(ball);
    if (refusal !== undefined) return refused(refusal);
  }
  const end = balls.finish();
  return end === undefined ? { verdict: "accepted" } : refused(end);
}

/** The real checker without companions other than these. */
function given(kinds: readonly (keyof Companions)[]): Checker {
  return (certificate, companions) => {
    const kept = kinds.flatMap((kind) => {
      const chunks = companions[kind];
      return chunks === undefined ? [] : [[kind, chunks] as const];
    });
    return saidBy(check([certificate], Object.fromEntries(kept)));
  };
}

const real: Checker = (certificate, companions) => saidBy(check([certificate], companions));

/** Wrong checkers, and a sample each that must show it. */
const controls: readonly (readonly [what: string, checker: Checker, shownBy: string])[] = [
  ["accepts all", () => ({ verdict: "accepted" }), "rejected/malformed/syntax/smallest"],
  ["rejects all", () => ({ verdict: "rejected", code: "malformed/syntax" }), "accepted/"],
  ["declines all", () => ({ verdict: "declined", code: "format-version" }), "accepted/"],
  ["only decodes", (c, companions) => decoding(c, companions), "rejected/unproved/neuron"],
  [
    "gives no code",
    (c, companions) => ({ verdict: real(c, companions).verdict }),
    "rejected/malformed/syntax/smallest",
  ],
  [
    "gives one code for all",
    (c, companions) => {
      const said = real(c, companions);
      return said.verdict === "rejected" ? { ...said, code: "malformed/syntax" } : said;
    },
    "rejected/unproved/reach/smallest",
  ],
  ["ignores a pinned claim", given(["dataset", "network"]), "rejected/mismatched/claim/smallest"],
  ["never finds a companion", given(["claim"]), "accepted/handmade/given-both"],
  [
    "declines what it would reject",
    (c, companions) => {
      const said = real(c, companions);
      return said.verdict === "rejected" ? { ...said, verdict: "declined" } : said;
    },
    "rejected/unproved/ratio/smallest",
  ],
  [
    "repairs the text before it reads it",
    (c, companions) => {
      const text = new TextDecoder().decode(c);
      const lines = text.split("\n").map((line) => {
        try {
          return JSON.stringify(JSON.parse(line));
        } catch {
          return line;
        }
      });
      return saidBy(check([new TextEncoder().encode(lines.join("\n"))], companions));
    },
    "rejected/malformed/not-canonical/plane-2.radius-twice",
  ],
];

describe("the samples tell apart a checker that", () => {
  test.each(controls)("%s", (_, checker, shownBy) => {
    const wrong = wrongOf(checker);
    expect(wrong.some((line) => line.startsWith(shownBy))).toBe(true);
  });
});

describe("the samples tell apart a judgement that", () => {
  /** Judges every ball by the kernel after a change; accepts whatever the kernel did not refuse. */
  function judging(change: (header: HeaderOf, ball: Ball) => Ball): Checker {
    return (certificate, companions) => {
      const lines = linesOf([certificate]);
      const first = lines.next();
      const header = first.verdict === "line" ? decodeHeader(first) : undefined;
      if (header === undefined || "verdict" in header) return real(certificate, companions);
      const network = networkOf(lines, header, companions.network);
      if (network.verdict !== "network") return real(certificate, companions);
      const judgement = openJudgement(header.claim.claim, network.network, [], header.ratio);
      if ("verdict" in judgement) return real(certificate, companions);
      return decoding(certificate, companions, (ball) => judgement.ball(change(header, ball)));
    };
  }
  type HeaderOf = Exclude<ReturnType<typeof decodeHeader>, Refusal>;
  const shows = (checker: Checker, sample: string): boolean =>
    wrongOf(checker).some((line) => line.startsWith(sample));

  test("gives every ball the label 0", () => {
    const checker = judging((_, ball) => ({ ...ball, label: 0 }));
    expect(shows(checker, "accepted/handmade/plane-2")).toBe(true);
  });

  test("turns a first phase that is active", () => {
    const checker = judging(({ shape }, ball) => {
      const [runs = [], ...rest] = ball.pattern;
      const phases = phasesOf(runs, shape.widths[0] ?? 0) ?? [];
      const turned = runsOf(phases.map((active, k) => (k === 0 ? false : active)));
      return { ...ball, pattern: phases.length === 0 ? ball.pattern : [turned, ...rest] };
    });
    expect(shows(checker, "accepted/handmade/plane-2")).toBe(true);
  });

  test("rounds coordinates to whole numbers", () => {
    const checker = judging((_, ball) => {
      const { ints, den } = ball.centre;
      return { ...ball, centre: { ints: ints.map((n) => n / den), den: 1n } };
    });
    expect(shows(checker, "accepted/staircase/toy-2")).toBe(true);
  });
});

test("the real checker fails for no sample", () => {
  expect(wrongOf(real)).toEqual([]);
});
