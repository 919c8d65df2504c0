// Small inquiries for the tests of Sobolev bounds: one of a line, with any part of it changed.
import {
  openSobolevBound,
  type Refusal,
  type Scaled,
  type SobolevClaim,
  type SobolevInquiry,
} from "../../src/kernel/index.js";
import { q, vector } from "../exact.js";

/** f = v·max(0, x), f(1) = 1 up to an error, slope measured at 1: λ = 1 is least at v = 1/2. */
export interface Case {
  readonly claim?: Partial<SobolevClaim>;
  readonly lambda?: string;
  readonly parameters?: readonly (readonly bigint[])[];
  readonly den?: bigint;
  readonly units?: readonly Scaled[];
  readonly points?: readonly (readonly [string, Scaled])[];
  readonly atoms?: readonly Scaled[];
}

export const CLAIM: SobolevClaim = {
  ...{ model: "random", dimension: 1, units: 1, points: 1, atoms: 1 },
  ...{ error: q("0"), bound: q("1/2") },
};

function asked(change: Case): SobolevInquiry | Refusal {
  const { lambda = "1", parameters: rows = [[1n]], den = 2n, units = [vector("1")] } = change;
  const { points = [["1", vector("1")]], atoms = [vector("1")] } = change;
  const claim = {
    ...CLAIM,
    ...{ units: units.length, points: points.length, atoms: atoms.length },
    ...change.claim,
  };
  const witness = { multiplier: q(lambda), minimizer: { rows, den } };
  return openSobolevBound(claim, units, witness);
}

export function opened(change: Case): SobolevInquiry {
  const inquiry = asked(change);
  if ("verdict" in inquiry) throw new Error(JSON.stringify(inquiry));
  return inquiry;
}

export function judged(change: Case): unknown {
  const { points = [["1", vector("1")]], atoms = [vector("1")] } = change;
  const inquiry = asked(change);
  if ("verdict" in inquiry) return inquiry;
  for (const [target, x] of points) {
    const refusal = inquiry.point(x, q(target));
    if (refusal !== undefined) return refusal;
  }
  for (const z of atoms) {
    const refusal = inquiry.atom(z);
    if (refusal !== undefined) return refusal;
  }
  return inquiry.conclude();
}
