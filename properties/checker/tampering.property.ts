// P7: whoever changes one field of a certificate gets a refusal, or a certificate that is right again.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { check } from "../../src/checker/index.js";
import { untruths } from "../../src/oracle/claim.js";
import { decodeCertificateLoosely } from "../../src/oracle/decode-certificate-loosely.js";
import { foundSamples, isMemorization } from "../../test/certificates/suite.js";
import { trueClaims } from "../../src/testing/arbitraries/claims.js";
import { tampered } from "../../src/testing/arbitraries/tampering.js";
import { runs } from "../runs.js";
import { bytesOf, textOf, verdictOf } from "./text-of-claim.js";

/** Small accepted memorizations that hold everything themselves; the oracle reads no other kind. */
const samples = foundSamples()
  .filter(isMemorization)
  .filter(({ verdict, certificate }) => verdict === "accepted" && certificate.length < 3000)
  .filter(({ companions }) => companions.dataset === undefined && companions.network === undefined)
  .map(({ certificate }) => new TextDecoder().decode(certificate));

const drawn = tampered(trueClaims.map(textOf));
const sampled = tampered(fc.constantFrom(...samples));

function untrue(text: string): string[] {
  if (verdictOf(text).verdict !== "accepted") return [];
  return untruths(decodeCertificateLoosely(text), 2);
}

describe("P7: tampering", () => {
  it("every drawn certificate with one change is refused, or the oracle finds the new claim true", () => {
    fc.assert(
      fc.property(drawn, (text) => {
        expect(untrue(text)).toEqual([]);
      }),
      runs(60),
    );
  });

  it("every accepted sample with one change is refused, or the oracle finds the new claim true", () => {
    fc.assert(
      fc.property(sampled, (text) => {
        expect(untrue(text)).toEqual([]);
      }),
      runs(150),
    );
  });

  it("every sample with a dataset, network or claim beside it that is changed in any way is refused", () => {
    const given = foundSamples().filter(({ path }) => path.endsWith("given-both-pinned.muball"));
    const [sample] = given;
    const { certificate = new Uint8Array(), companions = {} } = sample ?? {};
    const kinds = ["dataset", "network", "claim"] as const;
    const changes = kinds.map((kind) => {
      const text = [...(companions[kind] ?? [])].map((b) => new TextDecoder().decode(b)).join("");
      return tampered(fc.constant(text))
        .filter((other) => other !== text)
        .map((other) => ({ ...companions, [kind]: [bytesOf(other)] }));
    });
    expect(check([certificate], companions).verdict).toBe("accepted");
    fc.assert(
      fc.property(fc.oneof(...changes), (beside) => {
        expect(check([certificate], beside).verdict).not.toBe("accepted");
      }),
    );
  });

  it("at least one change in twelve is accepted, and at least one in two is refused", () => {
    const texts = fc.sample(sampled, { numRuns: 500, seed: 1 });
    const accepted = texts.filter((text) => verdictOf(text).verdict === "accepted");
    expect(accepted.length).toBeGreaterThan(42);
    expect(accepted.length).toBeLessThan(250);
  });

  it("at least twelve codes are met among five hundred changes", () => {
    const texts = fc.sample(sampled, { numRuns: 500, seed: 2 });
    const codes = texts.map((text) => {
      const verdict = verdictOf(text);
      return verdict.verdict === "rejected" ? verdict.rejection.code : verdict.verdict;
    });
    expect(new Set(codes).size).toBeGreaterThan(12);
  });
});
