// UNTRUSTED. --with, --seed: which construction builds the network, and what to say if none does.
import { type Command, Option } from "commander";
import {
  type Candidates,
  constructAll,
  type Constructed,
  type Construction,
  CONSTRUCTIONS,
  type ConstructOptions,
  latticeL0,
  latticeL1,
  latticeL2,
  type Unreached,
} from "../constructions/index.js";
import type { Dataset } from "../dataset/index.js";
import type { Norm, Rational } from "../kernel/index.js";
import type { Plain } from "../report/plain-data.js";
import { unreachedData, unreachedLines } from "../report/unreached.js";
import { placeIn } from "./data-options.js";
import { EXIT } from "./exit-codes.js";
import type { Progress } from "./progress.js";
import { answerJson, answerLines, type CommonOptions, remark, type Session } from "./session.js";

const AUTO = "auto";
/** Every construction that --with takes. */
export const NAMED: readonly Construction[] = [...CONSTRUCTIONS, latticeL0, latticeL1, latticeL2];

export interface BuildOptions extends CommonOptions {
  readonly norm: Norm;
  readonly with: string;
  readonly seed: string;
}

/** --with: one of the constructions, or auto. */
export function constructionOption(help: string): Option {
  const names = [AUTO, ...NAMED.map(({ name }) => name)];
  return new Option("--with <construction>", help).choices(names);
}

/** --seed of the searches. */
export function seedOption(): Option {
  const help = "steers the search; the same seed gives the same network";
  return new Option("--seed <text>", help).default("muball");
}

/** Adds --with and --seed. */
export function addBuildOptions(command: Command): Command {
  const help = "how the network is built; auto takes the smallest";
  return command.addOption(constructionOption(help).default(AUTO)).addOption(seedOption());
}

/** Networks for one radius, the smallest first, and why other constructions gave none. */
export async function buildNetworks(
  dataset: Dataset,
  radius: Rational | undefined,
  options: BuildOptions,
  progress: Progress,
): Promise<Candidates> {
  const search: ConstructOptions = {
    seed: options.seed,
    budget: 1,
    progress: (text) => {
      progress.say(text);
    },
  };
  if (options.with === AUTO) return constructAll(dataset, options.norm, radius, search);
  const named = NAMED.filter(({ name }) => name === options.with);
  const constructed: Constructed[] = [];
  const unreached: Unreached[] = [];
  for (const one of named) {
    const answer = await one.construct(dataset, options.norm, radius, search);
    if (answer.status === "constructed") constructed.push(answer);
    else unreached.push(answer);
  }
  return { radius: radius ?? constructed[0]?.radius, constructed, unreached };
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
  const { radius, unreached } = candidates;
  const view = { radius, unreached, placeOf: placeIn(dataset) };
  if (options.json === true) {
    const data: Readonly<Record<string, Plain>> = unreachedData(view);
    await answerJson(session.io, { command, exit: EXIT.declined, verdict: "declined", ...data });
    return;
  }
  await answerLines(session.io, ["declined code=unreached"]);
  await remark(session.io, options, unreachedLines(view));
}
