// The oracle reads the samples in its own way, and finds the accepted ones true and the unproved ones not.
import { describe, expect, test } from "vitest";
import { foundSamples, type Found, isMemorization } from "./suite.js";
import { failureOfBall, untruths, wrongPoints } from "../../src/oracle/claim.js";
import {
  decodeCertificateLoosely,
  type LooseCertificate,
} from "../../src/oracle/decode-certificate-loosely.js";

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
  // Where a witness is too loose or missing, or evidence other than phases is spoiled, the claim itself may be
  // true; so may a ratio be without evidence that the oracle does not read.
  const exempt =
    /plane-3|doubled-3|witness-twice|threshold-3\.|(?:neuron-not-stable|not-certain)\/(?:switching|divided|curves-in-pieces|linear-bounds)[^/.]*\.(?!label-swapped|output-10)/u;
  const unproved = found.filter(
    (sample) =>
      sample.verdict === "rejected" &&
      codes.includes(sample.code) &&
      sample.certificate.length < SMALL &&
      !exempt.test(sample.path),
  );
  test.each(unproved.map((sample) => [sample.path, sample] as const))("%s", (_, sample) => {
    const certificate = read(sample);
    expect(untruths(certificate, 0)).not.toEqual([]);
  });

  test("among enough of them", () => {
    expect(unproved.length).toBeGreaterThan(60);
  });
});
