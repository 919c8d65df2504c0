// TRUSTED. The text of a certificate, `muball/1`: header, then network rows, reach witnesses, balls.
// Imports only kernel and format. One record a line, so a reader holds the network and one ball.
import {
  declined,
  type RatioWitness,
  type ReachWitness,
  type Refusal,
  type Size,
} from "../kernel/index.js";
import { claimValue, decodeClaimValue, decodeDigest, type NamedClaim } from "./claim-text.js";
import type { Line } from "./lines.js";
import { LIMITS } from "./limits.js";
import { decodeShape, type NetworkShape } from "./network-text.js";
import { encodeRational } from "./rational-text.js";
import { walk, type Walk } from "./walk.js";

export const CERTIFICATE_FORMAT = "muball/1";
export const CERTIFICATE_KIND = "memorization";

/** Everything of a certificate but its rows, reach witnesses and balls. */
export interface Header {
  readonly claim: NamedClaim;
  readonly shape: NetworkShape;
  /** `inline`: the rows follow; otherwise the digest of a network given beside the certificate. */
  readonly network: string;
  /** `inline`: balls carry their points; `given`: a dataset given beside the certificate does. */
  readonly points: "inline" | "given";
  readonly size: Size;
  /** Reach witnesses that follow the rows. */
  readonly reaches: number;
  readonly ratio: RatioWitness | undefined;
  /** For people; never read. */
  readonly note: string;
}

export function encodeHeader(header: Header): string {
  const { shape, size, ratio } = header;
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: CERTIFICATE_KIND,
    claim: claimValue(header.claim),
    network: { source: header.network, inputs: shape.inputs, widths: shape.widths },
    size: {
      width: size.width,
      depth: size.depth,
      parameters: `${size.parameters}`,
      nonzero: `${size.nonzero}`,
      bits: size.bits,
    },
    points: header.points,
    reaches: header.reaches,
    ratio:
      ratio === undefined ? null : { pair: ratio.pair, powers: ratio.powers.map(encodeRational) },
    note: header.note,
  });
}

const KEYS = ["format", "kind", "claim", "network", "size", "points", "reaches", "ratio", "note"];

/** The value of a field of an untrusted object, read before its shape is judged. */
function peek(root: unknown, key: string): unknown {
  if (typeof root !== "object" || root === null) return undefined;
  // The own field only, and without a list of all others: there may be millions.
  return Object.getOwnPropertyDescriptor(root, key)?.value;
}

/** A decline for a version or kind that this checker does not judge. */
function unjudged(root: unknown): Refusal | undefined {
  const format = peek(root, "format");
  if (typeof format === "string" && format !== CERTIFICATE_FORMAT) {
    return declined({ code: "format-version", got: format.slice(0, 80) });
  }
  const kind = peek(root, "kind");
  if (typeof kind === "string" && kind !== CERTIFICATE_KIND) {
    return declined({ code: "certificate-kind", got: kind.slice(0, 80) });
  }
  return undefined;
}

function decodeSize(w: Walk, value: unknown): Size {
  const keys = ["width", "depth", "parameters", "nonzero", "bits"];
  const [width, depth, parameters, nonzero, bits] = w.fields(value, "/size", keys);
  return {
    width: w.count(width, "/size/width", "units"),
    depth: w.count(depth, "/size/depth", "layers"),
    parameters: w.integer(parameters, "/size/parameters"),
    nonzero: w.integer(nonzero, "/size/nonzero"),
    bits: w.count(bits, "/size/bits", "value-bits"),
  };
}

function decodeRatio(w: Walk, value: unknown): RatioWitness | undefined {
  if (value === null) return undefined;
  const [pair, powers] = w.fields(value, "/ratio", ["pair", "powers"]);
  const ends = w.list(pair, "/ratio/pair", "points", (item, p) => w.count(item, p, "points"));
  const [first, second] = ends;
  const terms = w.vector(powers, "/ratio/powers", "dimension");
  if (first !== undefined && second !== undefined && ends.length === 2) {
    return { pair: [first, second], powers: terms };
  }
  w.refuse("ill-formed/shape", "/ratio/pair", "two points", `${ends.length}`);
  return undefined;
}

function decodePointsField(w: Walk, value: unknown): "inline" | "given" {
  if (value === "inline" || value === "given") return value;
  w.refuse("malformed/wrong-type", "/points", "inline or given", "something else");
  return "inline";
}

function decodeNote(w: Walk, value: unknown): string {
  const note = w.text(value, "/note");
  if (note.length > LIMITS["note-characters"]) w.exceed("note-characters");
  return note;
}

export function decodeHeader(line: Line): Header | Refusal {
  const w = walk(line);
  const decline = unjudged(w.root);
  if (decline !== undefined) return decline;
  const [, , claim, network, size, points, reaches, ratio, note] = w.fields(w.root, "", KEYS);
  w.format(peek(w.root, "format"), CERTIFICATE_FORMAT);
  w.text(peek(w.root, "kind"), "/kind");
  const [source, inputs, widths] = w.fields(network, "/network", ["source", "inputs", "widths"]);
  const header: Header = {
    claim: decodeClaimValue(w, claim, "/claim"),
    shape: decodeShape(w, inputs, widths, "/network"),
    network: source === "inline" ? source : decodeDigest(w, source, "/network/source"),
    size: decodeSize(w, size),
    points: decodePointsField(w, points),
    reaches: w.count(reaches, "/reaches", "reaches"),
    ratio: decodeRatio(w, ratio),
    note: decodeNote(w, note),
  };
  return w.finish() ?? header;
}

export function encodeReachWitness(witness: ReachWitness): string {
  return JSON.stringify({
    direction: witness.direction.map((n) => `${n}`),
    alpha: encodeRational(witness.alpha),
    taus: witness.taus.map(encodeRational),
    power: encodeRational(witness.power),
  });
}

export function decodeReachWitness(line: Line): ReachWitness | Refusal {
  const w = walk(line);
  const keys = ["direction", "alpha", "taus", "power"];
  const [direction, alpha, taus, power] = w.fields(w.root, "", keys);
  const witness: ReachWitness = {
    direction: w.list(direction, "/direction", "dimension", (item, p) => w.integer(item, p)),
    alpha: w.rational(alpha, "/alpha"),
    taus: w.vector(taus, "/taus", "dimension"),
    power: w.rational(power, "/power"),
  };
  return w.finish() ?? witness;
}
