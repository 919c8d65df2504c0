// UNTRUSTED. What can be certified. May import kernel, dataset, constructions.
import type { LeftOut } from "../constructions/index.js";
import type { Dataset } from "../dataset/dataset.js";
import type { NetworkOrigin } from "../format/index.js";
import type { FactFamily } from "../elaborate/index.js";
import type { Claim, Network, Norm, Rule } from "../kernel/index.js";
import type { Rational } from "../numbers/index.js";
import type { RatioEvidence } from "./ratio.js";

/** What a certificate holds itself, and the file that its network is from. */
export interface Embedded {
  readonly network: boolean;
  readonly points: boolean;
  readonly from?: NetworkOrigin;
}

/** What is to be certified. */
export interface CertifyRequest {
  readonly network: Network;
  readonly dataset: Dataset;
  readonly norm: Norm;
  readonly radius: Rational;
  readonly rule: Rule;
  /** The facts that prove a ball. Absent: letters of units, and bounds that are looked for where needed. */
  readonly facts?: (ball: number) => readonly FactFamily[];
  /** What is left out of every ball, with facts that hold on the rest: makes an η-robust certificate. */
  readonly leftOut?: LeftOut;
  readonly ratio?: RatioEvidence;
  /** What the certificate holds itself; what it does not, it names by digest. Default: all. */
  readonly embed?: Embedded;
  readonly note?: string;
  readonly progress?: (done: number, total: number) => void;
}

/** The claim that is made. */
export function claimOf(request: CertifyRequest): Claim {
  const { dataset, norm, radius, rule, ratio, leftOut } = request;
  return {
    points: dataset.points.length,
    dimension: dataset.dimension,
    classes: dataset.classes.length,
    norm,
    radius,
    rule,
    ratio: ratio?.atLeast,
    ...(leftOut !== undefined && { error: leftOut.error }),
  };
}
