// P4, P5: what is accepted is true, and what is certified is accepted.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certify, datasetLines } from "../../src/certify/index.js";
import { encodeNetwork } from "../../src/format/index.js";
import { multiply, rational } from "../../src/kernel/index.js";
import { untruths } from "../../test/oracle/claim.js";
import { decodeCertificateLoosely } from "../../test/oracle/decode-certificate-loosely.js";
import { type DrawnClaim, trueClaims } from "../arbitraries/claims.js";
import { limitFactors } from "../arbitraries/datasets.js";
import { datasetOf, kernelClaim, kernelNetwork } from "../translation.js";
import { runs } from "./runs.js";
import { bytesOf, textOf, verdictOf } from "./text-of-claim.js";

const factors = fc.oneof(
  limitFactors,
  fc.constantFrom(rational(2n), rational(7n), rational(100n), rational(10n ** 9n)),
);

/** Claims at, below and far beyond a radius at which they are true; one in four about other labels. */
const claims: fc.Arbitrary<DrawnClaim> = fc
  .tuple(trueClaims, factors, fc.nat({ max: 3 }))
  .map(([claim, factor, turn]) => ({
    ...claim,
    radius: multiply(claim.radius, factor),
    labels: claim.labels.map((label) => (turn === 3 ? (label + 1) % claim.classes : label)),
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

describe("P5: completeness", () => {
  it("every claim that certify certifies is accepted as written, and every other is refused alike", async () => {
    await fc.assert(
      fc.asyncProperty(claims, async (claim) => {
        const made = await certify(requestOf(claim));
        const text = textOf(claim);
        const verdict = verdictOf(text);
        const isCertified = made.verdict === "certified";
        expect(isCertified ? joined(made.lines()) : text).toBe(text);
        expect(isCertified ? verdict.verdict : verdict).toEqual(isCertified ? "accepted" : made);
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
