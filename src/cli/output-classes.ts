// UNTRUSTED. Data in which some class of the network has no point: the numbers of classes are those of outputs.
import { type Dataset, numberedClasses } from "../dataset/index.js";
import type { Network } from "../kernel/index.js";
import { at } from "../numbers/index.js";
import type { RuleOptions } from "./rule-options.js";

/** The dataset, with a class for each output if it has fewer and they are named by numbers of outputs. */
export function namedByOutputs(
  dataset: Dataset,
  { rule }: RuleOptions,
  { layers }: Network,
): Dataset {
  const outputs = at(layers, layers.length - 1).rows.length;
  if (rule !== "argmax" || dataset.classes.length >= outputs) return dataset;
  return numberedClasses(dataset, outputs) ?? dataset;
}

/** What was taken for granted: label N means output N. Requires: what `namedByOutputs` took and gave. */
export function outputRemarks(given: Dataset, { classes }: Dataset): readonly string[] {
  const missing = classes.filter((name) => !given.classes.includes(name));
  return [
    `classes: label N means output N, counted from 0, of ${classes.length} outputs; no point has ` +
      `label ${missing.slice(0, 12).join(", ")}${missing.length > 12 ? ", …" : ""}`,
  ];
}
