// TRUSTED. The further claim ρ ≥ r: two points with different labels that are near enough to each other.
// Imports only the kernel. Called only where the claim names r. docs/theory.md#ratio. Proved: ratio_sound.
import { divide, multiply, type Rational, rational } from "../../numbers/index.js";
import type { LabelledPoint, Setting } from "../claim.js";
import { distanceDefect } from "../distance.js";
import { unproved } from "../refusal.js";
import type { RatioNotShown } from "./rejections.js";

/** Evidence for ρ ≥ r: two points, counted from 0, and powers for p = a/b (empty otherwise). */
export interface RatioWitness {
  readonly pair: readonly [number, number];
  readonly powers: readonly Rational[];
}

/** Refuses unless the pair shows ρ ≥ r. */
export function testRatio(
  { norm, radius }: Setting,
  ratio: Rational,
  witness: RatioWitness | undefined,
  ends: readonly (LabelledPoint | undefined)[],
): void {
  const pair = witness?.pair ?? [0, 0];
  const no = (reason: RatioNotShown["reason"]): never =>
    unproved({ code: "unproved/ratio", pair, reason });
  if (witness === undefined) return no("no-witness");
  const [first, second] = ends;
  if (first === undefined || second === undefined) return no("no-such-pair");
  if (first.label === second.label) return no("equal-labels");
  const s = divide(multiply(rational(2n), radius), ratio);
  const far = distanceDefect(norm, first.point, second.point, s, witness.powers);
  if (far !== undefined) no(far);
}
