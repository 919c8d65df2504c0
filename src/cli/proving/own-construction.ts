// UNTRUSTED. --with ./mine.js: loads the construction of a module, and says what is wrong with it.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { resolve as resolveModule } from "import-meta-resolve";
import type { Construction } from "../../constructions/index.js";
import { type Construct, constructionOf, OwnConstructionError } from "../../interchange/index.js";
import { quoted, visible } from "../../report/visible.js";
import { EXIT } from "../exit-codes.js";
import { Problem, systemCode } from "../problem.js";

/** Exports that are looked for if none is named. */
const EXPORTS = ["construct", "default"] as const;

/** `./mine.js#spread`: a module, and the export if one is named. */
interface Named {
  readonly module: string;
  readonly exported: string | undefined;
}

function namedIn(text: string): Named {
  const mark = text.lastIndexOf("#");
  if (mark <= 0) return { module: text, exported: undefined };
  return { module: text.slice(0, mark), exported: text.slice(mark + 1) };
}

/** A path of a module, and no name of a package. */
function isPath(module: string): boolean {
  return /^\.{0,2}[/\\]|\.[cm]?[jt]s$/u.test(module) || path.isAbsolute(module);
}

/** Where a module is; undefined for a package that is not installed where the command runs. */
function urlOf(module: string): string | undefined {
  if (isPath(module)) return pathToFileURL(module).href;
  try {
    return resolveModule(module, pathToFileURL(path.join(process.cwd(), "from-here.js")).href);
  } catch {
    return undefined;
  }
}

/** True if the text may name a construction of one's own: a path, or a package that is installed. */
export function isOwnConstruction(text: string): boolean {
  const url = urlOf(namedIn(text).module);
  return url !== undefined && !url.startsWith("node:");
}

/** `line 3, column 9` of the module, where its own code threw. */
function frameOf(error: unknown, url: string): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const places = url.startsWith("file:") ? [url, fileURLToPath(url)] : [url];
  const isOwn = (line: string): boolean => places.some((place) => line.includes(`${place}:`));
  const frame = stack.split("\n").find(isOwn) ?? "";
  const [, line, column] = /:(\d+):(\d+)\)?$/u.exec(frame) ?? [];
  return line === undefined ? "" : `, line ${line}, column ${column}`;
}

/** What a construction of one's own did wrong, as a problem. */
export function ownProblem(error: OwnConstructionError): Problem {
  const { origin, defect } = error;
  const { module, exported } = origin;
  const place = defect.place === "" ? "" : `, ${defect.place}`;
  const frame = frameOf(error.cause, urlOf(module) ?? module);
  return new Problem(EXIT.badData, {
    what: `the construction of ${visible(module)} gave no network`,
    where: visible(`${module}, export ${exported}${place}${frame}`),
    expected: defect.expected,
    got: visible(defect.got),
    next: defect.next,
  });
}

/** The module. Fails: Problem: it cannot be read, or throws while it is loaded. */
async function loaded(module: string, url: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    return (await import(url)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    const code = systemCode(error);
    const isMissing =
      code === "ERR_MODULE_NOT_FOUND" && String(error).includes(path.basename(module));
    if (isMissing || code === "ENOENT" || code === "ERR_UNSUPPORTED_DIR_IMPORT") {
      throw new Problem(EXIT.cannotRead, {
        what: "cannot read: no such module",
        where: visible(module),
        next: "check the path; a path begins with ./ or ends in .js",
      });
    }
    throw new Problem(EXIT.badData, {
      what: "the module of the construction cannot be loaded",
      where: visible(`${module}${frameOf(error, url)}`),
      got: visible(error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
      next: "mend the module: node has to be able to import it",
    });
  }
}

/** The function that a module exports, and its name. Fails: Problem (bad data). */
function exportOf(
  names: Readonly<Record<string, unknown>>,
  { module, exported }: Named,
): readonly [name: string, construct: Construct] {
  const wanted = exported === undefined ? EXPORTS : [exported];
  for (const name of wanted) {
    const found = Object.hasOwn(names, name) ? names[name] : undefined;
    if (typeof found === "function") return [name, found as Construct];
  }
  const others = Object.keys(names).map((name) => `${quoted(name)} (${typeof names[name]})`);
  throw new Problem(EXIT.badData, {
    what: "the module exports no construction",
    where: visible(module),
    expected: `a function exported as ${wanted.join(" or ")}`,
    got: others.length === 0 ? "no exports" : `the exports ${others.join(", ")}`,
    next: "docs/testing.md has an example; ./mine.js#name takes another export",
  });
}

/**
 * The construction that a module exports: `./mine.js`, `./mine.js#name`, or a package.
 *
 * Requires  `isOwnConstruction`.
 * Fails     Problem: the module cannot be loaded, or exports no such function.
 */
export async function ownConstruction(text: string): Promise<Construction> {
  const named = namedIn(text);
  const url = urlOf(named.module) ?? named.module;
  const [exported, construct] = exportOf(await loaded(named.module, url), named);
  const own = constructionOf({ module: named.module, exported }, construct);
  return {
    ...own,
    name: visible(own.name),
    construct: async (...asked) => {
      const answer = await own.construct(...asked);
      const construction = visible(answer.construction);
      return { ...answer, construction, detail: visible(answer.detail) };
    },
  };
}

/** What is done, with what a construction of one's own did wrong as a Problem. */
export async function withOwnProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof OwnConstructionError ? ownProblem(error) : error;
  }
}
