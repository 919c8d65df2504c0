// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// The label that a rule reads from outputs; undefined when it reads none (a tie, or another value).
import { fraction, order, pick, type Text } from "./fraction.js";

/** `exact`: output = values[label]; `threshold`: below level 0, above level 1; `argmax`: strict. */
export type OracleRule =
  | { readonly kind: "exact"; readonly values: readonly Text[] }
  | { readonly kind: "threshold"; readonly level: Text }
  | { readonly kind: "argmax" };

/** The label of the outputs, or undefined. */
export function labelOf(rule: OracleRule, outputs: readonly Text[]): number | undefined {
  if (rule.kind === "exact") {
    const found = rule.values.findIndex((value) =>
      fraction(value).equals(fraction(pick(outputs, 0))),
    );
    return found < 0 ? undefined : found;
  }
  if (rule.kind === "threshold") {
    const side = order(fraction(pick(outputs, 0)), fraction(rule.level));
    return side === 0 ? undefined : side < 0 ? 0 : 1;
  }
  const winners = outputs.flatMap((own, k) =>
    outputs.every((rival, j) => j === k || order(fraction(own), fraction(rival)) > 0) ? [k] : [],
  );
  return winners[0];
}
