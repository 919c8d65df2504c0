// The oracle reads the samples in its own way, and finds the accepted ones true and the unproved ones not.
import { describe, expect, test } from "vitest";
import { foundSamples, type Found, isMemorization } from "./suite.js";
import { failureOfBall, untruths, wrongPoints } from "../../src/oracle/claim.js";
import {
  decodeCertificateLoosely,
  type LooseCertificate,
} from "../../src/oracle/decode-certificate-loosely.js";
import { untruthsAtPoints } from "../../properties/checker/from-scratch/refuted.js";

/** A network file of another format is not for the oracle. */
const isText = ({ companions }: Found): boolean => /^(?:\{|$)/u.test(textOf(companions.network));
const found = foundSamples().filter(isMemorization).filter(isText);
/** What the oracle can judge in a moment. */
const SMALL = 3000;

function textOf(chunks: Iterable<Uint8Array> | undefined): string {
  return [...(chunks ?? [])].map((chunk) => new TextDecoder().decode(chunk)).join("");
}

function read({ certificate, companions }: Found): LooseCertificate {
  return decodeCertificateLoosely(new TextDecoder().decode(certificate), {
    dataset: textOf(companions.dataset),
    network: textOf(companions.network),
  });
}

const accepted = found.filter((sample) => sample.verdict === "accepted");
const small = accepted.filter((sample) => sample.certificate.length < SMALL);
const large = accepted.filter((sample) => sample.certificate.length >= SMALL);

describe("the oracle finds nothing untrue in the accepted sample", () => {
  test.each(small.map((sample) => [sample.path, sample] as const))("%s", (_, sample) => {
    expect(untruths(read(sample))).toEqual([]);
  });

  test.each(large.map((sample) => [sample.path, sample] as const))(
    "%s, at its first and last balls",
    (_, sample) => {
      const certificate = read(sample);
      const last = certificate.balls.length - 1;
      for (const i of [0, last]) {
        expect(failureOfBall(certificate, i)).toBeUndefined();
        expect(wrongPoints(certificate, i, 1)).toEqual([]);
      }
    },
  );
});

describe("the oracle finds something untrue in the rejected sample", () => {
  const codes = [
    "unproved/neuron-not-stable",
    "unproved/label-not-certain",
    "unproved/ratio",
    "mismatched/dataset",
    "mismatched/size",
  ];
  // All that these say is true: the claim, and every letter, bound and fact. Only a proof is missing, a reach witness
  // (p = 3), or a power that shows the ratio, and the oracle reads none of them.
  const PROOF_MISSING =
    /\.(?:no-witness|power-larger|witness-\w+[-\w]*|the-loose-one-last|power-rounded-down|power-below-0|power-too-many|power-too-small|powers-missing|multiplier-too-small|sign-without-its-fact|output-by-ball|slope-0)\.muball$/u;
  const unproved = found.filter(
    (sample) =>
      sample.verdict === "rejected" &&
      codes.includes(sample.code) &&
      sample.certificate.length < SMALL,
  );
  /** What is untrue of a sample, or of a step that its evidence states. */
  function untruthsOf(sample: Found): readonly string[] {
    const own = untruths(read(sample), 0);
    return own.length > 0 ? own : untruthsAtPoints(new TextDecoder().decode(sample.certificate));
  }
  const named = (isProofMissing: boolean) =>
    unproved
      .filter(({ path }) => PROOF_MISSING.test(path) === isProofMissing)
      .map((sample) => [sample.path, sample] as const);
  const [wrong, spoiled] = [named(false), named(true)];

  test.each(wrong)("%s", (_, sample) => {
    expect(untruthsOf(sample)).not.toEqual([]);
  });

  test.each(spoiled)("except %s, of which all is true and a proof is missing", (_, sample) => {
    expect(untruthsOf(sample)).toEqual([]);
  });

  test("among enough of them", () => {
    expect(wrong.length).toBeGreaterThan(100);
  });
});
