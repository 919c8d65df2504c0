// UNTRUSTED. The options of `sobolev`: what is drawn, what is fitted, what is written.
import { type Command, InvalidArgumentError, Option } from "commander";
import { compare, type Rational, rational, ZERO } from "../../numbers/index.js";
import { KERNELS, type KernelKind, type ModelKind, MODELS, SERIES } from "../../sobolev/index.js";
import type { DataOptions } from "./data-options.js";
import { exactNumber } from "./number-options.js";
import type { CommonOptions } from "../session.js";

export interface SobolevOptions extends CommonOptions, DataOptions {
  readonly series?: string;
  readonly model?: ModelKind | KernelKind;
  readonly dimension?: number;
  readonly units?: readonly number[];
  readonly points?: readonly number[];
  readonly noise: Rational;
  readonly ridge: Rational;
  readonly repeats: number;
  readonly heldOut?: number;
  readonly bounded: number;
  readonly seed: string;
  readonly output?: string;
  readonly svg?: string;
  readonly certificate?: string;
  readonly error?: Rational;
}

/** Points that slopes are measured at, if they are drawn. */
export const HELD_OUT = 256;

/** An integer from 1 to a limit. */
function count(most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,6}$/u.test(text.trim()) ? Number.parseInt(text, 10) : 0;
    if (value >= 1 && value <= most) return value;
    throw new InvalidArgumentError(`Give an integer from 1 to ${most}.`);
  };
}

/** Integers from 1 to a limit, separated by commas. */
function counts(most: number): (text: string) => readonly number[] {
  return (text) => text.split(",").map(count(most));
}

function nonNegative(text: string): Rational {
  const value = exactNumber(text);
  if (compare(value, ZERO) >= 0) return value;
  throw new InvalidArgumentError("It must be at least 0.");
}

/** Largest sizes: the exact solutions get slow far below them. */
const MOST = { dimension: 1000, units: 2000, points: 2000, repeats: 100, heldOut: 100_000 };

function addGridOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--series <name>", "one of the series; default: all of them")
        .choices(SERIES.map(({ name }) => name))
        .conflicts(["model", "dimension", "units", "points"]),
    )
    .addOption(
      new Option("--model <kind>", "features, or the kernel, of a series of your own").choices([
        ...Object.keys(MODELS),
        ...Object.keys(KERNELS),
      ]),
    )
    .addOption(
      new Option("--dimension <d>", "dimension of a series of your own").argParser(
        count(MOST.dimension),
      ),
    )
    .addOption(
      new Option("--units <k,...>", "units of a series of your own; kernels have none").argParser(
        counts(MOST.units),
      ),
    )
    .addOption(
      new Option("--points <n,...>", "points of a series of your own").argParser(
        counts(MOST.points),
      ),
    );
}

/** Adds all of them but those that say how a data file is read. */
export function addSobolevOptions(command: Command): Command {
  return addGridOptions(command)
    .addOption(
      new Option("--noise <z>", "labels are x_1 + z·ε")
        .argParser(nonNegative)
        .default(rational(1n), "1"),
    )
    .addOption(
      new Option("--ridge <λ>", "ridge λ·n; 0 for least norm")
        .argParser(nonNegative)
        .default(ZERO, "0"),
    )
    .addOption(
      new Option("--repeats <r>", "draws of each setting")
        .argParser(count(MOST.repeats))
        .default(3, "3"),
    )
    .addOption(
      new Option(
        "--held-out <m>",
        `points on which S is measured; default: ${HELD_OUT}, of a data file a quarter`,
      ).argParser(count(MOST.heldOut)),
    )
    .addOption(
      new Option("--bounded <P>", "compute the least S of the class up to this many parameters")
        .argParser(count(MOST.units))
        .default(128, "128"),
    )
    .option("--seed <text>", "steers the draws; the same seed gives the same rows", "1")
    .option("-o, --output <file>", "also write the rows as CSV; - for CSV alone on stdout")
    .option("--svg <file>", "also draw the series, one panel per series")
    .addOption(
      new Option("--certificate <file>", "the least S of one setting as a certificate").conflicts([
        "series",
        "output",
        "svg",
      ]),
    )
    .addOption(
      new Option(
        "--error <η>",
        "mean squared error that models may have; default: that of the fit",
      ).argParser(nonNegative),
    );
}
