// UNTRUSTED. What cannot be, for a dataset, as certificates. May import kernel, format, dataset, certify.
import { noteOf } from "../certify/index.js";
import type { ObstructionWitness, WidthWitness } from "../kernel/index.js";
import { settingOf } from "./map-near.js";
import { namedSetting, pointLines } from "./map-text.js";
import type { Question } from "./own-question.js";
import { encode, HEADERS, RECORDS } from "../writing/index.js";

/** The lines of a certificate of an obstruction, without line feeds. */
export function* obstructionLines(
  question: Question,
  { family, distance, links }: ObstructionWitness,
  embed: { readonly points: boolean },
  note = "",
): Generator<string> {
  const claim = namedSetting(question.dataset, settingOf(question));
  const points = embed.points ? "inline" : "given";
  const said = noteOf(question.dataset, note);
  yield encode(HEADERS.obstruction, {
    ...{ claim, family, distance, links: links.length, points, note: said },
  });
  for (const link of links) yield encode(RECORDS.link, link);
  if (embed.points) yield* pointLines(question.dataset);
}

/** The lines of a certificate of a width bound, without line feeds. */
export function* widthBoundLines(
  question: Question,
  witness: WidthWitness,
  embed: { readonly points: boolean },
  note = "",
): Generator<string> {
  const setting = { ...settingOf(question), rank: witness.rank };
  const claim = namedSetting(question.dataset, setting);
  const said = noteOf(question.dataset, note);
  const rest = { claim, points: embed.points ? "inline" : "given", note: said } as const;
  if ("nodes" in witness) {
    yield encode(HEADERS["width-bound"], { nodes: witness.nodes.length, ...rest });
    for (const node of witness.nodes) yield encode(RECORDS.coveringNode, node);
  } else {
    const { shift, pairs } = witness;
    yield encode(HEADERS["width-bound"], { shift, pairs: pairs.length, ...rest });
    for (const pair of pairs) yield encode(RECORDS.weightedPair, pair);
  }
  if (embed.points) yield* pointLines(question.dataset);
}
