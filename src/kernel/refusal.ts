// TRUSTED. How judging stops: `refuse` leaves with a refusal, and `answered` is the one place that catches it.
// Imports only the kernel. A fault is no refusal: it goes on, so that a bug is never taken for a verdict.
import { type Refusal, type Rejection, rejected, type ShapeCode } from "./rejection.js";

/** The refusals that are under way. Whoever throws anything else is not in it. */
const REFUSALS = new WeakMap<Error, Refusal>();

/** Stops the judgement with this refusal. */
export function refuse(refusal: Refusal): never {
  const signal = new Error("a refusal, which `answered` turns into a value");
  signal.name = "Refused";
  REFUSALS.set(signal, refusal);
  throw signal;
}

/** Stops for what is not shown. */
export function unproved(rejection: Rejection): never {
  return refuse(rejected(rejection));
}

/** Stops for what is not as it must be: of the claim, the network or a ball. */
export function illShaped(code: ShapeCode, expected: string, got: string, ball?: number): never {
  return unproved({ code, ...(ball !== undefined && { ball }), expected, got });
}

/** What `judge` gives, or the refusal that it stopped with. Everything else that it throws goes on. */
export function answered<T>(judge: () => T): T | Refusal {
  try {
    return judge();
  } catch (thrown) {
    const refusal = thrown instanceof Error ? REFUSALS.get(thrown) : undefined;
    if (refusal === undefined) throw thrown;
    return refusal;
  }
}
