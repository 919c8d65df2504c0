// TRUSTED. The text of a ball in a certificate: its point and label, unless a dataset has them, and its
// evidence, an activation pattern or facts, and what is left out. Imports only kernel and format.
import type { Ball, Evidence, ExceptedSlab, Pattern, Refusal, Run } from "../kernel/index.js";
import { decodeCoordinates, encodePoint } from "./dataset-text.js";
import { decodeFacts, factValue } from "./fact-text.js";
import type { Line } from "./lines.js";
import { LIMITS } from "./limits.js";
import { encodeRational } from "./rational-text.js";
import { tuple } from "./tuple.js";
import { walk, type Walk } from "./walk.js";

/** Runs as a text: `+3-12` is 3 active units, then 12 inactive ones. */
function encodeRuns(runs: readonly Run[]): string {
  return runs.map((run) => `${run.active ? "+" : "-"}${run.count}`).join("");
}

/** The count of a run, at most nine digits. */
function countOf(run: string): number {
  let count = 0;
  for (const digit of run.slice(1)) count = 10 * count + digit.charCodeAt(0) - 48;
  return count;
}

/**
 * The runs of a text, maximal, so that a list of phases has one spelling.
 *
 * One match a run: an expression for the whole text would overflow the stack of its matcher.
 */
function decodeRuns(w: Walk, value: unknown, pointer: string): readonly Run[] {
  const text = w.text(value, pointer);
  const runs: Run[] = [];
  let read = 0;
  for (const { 0: run, index } of text.matchAll(/[+-][1-9][0-9]{0,8}/gu)) {
    if (index !== read) break;
    const active = run.startsWith("+");
    if (runs.at(-1)?.active === active) {
      w.refuse("malformed/not-canonical", pointer, "maximal runs", text.slice(0, 80));
      return [];
    }
    if (runs.length === LIMITS.units) {
      w.exceed("units");
      return [];
    }
    runs.push({ active, count: countOf(run) });
    read += run.length;
  }
  if (read > 0 && read === text.length) return runs;
  w.refuse("malformed/wrong-type", pointer, "runs such as +3-12", text.slice(0, 80));
  return [];
}

function exceptedValue({ unit, low, high, share }: ExceptedSlab): unknown {
  return [unit, ...[low, high, share].map(encodeRational)];
}

function encodeEvidence(evidence: Evidence): string {
  if ("pattern" in evidence) return `"pattern":${JSON.stringify(evidence.pattern.map(encodeRuns))}`;
  const facts = `"facts":${JSON.stringify(evidence.facts.map(factValue))}`;
  if (evidence.except === undefined) return facts;
  return `${facts},"except":${JSON.stringify(evidence.except.map(exceptedValue))}`;
}

/** A ball that carries its point, or one whose point is in the given dataset. */
export function encodeBall(ball: Ball, points: "inline" | "given"): string {
  const evidence = encodeEvidence(ball);
  if (points === "given") return `{${evidence}}`;
  const point = encodePoint({ point: ball.centre, label: ball.label });
  return `${point.slice(0, -1)},${evidence}}`;
}

function decodePattern(w: Walk, value: unknown): Pattern {
  return w.list(value, "/pattern", "layers", (item, p) => decodeRuns(w, item, p));
}

function decodeExcepted(w: Walk, value: unknown, pointer: string): ExceptedSlab {
  const [unit, low, high, share] = tuple(w, value, pointer, 4);
  return {
    unit: w.count(unit, `${pointer}/0`, "units"),
    low: w.rational(low, `${pointer}/1`),
    high: w.rational(high, `${pointer}/2`),
    share: w.rational(share, `${pointer}/3`),
  };
}

/** The keys under which the evidence of a ball stands. */
function evidenceKeys(root: unknown): readonly string[] {
  const has = (key: string): boolean =>
    typeof root === "object" && root !== null && Object.hasOwn(root, key);
  if (!has("facts")) return ["pattern"];
  return has("except") ? ["facts", "except"] : ["facts"];
}

function decodeEvidence(
  w: Walk,
  keys: readonly string[],
  [value, except]: readonly unknown[],
): Evidence {
  if (keys[0] === "pattern") return { pattern: decodePattern(w, value) };
  const facts = decodeFacts(w, value);
  if (keys.length === 1) return { facts };
  const slabs = w.list(except, "/except", "excepted-slabs", (item, p) =>
    decodeExcepted(w, item, p),
  );
  return { facts, except: slabs };
}

export function decodeInlineBall(line: Line): Ball | Refusal {
  const w = walk(line);
  const keys = evidenceKeys(w.root);
  const [point, label, ...evidence] = w.fields(w.root, "", ["point", "label", ...keys]);
  const ball: Ball = {
    centre: decodeCoordinates(w, point, "/point"),
    label: w.count(label, "/label", "classes"),
    ...decodeEvidence(w, keys, evidence),
  };
  return w.finish() ?? ball;
}

export function decodeGivenBall(line: Line): Evidence | Refusal {
  const w = walk(line);
  const keys = evidenceKeys(w.root);
  const evidence = decodeEvidence(w, keys, w.fields(w.root, "", keys));
  return w.finish() ?? evidence;
}
