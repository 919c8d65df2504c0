// UNTRUSTED. Which certificates a run of `check` is about: files as they are named, folders with all that is in
// them, lists of names. What is left out of a folder is said: what nobody looked at must not look checked.
import { type Dirent, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { TextDecoder } from "node:util";
import { excerpt, visible } from "../../report/visible.js";
import { EXIT } from "../exit-codes.js";
import type { Io } from "../io.js";
import { Problem, usageProblem } from "../problem.js";
import { cannotRead, chunksOf } from "./read-bytes.js";

/** Names of certificates. */
const CERTIFICATE = /\.muball(?:\.gz)?$/u;
/** Folders that hold what was installed or what a tool keeps. */
const LEFT_OUT = /^(?:\..+|node_modules)$/u;
/** Most endings that are listed for one folder. */
const ENDINGS = 8;

/** The certificates to check, in order, and what was skipped, in words. */
export interface CertificateFiles {
  readonly files: readonly string[];
  readonly skipped: readonly string[];
  /** The folders that were given. */
  readonly folders: readonly string[];
}

/** Counts of what was skipped, by reason. */
type Skipped = Map<string, number>;

function skip(skipped: Skipped, reason: string): void {
  skipped.set(reason, (skipped.get(reason) ?? 0) + 1);
}

/** What an entry is once a link is followed: a link to a folder could lead round in a circle. */
function kindOf(file: string, entry: Dirent): "file" | "folder" | "linked folder" | "special file" {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  if (!entry.isSymbolicLink()) return "special file";
  const found = statSync(file, { throwIfNoEntry: false });
  // A link that leads nowhere is read as a file, and cannot be.
  if (found === undefined || found.isFile()) return "file";
  return found.isDirectory() ? "linked folder" : "special file";
}

/** Certificates below a folder, in the order of their names. */
function* filesBelow(folder: string, skipped: Skipped): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    throw cannotRead(folder, error);
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = path.join(folder, entry.name);
    const kind = kindOf(file, entry);
    if (kind === "folder") {
      if (LEFT_OUT.test(entry.name)) skip(skipped, `folder ${entry.name}`);
      else yield* filesBelow(file, skipped);
    } else if (kind === "file") {
      if (CERTIFICATE.test(entry.name)) yield file;
      else
        skip(skipped, path.extname(entry.name) === "" ? "other" : `*${path.extname(entry.name)}`);
    } else skip(skipped, kind);
  }
}

/** `certificates: skipped 12 other files: 8 *.dataset, 4 *.claim`. */
function skippedLine(folder: string, skipped: Skipped): readonly string[] {
  if (skipped.size === 0) return [];
  const counts = [...skipped].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const shown = counts
    .slice(0, ENDINGS)
    .map(([reason, count]) => `${count} ${excerpt(reason, 60)}`);
  const rest = counts.slice(ENDINGS).reduce((sum, [, count]) => sum + count, 0);
  const listed = [...shown, ...(rest === 0 ? [] : [`${rest} more`])].join(", ");
  return [`${visible(folder)}: not checked, as they are no *.muball or *.muball.gz: ${listed}`];
}

/** The names in a list: one a line, or ended by NUL as `git ls-files -z` and `find -print0` write them. */
function namesIn(list: string, io: Io): readonly string[] {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const bytes = Buffer.concat([...chunksOf(list, io)]);
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    const next = "give one path per line, in UTF-8";
    throw new Problem(EXIT.badData, { what: "the list of files is no text", where: list, next });
  }
  const names = text.includes("\0") ? text.split("\0") : text.split(/\r?\n/u);
  return names.filter((name) => name !== "");
}

function isFolder(name: string): boolean {
  if (name === "-") return false;
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}

/**
 * The certificates that are meant.
 *
 * Ensures  in the order in which they were given, those of a folder by name; each once.
 * Fails    Problem: a folder or list that cannot be read; nothing to check, which must not look accepted.
 */
export function certificateFiles(
  names: readonly string[],
  list: string | undefined,
  io: Io,
): CertificateFiles {
  const asked = [...names, ...(list === undefined ? [] : namesIn(list, io))];
  if (names.length === 0 && list === undefined) {
    throw usageProblem("give a certificate, a folder, or --files-from", "see muball check --help");
  }
  const files = new Set<string>();
  const skipped: string[] = [];
  const folders: string[] = [];
  for (const name of asked) {
    if (!isFolder(name)) {
      files.add(name);
      continue;
    }
    folders.push(name);
    const own: Skipped = new Map();
    let count = 0;
    for (const file of filesBelow(name, own)) {
      files.add(file);
      count += 1;
    }
    skipped.push(...skippedLine(name, own));
    if (count === 0) {
      const next = "certificates are named *.muball or *.muball.gz; give others by name";
      throw new Problem(EXIT.badData, {
        what: "there is no certificate in this folder",
        where: name,
        next,
      });
    }
  }
  if (files.size > 0) return { files: [...files], skipped, folders };
  const what = "the list of files names none: nothing would be checked";
  throw new Problem(EXIT.badData, { what, where: list, next: "check what writes the list" });
}
