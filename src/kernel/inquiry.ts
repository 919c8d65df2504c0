// TRUSTED. Points of a dataset one after another → what a rule concludes from those it asked for.
// Imports only the kernel. A conclusion is drawn only after as many points as the setting says.
import { fault } from "./fault.js";
import type { Finding } from "./finding.js";
import { rejected, type Refusal } from "./rejection.js";
import { type LabelledPoint, pointDefect, type Setting } from "./setting.js";

/** An inquiry under way. After a refusal it is over: going on is a fault. */
export interface Inquiry {
  point(point: LabelledPoint): Refusal | undefined;
  conclude(): Finding | Refusal;
}

/** The points that were asked for, by their numbers in the dataset. */
export type Points = ReadonlyMap<number, LabelledPoint>;

/**
 * Opens an inquiry.
 *
 * Requires  a setting without defect, and that it and what `conclude` reads are copies of what was given:
 *           whoever opened the inquiry cannot change what it is about.
 * Ensures   every point is one of the setting, there are as many as it says, and `conclude` is given
 *           copies of exactly those with `isKept`.
 * Cost      memory for the points that are kept.
 */
export function openInquiry(
  setting: Setting,
  isKept: (index: number) => boolean,
  conclude: (points: Points) => Finding | Refusal,
): Inquiry {
  const kept = new Map<number, LabelledPoint>();
  let count = 0;
  let over = false;
  const code = "ill-formed/empty-dataset";
  const expected = `${setting.points} points`;

  return {
    point(given) {
      if (over) fault("the inquiry is over");
      const { point, label } = given;
      const defect =
        count < setting.points
          ? pointDefect(setting, count, given)
          : rejected({ code, ball: count, expected, got: "more" });
      over = defect !== undefined;
      if (isKept(count)) {
        kept.set(count, { point: { ints: [...point.ints], den: point.den }, label });
      }
      count += 1;
      return defect;
    },
    conclude() {
      if (over) fault("the inquiry is over");
      over = true;
      if (count === setting.points) return conclude(kept);
      return rejected({ code, expected, got: `${count}` });
    },
  };
}
