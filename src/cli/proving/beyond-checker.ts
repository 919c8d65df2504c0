// UNTRUSTED. Data that no certificate can hold: said at once, before a search that could only end in a decline.
import type { Dataset } from "../../dataset/index.js";
import { encodeRational } from "../../format/index.js";
import { beyond, LIMITS, type LimitName } from "../../kernel/index.js";
import { bitLength, entry, type Scaled } from "../../numbers/index.js";
import { indexedNames } from "../../report/point-names.js";
import type { DataOptions, PointsOption } from "../options/data-options.js";
import { loadDataset, placeIn } from "../files/load-dataset.js";
import { answerRefusal } from "../judging/answer-refusal.js";
import { type CommonOptions, remark, type Session } from "../session.js";

/** Binary digits of a decimal digit, rounded down. */
const BITS = 3;

/** The limit of the checker that a point exceeds, if one does. */
function limitOf(point: Scaled): LimitName | undefined {
  if (point.den >> BigInt(LIMITS["denominator-bits"]) !== 0n) return "denominator-bits";
  const most = LIMITS["number-digits"];
  const isLong = point.ints.some((n, k) => {
    // Few numbers have to be written out to know how long they are.
    if (bitLength(n < 0n ? -n : n) + bitLength(point.den) < BITS * most) return false;
    return encodeRational(entry(point, k)).length > most;
  });
  return isLong ? "number-digits" : undefined;
}

/** True if some point is beyond the limits of the checker: then that has been answered, declined. */
export async function isBeyondChecker(
  dataset: Dataset,
  command: string,
  options: CommonOptions,
  session: Session,
): Promise<boolean> {
  const limits = dataset.points.map(({ point }) => limitOf(point));
  const first = limits.findIndex((limit) => limit !== undefined);
  const limit = limits[first];
  if (limit === undefined) return false;
  await answerRefusal(session, options, command, beyond(limit), {});
  const [name = ""] = indexedNames("point", [first], placeIn(dataset));
  await remark(session.io, options, [`No certificate can hold ${name}.`]);
  return true;
}

/** The dataset of a file, as `loadDataset`; undefined if no certificate can hold it, and that has been answered. */
export async function provableDataset(
  path: string,
  command: string,
  options: DataOptions & PointsOption & CommonOptions,
  session: Session,
): Promise<Dataset | undefined> {
  const dataset = await loadDataset(path, options, session);
  return (await isBeyondChecker(dataset, command, options, session)) ? undefined : dataset;
}
