// UNTRUSTED. Bits from the number of labellings that one architecture realizes.
// May import kernel. P parameters of B bits take at most 2^(PB) values; docs/bounds.md#counting.
import { compare, multiply, type Rational, rational } from "../numbers/index.js";
import { exactly, type Published, silent } from "./bound.js";
import { binaryLogarithm, sum, whole } from "./enclosure.js";
import { leastInteger } from "./search.js";
import { realizedBits } from "./shattered.js";

const COMMON = {
  direction: "lower",
  kind: "exact",
  scope: "one-architecture",
  convention: "rho = mu/epsilon",
} as const;

const THEOREM = "Remark B.2 made exact by docs/bounds.md#counting";
const PAPER = "Kim, Moon, Yun 2025 (arXiv:2510.24643)";

export const totalBitsBound: Published = {
  ...COMMON,
  name: "counting",
  quantity: "total-bits",
  formula: "P B >= log2 of the labellings realized, P parameters of B bits each",
  source: { paper: PAPER, theorem: THEOREM },
  assumptions: ["one-architecture"],
  evaluate: (setting) => exactly(realizedBits(setting)),
};

/** Rationals with at most b bits as networks count them, bits(|n|) + bits(m) − 1: at most (b − 1)2^(b+1) + 3. */
export function weightsOfBits(bits: bigint): bigint {
  return (bits - 1n) * 2n ** (bits + 1n) + 3n;
}

/** Up to here the weights are counted exactly; beyond, (b − 1)2^(b+1) + 3 ≤ b·2^(b+1) is enough. */
const COUNTED_BITS = 64n;

/** At least log₂ of the number of rationals with at most b bits. */
export function bitsOfChoice(bits: bigint): Rational {
  if (bits <= COUNTED_BITS) return binaryLogarithm(whole(weightsOfBits(bits))).upper;
  return sum(whole(bits + 1n), binaryLogarithm(whole(bits))).upper;
}

/** The least b for which P weights of b bits can take as many values as there are labellings. */
export function leastBits(parameters: bigint, labellingBits: bigint): bigint {
  return leastInteger(0n, (bits) => {
    const choices = multiply(rational(parameters), bitsOfChoice(bits));
    return compare(choices, rational(labellingBits)) >= 0;
  });
}

export const bitsBound: Published = {
  ...COMMON,
  name: "counting-per-parameter",
  quantity: "bits",
  formula: "least b with P log2((b - 1) 2^(b+1) + 3) >= log2 of the labellings realized",
  source: { paper: PAPER, theorem: THEOREM },
  assumptions: ["one-architecture", "given-parameters"],
  evaluate: (setting) =>
    setting.parameters === undefined
      ? silent("no parameter count was given")
      : exactly(leastBits(setting.parameters, realizedBits(setting))),
};
