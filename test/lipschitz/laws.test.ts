// Laws of robustness: their numbers at cases that can be worked out, and when they say nothing.
import { describe, expect, it } from "vitest";
import type { Dataset } from "../../src/dataset/index.js";
import { compare, type Rational } from "../../src/numbers/index.js";
import { LAW_DEFAULTS, universalLaws } from "../../src/lipschitz/bubeck-sellke.js";
import type { Constant } from "../../src/lipschitz/constant.js";
import { marginOf, signsOf, spectralLaws } from "../../src/lipschitz/spectral-law.js";
import { dense, network, q, vector } from "../exact.js";

/** e_1 and −e_1 with labels 1 and 0: f = relu(x_1) − relu(−x_1) has margin 1. */
const opposite: Dataset = {
  dimension: 2,
  classes: ["0", "1"],
  source: "a test",
  points: [
    { point: vector("1", "0"), label: 1, line: 1 },
    { point: vector("-1", "0"), label: 0, line: 2 },
  ],
};
const SIGNS = signsOf(opposite, [q("0"), q("1")]);
const fitting = network(2, [dense("0", "1", "0"), dense("0", "-1", "0")], [dense("0", "1", "-1")]);

function between(bound: Constant | undefined, low: Rational, high: Rational): void {
  if (bound?.applies !== true) throw new Error("the law does not apply");
  expect(compare(low, bound.value.lower)).not.toBe(1);
  expect(compare(bound.value.upper, high)).not.toBe(1);
}

describe("the spectral law", () => {
  it("is met with equality by two opposite points", () => {
    expect(SIGNS).toEqual([1n, -1n]);
    expect(marginOf(fitting, opposite, SIGNS)).toEqual(q("1"));
    const [product, path, random] = spectralLaws(fitting, opposite, SIGNS, q("1/20"));
    // ‖X‖ = √2, n/min(k, d) = 1: the product is at least 1/√2; it is √2·√2 = 2. The path is 2 ≥ 1.
    between(product, q("7071/10000"), q("7072/10000"));
    between(path, q("9999/10000"), q("10001/10000"));
    // 1/(2 + √(2 ln 20)) = 0.22486…
    between(random, q("2248/10000"), q("2249/10000"));
    expect(random?.assumptions).toEqual(["random-signs"]);
  });

  it("lifts the points where hidden units have biases", () => {
    const biased = network(2, [dense("1", "1", "0")], [dense("-1", "1")]);
    const [product] = spectralLaws(biased, opposite, SIGNS, q("1/2"));
    // f + 1 = relu(x_1 + 1): margin 1; X̃ has rows (±1, 0, 1), of norm √2; one unit: √2·1/√2 = 1.
    between(product, q("9999/10000"), q("10001/10000"));
  });

  it("speaks of products alone for deeper networks, with biases inside", () => {
    const deep = network(2, [dense("0", "1", "0")], [dense("-1/2", "1")], [dense("0", "2")]);
    const [product, path] = spectralLaws(deep, opposite, SIGNS, q("1/2"));
    expect(product).toMatchObject({ applies: true, evidence: { margin: q("1/2"), rank: 2n } });
    expect(path).toMatchObject({ applies: false, why: "it is for one hidden layer" });
  });

  it.each([
    ["the network has several outputs", network(2, [dense("0", "1", "0"), dense("0", "0", "1")])],
    ["the network has no hidden layer", network(2, [dense("0", "1", "0")])],
    ["the mean margin is not above 0", network(2, [dense("0", "-1", "0")], [dense("0", "1")])],
  ])("says nothing if %s", (why, net) => {
    const found = spectralLaws(net, opposite, SIGNS, q("1/2"));
    expect(found.map((bound) => (bound.applies ? "" : bound.why))).toEqual([why, why, why, why]);
  });

  it("asks for as many layers as bounded norms need to fit", () => {
    // Four points ±e_1 times 8, twice each: γ = 16, ‖X‖ = 16, n = 4, min(k, d) = 1: the product is at least 2.
    const points = [1n, -1n, 1n, -1n].map((sign, i) => {
      return { point: vector(`${8n * sign}`, "0"), label: sign > 0n ? 1 : 0, line: i + 1 };
    });
    const data: Dataset = { ...opposite, points };
    const net = network(2, [dense("0", "2", "0")], [dense("0", "2")]);
    const signs = [1n, -1n, 1n, -1n];
    const [product, , , depth] = spectralLaws(net, data, signs, q("1/20"));
    // f = 4·max(0, x_1): γ = 32·2/4 = 16. Norms 2 and 2, so L ≥ ln 2/ln 2 = 1.
    between(product, q("1999/1000"), q("2001/1000"));
    between(depth, q("999/1000"), q("1001/1000"));
    expect(depth).toMatchObject({ subject: "depth", evidence: { most: q("2") } });
  });

  it("asks nothing of depth where no norm is above 1, or the product need not be", () => {
    const flat = network(2, [dense("0", "1", "0")], [dense("0", "1")]);
    expect(spectralLaws(flat, opposite, SIGNS, q("1/2"))[3]).toMatchObject({
      applies: false,
      why: "no layer has a norm above 1",
    });
    expect(spectralLaws(fitting, opposite, SIGNS, q("1/2"))[3]).toMatchObject({
      applies: false,
      why: "the spectral law asks for a product of 1 or less",
    });
  });

  it("gives classes with values above the middle the sign +1", () => {
    expect(signsOf(opposite, [q("5"), q("2")])).toEqual([-1n, 1n]);
    expect(signsOf(opposite, [q("2"), q("2"), q("3")])).toEqual([-1n, -1n]);
  });
});

describe("the universal law", () => {
  const radius = { lower: q("1"), upper: q("1") };

  it("needs as many points as its constants ask for, and says how many", () => {
    const [finite, continuous] = universalLaws(fitting, 2n, radius, LAW_DEFAULTS);
    // 8³·ln 160 = 2598.48…, 8⁴·ln 160 = 20787.8…
    expect(finite).toMatchObject({
      applies: false,
      why: "it needs n epsilon^2 >= 2598.49, here 0.5: n >= 10394",
    });
    expect(continuous).toMatchObject({
      applies: false,
      why: "it needs n epsilon^2 >= 20788, here 0.5: n >= 83151.7",
    });
  });

  it("has a number beyond, with every assumption by name", () => {
    const [finite, continuous] = universalLaws(fitting, 10n ** 6n, radius, LAW_DEFAULTS);
    // 9 parameters of 1 bit: 3 values each. √(2·10⁶/(9·ln 3 + ln 80))/128 = 2.9249…
    between(finite, q("2924/1000"), q("2925/1000"));
    expect(finite?.assumptions).toEqual([
      "iid-points",
      "isoperimetry",
      "label-noise",
      "fixed-class",
    ]);
    // Lifted: 3·3 + 3 = 12 weights up to 1; ln 120 + 2·ln 12 + ln √2 + ln 2 = 10.797…
    // √(2·10⁶/(12·10.797 + ln 80))/1024 = 0.11936…
    between(continuous, q("1193/10000"), q("1194/10000"));
    expect(continuous?.assumptions).toContain("points-in-ball");
  });
});
