// UNTRUSTED. Answers about a linear map as certificates. May import kernel, format, dataset, certify.
import { datasetDigest, datasetLines, networkDigest, noteOf } from "../certify/index.js";
import type { Dataset } from "../dataset/dataset.js";
import {
  encodeCollisionHeader,
  encodeMultiplier,
  encodeNetwork,
  encodePreservingMapHeader,
  type NamedSetting,
  type PointSource,
  shapeOf,
} from "../format/index.js";
import type { CollisionWitness, Network, PreservationWitness, Setting } from "../kernel/index.js";
import { type MapQuestion, settingOf } from "./map-near.js";

/** What a certificate holds itself. */
export interface Embedded {
  readonly network: boolean;
  readonly points: boolean;
}

/** A setting with the names that bind it to a dataset. */
export function namedSetting(dataset: Dataset, setting: Setting): NamedSetting {
  return { dataset: datasetDigest(dataset), classes: dataset.classes, setting };
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
  claim: NamedSetting;
  shape: ReturnType<typeof shapeOf>;
  network: string;
  points: PointSource;
} {
  const { dataset, map } = question;
  return {
    claim: namedSetting(dataset, settingOf(question)),
    shape: shapeOf(map),
    network: embed.network ? "inline" : networkDigest(map),
    points: embed.points ? "inline" : "given",
  };
}

export function* collisionLines(
  question: MapQuestion,
  witness: CollisionWitness,
  embed: Embedded,
  note = "",
): Generator<string> {
  yield encodeCollisionHeader({
    ...common(question, embed),
    witness,
    note: noteOf(question.dataset, note),
  });
  if (embed.network) yield* rowsOf(question.map);
  if (embed.points) yield* pointLines(question.dataset);
}

export function* preservingMapLines(
  question: MapQuestion,
  { matrix, multipliers }: PreservationWitness,
  embed: Embedded,
  note = "",
): Generator<string> {
  const count = multipliers.length;
  yield encodePreservingMapHeader({
    ...common(question, embed),
    multipliers: count,
    note: noteOf(question.dataset, note),
  });
  if (embed.network) yield* rowsOf(question.map);
  yield* rowsOf(matrix);
  for (const multiplier of multipliers) yield encodeMultiplier(multiplier);
  if (embed.points) yield* pointLines(question.dataset);
}
