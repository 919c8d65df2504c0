// The source files of the project as text: their imports, and their code without comments and texts.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export const TRUSTED = ["numbers", "kernel", "format", "from", "checker"];

/** Files of a folder and its subfolders that end in .ts, as paths from the root with slashes. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(path.join(ROOT, folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => path.relative(ROOT, file).split(path.sep).join("/"))
    .sort();
}

export function trustedFiles(): string[] {
  return TRUSTED.flatMap((folder) => filesIn(`src/${folder}`));
}

export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

export function linesOf(file: string): number {
  return textOf(file).split("\n").length - 1;
}

/** What a file imports or re-exports: packages by name, files as paths from the root. */
export function importsOf(file: string): string[] {
  return importsIn(file, textOf(file));
}

export function importsIn(file: string, text: string): string[] {
  const code = withoutComments(text);
  const statements = code.matchAll(
    /^(?:import|export)\b(?:[^"'=(;]*?\bfrom)?\s*["']([^"']+)["']/gmu,
  );
  const calls = code.matchAll(/\bimport\s*\(\s*(?:["']([^"']+)["'])?/gu);
  return [...statements, ...calls].map(([, specifier]) => {
    if (specifier === undefined) return "a computed import";
    if (!specifier.startsWith(".")) return specifier;
    const target = path.posix.join(path.posix.dirname(file), specifier);
    return target.replace(/\.js$/u, ".ts");
  });
}

const TEXTS_AND_COMMENTS =
  /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\/\*[\s\S]*?\*\/|\/\/[^\n]*|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[gu]+/gu;

function withoutComments(text: string): string {
  return text.replaceAll(TEXTS_AND_COMMENTS, (match) => (/^\/[*/]/u.test(match) ? " " : match));
}

/** The code without comments, texts and regular expressions; of templates, what is put into them. */
export function codeOf(text: string): string {
  const code = text.replaceAll(TEXTS_AND_COMMENTS, (match) =>
    /^\/[*/]/u.test(match) ? " " : '""',
  );
  return code.replaceAll(/`[^`]*`/gu, (template) =>
    [...template.matchAll(/\$\{([^}]*)\}/gu)].map(([, inner = ""]) => `(${inner})`).join(""),
  );
}

/** Source of the unions of rejections without docstrings: of balls alone, or of every kind. */
export function rejectionSource(of: "balls" | "all"): string {
  const ofBalls = ["rejection", "ball/rejections", "optional/rejections"];
  const ofKinds = ["kinds/rejections", "kinds/trained-rejections", "floats/rejections"];
  const names = of === "balls" ? ofBalls : [...ofBalls, ...ofKinds];
  const texts = names.map((name) => textOf(`src/kernel/${name}.ts`));
  return texts.join("").replaceAll(/\/\*\*[\s\S]*?\*\//gu, "");
}
