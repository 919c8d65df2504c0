// UNTRUSTED. The files of a ZIP archive of a network, by name.
import { type ZipDamage, type ZipDefect, zipEntries } from "../../dataset/zip.js";
import { type ForeignCode, refuse } from "../exact/refusal.js";

const MOST_BYTES = 512 * 1024 ** 2;

const CODES: Readonly<Record<ZipDamage, ForeignCode>> = {
  truncated: "truncated",
  syntax: "syntax",
  size: "byte-count",
  "too-large": "too-large",
  encrypted: "attribute",
  method: "attribute",
};

function damaged({ damage, what, offset, name }: ZipDefect): never {
  const place = { byte: offset, ...(name !== undefined && { tensor: name }) };
  return refuse(CODES[damage], `the archive: ${what}`, place);
}

/** The files by name. Fails: refusal. */
export function filesOf(bytes: Uint8Array): ReadonlyMap<string, () => Uint8Array> {
  const files = new Map<string, () => Uint8Array>();
  for (const { name, listedAt, read } of zipEntries(bytes, MOST_BYTES, damaged)) {
    if (files.has(name))
      refuse("name-twice", `${name} is twice in the archive`, { byte: listedAt });
    files.set(name, read);
  }
  return files;
}
