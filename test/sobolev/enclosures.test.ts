// Kernels of infinite width are what features of many units come to, and what is known of them by hand.
import { describe, expect, it } from "vitest";
import { at } from "../../src/numbers/index.js";
import { ANGLE_BITS } from "../../src/sobolev/arc-cosine.js";
import { errorFunction, GRID, hyperbolicTangent } from "../../src/sobolev/fixed-point.js";
import { fitKernel, kernelSeminorm } from "../../src/sobolev/kernel-fit.js";
import { kernelAt, type KernelKind } from "../../src/sobolev/kernels.js";
import { Random } from "../../src/doubles/random.js";
import { erf } from "./erf.js";
import { q } from "../exact.js";

const X = { ints: [64n, 96n, -32n], den: 128n };
const Z = { ints: [100n, -20n, 60n], den: 128n };
const [x, z] = [X, Z].map(({ ints }) => ints.map((n) => Number(n) / 128)) as [number[], number[]];

const value = (kind: KernelKind): number =>
  Number(kernelAt(kind, X, Z).value[0] >> (ANGLE_BITS - 60n)) / 2 ** 60;
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, n, k) => sum + n * at(b, k), 0);

/** Normal numbers by Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.unit())) * Math.cos(2 * Math.PI * random.unit());
}

const product = dot(x, z);
const step = (t: number): number => (t > 0 ? 1 : 0);

describe("kernels", () => {
  it.each<[KernelKind, (t: number) => number, number]>([
    ["kernel-relu", (t) => Math.max(0, t), 1],
    ["kernel-threshold", step, 1],
    ["kernel-tangent", step, product],
    ["kernel-abs", Math.abs, 1],
    ["kernel-tangent-abs", Math.sign, product],
    ["kernel-quadratic", (t) => t * t, 1],
    ["kernel-erf", erf, 1],
  ])("%s is the mean over many units", (kind, sigma, factor) => {
    const random = new Random("many units");
    const count = 100_000;
    let [sum, squares] = [0, 0];
    for (let k = 0; k < count; k += 1) {
      const w = x.map(() => normal(random));
      const own = factor * sigma(dot(w, x)) * sigma(dot(w, z));
      sum += own;
      squares += own * own;
    }
    const mean = sum / count;
    const deviation = Math.sqrt((squares / count - mean * mean) / count);
    expect(Math.abs(value(kind) - mean)).toBeLessThan(4 * deviation);
    expect(deviation).toBeLessThan(0.02);
  });

  it("of one point is flat or steep as by hand", () => {
    // x = e_1, z = e_2: f = c·κ(·, e_1), κ = 3 of z² at (e_1, e_1); ∇κ(e_2, e_1) = 2·e_2.
    const unit = { ints: [128n, 0n], den: 128n };
    const found = fitKernel("kernel-quadratic", [unit], { ints: [6n], den: 1n }, q("0"));
    if (found === undefined) throw new Error("a kernel of one point is regular");
    expect(found.c.ints[0]).toBe(2n * found.c.den);
    const s = kernelSeminorm(found, [{ ints: [0n, 128n], den: 128n }]);
    expect(Number(s.lower.num) / Number(s.lower.den)).toBeCloseTo(4, 12);
    expect(s.lower.num).toBeLessThanOrEqual(4n * s.lower.den);
    expect(s.upper.num).toBeGreaterThanOrEqual(4n * s.upper.den);
  });
});

describe("activations on the grid", () => {
  it("are odd, 0 at 0, and ±1 from afar", () => {
    for (const f of [errorFunction, hyperbolicTangent]) {
      expect(f(0n, 7n)).toBe(0n);
      expect(f(-3n, 7n)).toBe(-f(3n, 7n));
      expect(GRID - f(10n ** 30n, 1n)).toBeLessThanOrEqual(1n);
    }
    // erf 1 = 0.84270079294971486934…, tanh 1 = 0.76159415595576488811…
    expect(Number(errorFunction(1n, 1n)) / Number(GRID)).toBeCloseTo(0.842700792949715, 14);
    expect(Number(hyperbolicTangent(1n, 1n)) / Number(GRID)).toBeCloseTo(0.761594155955765, 14);
  });
});
