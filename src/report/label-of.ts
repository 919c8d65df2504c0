// UNTRUSTED. What an output means under a labelling rule. May import the kernel.
import type { Rule } from "../kernel/index.js";
import { at, compare, entry, equals, type Scaled } from "../numbers/index.js";

/** The class that the rule gives to an output, or undefined if it gives none. */
export function labelOf(rule: Rule, output: Scaled): number | undefined {
  switch (rule.kind) {
    case "exact": {
      const value = entry(output, 0);
      const label = rule.values.findIndex((v) => equals(v, value));
      return label < 0 ? undefined : label;
    }
    case "threshold": {
      const sign = compare(entry(output, 0), rule.level);
      return sign === 0 ? undefined : sign < 0 ? 0 : 1;
    }
    case "argmax": {
      let best = 0;
      output.ints.forEach((n, k) => {
        if (n > at(output.ints, best)) best = k;
      });
      const isTie = output.ints.some((n, k) => k !== best && n === at(output.ints, best));
      return isTie ? undefined : best;
    }
  }
}
