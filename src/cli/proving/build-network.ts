// UNTRUSTED. --with, --seed: which construction builds the network, and what to say if none does.
import { type Command, InvalidArgumentError, Option } from "commander";
import {
  type AutoOptions,
  type Candidates,
  constructAll,
  type Constructed,
  type Construction,
  CONSTRUCTIONS,
  type ConstructOptions,
  latticeL0,
  latticeL1,
  latticeL2,
  SEQUENTIAL_LATTICE,
  sequentialLattice,
  Stopped,
  type Unreached,
} from "../../constructions/index.js";
import type { Dataset } from "../../dataset/index.js";
import type { Rational } from "../../numbers/index.js";
import type { Plain } from "../../report/plain-data.js";
import { quoted } from "../../report/visible.js";
import { unreachedData, unreachedLines } from "../../report/unreached.js";
import { placeIn } from "../files/load-dataset.js";
import { EXIT } from "../exit-codes.js";
import {
  limitedLattice,
  limitedName,
  limitOptions,
  type Limits,
} from "../options/lattice-limits.js";
import { etaOption } from "../options/number-options.js";
import { isOwnConstruction, ownConstruction, withOwnProblems } from "./own-construction.js";
import { usageProblem } from "../problem.js";
import { type Progress, tell } from "../work/progress.js";
import { orderOf, type SmallestOption, smallestOption } from "../options/smallest-option.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "../session.js";

const AUTO = "auto";
/** Every construction that --with takes and that has no error. */
export const NAMED: readonly Construction[] = [...CONSTRUCTIONS, latticeL0, latticeL1, latticeL2];

export interface BuildOptions extends CommonOptions, Limits, SmallestOption {
  readonly with: string;
  readonly eta?: Rational;
  readonly seed: string;
}

const NAMES = [AUTO, ...NAMED.map(({ name }) => name), SEQUENTIAL_LATTICE];

/** --with: one of the constructions, or auto. */
export function constructionOption(help: string): Option {
  return new Option("--with <construction>", help).choices(NAMES);
}

/** A name in a list, or a construction of one's own. Fails: InvalidArgumentError. */
export function constructionName(text: string, names: readonly string[]): string {
  if (names.includes(text) || isOwnConstruction(text)) return text;
  throw new InvalidArgumentError(
    `There is no construction and no package ${quoted(text)}. Allowed choices are ` +
      `${names.join(", ")}, a module such as ./mine.js, and a package that is installed.`,
  );
}

/** --with that takes constructions of one's own too. */
function openConstructionOption(help: string): Option {
  const words = `${help}: ${NAMES.join(", ")}, or a module of your own such as ./mine.js`;
  return new Option("--with <construction>", words).argParser((text) =>
    constructionName(text, NAMES),
  );
}

/** The construction of muball that has a name, a lattice with limits included. */
export function builtIn(name: string): Construction | undefined {
  return NAMED.find((one) => one.name === name) ?? limitedLattice(name);
}

/** The construction of a name, or of a module. Fails: Problem if the module has none. */
export async function constructionNamed(name: string): Promise<Construction> {
  return builtIn(name) ?? (await ownConstruction(name));
}

/** Fails: Problem if a construction is a module that has none. Before any work. */
export async function requireConstructions(names: readonly string[]): Promise<void> {
  for (const name of names) {
    if (!NAMES.includes(name) && builtIn(name) === undefined) await ownConstruction(name);
  }
}

/** --seed of the searches. */
export function seedOption(): Option {
  const help = "steers the search; the same seed gives the same network";
  return new Option("--seed <text>", help).default("muball");
}

/** Adds --with, --smallest, --seed and what belongs to single constructions. */
export function addBuildOptions(command: Command): Command {
  const help = "how the network is built; auto takes the smallest";
  command.addOption(openConstructionOption(help).default(AUTO)).addOption(smallestOption());
  for (const option of limitOptions()) command.addOption(option);
  return command.addOption(etaOption()).addOption(seedOption());
}

const UNTRIED = { status: "untried", why: "stopped" } as const;

/** The one construction with an error. Fails: Problem (usage) without η or a radius. */
async function buildWithError(
  dataset: Dataset,
  radius: Rational | undefined,
  { norm, eta }: BuildOptions,
  search: ConstructOptions,
): Promise<Constructed | Unreached> {
  if (eta === undefined) {
    throw usageProblem(`${SEQUENTIAL_LATTICE} has an error`, "say how large: --eta 1/100");
  }
  if (radius === undefined) {
    throw usageProblem(`${SEQUENTIAL_LATTICE} needs a radius`, "add --radius 1/8 or --rho 1/100");
  }
  return sequentialLattice(dataset, norm, radius, eta, search);
}

/** How the searches are steered, with progress that says which construction of how many it is. */
function searchOf(
  options: BuildOptions,
  progress: Progress,
  made: AutoOptions["made"],
): AutoOptions {
  let step = "constructing";
  let own = "";
  return {
    ...{ seed: options.seed, budget: 1, order: orderOf(options) },
    progress: (text, done, total) => {
      const words = `${step}: ${text.startsWith(own) ? text.slice(own.length) : text}`;
      tell(progress, words, done, total);
    },
    begins: (name, number, of) => {
      own = `${name}: `;
      step = `constructing ${name}, ${number} of ${of}`;
      progress.say(step);
    },
    ...(made !== undefined && { made }),
  };
}

/**
 * Networks for one radius, the smallest first in the size asked for, and why other constructions gave none.
 *
 * Ensures  where progress throws Stopped: what was made by then, and that the search was ended.
 */
export async function buildNetworks(
  dataset: Dataset,
  radius: Rational | undefined,
  options: BuildOptions,
  progress: Progress,
  made?: AutoOptions["made"],
): Promise<Candidates> {
  const search = searchOf(options, progress, made);
  const hasError = options.with === SEQUENTIAL_LATTICE;
  if (options.eta !== undefined && !hasError) {
    throw usageProblem(
      `--eta is for ${SEQUENTIAL_LATTICE}: the other constructions have no error`,
      `leave it out, or add --with ${SEQUENTIAL_LATTICE}`,
    );
  }
  if (options.smallest !== undefined && options.with !== AUTO) {
    throw usageProblem(
      `--smallest is for ${AUTO}, which chooses: ${options.with} is one construction`,
      "leave out --smallest, or --with",
    );
  }
  const name = limitedName(options.with, options);
  if (name === AUTO) return constructAll(dataset, options.norm, radius, search);
  const named = hasError ? [] : [await constructionNamed(name)];
  const constructed: Constructed[] = [];
  const unreached: Unreached[] = [];
  const sort = (answer: Constructed | Unreached): void => {
    if (answer.status === "constructed") constructed.push(answer);
    else unreached.push(answer);
  };
  try {
    search.begins?.(options.with, 1, 1);
    for (const one of named) {
      sort(await withOwnProblems(() => one.construct(dataset, options.norm, radius, search)));
    }
    if (hasError) sort(await buildWithError(dataset, radius, options, search));
    for (const one of constructed) await made?.(one);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    const { reason: stopped } = error;
    const isMade = constructed.length > 0;
    const untried = isMade ? [] : [{ ...UNTRIED, construction: options.with }];
    return {
      radius: radius ?? constructed[0]?.radius,
      constructed,
      unreached,
      untried,
      faulted: [],
      stopped,
    };
  }
  return {
    radius: radius ?? constructed[0]?.radius,
    constructed,
    unreached,
    untried: [],
    faulted: [],
  };
}

/** Answers that no construction reaches the radius: declined. */
export async function answerUnreached(
  session: Session,
  options: CommonOptions,
  command: string,
  dataset: Dataset,
  candidates: Candidates,
): Promise<void> {
  session.end(EXIT.declined);
  const view = { ...candidates, placeOf: placeIn(dataset) };
  if (options.json === true) {
    const data: Readonly<Record<string, Plain>> = unreachedData(view);
    await answerJson(session.io, { command, exit: EXIT.declined, verdict: "declined", ...data });
    return;
  }
  await answerLines(session.io, ["declined code=unreached"]);
  await remark(session.io, options, unreachedLines(view));
}
