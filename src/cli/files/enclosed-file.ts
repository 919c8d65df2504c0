// UNTRUSTED. Files as a report encloses them: whole, or their digests where they are too large.
import { createHash } from "node:crypto";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { ENCLOSED_BYTES, type EnclosedFile } from "../../report/enclosed.js";
import { cannotRead, descriptorChunks } from "./read-bytes.js";

/** These bytes under a name. */
export function enclosedBytes(
  name: string,
  role: string,
  chunks: Iterable<Uint8Array>,
): EnclosedFile {
  const digest = createHash("sha256");
  let held: Uint8Array[] = [];
  let bytes = 0;
  for (const chunk of chunks) {
    digest.update(chunk);
    bytes += chunk.length;
    if (bytes > ENCLOSED_BYTES) held = [];
    else held.push(chunk);
  }
  const about = { name, role, bytes, sha256: digest.digest("hex") };
  if (bytes > ENCLOSED_BYTES) return about;
  return { ...about, base64: Buffer.concat(held).toString("base64") };
}

/** A file as it is on the disk, packed if it is packed. Fails: Problem (cannot read). */
export function enclosedFile(file: string, role: string): EnclosedFile {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    throw cannotRead(file, error);
  }
  try {
    return enclosedBytes(path.basename(file), role, descriptorChunks(descriptor, file));
  } finally {
    closeSync(descriptor);
  }
}
