// The oracle judges the samples of the other kinds in its own way: accepted ones true, unproved ones not.
import { describe, expect, test } from "vitest";
import { untruthsOfFinding } from "../../src/oracle/finding.js";
import { foundSamples, type Found, isOfAnotherKind } from "./suite.js";

const found = foundSamples().filter(isOfAnotherKind);
/** Certificates that hold their own network and points. */
const own = found.filter(({ companions }) => Object.keys(companions).length === 0);
const textOf = (sample: Found): string => new TextDecoder().decode(sample.certificate);

const accepted = own.filter(({ verdict }) => verdict === "accepted");
/** Where the evidence is powers or trees that the oracle does not need, or of a shape that it does not read. */
const exempt =
  /power|bad-multiplier|multiplier-of-two|smallest|point-twice|joined|no-such-point|another-pair|member|factor-missing|mixture-at-all|condition-alone|left-out|a-hint|a-node-more|split-of-nothing|no-nodes/u;
const unproved = own.filter(
  ({ verdict, code, path }) =>
    verdict === "rejected" && code.startsWith("unproved/") && !exempt.test(path),
);

describe("the oracle finds nothing untrue in the accepted sample", () => {
  test.each(accepted.map((sample) => [sample.path, sample] as const))("%s", (_, sample) => {
    expect(untruthsOfFinding(textOf(sample))).toEqual([]);
  });
});

describe("the oracle finds something untrue in the rejected sample", () => {
  test.each(unproved.map((sample) => [sample.path, sample] as const))("%s", (_, sample) => {
    expect(untruthsOfFinding(textOf(sample))).not.toEqual([]);
  });

  test("among enough of them", () => {
    expect(accepted.length).toBeGreaterThan(25);
    expect(unproved.length).toBeGreaterThan(45);
  });
});
