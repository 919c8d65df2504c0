// The network of the kernel is the network that was drawn: same values, same sizes as the oracle's.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { preActivations, sizeOf } from "../../src/kernel/index.js";
import { evaluate } from "../../src/networks/evaluate.js";
import { at, type Rational, scaled } from "../../src/numbers/index.js";
import { countsOf, evaluateAt, tracesAt } from "../../src/oracle/network.js";
import { fraction, spell } from "../../src/oracle/fraction.js";
import { type DrawnNetwork, networks } from "../../src/testing/arbitraries/networks.js";
import { rationals } from "../../src/testing/arbitraries/rationals.js";
import {
  kernelNetwork,
  oracleNetwork,
  spelledAll,
  spelledScaled,
} from "../../src/testing/translation.js";

/** A network and a point in its domain: coordinates are taken in turn from a list. */
const evaluations: fc.Arbitrary<readonly [DrawnNetwork, readonly Rational[]]> = fc
  .tuple(networks(), fc.array(rationals, { minLength: 1, maxLength: 3 }))
  .map(([network, coordinates]) => {
    const point = Array.from({ length: network.inputs }, (_, k) =>
      at(coordinates, k % coordinates.length),
    );
    return [network, point] as const;
  });

function lowest(texts: readonly string[]): string[] {
  return texts.map((text) => spell(fraction(text)));
}

describe("networks", () => {
  it("the value of every network at every rational point agrees with the oracle", () => {
    fc.assert(
      fc.property(evaluations, ([drawn, point]) => {
        const value = evaluate(kernelNetwork(drawn), scaled(point));
        const wanted = evaluateAt(oracleNetwork(drawn), spelledAll(point));
        expect(lowest(spelledScaled(value))).toEqual(wanted);
      }),
    );
  });

  it("the first pre-activations of every network at every point agree with the oracle", () => {
    fc.assert(
      fc.property(evaluations, ([drawn, point]) => {
        const z = preActivations(at(kernelNetwork(drawn).layers, 0), scaled(point));
        const wanted = at(tracesAt(oracleNetwork(drawn), spelledAll(point)), 0);
        expect(lowest(spelledScaled(z))).toEqual(wanted);
      }),
    );
  });

  it("the sizes of every network are what counting entry by entry gives", () => {
    fc.assert(
      fc.property(networks(), (drawn) => {
        const { width, depth, parameters, nonzero, bits } = sizeOf(kernelNetwork(drawn));
        expect({
          width,
          depth,
          parameters: Number(parameters),
          nonzero: Number(nonzero),
          bits,
        }).toEqual(countsOf(oracleNetwork(drawn)));
      }),
    );
  });
});
