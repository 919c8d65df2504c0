// UNTRUSTED. Options of `certify` for networks that were trained: --kind, --largest, --domain, --seconds-each.
import { type Command, InvalidArgumentError, Option } from "commander";
import { compare, type Rational } from "../../numbers/index.js";
import type { Semantics } from "../../kernel/index.js";
import { exactVector, secondsFrom } from "./number-options.js";
import { semanticsOption } from "./semantics-option.js";

/** `0,1`. Fails: InvalidArgumentError. */
function domainFrom(text: string): readonly [Rational, Rational] {
  const [least, most, more] = exactVector(text);
  if (
    least === undefined ||
    most === undefined ||
    more !== undefined ||
    compare(least, most) >= 0
  ) {
    throw new InvalidArgumentError("Give the least and the largest value of a coordinate: 0,1.");
  }
  return [least, most];
}

/** Options of `certify` that only a claim of robustness has, and the kind of claim. */
export interface RobustnessOptions {
  readonly kind?: "memorization" | "robustness";
  readonly largest?: true;
  readonly svg?: string;
  readonly domain?: readonly [Rational, Rational];
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
    "robustness: every input is between two values, as 0,1",
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
