// From numbers as texts to a certificate: networks, datasets and claims small enough to be written by hand.
import { certify, datasetLines, ratioEvidence } from "../../src/certify/index.js";
import type { Network, Norm } from "../../src/kernel/index.js";
import { at, scaled } from "../../src/numbers/index.js";
import { decodeNorm, decodeRational, encodeNetwork } from "../../src/format/index.js";
import type { LeftOut } from "../../src/constructions/index.js";
import type { Dataset } from "../../src/dataset/index.js";
import type { FactFamily } from "../../src/elaborate/index.js";
import { layer, row, type Rule } from "../../src/kernel/index.js";
import type { Rational } from "../../src/numbers/index.js";
import type { Accepted } from "./sample.js";
import { joined } from "./text.js";

/** A rational of its canonical text. */
export function q(text: string): Rational {
  const value = decodeRational(text);
  if (value === undefined) throw new Error(`no canonical rational: ${text}`);
  return value;
}

export function normOfText(text: string): Norm {
  const norm = decodeNorm(text);
  if (norm === undefined) throw new Error(`no norm: ${text}`);
  return norm;
}

/** A dense row as texts: the bias first, then a weight an input. */
export type RowText = readonly [bias: string, ...weights: string[]];

/** A network of dense layers. */
export function network(inputs: number, ...layers: readonly (readonly RowText[])[]): Network {
  let units = inputs;
  const made = layers.map((rows) => {
    const own = rows.map(([bias, ...weights]) => {
      const columns = [...weights.keys()].filter((k) => weights[k] !== "0");
      const kept = columns.map((k) => q(at(weights, k)));
      const one = row(units, columns, kept, q(bias));
      if (typeof one === "string") throw new Error(`a row with defect ${one}`);
      return one;
    });
    units = rows.length;
    return layer(own);
  });
  return { inputs, layers: made };
}

/** A dataset of its classes and points. */
export function datasetOf(classes: readonly string[], ...points: readonly PointText[]): Dataset {
  return {
    classes,
    dimension: at(points, 0).slice(1).length,
    source: "by hand",
    points: points.map(([label, ...coordinates], i) => ({
      label,
      point: scaled(coordinates.map(q)),
      line: i + 1,
    })),
  };
}

/** A label, then the coordinates. */
export type PointText = readonly [label: number, ...coordinates: string[]];

/** What a certificate is to be made of. */
export interface Recipe {
  readonly name: string;
  readonly network: Network;
  readonly dataset: Dataset;
  readonly p: string;
  readonly radius: string;
  readonly rule: Rule;
  /** The pair that shows the ratio, if the claim has one. */
  readonly pair?: readonly [number, number];
  readonly facts?: (ball: number) => readonly FactFamily[];
  readonly leftOut?: LeftOut;
  readonly given?: { readonly network: boolean; readonly points: boolean };
}

/** The certificate of a recipe with its companions. Fails: an Error if the kernel refuses it. */
export async function make(recipe: Recipe): Promise<Accepted> {
  const { name, network: made, dataset, rule, given = { network: false, points: false } } = recipe;
  const [norm, radius] = [normOfText(recipe.p), q(recipe.radius)];
  const { pair, facts, leftOut } = recipe;
  const certificate = await certify({
    network: made,
    dataset,
    norm,
    radius,
    rule,
    embed: { network: !given.network, points: !given.points },
    ...(facts === undefined ? {} : { facts }),
    ...(leftOut === undefined ? {} : { leftOut }),
    ...(pair === undefined ? {} : { ratio: ratioEvidence(dataset, norm, radius, pair) }),
  });
  if (certificate.verdict !== "certified") {
    throw new Error(`${name}: ${certificate.verdict} ${JSON.stringify(certificate, spell)}`);
  }
  const beside = {
    ...(given.network ? { network: joined([...encodeNetwork(made)]) } : {}),
    ...(given.points ? { dataset: joined([...datasetLines(dataset)]) } : {}),
  };
  return { folder: "handmade", name, certificate: joined([...certificate.lines()]), beside };
}

function spell(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
