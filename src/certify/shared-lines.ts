// UNTRUSTED. Writes the evidence of balls: what is written a second time is shared from then on.
// May import kernel, format.
import { evidenceFields } from "../format/index.js";
import { write } from "../writing/index.js";
import { LIMITS } from "../kernel/index.js";
import type { Evidence } from "../kernel/index.js";

/** The lines of one ball's evidence: parts that are shared from here on, and the evidence itself. */
export interface EvidenceLines {
  readonly shared: readonly string[];
  readonly evidence: string;
}

type Kind = "layer" | "fact";

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Puts numbers for parts of evidence that were written before, as JSON values. */
class Sharing {
  /** By kind and text: the number, or how often it was written in full. */
  readonly #known = new Map<string, { readonly number?: number; readonly times: number }>();
  readonly #counts = { layer: 0, fact: 0 };
  #room = LIMITS["shared-bytes"];
  #lines: string[] = [];

  /** The lines that are new since the last call. */
  takeLines(): readonly string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  #shared(kind: Kind, value: unknown): unknown {
    const text = JSON.stringify(value);
    const key = `${kind}${text}`;
    const { number: known, times } = this.#known.get(key) ?? { times: 0 };
    if (known !== undefined) return known;
    const number = this.#counts[kind];
    const line = JSON.stringify({ [kind]: value });
    // Once it was written so often that a line of its own would have been shorter, it gets one.
    const saved = times * (text.length - `${number}`.length);
    if (saved <= line.length || line.length + 1 > this.#room) {
      this.#known.set(key, { times: times + 1 });
      return value;
    }
    this.#known.set(key, { number, times });
    this.#counts[kind] += 1;
    this.#room -= line.length + 1;
    this.#lines.push(line);
    return number;
  }

  layer(value: unknown): unknown {
    if (!isObject(value) || !isList(value["facts"])) return this.#shared("layer", value);
    const facts = value["facts"].map((fact) =>
      isList(fact) ? [fact[0], fact[1], this.#fact(fact[2])] : fact,
    );
    return this.#shared("layer", { ...value, facts });
  }

  #fact(value: unknown): unknown {
    if (!isObject(value)) return this.#shared("fact", value);
    const { split, follow } = value;
    if (isList(split) && isList(split[2])) {
      const pieces = split[2].map((piece) =>
        typeof piece === "string" ? piece : this.#fact(piece),
      );
      return this.#shared("fact", { split: [split[0], split[1], pieces] });
    }
    if (isList(follow) && isList(follow[0])) {
      const layers = follow[0].map((layer) => this.layer(layer));
      return this.#shared("fact", { follow: [layers, this.#fact(follow[1])] });
    }
    return this.#shared("fact", value);
  }
}

/**
 * Opens the writing of evidence, ball by ball, in order.
 *
 * Ensures  a part is written in full until a line of its own would have been shorter, then shared in one, and
 *          named by its number from then on; no more is shared than the limit allows.
 */
export function evidenceWriter(): (evidence: Evidence) => EvidenceLines {
  const sharing = new Sharing();
  const fields = evidenceFields({ layers: [], facts: [] });
  return (evidence) => {
    const value = write(fields.evidence.shape, evidence);
    const layers = isObject(value) && isList(value["layers"]) ? value["layers"] : [];
    const own = {
      ...(isObject(value) ? value : {}),
      layers: layers.map((layer) => sharing.layer(layer)),
    };
    const text = JSON.stringify(own);
    return { shared: sharing.takeLines(), evidence: text };
  };
}
