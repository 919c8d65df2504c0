// Damage to files: bytes changed, cut, doubled, exchanged. Whatever stands in a file, a reader reads it or
// refuses it with a code and in time; it never throws anything else.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { FOREIGN_CODES, foreignContainerOf, readForeign } from "../../src/foreign/index.js";
import { readCases } from "../../src/vnnlib/index.js";

const FILES = fileURLToPath(new URL("../../test/foreign/files/", import.meta.url));
const NAMES = readdirSync(FILES, { recursive: true })
  .map(String)
  .filter((name) => /\.(?:onnx|nnet|h5|keras|npz|pth|safetensors|vnnlib)$|model\.json$/u.test(name))
  .filter((name) => name !== "bad-deep.vnnlib")
  .sort();

const SOUND = NAMES.map((name) => ({
  name,
  bytes: new Uint8Array(readFileSync(path.join(FILES, name))),
}));

/** One change: where, as a share of the length, what kind, and a byte. */
const change = fc.record({
  place: fc.nat(999_999).map((millionths) => millionths / 1_000_000),
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom("set", "flip", "digit") },
    { weight: 1, arbitrary: fc.constantFrom("cut", "double", "drop", "large") },
  ),
  byte: fc.nat(255),
  length: fc.nat(40),
});

export const damaged = fc.record({
  file: fc.constantFrom(...SOUND),
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
});

type Damaged = typeof damaged extends fc.Arbitrary<infer T> ? T : never;

/** The bytes after the changes. */
export function bytesAfter({ file, changes }: Damaged): Uint8Array {
  let bytes = file.bytes;
  for (const { place, kind, byte, length } of changes) {
    const at = Math.floor(place * bytes.length);
    const copy = Uint8Array.from(bytes);
    const [front, back] = [bytes.subarray(0, at), bytes.subarray(at)];
    switch (kind) {
      case "set":
        copy[at] = byte;
        break;
      case "flip":
        copy[at] = (bytes[at] ?? 0) ^ (1 << (byte % 8));
        break;
      case "digit":
        copy[at] = 48 + (byte % 10);
        break;
      case "large":
        copy.fill(0xff, at, at + (length % 9));
        break;
      case "cut":
        bytes = front;
        continue;
      case "double":
        bytes = Uint8Array.from([...front, ...back.subarray(0, length), ...back]);
        continue;
      case "drop":
        bytes = Uint8Array.from([...front, ...back.subarray(length)]);
        continue;
    }
    bytes = copy;
  }
  return bytes;
}

/** What becomes of a damaged file: "read", a code, or "unknown format". Fails on everything else. */
export function outcomeOf(sample: Damaged): string {
  const { name } = sample.file;
  const bytes = bytesAfter(sample);
  if (name.endsWith(".vnnlib")) {
    const read = readCases(new TextDecoder().decode(bytes));
    return read.verdict === "query" ? "read" : read.code;
  }
  const container = foreignContainerOf(name, bytes.subarray(0, 64));
  if (container === undefined) return "unknown format";
  const beside = (): Uint8Array => SOUND[0]?.bytes ?? new Uint8Array();
  const read = readForeign(container, { name, bytes, beside }, { nnet: "bare" });
  return read.verdict === "read" ? "read" : read.code;
}

/** Runs the property: every outcome is known and in time. Gives the outcomes with their counts. */
export function damagedFiles(draws: Parameters<typeof fc.assert>[1]): ReadonlyMap<string, number> {
  const codes = new Set<string>(["read", "unknown format", ...FOREIGN_CODES.map(([code]) => code)]);
  const counts = new Map<string, number>();
  fc.assert(
    fc.property(damaged, (sample) => {
      const before = process.cpuUsage();
      const outcome = outcomeOf(sample);
      const { user, system } = process.cpuUsage(before);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      return codes.has(outcome) && user + system < 5_000_000;
    }),
    draws,
  );
  return counts;
}
