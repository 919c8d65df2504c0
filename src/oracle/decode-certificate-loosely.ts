// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// A certificate's text as plain texts, read with JSON.parse and trust: spellings are not judged, only read.
import { createHash } from "node:crypto";
import { pick, type Text } from "./fraction.js";
import type { OracleRule } from "./label.js";
import type { DenseLayer, DenseNetwork, Phases } from "./network.js";
import type { Exponent } from "./norm.js";

/** One point with its label and the phases that the certificate states; facts are not read. */
export interface LooseBall {
  readonly centre: readonly Text[];
  readonly label: number;
  readonly phases: Phases | undefined;
}

/** What a certificate says. */
export interface LooseCertificate {
  readonly p: Exponent;
  readonly radius: Text;
  readonly rule: OracleRule;
  readonly classes: readonly string[];
  readonly points: number;
  readonly dimension: number;
  readonly ratio: Text | null;
  readonly pair: readonly number[] | null;
  readonly network: DenseNetwork;
  /** The sizes stated, and the digest of the dataset stated and as computed. */
  readonly size: Readonly<Record<string, number | string>>;
  readonly digests: { readonly stated: string; readonly computed: string };
  readonly balls: readonly LooseBall[];
}

interface HeaderRecord {
  readonly claim: {
    readonly dataset: string;
    readonly points: number;
    readonly dimension: number;
    readonly classes: readonly string[];
    readonly norm: Exponent;
    readonly radius: Text;
    readonly rule: OracleRule;
    readonly ratio: Text | null;
  };
  readonly network: {
    readonly source: string;
    readonly inputs: number;
    readonly widths: readonly number[];
  };
  readonly size: Readonly<Record<string, number | string>>;
  readonly points: string;
  readonly reaches: number;
  readonly ratio: { readonly pair: readonly number[] } | null;
}
interface RowRecord {
  readonly bias: Text;
  readonly columns: readonly number[];
  readonly weights: readonly Text[];
}
interface PointRecord {
  readonly point: readonly Text[];
  readonly label: number;
}
interface EvidenceRecord {
  readonly layers: readonly unknown[];
}

function records(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

function dense(inputs: number, rows: readonly RowRecord[]): DenseLayer {
  const weights = rows.map((row) => {
    const all = Array.from({ length: inputs }, () => "0");
    row.columns.forEach((column, k) => (all[column] = pick(row.weights, k)));
    return all;
  });
  return { weights, biases: rows.map((row) => row.bias) };
}

function networkOf(
  inputs: number,
  widths: readonly number[],
  rows: readonly RowRecord[],
): DenseLayer[] {
  let taken = 0;
  let before = inputs;
  return widths.map((width) => {
    const layer = dense(before, rows.slice(taken, taken + width));
    taken += width;
    before = width;
    return layer;
  });
}

/** The phases of a ball, if its layers, or the shared ones that they name, are runs of + and - alone. */
function phasesOf({ layers }: EvidenceRecord, shared: readonly unknown[]): Phases | undefined {
  const known = layers.map((layer) => (typeof layer === "number" ? shared[layer] : layer));
  const runs = known.flatMap((layer) =>
    typeof layer === "string" && /^[-+0-9]*$/u.test(layer) ? [layer] : [],
  );
  return runs.length === layers.length ? runs.map(signs) : undefined;
}

/** `+3-2` as `+++--`. */
function signs(runs: string): string {
  return [...runs.matchAll(/([+-])(\d+)/gu)]
    .map(([, sign = "", count = ""]) => sign.repeat(Number(count)))
    .join("");
}

/** SHA-256 of a dataset text with these records. */
function digestOf(lines: readonly unknown[]): string {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** The records of the dataset: those beside the certificate, or those that its balls make. */
function datasetOf(header: HeaderRecord, evidence: readonly unknown[], beside: string): unknown[] {
  if (header.points !== "inline") return records(beside);
  const { points, dimension, classes } = header.claim;
  const own = (evidence as PointRecord[]).map(({ point, label }) => ({ point, label }));
  return [{ format: "muball-dataset/1", points, dimension, classes }, ...own];
}

/** A certificate with the texts beside it. Throws, or reads nonsense, if it is none. */
export function decodeCertificateLoosely(
  certificate: string,
  beside: { readonly dataset?: string; readonly network?: string } = {},
): LooseCertificate {
  const [first, ...rest] = records(certificate);
  const header = first as HeaderRecord;
  const { claim, network, size } = header;
  const units = network.widths.reduce((sum, width) => sum + width, 0);
  const inline = network.source === "inline";
  const rows = inline ? rest.slice(0, units) : records(beside.network ?? "").slice(1);
  const lines = rest.slice((inline ? units : 0) + header.reaches) as Record<string, unknown>[];
  const shared = lines.flatMap((line) => ("layer" in line ? [line["layer"]] : []));
  const evidence = lines.filter((line) => "layers" in line);
  const dataset = datasetOf(header, evidence, beside.dataset ?? "");
  const points = dataset.slice(1) as PointRecord[];
  const proofs = evidence as unknown as EvidenceRecord[];
  return {
    p: claim.norm,
    radius: claim.radius,
    rule: claim.rule,
    classes: claim.classes,
    points: claim.points,
    dimension: claim.dimension,
    ratio: claim.ratio,
    pair: header.ratio?.pair ?? null,
    network: networkOf(network.inputs, network.widths, rows as RowRecord[]),
    size,
    digests: { stated: claim.dataset, computed: digestOf(dataset) },
    balls: points.map(({ point, label }, i) => ({
      centre: point,
      label,
      phases: phasesOf(pick(proofs, i), shared),
    })),
  };
}
