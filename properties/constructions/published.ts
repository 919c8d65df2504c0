// Published sizes at the setting of a drawn dataset.
import type { Published } from "../../src/bounds/bound.js";
import { settingOf } from "../../src/bounds/index.js";
import { isSetting, known, type Setting } from "../../src/bounds/setting.js";
import type { Norm } from "../../src/kernel/index.js";
import { at, type Rational } from "../../src/numbers/index.js";
import type { DrawnDataset } from "../../src/testing/arbitraries/datasets.js";

/** The setting of a dataset at a ratio; its opposite pairs are counted. */
export function settingOfDrawn(
  { points, labels }: DrawnDataset,
  norm: Norm,
  ratio: Rational,
): Setting {
  let oppositePairs = 0n;
  labels.forEach((a, i) => {
    for (const b of labels.slice(0, i)) if (a !== b) oppositePairs += 1n;
  });
  const setting = settingOf({
    points: BigInt(points.length),
    dimension: BigInt(at(points, 0).length),
    classes: BigInt(Math.max(...labels) + 1),
    norm,
    ratio: known(ratio),
    oppositePairs,
  });
  if (!isSetting(setting)) throw new Error(setting.expected);
  return setting;
}

/** The value of an exact bound. Fails: Error if it is not among them, or does not apply. */
export function valueOf(bounds: readonly Published[], name: string, setting: Setting): bigint {
  const answer = bounds.find((one) => one.name === name)?.evaluate(setting);
  if (answer?.applies !== true || answer.value === undefined) throw new Error(`no bound ${name}`);
  return answer.value;
}
