// UNTRUSTED. Options of `certify` for networks that were trained: --kind, --largest, --domain, --seconds-each.
import { type Command, InvalidArgumentError, Option } from "commander";
import { compare, type Rational } from "../../numbers/index.js";
import type { Ends, Semantics } from "../../kernel/index.js";
import { usageProblem } from "../problem.js";
import { exactNumber, secondsFrom } from "./number-options.js";
import { semanticsOption } from "./semantics-option.js";

/** Least and largest value. Fails: InvalidArgumentError. */
function endsFrom(texts: readonly string[]): readonly [Rational, Rational] {
  const [least, most, more] = texts.map(exactNumber);
  if (
    least === undefined ||
    most === undefined ||
    more !== undefined ||
    compare(least, most) >= 0
  ) {
    throw new InvalidArgumentError(
      "Give the least and the largest value of every coordinate, as 0,1, or of each, as 0..1,-1..3.",
    );
  }
  return [least, most];
}

/** `0,1`, or `0..1,-1..3` with a range for each coordinate. Fails: InvalidArgumentError. */
function domainFrom(text: string): Ends {
  const parts = text.trim().split(/\s*,\s*/u);
  if (!text.includes("..")) return endsFrom(parts);
  const ranges = parts.map((part) => endsFrom(part.split("..")));
  return [ranges.map(([least]) => least), ranges.map(([, most]) => most)];
}

/** Fails: Problem if the domain has ranges for each coordinate, and not as many. */
export function requireDomain(domain: Ends | undefined, dimension: number): void {
  const least = domain?.[0];
  if (least === undefined || "den" in least || least.length === dimension) return;
  throw usageProblem(
    `--domain has ${least.length} ranges, and the data ${dimension} coordinates`,
    "give one range for each coordinate, or 0,1 for all",
  );
}

/** Options of `certify` that only a claim of robustness has, and the kind of claim. */
export interface RobustnessOptions {
  readonly kind?: "memorization" | "robustness";
  readonly largest?: true;
  readonly svg?: string;
  readonly domain?: Ends;
  readonly semantics?: Semantics;
  readonly secondsEach?: number;
}

export function addRobustnessOptions(command: Command): Command {
  const kind = new Option(
    "--kind <kind>",
    "what is claimed; default: by where the network is from",
  );
  const domain = new Option(
    "--domain <values>",
    "robustness: every input is between two values, as 0,1; or each in its range: 0..1,-1..3",
  );
  const each = new Option(
    "--seconds-each <time>",
    "robustness: longest time per point; default: 10",
  );
  return command
    .addOption(kind.choices(["memorization", "robustness"]))
    .option("--largest", "robustness: the largest radius that is found per point")
    .option("--svg <file>", "with --largest: robust accuracy against radius, as a figure")
    .addOption(domain.argParser(domainFrom))
    .addOption(semanticsOption())
    .addOption(each.argParser(secondsFrom));
}
