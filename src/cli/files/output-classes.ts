// UNTRUSTED. Data in which some class of the network has no point: the numbers of classes are those of outputs.
import { type Dataset, numberedClasses } from "../../dataset/index.js";
import type { Network } from "../../kernel/index.js";
import { at } from "../../numbers/index.js";
import type { RuleOptions } from "../options/rule-options.js";
import { type CommonOptions, remark, type Session } from "../session.js";

/**
 * The dataset, with a class for each output if it has fewer and they are named by numbers of outputs.
 *
 * That label N then means output N is said on stderr.
 */
export async function namedByOutputs(
  dataset: Dataset,
  { layers }: Network,
  options: RuleOptions & CommonOptions,
  { io }: Session,
): Promise<Dataset> {
  const outputs = at(layers, layers.length - 1).rows.length;
  if (options.rule !== "argmax" || dataset.classes.length >= outputs) return dataset;
  const named = numberedClasses(dataset, outputs);
  if (named === undefined) return dataset;
  const missing = named.classes.filter((name) => !dataset.classes.includes(name));
  await remark(io, options, [
    `classes: label N means output N, counted from 0, of ${outputs} outputs; no point has ` +
      `label ${missing.slice(0, 12).join(", ")}${missing.length > 12 ? ", …" : ""}`,
  ]);
  return named;
}
