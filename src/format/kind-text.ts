// TRUSTED. The kind of a certificate, and the fields that the headers of several kinds share.
// Imports only kernel and format.
import { declined, type Refusal } from "../kernel/index.js";
import type { Line } from "./lines.js";
import { LIMITS } from "./limits.js";
import { decodeShape, type NetworkShape } from "./network-text.js";
import { decodeDigest } from "./setting-text.js";
import { walk, type Walk } from "./walk.js";

export const CERTIFICATE_FORMAT = "muball/1";

/** What a certificate may establish; docs/format.md#kinds. */
export const KINDS = Object.freeze([
  "memorization",
  "eta-robust",
  "counterexample",
  "collision",
  "preserving-map",
  "obstruction",
  "width-bound",
  "sobolev-bound",
] as const);

export type Kind = (typeof KINDS)[number];

/** Kinds about a network and every ball; the claims of `eta-robust`, and only they, have an error. */
export type MemorizationKind = Extract<Kind, "memorization" | "eta-robust">;

/** The value of a field of an untrusted object, read before its shape is judged. */
export function peek(root: unknown, key: string): unknown {
  if (typeof root !== "object" || root === null) return undefined;
  // The own field only, and without a list of all others: there may be millions.
  return Object.getOwnPropertyDescriptor(root, key)?.value;
}

/** A decline for a version or kind that this checker does not judge. */
function unjudged(root: unknown, kinds: readonly Kind[]): Refusal | undefined {
  const format = peek(root, "format");
  if (typeof format === "string" && format !== CERTIFICATE_FORMAT) {
    return declined({ code: "format-version", got: format.slice(0, 80) });
  }
  const kind = peek(root, "kind");
  if (typeof kind === "string" && !kinds.some((one) => one === kind)) {
    return declined({ code: "certificate-kind", got: kind.slice(0, 80) });
  }
  return undefined;
}

/** The kind of a header, or a decline. What names no kind is left to the decoder of memorization. */
export function decodeKind(line: Line): Kind | Refusal {
  const { root } = walk(line);
  const kind = peek(root, "kind");
  return unjudged(root, KINDS) ?? KINDS.find((one) => one === kind) ?? "memorization";
}

/** The fields of a header of this kind after `format` and `kind`, which are judged here. */
export function headerFields(
  w: Walk,
  kind: Kind,
  keys: readonly string[],
): readonly unknown[] | Refusal {
  const decline = unjudged(w.root, [kind]);
  if (decline !== undefined) return decline;
  const [format, own, ...fields] = w.fields(w.root, "", ["format", "kind", ...keys]);
  w.format(format, CERTIFICATE_FORMAT);
  w.text(own, "/kind");
  return fields;
}

/** The rows that follow, or the digest of a network given beside the certificate; and their shape. */
export interface NetworkField {
  readonly shape: NetworkShape;
  /** `inline`: the rows follow; otherwise the digest of a network given beside the certificate. */
  readonly network: string;
}

export function networkValue({ shape, network }: NetworkField): Record<string, unknown> {
  return { source: network, inputs: shape.inputs, widths: shape.widths };
}

export function decodeNetworkField(w: Walk, value: unknown, pointer: string): NetworkField {
  const [source, inputs, widths] = w.fields(value, pointer, ["source", "inputs", "widths"]);
  return {
    shape: decodeShape(w, inputs, widths, pointer),
    network: source === "inline" ? source : decodeDigest(w, source, `${pointer}/source`),
  };
}

/** Where the points stand: in the certificate, or in a dataset given beside it. */
export type PointSource = "inline" | "given";

export function decodePointSource(w: Walk, value: unknown): PointSource {
  if (value === "inline" || value === "given") return value;
  w.refuse("malformed/wrong-type", "/points", "inline or given", "something else");
  return "inline";
}

/** Two numbers of points. */
export function decodePair(w: Walk, value: unknown, pointer: string): readonly [number, number] {
  const ends = w.list(value, pointer, "points", (item, p) => w.count(item, p, "points"));
  const [first, second] = ends;
  if (first !== undefined && second !== undefined && ends.length === 2) return [first, second];
  w.refuse("ill-formed/shape", pointer, "two points", `${ends.length}`);
  return [0, 0];
}

export function decodeNote(w: Walk, value: unknown): string {
  const note = w.text(value, "/note");
  if (note.length > LIMITS["note-characters"]) w.exceed("note-characters");
  return note;
}
