// P5, P14: whatever a construction claims to be right is certified and accepted, and is made twice alike.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { certify, ratioEvidence } from "../../src/certify/index.js";
import {
  type Construction,
  latticeL0,
  latticeL1,
  latticeL2,
  staircase,
} from "../../src/constructions/index.js";
import { separation } from "../../src/dataset/index.js";
import { multiply, type Rational } from "../../src/numbers/index.js";
import { wrongPoints } from "../../src/oracle/claim.js";
import { decodeCertificateLoosely } from "../../src/oracle/decode-certificate-loosely.js";
import {
  datasets,
  type DrawnDataset,
  limitFactors,
} from "../../src/testing/arbitraries/datasets.js";
import { type Exponent, exponents } from "../../src/testing/arbitraries/norms.js";
import { loaded } from "../dataset/drawn.js";
import { normOfExponent } from "../../src/testing/translation.js";
import { runs } from "../runs.js";
import { verdictOf } from "./text-of-claim.js";

/** The certificate of what a construction makes; why not, where it makes nothing. */
async function made(
  construction: Construction,
  drawn: DrawnDataset,
  p: Exponent,
  radius: Rational | undefined,
): Promise<{ readonly text: string } | { readonly unreached: string }> {
  const [dataset, norm] = [loaded(drawn), normOfExponent(p)];
  const options = { seed: "property", budget: 1 };
  const found = await construction.construct(dataset, norm, radius, options);
  if (found.status === "unreached") return { unreached: found.condition };
  const { pair } = await separation(dataset, norm);
  const certificate = await certify({
    network: found.network,
    dataset,
    norm,
    radius: found.radius,
    rule: { kind: "exact", values: found.values },
    ratio: ratioEvidence(dataset, norm, found.radius, pair),
  });
  if (certificate.verdict !== "certified") {
    const spell = (_: string, value: unknown): unknown =>
      typeof value === "bigint" ? `${value}` : value;
    throw new Error(`constructed, not certified: ${JSON.stringify(certificate, spell)}`);
  }
  return { text: [...certificate.lines()].map((line) => `${line}\n`).join("") };
}

/** A radius about the limit of the dataset where it is known; otherwise as large as is reached. */
function radiusOf(drawn: DrawnDataset, factor: Rational): Rational | undefined {
  return drawn.limit === undefined ? undefined : multiply(drawn.limit, factor);
}

const all: readonly Construction[] = [staircase, latticeL0, latticeL1, latticeL2];
const hard = datasets({ dimension: 3, points: 7 });

describe("P5: whatever is constructed is certified and accepted", () => {
  it.each(all)("by $name, for every dataset, norm and radius; and the oracle agrees", async (c) => {
    await fc.assert(
      fc.asyncProperty(hard, exponents, limitFactors, async (drawn, p, factor) => {
        const result = await made(c, drawn, p, radiusOf(drawn, factor));
        if ("unreached" in result) return;
        expect(verdictOf(result.text).verdict).toBe("accepted");
        expect(wrongPoints(decodeCertificateLoosely(result.text), 0, 1)).toEqual([]);
      }),
      runs(8),
    );
  });

  it("by the staircase, for some radius, for every dataset with two classes", async () => {
    await fc.assert(
      fc.asyncProperty(hard, exponents, async (drawn, p) => {
        expect(await made(staircase, drawn, p, undefined)).toHaveProperty("text");
      }),
      runs(10),
    );
  });
});

describe("P14: determinism", () => {
  it.each(all)(
    "$name gives the same certificate for the same dataset, norm, radius and seed",
    async (c) => {
      await fc.assert(
        fc.asyncProperty(hard, exponents, limitFactors, async (drawn, p, factor) => {
          const once = await made(c, drawn, p, radiusOf(drawn, factor));
          const again = await made(c, structuredClone(drawn), p, radiusOf(drawn, factor));
          expect(again).toEqual(once);
        }),
        runs(3),
      );
    },
  );
});
