// UNTRUSTED. Answers about a linear map as certificates. May import kernel, format, dataset, certify.
import { datasetDigest, datasetLines, networkField, noteOf } from "../certify/index.js";
import type { Dataset } from "../dataset/dataset.js";
import { encodeNetwork, type Named, type PointSource, type NetworkField } from "../format/index.js";
import type { CollisionWitness, Network, PreservationWitness, Setting } from "../kernel/index.js";
import { type MapQuestion, settingOf } from "./map-near.js";
import { encode, HEADERS, RECORDS } from "../writing/index.js";

/** What a certificate holds itself. */
export interface Embedded {
  readonly network: boolean;
  readonly points: boolean;
}

/** A setting with the names that bind it to a dataset. */
export function namedSetting<S extends Setting>(dataset: Dataset, setting: S): Named<S> {
  return { dataset: datasetDigest(dataset), classes: dataset.classes, claim: setting };
}

/** The rows of a network, without its header. */
function* rowsOf(network: Network): Generator<string> {
  const rows = encodeNetwork(network);
  rows.next();
  yield* rows;
}

/** The points of a dataset, without its header. */
export function* pointLines(dataset: Dataset): Generator<string> {
  const lines = datasetLines(dataset);
  lines.next();
  yield* lines;
}

function common(
  question: MapQuestion,
  embed: Embedded,
): {
  claim: Named<Setting>;
  network: NetworkField;
  points: PointSource;
} {
  const { dataset, map } = question;
  return {
    claim: namedSetting(dataset, settingOf(question)),
    network: networkField(map, embed.network),
    points: embed.points ? "inline" : "given",
  };
}

/** The lines of a certificate of a collision, without line feeds. */
export function* collisionLines(
  question: MapQuestion,
  witness: CollisionWitness,
  embed: Embedded,
  note = "",
): Generator<string> {
  yield encode(HEADERS.collision, {
    ...common(question, embed),
    witness,
    note: noteOf(question.dataset, note),
  });
  if (embed.network) yield* rowsOf(question.map);
  if (embed.points) yield* pointLines(question.dataset);
}

/** The lines of a certificate of a preserving map, without line feeds. */
export function* preservingMapLines(
  question: MapQuestion,
  { matrix, multipliers }: PreservationWitness,
  embed: Embedded,
  note = "",
): Generator<string> {
  const count = multipliers.length;
  yield encode(HEADERS["preserving-map"], {
    ...common(question, embed),
    multipliers: count,
    note: noteOf(question.dataset, note),
  });
  if (embed.network) yield* rowsOf(question.map);
  yield* rowsOf(matrix);
  for (const multiplier of multipliers) yield encode(RECORDS.multiplier, multiplier);
  if (embed.points) yield* pointLines(question.dataset);
}
