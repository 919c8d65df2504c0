// UNTRUSTED. Files as they are on the disk, whole: what is signed is the file, packed if it is packed.
import { readFileSync, statSync } from "node:fs";
import { EXIT } from "../exit-codes.js";
import { Problem } from "../problem.js";
import { cannotRead } from "./read-bytes.js";

const MOST = 1024 ** 3;
/** Bytes of a key or a signature. */
const MOST_TEXT = 2 ** 20;

/** All bytes. Fails: Problem (cannot read; bad data beyond the limit). */
export function rawBytes(path: string, most = MOST): Uint8Array {
  try {
    if (statSync(path).size <= most) return readFileSync(path);
  } catch (error) {
    throw cannotRead(path, error);
  }
  const what = `the file has more than ${most} bytes`;
  throw new Problem(EXIT.badData, { what, where: path, next: "give the right file" });
}

/** The text of a key or a signature. */
export function shortText(path: string): string {
  return new TextDecoder().decode(rawBytes(path, MOST_TEXT));
}
