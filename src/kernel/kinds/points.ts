// TRUSTED. The points of a dataset one after another → those that a rule asks for.
// Imports only the kernel. Points are taken one at a time, and all of them, before a rule looks at any.
import { type LabelledPoint, type Setting, testPoint } from "../claim.js";
import { illShaped } from "../refusal.js";

/** The points that were asked for, by their numbers in the dataset. */
export type Points = ReadonlyMap<number, LabelledPoint>;

/**
 * Takes all points, and keeps those with `isKept`.
 *
 * Ensures  every point is one of the setting, and there are as many as it says; otherwise a refusal.
 *          Evidence is read after the last point, as those who give points run in between.
 * Cost     memory for the points that are kept.
 */
export function pointsOf(
  setting: Setting,
  given: Iterable<LabelledPoint>,
  isKept: (index: number) => boolean,
): Points {
  const kept = new Map<number, LabelledPoint>();
  let count = 0;
  const code = "ill-formed/empty-dataset";
  const expected = `${setting.points} points`;
  for (const { point, label } of given) {
    if (count === setting.points) illShaped(code, expected, "more", count);
    testPoint(setting, count, { point, label });
    // A copy: what the giver does with its own afterwards is nothing to the rule.
    if (isKept(count)) kept.set(count, { point: { ints: [...point.ints], den: point.den }, label });
    count += 1;
  }
  return count === setting.points ? kept : illShaped(code, expected, `${count}`);
}
