// UNTRUSTED. The options that say how a data file is read. The readers are load-dataset.ts: a command that reads
// no data has these options without them.
import { type Command, Option } from "commander";
import { type Encoding, ENCODING_NAMES } from "../../dataset/encoding.js";
import { type DataFormat, FORMATS } from "../../dataset/format.js";
import type { Rational } from "../../numbers/index.js";
import {
  commentFrom,
  countFrom,
  delimiterFrom,
  listFrom,
  scaleFrom,
} from "./data-option-values.js";

/** The format of a canonical dataset, beside those of the readers. */
export const CANONICAL = "muball";

/** Options of every command that takes a data file. */
export interface DataOptions {
  readonly format?: DataFormat | typeof CANONICAL;
  readonly label?: string;
  readonly columns?: readonly string[];
  readonly ignore?: readonly string[];
  readonly header?: boolean;
  readonly skipRows?: number;
  readonly missing?: readonly string[];
  readonly dropMissing?: true;
  readonly labels?: string;
  readonly arrays?: readonly string[];
  readonly delimiter?: string;
  readonly decimal?: "." | ",";
  readonly comment?: string;
  readonly encoding?: Encoding;
  /** One factor for every coordinate, or one for each. */
  readonly scale?: readonly Rational[];
}

/** With how many of the first points a command is content. Some commands have `--points` of their own. */
export interface PointsOption {
  readonly points?: number;
}

/** Adds the options that say how a data file is to be read. */
export function addDataOptions(command: Command): Command {
  command
    .addOption(
      new Option("--format <format>", "format of the data; default: by content and name").choices([
        ...FORMATS,
        CANONICAL,
      ]),
    )
    .option(
      "--label <column>",
      "label column, by name or position (-1: the last); default: the last",
    )
    .option(
      "--columns <list>",
      "the coordinates: names, positions from 1, ranges; default: all others",
      listFrom,
    )
    .option("--ignore <list>", "columns to leave out, as --columns", listFrom)
    .option("--header", "the first row of CSV is a header; default: found out")
    .option("--no-header", "the first row of CSV is a point")
    .option("--skip-rows <n>", "lines before the first row of CSV", countFrom(1))
    .option("--missing <list>", "texts that stand for a missing value, such as '?,NA'", listFrom)
    .option("--drop-missing", "leave out points with a missing value")
    .option(
      "--delimiter <character>",
      "what separates cells of CSV: a character, tab, whitespace; default: a comma",
      delimiterFrom,
    )
    .addOption(
      new Option(
        "--decimal <mark>",
        "what stands before decimals in CSV; default: a point",
      ).choices([".", ","]),
    )
    .option("--comment <text>", "lines of CSV that begin with it are no rows", commentFrom)
    .addOption(
      new Option("--encoding <name>", "encoding of a text; default: utf8").choices(ENCODING_NAMES),
    )
    .addOption(
      new Option(
        "--scale <factors>",
        "multiply coordinates exactly: 1/255 for all, or a factor for each, as 1,1/2,3",
      ).argParser(scaleFrom),
    )
    .option("--labels <file>", "labels of IDX images or an .npy array; default: found by name")
    .option(
      "--arrays <list>",
      "points and labels of .npz; default: X,y and similar names",
      listFrom,
    );
  // sweep, bounds and sobolev say with --points how many points they are about.
  if (command.options.some(({ long }) => long === "--points")) return command;
  return command.option("--points <n>", "only the first n points of the data", countFrom(1));
}

/** The options of a command whose `--points` means something else. */
export function withoutPoints<T extends { readonly points?: unknown }>(
  options: T,
): Omit<T, "points"> {
  const rest: Omit<T, "points"> & { points?: unknown } = { ...options };
  delete rest.points;
  return rest;
}
