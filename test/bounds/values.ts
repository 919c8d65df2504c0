// Single bounds by name.
import { type Bound, boundsAt, PUBLISHED, type Setting } from "../../src/bounds/index.js";

/** The bound with a name at a setting. */
export function bound(setting: Setting, name: string): Bound {
  const index = PUBLISHED.findIndex((one) => one.name === name);
  const found = boundsAt(setting)[index];
  if (found === undefined) throw new Error(`no bound is called ${name}`);
  return found;
}

/** Its integer, or why it does not apply. */
export function value(setting: Setting, name: string): bigint | string | undefined {
  const found = bound(setting, name);
  return found.applies ? found.value : found.why;
}
