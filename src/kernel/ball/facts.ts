// TRUSTED. The facts of a layer: each is shown by its proof before anything may use it.
// Imports only the kernel. docs/theory.md#facts. Proved: prove_follow.
import type { Network } from "../network.js";
import type { Excepted } from "../optional/left-out.js";
import { separableDefect } from "../optional/separable.js";
import { eachPiece } from "../optional/split.js";
import { unproved } from "../refusal.js";
import type { Form } from "./form.js";
import { type Ground, groundOf, illFormed, missing, type Shortfall } from "./ground.js";
import { type Level, rowsOver } from "./level.js";
import type { Members } from "./members.js";
import type { FactProof, Follow, LayerProof, Split, StatedFact } from "./proof.js";
import { show } from "./show.js";
import { unitsOf } from "./units.js";

/** What the proofs of facts of one ball read. */
export interface Subject {
  readonly network: Network;
  /** The first hidden layer on the whole ball. */
  readonly first: Level;
  readonly members: Members;
  readonly excepted: Excepted;
}

/** A fact under proof: its name, and the pieces of SPLIT that led to where it is shown. */
interface Fact {
  readonly stated: StatedFact;
  readonly layer: number;
  readonly pieces: readonly number[];
}

function notShown(ground: Ground, { stated, layer, pieces }: Fact) {
  return (by: Shortfall, active: readonly number[]): never => {
    const where = { family: stated.inequality, member: stated.offset, pieces };
    const shown = missing(ground, layer, by, active);
    return unproved({ code: "unproved/fact", ...where, ...shown });
  };
}

/**
 * Shows a fact on the domain by its proof.
 *
 * Statement  by `show`; by SEPARABLE; by SPLIT, piece by piece; on a piece the last layers may be followed
 *            anew, what is below them holds on the piece as on all of the ball.
 * Ensures    returns the form, ≤ 0 on the domain; else refuses.
 */
function showFact(proof: FactProof, fact: Fact, level: Level, ground: Ground, on: Subject): Form {
  const { inequality, offset } = fact.stated;
  if ("pieces" in proof) {
    ground.rules.add("split");
    showPieces(proof, fact, level, ground, on);
  } else if ("layers" in proof) {
    showFact(proof.fact, fact, followed(proof, level, ground, on), ground, on);
  } else {
    const form = on.members(inequality, offset, level, ground);
    const fail = notShown(ground, fact);
    if ("less" in proof) show(form, proof, level, ground, { strict: false, active: [], fail });
    else {
      ground.rules.add("separable");
      const defect = separableDefect(form, proof, level, ground);
      if (defect !== undefined) fail(defect, []);
    }
    return form;
  }
  return on.members(inequality, offset, level, ground);
}

function showPieces(split: Split, fact: Fact, level: Level, ground: Ground, on: Subject): void {
  const missed = (n: number) => notShown(ground, { ...fact, pieces: [...fact.pieces, n] });
  for (const { proof, number, slab } of eachPiece(split, on, ground, missed)) {
    const piece = groundOf(ground, [...ground.domain, slab]);
    showFact(proof, { ...fact, pieces: [...fact.pieces, number] }, level, piece, on);
  }
}

/** The layers of a piece followed anew, up to that of the level. */
function followed({ layers }: Follow, level: Level, ground: Ground, on: Subject): Level {
  let under: Level | undefined = level;
  for (let k = 0; k < layers.length; k += 1) under = under?.rows?.under;
  if (under === undefined || under.index < 0 || layers.length === 0) {
    return illFormed(ground, `1 to ${level.index} layers to follow anew`, `${layers.length}`);
  }
  let own = under;
  for (const proof of layers) own = followLayer(own, proof, ground, on);
  return own;
}

/** The next layer on the domain, with its facts. */
export function followLayer(under: Level, proof: LayerProof, ground: Ground, on: Subject): Level {
  const level = unitsOf(rowsOver(on.network, under, ground), proof, ground);
  showFacts(proof, level, ground, on);
  return level;
}

/** Shows the facts of a layer, in order; each may use those before it. */
export function showFacts({ facts }: LayerProof, level: Level, ground: Ground, on: Subject): void {
  for (const stated of facts) {
    const fact = { stated, layer: level.index, pieces: [] };
    level.facts.push(showFact(stated.proof, fact, level, ground, on));
  }
}
