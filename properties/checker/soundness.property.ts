// P4, P5: what is accepted is true, and what is certified is accepted.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certify, datasetLines } from "../../src/certify/index.js";
import { encodeNetwork } from "../../src/format/index.js";
import { add, at, multiply, rational } from "../../src/numbers/index.js";
import { failureOfBall, untruths } from "../../src/oracle/claim.js";
import { decodeCertificateLoosely } from "../../src/oracle/decode-certificate-loosely.js";
import { evaluateAt } from "../../src/oracle/network.js";
import { trueClaims } from "../../src/testing/arbitraries/claims.js";
import type { DrawnClaim } from "../../src/testing/arbitraries/drawn-claim.js";
import { limitFactors } from "../../src/testing/arbitraries/datasets.js";
import {
  datasetOf,
  kernelClaim,
  kernelNetwork,
  oracleNetwork,
  rationalOf,
  spelledAll,
} from "../../src/testing/translation.js";
import { runs } from "../runs.js";
import { bytesOf, textOf, verdictOf } from "./text-of-claim.js";

const factors = fc.oneof(
  limitFactors,
  fc.constantFrom(rational(2n), rational(7n), rational(100n), rational(10n ** 9n)),
);

/** About one point of a threshold claim: that f is on its whole ball what it is at the centre. */
function readExactly(claim: DrawnClaim): DrawnClaim {
  if (claim.rule.kind !== "threshold") return claim;
  const centre = at(claim.points, 0);
  const [value = "0"] = evaluateAt(oracleNetwork(claim.network), spelledAll(centre));
  const values = [rationalOf(value), add(rationalOf(value), rational(1n))];
  return { ...claim, rule: { kind: "exact", values }, points: [centre], labels: [0] };
}

/** The claim itself, mostly; or about other labels, or one that needs more than its centres. */
function varied(claim: DrawnClaim, way: number): DrawnClaim {
  if (way === 0) return readExactly(claim);
  if (way > 1) return claim;
  return { ...claim, labels: claim.labels.map((label) => (label + 1) % claim.classes) };
}

/** Claims at, below and far beyond a radius at which they are true, and some that never are. */
const claims: fc.Arbitrary<DrawnClaim> = fc
  .tuple(trueClaims, factors, fc.nat({ max: 4 }))
  .map(([claim, factor, way]) => ({
    ...varied(claim, way),
    radius: multiply(claim.radius, factor),
  }));

function requestOf(drawn: DrawnClaim): Parameters<typeof certify>[0] {
  const { norm, radius, rule } = kernelClaim(drawn);
  const network = kernelNetwork(drawn.network);
  return { network, dataset: datasetOf(drawn), norm, radius, rule };
}

function joined(lines: Iterable<string>): string {
  return [...lines].map((line) => `${line}\n`).join("");
}

describe("P4: soundness", () => {
  it("of every accepted certificate the oracle finds nothing untrue, on any ball", () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const text = textOf(claim);
        fc.pre(verdictOf(text).verdict === "accepted");
        expect(untruths(decodeCertificateLoosely(text))).toEqual([]);
      }),
      runs(40),
    );
  });
});

/** The first ball that the oracle finds wrong, and where; undefined if there is none. */
function wrongBall(text: string): object | undefined {
  const certificate = decodeCertificateLoosely(text);
  for (const ball of certificate.balls.keys()) {
    const failure = failureOfBall(certificate, ball);
    if (failure !== undefined) return { ball, ...failure };
  }
  return undefined;
}

/** The same of the checker: the ball and the unit, or the label, for which it refuses. */
function refusedBall(text: string): object | undefined {
  const verdict = verdictOf(text);
  if (verdict.verdict === "accepted") return undefined;
  const rejection = verdict.verdict === "rejected" ? verdict.rejection : undefined;
  if (rejection?.code === "unproved/neuron-not-stable") {
    const { ball, layer, neuron } = rejection;
    return { ball, what: "unit", layer, neuron };
  }
  if (rejection?.code === "unproved/label-not-certain") {
    return { ball: rejection.ball, what: "label" };
  }
  return verdict;
}

describe("P4 and its converse", () => {
  it("for p in {1, 2, ∞} every claim is refused where the oracle finds it wrong, and else accepted", () => {
    const exact = claims.map(
      (claim): DrawnClaim => (claim.p === "3" || claim.p === "3/2" ? { ...claim, p: "2" } : claim),
    );
    fc.assert(
      fc.property(exact, (claim) => {
        const text = textOf(claim);
        expect(refusedBall(text)).toEqual(wrongBall(text));
      }),
      runs(100),
    );
  });

  it("for p in {3, 3/2} every claim that the oracle finds right at a larger radius is accepted", () => {
    const slack = rational(10n ** 9n + 1n, 10n ** 9n);
    const others = fc.tuple(claims, fc.constantFrom("3" as const, "3/2" as const));
    fc.assert(
      fc.property(others, ([claim, p]) => {
        const own = textOf({ ...claim, p });
        const larger = textOf({ ...claim, p, radius: multiply(claim.radius, slack) });
        if (wrongBall(larger) === undefined) expect(refusedBall(own)).toBeUndefined();
        if (wrongBall(own) !== undefined) expect(refusedBall(own)).toBeDefined();
      }),
      runs(40),
    );
  });
});

/** Patterns of + and − alone are one word: a unit that is 0 everywhere may be called either. */
const neutral = (text: string | undefined): string | undefined =>
  text?.replaceAll(/"layers":\[(?:"(?:[+-]\d+)+",?)*\]/gu, '"layers":patterns');

describe("P5: completeness", () => {
  it("every claim that certify certifies is accepted as written, by patterns wherever they are enough", async () => {
    await fc.assert(
      fc.asyncProperty(claims, async (claim) => {
        const made = await certify(requestOf(claim));
        const written = made.verdict === "certified" ? joined(made.lines()) : undefined;
        const text = textOf(claim);
        const isAccepted = written !== undefined && verdictOf(written).verdict === "accepted";
        expect(isAccepted).toBe(written !== undefined);
        if (verdictOf(text).verdict === "accepted") expect(neutral(written)).toBe(neutral(text));
      }),
      runs(60),
    );
  });

  it("every claim about one ball that certify does not certify is refused as its pattern is", async () => {
    await fc.assert(
      fc.asyncProperty(claims, async (claim) => {
        const one = {
          ...claim,
          points: claim.points.slice(0, 1),
          labels: claim.labels.slice(0, 1),
        };
        const made = await certify(requestOf(one));
        fc.pre(made.verdict !== "certified");
        expect(made).toEqual(verdictOf(textOf(one)));
      }),
      runs(60),
    );
  });

  it("at least one claim in four is refused, and at least one in three is certified", () => {
    const drawn = fc.sample(claims, { numRuns: 80, seed: 1 });
    const accepted = drawn.filter((claim) => verdictOf(textOf(claim)).verdict === "accepted");
    expect(accepted.length).toBeGreaterThan(26);
    expect(accepted.length).toBeLessThan(61);
  });

  it("every certified claim is accepted with its network and points given beside it", async () => {
    await fc.assert(
      fc.asyncProperty(claims, fc.boolean(), fc.boolean(), async (claim, network, points) => {
        const request = requestOf(claim);
        const made = await certify({ ...request, embed: { network, points } });
        if (made.verdict !== "certified") return;
        const { verdict } = verdictOf(joined(made.lines()), {
          dataset: [bytesOf(joined(datasetLines(request.dataset)))],
          network: [bytesOf(joined(encodeNetwork(request.network)))],
        });
        expect(verdict).toBe("accepted");
      }),
      runs(20),
    );
  });
});
