// UNTRUSTED. The place of an output: which file a path names in the end, and whether it may be replaced.
import {
  accessSync,
  constants,
  lstatSync,
  readlinkSync,
  realpathSync,
  statSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { EXIT } from "../exit-codes.js";
import { Problem, systemCode } from "../problem.js";

/** Links that are followed one after the other, as systems do. */
const MOST_LINKS = 40;
const WRITABLE = 0o222;

const FAILURES: Readonly<Record<string, readonly [what: string, next: string]>> = {
  ENOSPC: ["no space is left on the device", "free some space, or name another place"],
  EDQUOT: ["the disk quota is used up", "free some space, or name another place"],
  EFBIG: ["the file would be larger than is allowed", "raise the limit, or name another place"],
  ENOENT: ["there is no such directory", "make the directory first, or name another place"],
  ENOTDIR: ["part of the path is not a directory", "name another place"],
  EISDIR: ["it is a directory", "give the path of a file"],
  EACCES: ["the place may not be written to", "check its permissions, or name another place"],
  EPERM: ["the place may not be written to", "check its permissions, or name another place"],
  EROFS: ["the file system is read-only", "name another place"],
  ELOOP: ["its links lead in a circle", "remove the link, or name another place"],
  ENAMETOOLONG: ["the name is too long", "name another place"],
};

function problemAt(where: string, what: string, next: string): Problem {
  return new Problem(EXIT.cannotRead, { what: `cannot write: ${what}`, where, next });
}

/** The problem of a failed write. */
export function cannotWrite(path: string, error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = systemCode(error);
  const [what, next] = FAILURES[code] ?? [];
  const said = error instanceof Error ? error.message : `error ${code}`;
  return problemAt(path, what ?? said, next ?? "name another place");
}

/** A system error with this code, as if the system had refused. */
function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** What a path names; undefined if nothing is there. */
function statOf(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false });
}

/** Where the link leads that a path ends with; undefined if it ends with none. */
function linkOf(path: string): string | undefined {
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return undefined;
  return resolve(dirname(path), readlinkSync(path));
}

/**
 * The file that a path leads to in the end, through all links, whether it is there or not.
 *
 * Ensures  no link: writing there leaves every link as it is, dangling ones too.
 */
function finalPath(path: string): string {
  let place = resolve(path);
  for (let links = 0; links <= MOST_LINKS; links += 1) {
    place = join(realpathSync(dirname(place)), basename(place));
    const next = linkOf(place);
    if (next === undefined) return place;
    place = next;
  }
  throw systemError("ELOOP");
}

/** Where a file goes. */
export interface Place {
  /** As it was named. */
  readonly named: string;
  /** The file itself, behind all links. */
  readonly path: string;
  /** What stands there and will be replaced. */
  readonly replaced: Stats | undefined;
  /** A device or a pipe: it cannot be replaced by renaming, and is written to directly. */
  readonly isSpecial: boolean;
}

/** Who may not write to a file may not replace it either; nor may who can do all, by accident. */
function requireReplaceable(named: string, path: string, { mode }: Stats): void {
  const isWritable = (mode & WRITABLE) !== 0;
  try {
    if (isWritable) accessSync(path, constants.W_OK);
  } catch {
    throw problemAt(
      named,
      "the file may not be written to",
      "check its permissions, or name another file",
    );
  }
  if (isWritable) return;
  const next =
    "it was protected on purpose, perhaps: name another file, or allow it with chmod u+w";
  throw problemAt(named, "there is a read-only file, which is kept", next);
}

/**
 * The place that a path names. Nothing is changed.
 *
 * Fails  Problem (cannot write): no directory to write in, a directory or a read-only file in the place.
 */
export function placeOf(named: string): Place {
  try {
    const found = statOf(named);
    if (found?.isDirectory() === true || named.endsWith("/")) throw systemError("EISDIR");
    if (found !== undefined && !found.isFile()) {
      return { named, path: named, replaced: undefined, isSpecial: true };
    }
    const path = finalPath(named);
    if (found !== undefined) requireReplaceable(named, path, found);
    accessSync(dirname(path), constants.W_OK);
    return { named, path, replaced: found, isSpecial: false };
  } catch (error) {
    throw cannotWrite(named, error);
  }
}
