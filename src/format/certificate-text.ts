// TRUSTED. The text of a certificate, `muball/1`: header, then network rows, reach witnesses, balls.
// Imports only kernel and format. One record a line, so a reader holds the network and one ball.
import type { RatioWitness, ReachWitness, Refusal, Size } from "../kernel/index.js";
import { claimValue, decodeClaimValue, kindOfClaim, type NamedClaim } from "./claim-text.js";
import {
  CERTIFICATE_FORMAT,
  decodeNetworkField,
  decodeNote,
  decodePair,
  decodePointSource,
  headerFields,
  type MemorizationKind,
  type NetworkField,
  networkValue,
  type PointSource,
} from "./kind-text.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { walk, type Walk } from "./walk.js";

/** Everything of a certificate but its rows, reach witnesses and balls. */
export interface Header extends NetworkField {
  readonly claim: NamedClaim;
  /** `inline`: balls carry their points; `given`: a dataset given beside the certificate does. */
  readonly points: PointSource;
  readonly size: Size;
  /** Reach witnesses that follow the rows. */
  readonly reaches: number;
  readonly ratio: RatioWitness | undefined;
  /** For people; never read. */
  readonly note: string;
}

export function encodeHeader(header: Header): string {
  const { size, ratio } = header;
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: kindOfClaim(header.claim.claim),
    claim: claimValue(header.claim),
    network: networkValue(header),
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

const KEYS = ["claim", "network", "size", "points", "reaches", "ratio", "note"];

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
  return {
    pair: decodePair(w, pair, "/ratio/pair"),
    powers: w.vector(powers, "/ratio/powers", "dimension"),
  };
}

/** The header of a certificate of this kind; what names another, or none, is refused. */
export function decodeHeader(
  line: Line,
  kind: MemorizationKind = "memorization",
): Header | Refusal {
  const w = walk(line);
  const fields = headerFields(w, kind, KEYS);
  if ("verdict" in fields) return fields;
  const [claim, network, size, points, reaches, ratio, note] = fields;
  const header: Header = {
    claim: decodeClaimValue(w, claim, "/claim", kind),
    ...decodeNetworkField(w, network, "/network"),
    size: decodeSize(w, size),
    points: decodePointSource(w, points),
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
