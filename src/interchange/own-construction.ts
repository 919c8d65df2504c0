// UNTRUSTED. A construction of one's own: a function from exact data to exact layers. Nothing it gives is trusted.
// May import kernel, dataset, networks, constructions.
import {
  type Construction,
  type Constructed,
  Stopped,
  type Unreached,
} from "../constructions/index.js";
import type { Dataset } from "../dataset/index.js";
import { type Norm, sizeOf } from "../kernel/index.js";
import { at, fault, type Rational } from "../numbers/index.js";
import { labelsOf, pointsOf } from "./dataset.js";
import { asText } from "./exact.js";
import { type Given, type GivenNetwork, type NoNetwork, readGiven } from "./given-network.js";
import { InterchangeError, type InterchangeDefect, shownValue } from "./interchange-error.js";
import { normName } from "./norm.js";

/** What is asked of a construction. All numbers are exact texts: `"-3"`, `"1/3"`. */
export interface Question {
  /** d: the length of every point. */
  readonly dimension: number;
  /** N points of d coordinates. */
  readonly points: readonly (readonly string[])[];
  /** One label a point: the index of its class. */
  readonly labels: readonly number[];
  /** The names of the C classes. */
  readonly classes: readonly string[];
  /** The norm exponent p: `"1"`, `"2"`, `"inf"`, `"3/2"`. */
  readonly norm: string;
  /** μ: the network has to be right on the closed ball of this radius about every point. */
  readonly radius: string;
  /** Any text; it steers searches that draw. The same question should get the same answer. */
  readonly seed: string;
}

/** A construction of one's own. It may be asynchronous; what it throws is reported with its name. */
export type Construct = (question: Question) => Given | Promise<Given>;

/** Where a construction comes from. */
export interface Origin {
  /** The module, or a name. */
  readonly module: string;
  /** The export of the module. */
  readonly exported: string;
}

/** A construction of one's own that did not do as it should: it threw, or gave no network. */
export class OwnConstructionError extends Error {
  override readonly name = "OwnConstructionError";

  constructor(
    readonly origin: Origin,
    readonly defect: InterchangeDefect,
    options?: ErrorOptions,
  ) {
    const where = `${origin.module}, export ${origin.exported}`;
    super(`${where}: ${new InterchangeError(defect).message}`, options);
  }
}

/** The question about a dataset. */
export function questionOf(dataset: Dataset, norm: Norm, radius: Rational, seed: string): Question {
  return {
    dimension: dataset.dimension,
    points: pointsOf(dataset),
    labels: labelsOf(dataset),
    classes: [...dataset.classes],
    norm: normName(norm),
    radius: asText(radius),
    seed,
  };
}

/** What someone's code threw, as a defect. */
function thrown(error: unknown): InterchangeDefect {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : shownValue(error);
  return {
    place: "",
    expected: "layers",
    got: `an error, ${said}`,
    next: "mend the construction; or return { unreached: 'why' } where it has no network",
  };
}

/**
 * Asks a construction, and reads what it gives.
 *
 * Fails  OwnConstructionError: it threw, or gave something else than a network for this dataset.
 */
export async function askConstruct(
  origin: Origin,
  construct: Construct,
  question: Question,
): Promise<GivenNetwork | NoNetwork> {
  let given: unknown;
  try {
    given = await construct(question);
  } catch (error) {
    // An end that the user asked for comes through the progress that was given to it.
    if (error instanceof Stopped) throw error;
    throw new OwnConstructionError(origin, thrown(error), { cause: error });
  }
  try {
    return readGiven(given, question.dimension, question.classes.length);
  } catch (error) {
    if (!(error instanceof InterchangeError)) throw error;
    throw new OwnConstructionError(origin, error.defect, { cause: error });
  }
}

/** Two points with different labels, where no pair is to blame. */
function anyPair({ points }: Dataset): [number, number] {
  const first = at(points, 0).label;
  const other = points.findIndex(({ label }) => label !== first);
  return other < 0 ? fault("two classes are required") : [0, other];
}

function unreached(origin: Origin, dataset: Dataset, why: string): Unreached {
  const own = { status: "unreached", construction: origin.module, condition: "own" } as const;
  return { ...own, pair: anyPair(dataset), largest: undefined, detail: why };
}

/**
 * A construction of one's own among the others. What it gives is proved by the same route, or not at all.
 *
 * Fails  OwnConstructionError, also if no radius is asked for: it is asked at one.
 */
export function constructionOf(origin: Origin, construct: Construct): Construction {
  return {
    name: origin.module,
    citation: `${origin.module}, export ${origin.exported}`,
    construct: async (dataset, norm, radius, { seed }): Promise<Constructed | Unreached> => {
      if (radius === undefined) {
        const next = "add --radius 1/8 or --rho 1/100";
        const got = "none";
        const defect = { place: "", expected: "a radius to ask it for", got, next };
        throw new OwnConstructionError(origin, defect);
      }
      const given = await askConstruct(origin, construct, questionOf(dataset, norm, radius, seed));
      if ("unreached" in given) return unreached(origin, dataset, given.unreached);
      const { network, rule, detail } = given;
      const { width, depth, parameters } = sizeOf(network);
      return {
        status: "constructed",
        construction: origin.module,
        network,
        values: rule.kind === "exact" ? rule.values : [],
        rule,
        radius,
        formula: { width, depth, parameters: Number(parameters) },
        detail: detail === "" ? `export ${origin.exported}` : detail,
      };
    },
  };
}
