// Draws of the properties whose every draw makes and checks a certificate: fewer than of the others.
import { inject } from "vitest";

/** So many draws of every hundred that MUBALL_RUNS asks for. */
export function runs(ofHundred: number): { readonly numRuns: number } {
  return { numRuns: Math.ceil((inject("runs") * ofHundred) / 100) };
}
