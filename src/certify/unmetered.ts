// UNTRUSTED. A budget that nothing outside of the judgement has to keep to. May import kernel.
import { type Budget, openBudget } from "../kernel/index.js";

export function unmetered(): Budget {
  return openBudget(Number.MAX_SAFE_INTEGER);
}
