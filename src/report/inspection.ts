// UNTRUSTED. What a certificate holds, for a person: the network by layers, the margins of its balls.
// May import kernel, format.
import type { HeaderOf } from "../writing/index.js";
import {
  type Ball,
  answered,
  testClaim,
  type Network,
  type ReachWitness,
  type Refusal,
  type Size,
  sizeOf,
} from "../kernel/index.js";
import { at } from "../numbers/index.js";
import { type FloatFit, floatFit } from "./float-fit.js";
import type { Margin } from "./least-margin.js";
import { ballMargins, partsFor } from "./margins.js";

/** One affine layer in numbers. */
export interface LayerView {
  readonly rows: number;
  readonly inputs: number;
  readonly nonzero: number;
  readonly bits: number;
}

/** A certificate opened for reading. */
export interface OpenCertificate {
  readonly header: HeaderOf<"memorization">;
  readonly network: Network;
  readonly networkDigest: string;
  readonly reaches: readonly ReachWitness[];
  /** The next ball in order. */
  next(): Ball | Refusal;
}

export interface Inspection {
  readonly verdict: "inspected";
  readonly header: HeaderOf<"memorization">;
  readonly networkDigest: string;
  readonly size: Size;
  readonly layers: readonly LayerView[];
  readonly floats: FloatFit;
  /** Points of every class, in order. */
  readonly labelCounts: readonly number[];
  /** One a ball that some radius would break, the tightest first. */
  readonly margins: readonly Margin[];
  readonly obligations: number;
  readonly constant: number;
  /** Balls whose evidence is facts. */
  readonly byFacts: number;
  /** Balls with an obligation that does not hold. */
  readonly failing: number;
}

/** The layers of a network in numbers. */
export function layerViews(network: Network): readonly LayerView[] {
  let inputs = network.inputs;
  return network.layers.map((layer) => {
    const one = sizeOf({ inputs, layers: [layer] });
    const view: LayerView = {
      rows: layer.rows.length,
      inputs,
      nonzero: layer.rows.reduce((n, r) => n + r.columns.length + (r.bias === 0n ? 0 : 1), 0),
      bits: one.bits,
    };
    inputs = layer.rows.length;
    return view;
  });
}

/** By factor, then by ball. */
function byFactor(a: Margin, b: Margin): number {
  const left = a.factor.num * b.factor.den;
  const right = b.factor.num * a.factor.den;
  return left < right ? -1 : left > right ? 1 : a.ball - b.ball;
}

/**
 * Reads every ball and measures its margins.
 *
 * Ensures  an inspection, or the first refusal that keeps the rest from being read. It is no
 *          verdict: digests, sizes and the ratio are not compared.
 * Cost     about twice that of a check. `pause` is awaited after every ball.
 */
export async function inspect(
  certificate: OpenCertificate,
  pause: (done: number, total: number) => Promise<void>,
): Promise<Inspection | Refusal> {
  const { header, network, networkDigest, reaches } = certificate;
  const { claim } = header.claim;
  const defect = answered(() => testClaim(claim, network));
  if (defect !== undefined) return defect;
  const parts = partsFor(claim, reaches);
  const labelCounts = new Array<number>(claim.classes).fill(0);
  const margins: Margin[] = [];
  let obligations = 0;
  let constant = 0;
  let byFacts = 0;
  let failing = 0;
  for (let index = 0; index < claim.points; index += 1) {
    const ball = certificate.next();
    if ("verdict" in ball) return ball;
    const found = ballMargins(claim, network, parts, index, ball);
    if (found.verdict !== "margins") return found;
    labelCounts[ball.label] = at(labelCounts, ball.label) + 1;
    obligations += found.obligations;
    constant += found.constant;
    if (found.byFacts) byFacts += 1;
    if (!found.holds) failing += 1;
    if (found.least !== undefined) margins.push(found.least);
    await pause(index + 1, claim.points);
  }
  margins.sort(byFactor);
  return {
    verdict: "inspected",
    header,
    networkDigest,
    size: sizeOf(network),
    layers: layerViews(network),
    floats: floatFit(network),
    labelCounts,
    margins,
    obligations,
    constant,
    byFacts,
    failing,
  };
}
