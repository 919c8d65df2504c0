// The steepest linear region: no slope is above it, and at its point the slope is equal to it. Strict inequalities.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { at, bitLength, compare, rational } from "../../src/numbers/index.js";
import { steepestRegion } from "../../src/lipschitz/steepest-region.js";
import { type Strict, strictSolution } from "../../src/lipschitz/strict-solution.js";
import { boxBound } from "../../src/lipschitz/upper.js";
import { gradientWitness } from "../../src/lipschitz/witness.js";
import { fraction } from "../../src/oracle/fraction.js";
import { evaluateAt } from "../../src/oracle/network.js";
import { normAgainst } from "../../src/oracle/norm.js";
import { networks } from "../../src/testing/arbitraries/networks.js";
import { exponents } from "../../src/testing/arbitraries/norms.js";
import { smallRationals } from "../../src/testing/arbitraries/rationals.js";
import {
  kernelNetwork,
  normOfExponent,
  oracleNetwork,
  spelled,
  spelledAll,
} from "../../src/testing/translation.js";
import { runs } from "../runs.js";

const net = networks({ inputs: 2 });
const place = fc.tuple(smallRationals(8n), smallRationals(8n));

describe("the steepest region", () => {
  it("is attained at its point, and no gradient box is below it, for all networks and norms", async () => {
    let [all, loose, rounded] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(net, exponents, async (drawn, p) => {
        all += 1;
        const [network, norm] = [kernelNetwork(drawn), normOfExponent(p)];
        const { value, point, isWhole } = await steepestRegion(network, norm);
        expect(isWhole).toBe(true);
        const witness = point && gradientWitness(network, point, norm);
        // Numbers of more than 512 bits are rounded outward, and such a gradient is no witness.
        const length = network.layers.reduce((sum, { den }) => sum + bitLength(den), 0);
        if (length > 512) rounded += 1;
        else expect(witness?.value).toEqual(value);
        const box = boxBound(network, norm);
        if (box.applies && compare(value.upper, box.value.upper) < 0) loose += 1;
        expect(box.applies && compare(value.upper, box.value.upper)).not.toBe(1);
      }),
      runs(100),
    );
    expect(loose).toBeGreaterThan(all / 20);
    expect(rounded).toBeLessThan(all / 4);
  });

  it("has no slope above it between any two points, by the oracle", async () => {
    await fc.assert(
      fc.asyncProperty(net, exponents, place, place, async (drawn, p, a, b) => {
        const network = oracleNetwork(drawn);
        const { value } = await steepestRegion(kernelNetwork(drawn), normOfExponent(p));
        const [x, y] = [spelledAll(a), spelledAll(b)];
        const step = x.map((text, k) => fraction(text).sub(fraction(at(y, k))));
        const [fx, fy] = [evaluateAt(network, x), evaluateAt(network, y)];
        for (const [k, end] of fx.entries()) {
          const change = fraction(end)
            .sub(fraction(at(fy, k)))
            .abs();
          if (change.equals(0)) continue;
          expect(value.upper.num).not.toBe(0n);
          const needed = change.div(fraction(spelled(value.upper)));
          expect(normAgainst(p, step, needed)).toBeGreaterThanOrEqual(0);
        }
      }),
      runs(100),
    );
  });

  it("is bounded from above wherever the work ends", async () => {
    await fc.assert(
      fc.asyncProperty(net, exponents, fc.nat({ max: 2000 }), async (drawn, p, most) => {
        const [network, norm] = [kernelNetwork(drawn), normOfExponent(p)];
        const pause = (): Promise<void> => Promise.resolve();
        const part = await steepestRegion(network, norm, pause, most);
        const whole = await steepestRegion(network, norm);
        expect(compare(part.value.upper, whole.value.upper)).not.toBe(-1);
        if (part.isWhole) expect(part.value).toEqual(whole.value);
      }),
      runs(100),
    );
  });
});

const entry = fc.integer({ min: -9, max: 9 });
const rows = fc.integer({ min: 1, max: 4 }).chain((inputs) =>
  fc.array(fc.array(entry, { minLength: inputs, maxLength: inputs }), {
    minLength: 1,
    maxLength: 7,
  }),
);
const strict = (ints: readonly number[], bias: bigint): Strict => ({
  ints: ints.map(BigInt),
  bias,
});
const dot = (a: readonly bigint[], b: readonly bigint[]): bigint =>
  a.reduce((sum, n, k) => sum + n * at(b, k), 0n);

describe("strict inequalities", () => {
  it("have the point that is found; where one was planted, one is found", () => {
    fc.assert(
      fc.property(rows, fc.array(entry, { minLength: 4, maxLength: 4 }), (drawn, planted) => {
        const x = planted.map(BigInt);
        // At the planted point every form is 1.
        const system = drawn.map((ints) => strict(ints, 1n - dot(ints.map(BigInt), x)));
        const found = strictSolution(system, { spent: 0 });
        if (found === undefined) throw new Error("no point");
        for (const { ints, bias } of system) {
          expect(dot(ints, found.ints) + bias * found.den > 0n).toBe(true);
        }
      }),
      runs(300),
    );
  });

  it("have none if a combination of them is at most 0", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(rows, weights, fc.nat({ max: 1 }), (drawn, factors, slack) => {
        const forms = drawn.map((ints, k) => strict(ints, BigInt(k - 2)));
        const sum = (of: (form: Strict) => bigint): bigint =>
          forms.reduce((total, form, k) => total + BigInt(at(factors, k)) * of(form), 0n);
        // The last one is the negative of a combination, or less: their sum is never above 0.
        const last: Strict = {
          ints: at(drawn, 0).map((_, c) => -sum(({ ints }) => at(ints, c))),
          bias: -sum(({ bias }) => bias) - BigInt(slack),
        };
        expect(strictSolution([...forms, last], { spent: 0 })).toBeUndefined();
      }),
      runs(300),
    );
  });

  it("are equal to what is known of intervals of the line", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(entry, entry), { minLength: 1, maxLength: 6 }), (drawn) => {
        const system = drawn.map(([a, b]) => strict([a], BigInt(b)));
        const ends = (sign: number) =>
          drawn.flatMap(([a, b]) => (a * sign > 0 ? [rational(BigInt(-b), BigInt(a))] : []));
        const isEmpty =
          drawn.some(([a, b]) => a === 0 && b <= 0) ||
          ends(1).some((low) => ends(-1).some((high) => compare(low, high) >= 0));
        expect(strictSolution(system, { spent: 0 }) === undefined).toBe(isEmpty);
      }),
      runs(300),
    );
  });
});
