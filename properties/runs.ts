// The number of draws of a property: always a part of what MUBALL_RUNS asks for.
import { inject } from "vitest";

/**
 * So many draws of every hundred that MUBALL_RUNS asks for. A property that says nothing has a hundred; one
 * whose every draw makes and checks a certificate has fewer, one that is done at once has more.
 */
export function runs(ofHundred: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil((inject("runs") * ofHundred) / 100) };
}
