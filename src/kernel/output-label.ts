// TRUSTED. Does an output mean a label? The labelling rules at one point; docs/theory.md#definitions, D8.
// Imports only the kernel. A tie gives no label.
import type { Rule } from "./claim.js";
import { at } from "./fault.js";
import { compare, equals } from "./rational.js";
import { entry, type Scaled } from "./scaled.js";

/**
 * True if the rule gives `label` at this output.
 *
 * Requires  label < classes; as many outputs as the rule reads.
 */
export function meansLabel(rule: Rule, label: number, output: Scaled): boolean {
  switch (rule.kind) {
    case "exact":
      return equals(entry(output, 0), at(rule.values, label));
    case "threshold":
      return compare(entry(output, 0), rule.level) === (label === 0 ? -1 : 1);
    case "argmax": {
      const own = at(output.ints, label);
      return output.ints.every((n, k) => k === label || n < own);
    }
  }
}
