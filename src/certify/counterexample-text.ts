// UNTRUSTED. A counterexample as a certificate of its own. May import kernel, format, dataset.
import { encodeNetwork } from "../format/index.js";
import type { Rational } from "../numbers/index.js";
import { networkField } from "./network-digest.js";
import type { Counterexample, Doubted } from "./counterexample.js";
import { noteOf } from "./data-note.js";
import { datasetDigest, datasetLines } from "./dataset-text.js";
import type { Embedded } from "./request.js";
import { encode, HEADERS, type HeaderOf } from "../writing/index.js";

/** What the certificate holds itself, and the rest of the claim. */
export interface CounterexampleOptions {
  readonly embed: Embedded;
  /** r of the claim ρ ≥ r, if it makes one. */
  readonly ratio?: Rational;
  readonly note?: string;
}

function headerOf(
  doubted: Doubted,
  found: Counterexample,
  options: CounterexampleOptions,
): HeaderOf<"counterexample"> {
  const { dataset, network, norm, radius, rule } = doubted;
  const { classes } = dataset;
  const setting = { points: dataset.points.length, dimension: dataset.dimension, norm, radius };
  return {
    claim: {
      dataset: datasetDigest(dataset),
      classes,
      claim: { ...setting, classes: classes.length, rule, ratio: options.ratio },
    },
    network: networkField(network, options.embed.network, options.embed.from),
    points: options.embed.points ? "inline" : "given",
    witness: found,
    note: noteOf(dataset, options.note),
  };
}

/** The lines of the certificate, without line feeds. */
export function* counterexampleLines(
  doubted: Doubted,
  found: Counterexample,
  options: CounterexampleOptions,
): Generator<string> {
  yield encode(HEADERS.counterexample, headerOf(doubted, found, options));
  if (options.embed.network) {
    const rows = encodeNetwork(doubted.network);
    rows.next();
    yield* rows;
  }
  if (!options.embed.points) return;
  const points = datasetLines(doubted.dataset);
  points.next();
  yield* points;
}
