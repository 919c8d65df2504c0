// Drawn datasets as the constructions take them, and the oracle's judgement of what they build.
import type { Dataset } from "../../src/dataset/dataset.js";
import type { Constructed } from "../../src/constructions/index.js";
import { activations, type Network, preActivations } from "../../src/kernel/index.js";
import { type Rational, rational, type Scaled } from "../../src/numbers/index.js";
import { type Failure, failureOf } from "../../src/oracle/judge.js";
import type { Exponent } from "../../src/testing/arbitraries/norms.js";
import { denseNetwork, spelled, spelledAll, spelledScaled } from "../../src/testing/translation.js";

/** The activation pattern at a point. */
function phasesAt(network: Network, centre: Scaled): string[] {
  let h = centre;
  return network.layers.slice(0, -1).map((layer) => {
    const z = preActivations(layer, h);
    h = activations(z);
    return z.ints.map((n) => (n >= 0n ? "+" : "-")).join("");
  });
}

/** What the oracle finds wrong with each ball: the list of a right network is empty. */
export function failuresOf(dataset: Dataset, p: Exponent, built: Constructed): Failure[] {
  const network = denseNetwork(built.network);
  const rule = { kind: "exact", values: spelledAll(built.values) } as const;
  return dataset.points.flatMap(({ point, label }) => {
    const found = failureOf({
      network,
      rule,
      p,
      centre: spelledScaled(point),
      radius: spelled(built.radius),
      label,
      phases: phasesAt(built.network, point),
    });
    return found === undefined ? [] : [found];
  });
}

/** A radius times a factor. */
export function times(radius: Rational, num: bigint, den: bigint): Rational {
  return rational(radius.num * num, radius.den * den);
}
