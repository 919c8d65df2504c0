// UNTRUSTED. --rule, --values, --level: how outputs mean labels.
import { type Command, Option } from "commander";
import { type Dataset } from "../../dataset/index.js";
import type { Network, Rule } from "../../kernel/index.js";
import { at, type Rational } from "../../numbers/index.js";
import { valuesOfClasses } from "../../networks/index.js";
import { exactNumber, exactVector } from "./number-options.js";
import { usageProblem } from "../problem.js";

export interface RuleOptions {
  readonly rule: Rule["kind"];
  readonly values?: readonly Rational[];
  readonly level?: Rational;
}

/** Adds --rule, --values and --level. */
export function addRuleOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--rule <rule>", "how outputs mean labels")
        .choices(["exact", "threshold", "argmax"])
        .default("exact"),
    )
    .addOption(
      new Option(
        "--values <list>",
        "exact: one value per class, in order; default: the labels if they are integers 0 to 1023, else 1 to C",
      ).argParser(exactVector),
    )
    .addOption(
      new Option("--level <number>", "threshold: f below it is the first class").argParser(
        exactNumber,
      ),
    );
}

/** The values of an exact rule. Fails: Problem (usage) unless they are one a class and distinct. */
function exactValues(options: RuleOptions, dataset: Dataset): readonly Rational[] {
  const { values } = options;
  if (values === undefined) return valuesOfClasses(dataset.classes);
  const count = dataset.classes.length;
  if (values.length !== count) {
    throw usageProblem(
      `--values has ${values.length} values for ${count} classes`,
      `give one value per class, in this order: ${dataset.classes.slice(0, 12).join(", ")}`,
    );
  }
  if (new Set(values.map((v) => `${v.num}/${v.den}`)).size < count) {
    throw usageProblem("--values repeats a value", "give every class its own value");
  }
  return values;
}

/**
 * The labelling rule that the options name.
 *
 * Fails  Problem (usage) if it does not fit the classes or the outputs of the network.
 */
export function ruleFrom(options: RuleOptions, dataset: Dataset, network: Network): Rule {
  const { rule: kind, level } = options;
  if (options.values !== undefined && kind !== "exact") {
    throw usageProblem("--values goes with --rule exact only", "leave it out");
  }
  if (level !== undefined && kind !== "threshold") {
    throw usageProblem("--level goes with --rule threshold only", "leave it out");
  }
  const outputs = at(network.layers, network.layers.length - 1).rows.length;
  const classes = dataset.classes.length;
  const needed = kind === "argmax" ? classes : 1;
  if (outputs !== needed) {
    throw usageProblem(
      `--rule ${kind} reads ${needed} outputs, the network has ${outputs}`,
      kind === "argmax" && classes < outputs
        ? `if some class has no point, name each by the number of its output, 0 to ${outputs - 1}`
        : "choose the rule the network was made for (--rule exact, threshold or argmax)",
    );
  }
  if (kind === "exact") return { kind, values: exactValues(options, dataset) };
  if (kind === "argmax") return { kind };
  if (classes !== 2) {
    throw usageProblem(`a threshold tells two classes apart, the data has ${classes}`, "use exact");
  }
  if (level === undefined) throw usageProblem("--rule threshold needs --level", "add --level 1/2");
  return { kind, level };
}
