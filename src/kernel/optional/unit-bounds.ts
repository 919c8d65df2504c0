// TRUSTED. Rule LINEAR BOUNDS: the bounds of open units, each shown before it is used.
// Imports only the kernel. docs/theory.md#linear-bounds. Proved: base_sound.
import { compare, negate, ONE, type Rational } from "../../numbers/index.js";
import { signed } from "../ball/form.js";
import { type Ground, illFormed, missing } from "../ball/ground.js";
import { type Bend, type Bounds, preActivation, type Rows } from "../ball/level.js";
import type { UnitBounds } from "../ball/proof.js";
import { type Goal, show } from "../ball/show.js";
import { unproved } from "../refusal.js";

/** Bounds of open units, each shown. */
export function boundsOf(
  stated: readonly UnitBounds[],
  rows: Rows,
  symbols: ReadonlyMap<number, Bend>,
  ground: Ground,
): ReadonlyMap<number, Bounds> {
  const bounds = new Map<number, Bounds>();
  const isSlope = (s: Rational): boolean => s.num >= 0n && compare(s, ONE) <= 0;
  for (const { unit, low, high, above, below, proofOfLow, proofOfHigh } of stated) {
    if (symbols.get(unit) !== "open" || bounds.has(unit)) {
      illFormed(ground, `bounds of open units of layer ${rows.index}, each once`, `unit ${unit}`);
    }
    if (!isSlope(above) || !isSlope(below))
      illFormed(ground, "slopes from 0 to 1", "another number");
    const z = preActivation(rows, unit, ground);
    const goal = (side: "low" | "high"): Goal => ({
      strict: false,
      active: [],
      fail(by, active) {
        const shown = missing(ground, rows.index, by, active);
        return unproved({ code: "unproved/bound", neuron: unit, side, ...shown });
      },
    });
    show(signed(-1n, z, low, ground.budget), proofOfLow, rows.under, ground, goal("low"));
    show(signed(1n, z, negate(high), ground.budget), proofOfHigh, rows.under, ground, goal("high"));
    bounds.set(unit, { low, high, above, below });
  }
  return bounds;
}
