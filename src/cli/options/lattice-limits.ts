// UNTRUSTED. --width, --depth: the smallest lattice within limits, as a construction with a name of its own.
import { InvalidArgumentError, Option } from "commander";
import { type Construction, lattice, latticeWithin } from "../../constructions/index.js";
import { usageProblem } from "../problem.js";

const NAMED = /^lattice(?:-width-([1-9]\d{0,8}))?(?:-depth-([1-9]\d{0,8}))?$/u;

/** What the network of a lattice may have at most. */
export interface Limits {
  readonly width?: number;
  readonly depth?: number;
}

/** The name of a limited lattice, such as `lattice-width-12`. */
function nameOf({ width, depth }: Limits): string {
  const parts = [lattice.name];
  if (width !== undefined) parts.push(`width-${width}`);
  if (depth !== undefined) parts.push(`depth-${depth}`);
  return parts.join("-");
}

/** The construction of such a name; undefined for any other text. */
export function limitedLattice(name: string): Construction | undefined {
  const [found, width, depth] = NAMED.exec(name) ?? [];
  if (found === undefined) return undefined;
  const limit = (text: string | undefined): number =>
    text === undefined ? Infinity : Number(text);
  return latticeWithin({ width: limit(width), depth: limit(depth) });
}

/** The name that is asked for, limits included. Fails: Problem (usage) for another construction. */
export function limitedName(name: string, limits: Limits): string {
  const { width, depth } = limits;
  if (width === undefined && depth === undefined) return name;
  if (name === lattice.name) return nameOf(limits);
  throw usageProblem(
    `--width and --depth are for ${lattice.name}: ${name} has one shape`,
    `add --with ${lattice.name}, or leave them out`,
  );
}

/** Names with every pair of limits in the place of `lattice`. Fails: Problem (usage) without it. */
export function limitedNames(
  names: readonly string[] | undefined,
  widths: readonly number[] | undefined,
  depths: readonly number[] | undefined,
): readonly string[] | undefined {
  if (widths === undefined && depths === undefined) return names;
  if (names?.includes(lattice.name) !== true) {
    throw usageProblem(`--width and --depth are for ${lattice.name}`, `add --with ${lattice.name}`);
  }
  const limited = (widths ?? [undefined]).flatMap((width) =>
    (depths ?? [undefined]).map((depth) =>
      nameOf({ ...(width !== undefined && { width }), ...(depth !== undefined && { depth }) }),
    ),
  );
  return names.flatMap((name) => (name === lattice.name ? limited : [name]));
}

function limit(text: string): number {
  if (/^[1-9]\d{0,8}$/u.test(text) && text !== "1") return Number(text);
  throw new InvalidArgumentError("Give an integer from 2 on.");
}

/** --width and --depth of one network. */
export function limitOptions(): readonly Option[] {
  return [
    new Option("--width <units>", "lattice alone: at most so many units in a layer").argParser(
      limit,
    ),
    new Option("--depth <layers>", "lattice alone: at most so many affine layers").argParser(limit),
  ];
}
