// What has to be read to believe a verdict of one kind: all that the checker reaches from its door, except what
// is of other kinds alone, optional rules, and the readers of network files.
import { existsSync } from "node:fs";
import { importsOf, linesOf, textOf } from "./source-text.js";

const DOOR = "src/checker/check.ts";

/** Of both kinds about given networks. */
const TRAINED = [
  "src/checker/trained.ts",
  "src/format/trained.ts",
  "src/kernel/kinds/trained-rejections.ts",
];

/** Where the reading of one kind begins beside the door; who reads another kind leaves these out. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  memorization: [
    "src/checker/memorization.ts",
    "src/format/memorizations.ts",
    "src/kernel/ball/memorized.ts",
    "src/kernel/ball/rejections.ts",
  ],
  counterexample: ["src/kernel/kinds/points-of-balls.ts"],
  collision: ["src/kernel/kinds/points-of-balls.ts"],
  "preserving-map": ["src/kernel/kinds/preserving-map.ts"],
  obstruction: ["src/kernel/kinds/obstruction.ts"],
  "width-bound": ["src/kernel/kinds/width-bound.ts", "src/kernel/kinds/covering.ts"],
  robustness: [...TRAINED, "src/kernel/kinds/robustness.ts"],
  property: [...TRAINED, "src/kernel/kinds/property.ts"],
  "sobolev-bound": [
    "src/checker/sobolev-bound.ts",
    "src/format/sobolev-bound.ts",
    "src/kernel/sobolev-bound/rule.ts",
  ],
};

/** Limits of all kinds that are no memorization. */
const KIND_LIMITS = "src/kernel/kinds/limits.ts";

/** Judges of the kinds that are no memorization, and reasons for their refusals. */
const OF_FINDINGS = [
  "src/checker/findings.ts",
  "src/format/findings.ts",
  "src/kernel/kinds/rejections.ts",
];

const FINDINGS = ["counterexample", "collision", "preserving-map", "obstruction", "width-bound"];

export const KINDS_TO_READ: readonly string[] = Object.keys(PLACES);

/**
 * A verdict names what it rests on here: optional rules (`rules=`), and a network file (`from=`); the fast way is
 * left unread by those who check with --reference.
 */
const OPTIONAL = [
  "src/kernel/optional/",
  "src/format/optional/",
  "src/from/",
  "src/kernel/floats/",
  "src/kernel/fast/",
  "src/format/fast/",
];

/** True of a surface: a file that says only what others export. */
function isSurface(file: string): boolean {
  return file.endsWith("/index.ts") || file === "src/kernel/theorems.ts";
}

interface Names {
  /** Undefined: everything. */
  readonly names: readonly string[] | undefined;
  readonly target: string;
}

const STATEMENT = /^(?:import|export)\s+(?:type\s+)?(?:\*|\{([^}]*)\})\s+from\s+"(\.[^"]+)"/gmu;

/** What a file takes from which files, by name. */
function takenBy(file: string): readonly Names[] {
  const targets = new Map(importsOf(file).map((target) => [target, true]));
  return [...textOf(file).matchAll(STATEMENT)].map(([, list, specifier = ""]) => {
    const target = new URL(specifier.replace(/\.js$/u, ".ts"), `file:///${file}`).pathname.slice(1);
    if (!targets.has(target))
      throw new Error(`${file} takes from ${target}, which it does not import`);
    const names = list?.split(",").flatMap((one) => {
      const name = one
        .trim()
        .replace(/^type\s+/u, "")
        .replace(/\s.*$/u, "");
      return name === "" ? [] : [name];
    });
    return { names, target };
  });
}

const DEFINED = /^export\s+(?:declare\s+)?(?:const|function\*?|interface|type|class)\s+(\w+)/gmu;

/** The files that define these names, from a file that may be a surface. */
function definers(file: string, names: readonly string[] | undefined): readonly string[] {
  if (!isSurface(file)) return [file];
  const exported = takenBy(file);
  const own = new Set([...textOf(file).matchAll(DEFINED)].map(([, name]) => name));
  const found = (names ?? []).flatMap((name) => {
    if (own.has(name)) return [file];
    for (const { names: given, target } of exported) {
      if (given === undefined ? !defines(target, name) : !given.includes(name)) continue;
      return definers(target, [name]);
    }
    throw new Error(`${file} has no ${name}`);
  });
  return [...new Set(found)];
}

function defines(file: string, name: string): boolean {
  const isOwn = [...textOf(file).matchAll(DEFINED)].some(([, one]) => one === name);
  if (isOwn || !isSurface(file)) return isOwn;
  return takenBy(file).some(({ names, target }) => names?.includes(name) ?? defines(target, name));
}

/** The files that a person reads to believe a verdict of this kind, sorted. */
export function readingOf(kind: string): readonly string[] {
  const own = new Set(PLACES[kind] ?? []);
  if (FINDINGS.includes(kind)) OF_FINDINGS.forEach((file) => own.add(file));
  if (kind !== "memorization") own.add(KIND_LIMITS);
  if (TRAINED.some((file) => own.has(file))) own.add("src/checker/findings.ts");
  if (kind === "sobolev-bound") own.add("src/kernel/kinds/rejections.ts");
  const others = [KIND_LIMITS, ...OF_FINDINGS, ...Object.values(PLACES).flat()].filter(
    (file) => !own.has(file),
  );
  const read = new Set<string>();
  const waiting = [DOOR];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (read.has(file) || others.includes(file)) continue;
    if (OPTIONAL.some((folder) => file.startsWith(folder))) continue;
    if (!existsSync(file)) throw new Error(`no file ${file}`);
    read.add(file);
    for (const { names, target } of takenBy(file)) waiting.push(...definers(target, names));
  }
  return [...read].sort();
}

export function linesToRead(kind: string): number {
  return readingOf(kind).reduce((sum, file) => sum + linesOf(file), 0);
}
