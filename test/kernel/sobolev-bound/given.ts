// Small inquiries for the tests of Sobolev bounds: one of a line, with any part of it changed.
import {
  answered,
  sobolevBounded,
  type SobolevClaim,
  type TargetPoint,
} from "../../../src/kernel/index.js";
import type { Scaled } from "../../../src/numbers/index.js";
import { q, vector } from "../../exact.js";

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

/** What the rule says of a case, given these points and atoms, or those of the case. */
export function judged(
  change: Case,
  givenPoints?: Iterable<TargetPoint>,
  givenAtoms?: Iterable<Scaled>,
): unknown {
  const { lambda = "1", parameters: rows = [[1n]], den = 2n, units = [vector("1")] } = change;
  const { points = [["1", vector("1")]], atoms = [vector("1")] } = change;
  const claim = {
    ...CLAIM,
    ...{ units: units.length, points: points.length, atoms: atoms.length },
    ...change.claim,
  };
  const witness = { multiplier: q(lambda), minimizer: { rows, den } };
  const targets = givenPoints ?? points.map(([target, point]) => ({ point, target: q(target) }));
  return answered(() => sobolevBounded(claim, units, witness, targets, givenAtoms ?? atoms));
}
