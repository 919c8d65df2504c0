// UNTRUSTED. The regimes of Kim, Moon and Yun as parts of an axis. May import bounds, constructions.
import { encloseExact, regimeEnds } from "../bounds/index.js";
import { gammaOf } from "../bounds/setting.js";
import { near } from "../doubles/near.js";
import type { Enclosure } from "../dataset/index.js";
import type { Sweep } from "../report/sweep.js";
import type { Band } from "./panel.js";

/** What the x axis is: the ratio, in a panel for every N, or N, in a panel for every ratio. */
export type Across = "rho" | "points";

/** A double between the ends of an enclosure. */
export function middle({ lower, upper }: Enclosure): number {
  return (near(lower) + near(upper)) / 2;
}

/** What stands in a band; γ = γ_p(d) is 1 for p = 2. */
const REGIMES = ["small ρ", "moderate ρ", "large ρ", "ργ ≥ 1"];

/** The regimes along one axis at a fixed N or ρ; those that have no width are left out when they are drawn. */
export function bandsAlong(sweep: Sweep, across: Across, fixed: number): readonly Band[] {
  const d = BigInt(sweep.dimension);
  const points = across === "rho" ? BigInt(fixed) : 1n;
  const ends = regimeEnds({ points, dimension: d, gamma: gammaOf(sweep.norm, d) });
  const [small, moderate, large] = [ends.small, ends.moderate, ends.large].map((end) =>
    middle(encloseExact(end)),
  );
  if (small === undefined || moderate === undefined || large === undefined) return [];
  const band = (from: number, to: number, tone: number): Band => ({
    ...{ from, to, tone },
    label: REGIMES[tone] ?? "",
  });
  if (across === "rho") {
    const last = band(large, Infinity, 3);
    return [band(0, small, 0), band(small, moderate, 1), band(moderate, large, 2), last];
  }
  if (fixed > moderate) return [band(0, Infinity, fixed < large ? 2 : 3)];
  return [band(0, small / fixed, 0), band(small / fixed, Infinity, 1)];
}
