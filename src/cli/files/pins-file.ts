// UNTRUSTED. A file of pins: for the name of each certificate, the claim that it must prove.
import path from "node:path";
import { digestOf } from "../../format/index.js";
import { quoted } from "../../report/visible.js";
import { EXIT } from "../exit-codes.js";
import type { Io } from "../io.js";
import { Problem } from "../problem.js";
import { chunksOf } from "./read-bytes.js";

/** Pins by the full path of the certificate. */
export interface Pins {
  readonly digests: ReadonlyMap<string, string>;
  /** The same certificates by the names that stand in the file, relative to where it stands. */
  readonly names: ReadonlyMap<string, string>;
}

const FORM =
  'one JSON object: {"iris.muball": "sha256:…", "other.muball": {"format": "muball-claim/1", …}}';

function bad(file: string, what: string): Problem {
  return new Problem(EXIT.badData, {
    what: `these are no pins: ${what}`,
    where: file,
    expected: FORM,
    next: "write them with muball check FOLDER --write-pins FILE",
  });
}

/** The digest that a pin asks for: its own, or that of a claim given as text or as JSON. */
function digestFor(file: string, name: string, pin: unknown): string {
  if (typeof pin === "string" && /^sha256:[0-9a-f]{64}$/u.test(pin)) return pin;
  const text =
    typeof pin === "string"
      ? pin.replace(/\n$/u, "")
      : typeof pin === "object" && pin !== null
        ? JSON.stringify(pin)
        : "";
  if (text.startsWith('{"format":"muball-claim/1"')) return digestOf(`${text}\n`);
  throw bad(file, `the pin of ${quoted(name)} is neither a digest nor a claim`);
}

/** Fails: Problem (cannot read, bad data). */
export function pinsIn(file: string, io: Io): Pins {
  const text = Buffer.concat([...chunksOf(file, io)]).toString("utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw bad(file, error instanceof Error ? error.message : "no JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw bad(file, "no JSON object");
  }
  const folder = file === "-" ? "." : path.dirname(file);
  const digests = new Map<string, string>();
  const names = new Map<string, string>();
  for (const [name, pin] of Object.entries(value)) {
    const own = path.resolve(folder, name);
    digests.set(own, digestFor(file, name, pin));
    names.set(own, path.join(folder, name));
  }
  if (digests.size === 0) throw bad(file, "there is none");
  return { digests, names };
}

/** The text of pins: certificates by their paths relative to where the file will stand, sorted. */
export function pinsText(
  file: string,
  pins: readonly (readonly [certificate: string, digest: string])[],
): string {
  const folder = path.dirname(file);
  const relative = pins.map(
    ([certificate, digest]) =>
      [path.relative(folder, certificate).split(path.sep).join("/"), digest] as const,
  );
  relative.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(relative), null, 2);
}
