// TRUSTED. The text of a counterexample: its header holds all evidence; network rows and points follow.
// Imports only kernel and format.
import { type CounterexampleWitness, type Refusal } from "../kernel/index.js";
import { claimValue, decodeClaimValue, type NamedClaim } from "./claim-text.js";
import { coordinates, decodeCoordinates } from "./dataset-text.js";
import {
  CERTIFICATE_FORMAT,
  decodeNetworkField,
  decodeNote,
  decodePointSource,
  headerFields,
  type NetworkField,
  networkValue,
  type PointSource,
} from "./kind-text.js";
import type { Line } from "./lines.js";
import { encodeRational } from "./rational-text.js";
import { walk, type Walk } from "./walk.js";

/** Everything of a counterexample but the rows of the network and the points of the dataset. */
export interface CounterexampleHeader extends NetworkField {
  /** The claim that is refuted. */
  readonly claim: NamedClaim;
  readonly points: PointSource;
  readonly witness: CounterexampleWitness;
  /** For people; never read. */
  readonly note: string;
}

export function encodeCounterexampleHeader(header: CounterexampleHeader): string {
  const { ball, point, powers } = header.witness;
  return JSON.stringify({
    format: CERTIFICATE_FORMAT,
    kind: "counterexample",
    claim: claimValue(header.claim),
    network: networkValue(header),
    points: header.points,
    witness: {
      ball,
      point: coordinates(point),
      powers: powers.map(encodeRational),
    },
    note: header.note,
  });
}

function decodeWitness(w: Walk, value: unknown): CounterexampleWitness {
  const [ball, point, powers] = w.fields(value, "/witness", ["ball", "point", "powers"]);
  return {
    ball: w.count(ball, "/witness/ball", "points"),
    point: decodeCoordinates(w, point, "/witness/point"),
    powers: w.vector(powers, "/witness/powers", "dimension"),
  };
}

const KEYS = ["claim", "network", "points", "witness", "note"];

export function decodeCounterexampleHeader(line: Line): CounterexampleHeader | Refusal {
  const w = walk(line);
  const fields = headerFields(w, "counterexample", KEYS);
  if ("verdict" in fields) return fields;
  const [claim, network, points, witness, note] = fields;
  const header: CounterexampleHeader = {
    claim: decodeClaimValue(w, claim, "/claim", "counterexample"),
    ...decodeNetworkField(w, network, "/network"),
    points: decodePointSource(w, points),
    witness: decodeWitness(w, witness),
    note: decodeNote(w, note),
  };
  return w.finish() ?? header;
}
