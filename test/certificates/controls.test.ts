// Control checkers, each wrong in one way: the samples must tell every one of them from the real one.
import { describe, expect, test } from "vitest";
import { check, type Companions } from "../../src/checker/index.js";
import {
  type Line,
  type Lines,
  linesOf,
  networkFrom,
  readRow,
  evidenceRecords,
} from "../../src/format/index.js";
import { HEADERS, RECORDS, type HeaderOf } from "../../src/writing/index.js";
import {
  answered,
  type Ball,
  type Row,
  testClaim,
  type FactProof,
  type LayerProof,
  memorized,
  type Network,
  type Refusal,
  rejected,
} from "../../src/kernel/index.js";
import { type Checker, failures, foundSamples, saidBy, type Said } from "./suite.js";

const found = foundSamples();
const wrongOf = (checker: Checker): string[] => failures(found, checker);

function refused(refusal: Refusal): Said {
  return saidBy(refusal);
}

/** What stops a decoding: a refusal on the way, thrown to the end of it. */
class Stop extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.verdict);
  }
}

function isRefusal(value: object): value is Refusal {
  return "verdict" in value && (value.verdict === "rejected" || value.verdict === "declined");
}

function took<T extends object>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Stop(value);
  return value;
}

/** The next line; the end of the text stops the decoding. */
function lineOf(lines: Lines): Line {
  const line = took(answered(() => lines.next()));
  if (line.done !== true) return line.value;
  const at = { line: line.value, pointer: "" };
  throw new Stop(rejected({ code: "malformed/truncated", at, expected: "a line", got: "none" }));
}

/** The rows of an inline network, or of the one beside the certificate. */
function networkOf(
  lines: Lines,
  header: HeaderOf<"memorization">,
  companions: Companions,
): Network {
  const source = header.network.source === "inline" ? lines : linesOf(companions.network ?? []);
  if (source !== lines) lineOf(source);
  const next = (inputs: number): Row => readRow(lineOf(source), inputs);
  return took(answered(() => networkFrom(header.network, next)));
}

/** Decodes every line and judges nothing; `judge` is given the header, the network and the balls. */
function decoding(
  certificate: Uint8Array,
  companions: Companions,
  judge: (
    header: HeaderOf<"memorization">,
    network: Network,
    balls: readonly Ball[],
  ) => Said = () => ({
    verdict: "accepted",
  }),
): Said {
  try {
    const lines = linesOf([certificate]);
    const header = took(HEADERS.memorization.decode(lineOf(lines)));
    const network = networkOf(lines, header, companions);
    for (let k = 0; k < header.reaches; k += 1) took(RECORDS.reachWitness.decode(lineOf(lines)));
    const points = linesOf(companions.dataset ?? []);
    if (header.points === "given") lineOf(points);
    return judge(header, network, ballsOf(header, lines, points));
  } catch (stop) {
    if (stop instanceof Stop) return refused(stop.refusal);
    throw stop;
  }
}

function ballsOf(header: HeaderOf<"memorization">, lines: Lines, points: Lines): Ball[] {
  const shared = { layers: [] as LayerProof[], facts: [] as FactProof[] };
  const records = evidenceRecords(shared);
  const balls: Ball[] = [];
  while (balls.length < header.claim.claim.points) {
    const line = lineOf(lines);
    if (/^\{"(?:layer|fact)":/u.test(line.text)) {
      const part = took(records.shared.decode(line));
      if ("layer" in part) shared.layers.push(part.layer);
      else shared.facts.push(part.fact);
    } else if (header.points === "inline") {
      balls.push(took(records.ball.decode(line)));
    } else {
      const evidence = took(records.givenBall.decode(line));
      const { point, label } = took(RECORDS.point.decode(lineOf(points)));
      balls.push({ centre: point, label, evidence });
    }
  }
  return balls;
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
    "rejected/unproved/fact/smallest",
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
  /** Judges every ball by the kernel after a change; where the kernel refuses the claim, as the real one. */
  function judging(change: (ball: Ball) => Ball): Checker {
    return (certificate, companions) =>
      decoding(certificate, companions, ({ claim: { claim }, ratio }, network, balls) => {
        if (answered(() => testClaim(claim, network)) !== undefined)
          return real(certificate, companions);
        const said = answered(() => memorized(claim, network, [], ratio, balls.map(change)));
        return "verdict" in said ? refused(said) : { verdict: "accepted" };
      });
  }
  const shows = (checker: Checker, sample: string): boolean =>
    wrongOf(checker).some((line) => line.startsWith(sample));

  test("gives every ball the label 0", () => {
    const checker = judging((ball) => ({ ...ball, label: 0 }));
    expect(shows(checker, "accepted/handmade/plane-2")).toBe(true);
  });

  test("turns a first phase that is active", () => {
    const checker = judging((ball) => {
      const [first, ...rest] = ball.evidence.layers;
      const [run, ...runs] = first?.units ?? [];
      if (first === undefined || run?.letter !== "+") return ball;
      const units = [{ letter: "-" as const, count: run.count }, ...runs];
      return { ...ball, evidence: { ...ball.evidence, layers: [{ ...first, units }, ...rest] } };
    });
    expect(shows(checker, "accepted/handmade/plane-2")).toBe(true);
  });

  test("rounds coordinates to whole numbers", () => {
    const checker = judging((ball) => {
      const { ints, den } = ball.centre;
      return { ...ball, centre: { ints: ints.map((n) => n / den), den: 1n } };
    });
    expect(shows(checker, "accepted/staircase/toy-2")).toBe(true);
  });
});

test("the real checker fails for no sample", () => {
  expect(wrongOf(real)).toEqual([]);
});
