// UNTRUSTED. One change of one field of a certificate's text, in the manner of the field: a number a little larger,
// a phase flipped, an entry less. Sometimes what is derived (sizes, digest) is made to fit again.
import fc from "fast-check";
import { at } from "../../numbers/index.js";
import { decodeCertificateLoosely } from "../../oracle/decode-certificate-loosely.js";
import { countsOf } from "../../oracle/network.js";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Path = readonly (string | number)[];

/** Every place of a value, the value itself first. */
function* places(value: Json, path: Path = []): Generator<Path> {
  yield path;
  if (value === null || typeof value !== "object") return;
  for (const [key, item] of Object.entries(value)) {
    yield* places(item, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}

function valueAt(value: Json, path: Path): Json {
  let found = value;
  for (const key of path) found = (found as { readonly [key: string]: Json })[key] ?? null;
  return found;
}

function replaced(value: Json, path: Path, by: Json): Json {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    return value.map((item: Json, k) => (k === key ? replaced(item, rest, by) : item));
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => [
      name,
      name === key ? replaced(item as Json, rest, by) : (item as Json),
    ]),
  );
}

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

function spelled(num: bigint, den: bigint): string {
  const g = gcd(num, den);
  return den === g ? `${num / g}` : `${num / g}/${den / g}`;
}

const NUMBER = /^(-?\d+)(?:\/(\d+))?$/u;
const TINY = 10n ** 30n;

/** Canonical numbers near another one, and the usual corners. */
function otherNumbers(text: string): string[] {
  const [, top = "0", bottom = "1"] = NUMBER.exec(text) ?? [];
  const [num, den] = [BigInt(top), BigInt(bottom)];
  return [
    spelled(num * TINY + den, den * TINY),
    spelled(num * TINY - den, den * TINY),
    spelled(num + den, den),
    spelled(num * 2n, den),
    spelled(num, den * 2n),
    spelled(-num, den),
    "0",
    "1",
  ];
}

/** Runs with some unit flipped, one more, one less. */
function otherRuns(text: string): string[] {
  const signs = [...text.matchAll(/([+-])(\d+)/gu)].map(([, s = "", n = "0"]) =>
    s.repeat(Number(n)),
  );
  const phases = [...signs.join("")];
  const flip = (sign: string): string => (sign === "+" ? "-" : "+");
  const runs = (all: readonly string[]): string =>
    (all.join("").match(/\++|-+/gu) ?? []).map((run) => `${run.charAt(0)}${run.length}`).join("");
  const flipped = phases.map((_, n) =>
    runs(phases.map((sign, k) => (k === n ? flip(sign) : sign))),
  );
  return [...flipped, runs([...phases, "+"]), runs(phases.slice(1)), runs(phases.map(flip))];
}

const WORDS = ["inline", "given", "exact", "threshold", "argmax", "1", "2", "inf", "3", "3/2", "0"];

/** What may stand in a place instead. */
function others(value: Json): readonly Json[] {
  if (value === null) return ["1/2", { pair: [0, 1], powers: [] }];
  if (typeof value === "number") return [value + 1, Math.max(0, value - 1), 0, 1, 2];
  if (typeof value === "boolean") return [!value];
  if (typeof value === "string") {
    if (NUMBER.test(value)) return otherNumbers(value);
    return /^[+-]\d/u.test(value) ? otherRuns(value) : WORDS;
  }
  if (!Array.isArray(value)) return [null];
  const items = value as readonly Json[];
  const last = items.at(-1);
  const longer = last === undefined ? [] : [[...items, last]];
  return [items.slice(1), items.slice(0, -1), [...items].reverse(), ...longer];
}

/** The text with sizes and digest as they must be; unchanged if it can no longer be read. */
function refitted(text: string): string {
  try {
    const loose = decodeCertificateLoosely(text);
    const [header = "", ...rest] = text.split("\n");
    const { width, depth, parameters, nonzero, bits } = countsOf(loose.network);
    const size = { width, depth, parameters: `${parameters}`, nonzero: `${nonzero}`, bits };
    const head = { ...(JSON.parse(header) as { claim: object }), size };
    const claim = { ...head.claim, dataset: loose.digests.computed };
    return [JSON.stringify({ ...head, claim }), ...rest].join("\n");
  } catch {
    return text;
  }
}

/** Lines dropped, doubled, exchanged with the next. */
function otherLines(lines: readonly string[], k: number, way: number): string[] {
  const line = at(lines, k);
  const next = lines[k + 1] ?? "";
  const [before, after] = [lines.slice(0, k), lines.slice(k + 1)];
  if (way === 0) return [...before, ...after];
  if (way === 1) return [...before, line, line, ...after];
  return [...before, next, line, ...lines.slice(k + 2)];
}

interface Choice {
  readonly line: number;
  readonly place: number;
  readonly other: number;
  readonly whole: boolean;
  readonly refit: boolean;
}

const choices: fc.Arbitrary<Choice> = fc.record({
  line: fc.nat(),
  place: fc.nat(),
  other: fc.nat(),
  whole: fc.nat({ max: 7 }).map((n) => n === 0),
  refit: fc.nat({ max: 3 }).map((n) => n > 0),
});

function change(text: string, choice: Choice): string {
  const lines = text.split("\n").slice(0, -1);
  const k = choice.line % lines.length;
  if (choice.whole) {
    const changed = otherLines(lines, k, choice.other % 3)
      .map((line) => `${line}\n`)
      .join("");
    return choice.refit ? refitted(changed) : changed;
  }
  const value = JSON.parse(at(lines, k)) as Json;
  const all = [...places(value)].filter((path) => path.length > 0);
  const path = at(all, choice.place % all.length);
  const candidates = others(valueAt(value, path));
  if (candidates.length === 0) return text;
  const by = at(candidates, choice.other % candidates.length);
  const changed = lines
    .map((line, n) => `${n === k ? JSON.stringify(replaced(value, path, by)) : line}\n`)
    .join("");
  return choice.refit ? refitted(changed) : changed;
}

/** Certificates of these with one field or one line changed, perhaps refitted. */
export function tampered(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(texts, choices).map(([text, choice]) => change(text, choice));
}
