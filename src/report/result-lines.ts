// UNTRUSTED. How many points have which result, with the accuracies that follow. May import kernel.
import type { ResultCounts } from "../kernel/index.js";

/** A share as a percentage, rounded down or up so that it stays a bound. */
function percent(part: number, whole: number, side: "down" | "up"): string {
  const tenths = (1000 * part) / whole;
  return `${(side === "down" ? Math.floor(tenths) : Math.ceil(tenths)) / 10} %`;
}

/** `robust 91  refuted 4  wrong 3  open 2  of 100`, then the bounds. */
export function resultLines({ robust, refuted, wrong, open }: ResultCounts): readonly string[] {
  const all = robust + refuted + wrong + open;
  const counts = `robust ${robust}  refuted ${refuted}  wrong ${wrong}  open ${open}  of ${all}`;
  if (all === 0) return [counts];
  const least = percent(robust, all, "down");
  const most = percent(all - refuted - wrong, all, "up");
  return [`${counts}    exact certified accuracy ≥ ${least}, robust accuracy ≤ ${most}`];
}
