// Every record of the format with the name of its schema: what documents and drawn records are derived from.
import { readRow, type Line, type LineRecord, type Shape } from "../../src/format/index.js";
import { encode, HEADERS, RECORDS } from "../../src/writing/index.js";
import { answered } from "../../src/kernel/index.js";
import { lineOf } from "../records.js";

/** Inputs of the layer for which rows are read here. */
export const INPUTS = 7;

export interface Published {
  readonly schema: string;
  readonly title: string;
  readonly description: string;
  readonly shape: Shape;
  /** True if the format takes this text as a record of this name. */
  readonly takes: (text: string) => boolean;
  /** The text of what a text stands for; undefined if it is refused. */
  readonly again: (text: string) => string | undefined;
  /** What a text stands for, or a refusal. */
  readonly decode: (line: Line) => unknown;
}

function isRefusal(value: unknown): boolean {
  return typeof value === "object" && value !== null && "verdict" in value;
}

function published<T>(
  schema: string,
  title: string,
  description: string,
  record: LineRecord<T>,
  decode: (line: Line) => unknown = record.decode,
): Published {
  return {
    schema,
    title,
    description,
    shape: record.codec.shape,
    decode,
    takes: (text) => !isRefusal(decode(lineOf(text))),
    again(text) {
      const value = record.decode(lineOf(text));
      return isRefusal(value) ? undefined : encode(record, value as T);
    },
  };
}

const bound = (what: string): string => `A line of a Sobolev bound: ${what}.`;
const evidence = (what: string): string => `A line of evidence of ${what}.`;
const lineOne = (kind: string): string => `Line 1 of muball/1 of the kind ${kind}.`;

export const PUBLISHED: readonly Published[] = [
  published("header", "Header of a memorization", lineOne("memorization"), HEADERS.memorization),
  published(
    "eta-robust-header",
    "Header of a memorization with an error",
    lineOne("eta-robust"),
    HEADERS["eta-robust"],
  ),
  published(
    "counterexample-header",
    "Header of a counterexample",
    lineOne("counterexample"),
    HEADERS.counterexample,
  ),
  published("collision-header", "Header of a collision", lineOne("collision"), HEADERS.collision),
  published(
    "preserving-map-header",
    "Header of a preserving map",
    lineOne("preserving-map"),
    HEADERS["preserving-map"],
  ),
  published(
    "obstruction-header",
    "Header of an obstruction",
    lineOne("obstruction"),
    HEADERS.obstruction,
  ),
  published(
    "width-bound-header",
    "Header of a width bound",
    lineOne("width-bound"),
    HEADERS["width-bound"],
  ),
  published(
    "sobolev-bound-header",
    "Header of a Sobolev bound",
    lineOne("sobolev-bound"),
    HEADERS["sobolev-bound"],
  ),
  published("robustness-header", "Header of robustness", lineOne("robustness"), HEADERS.robustness),
  published("property-header", "Header of a property", lineOne("property"), HEADERS.property),
  published("claim", "Claim alone", "The one line of muball-claim/1.", RECORDS.claim),
  published(
    "dataset-header",
    "Header of a dataset",
    "Line 1 of muball-dataset/1.",
    RECORDS.datasetHeader,
  ),
  published(
    "point",
    "Point of a dataset",
    "Every further line of muball-dataset/1.",
    RECORDS.point,
  ),
  published(
    "network-header",
    "Header of a network",
    "Line 1 of muball-network/1.",
    RECORDS.networkHeader,
  ),
  published("row", "Row of a network", "One row of an affine layer, sparse.", RECORDS.row, (line) =>
    answered(() => readRow(line, INPUTS)),
  ),
  published(
    "reach-witness",
    "Reach witness",
    "Evidence for the reach of one direction, for p = a/b.",
    RECORDS.reachWitness,
  ),
  published(
    "ball",
    "Ball that carries its point",
    "For a certificate with points inline.",
    RECORDS.ball,
  ),
  published(
    "given-ball",
    "Ball whose point stands in a dataset",
    "For a certificate with points given.",
    RECORDS.givenBall,
  ),
  published(
    "shared",
    "Shared part of evidence",
    "A layer or a fact that balls name by its number.",
    RECORDS.shared,
  ),
  published("multiplier", "Multiplier", evidence("a preserving map"), RECORDS.multiplier),
  published("link", "Link", evidence("an obstruction: two points of hulls"), RECORDS.link),
  published("weighted-pair", "Weighted pair", evidence("a width bound"), RECORDS.weightedPair),
  published(
    "covering-node",
    "Node of a covering",
    evidence("a width bound: a cell that is cut in two, or one that a pair serves"),
    RECORDS.coveringNode,
  ),
  published(
    "point-evidence",
    "Evidence of a point",
    evidence("robustness: what is shown of the point before it"),
    RECORDS.pointEvidence,
  ),
  published("tree", "Tree of a case", evidence("a property that holds nowhere"), RECORDS.tree),
  published("unit", "Unit", bound("the weights of one unit"), RECORDS.unit),
  published(
    "parameters",
    "Parameters",
    bound("the parameters of one unit over the denominator of the header"),
    RECORDS.parameters,
  ),
  published(
    "target-point",
    "Point with a target",
    bound("a point and the value that is to be fitted there"),
    RECORDS.targetPoint,
  ),
  published(
    "atom",
    "Atom",
    bound("a point of the law that slopes are measured under"),
    RECORDS.atom,
  ),
];
