// UNTRUSTED. How many points have which result, in words. May import kernel.
import type { ResultCounts } from "../kernel/index.js";

/** `robust 91, refuted 4, wrong 3, open 2`. */
export function resultsWords({ robust, refuted, wrong, open }: ResultCounts): string {
  return `robust ${robust}, refuted ${refuted}, wrong ${wrong}, open ${open}`;
}
