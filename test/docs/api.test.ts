// The API reference is made of docstrings (`npm run api`): every export of every entry point has one.
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { readText } from "./markdown.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { entryPoints } = JSON.parse(readText("typedoc.json")) as { entryPoints: readonly string[] };
const config = ts.readConfigFile(path.join(root, "tsconfig.json"), (file) => ts.sys.readFile(file));
const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
const program = ts.createProgram(
  entryPoints.map((file) => path.join(root, file)),
  options,
);
const checker = program.getTypeChecker();

/** Exports of the trusted folders whose line is a plain comment, or needs none. No others may come. */
const SAID_BY_A_COMMENT: ReadonlySet<string> = new Set([
  ...["Accepted", "Verdict", "Finding", "Rejection", "Kind", "KINDS"],
  ...["NORM_INFINITY", "NORM_ONE", "NORM_TWO"],
]);

function isTrusted(symbol: ts.Symbol): boolean {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? "";
  return /\/src\/(?:numbers|kernel|format|checker)\//u.test(file);
}

/** Names of the exports of a file that have no docstring, where they are declared. */
function undocumented(file: string): string[] {
  const source = program.getSourceFile(path.join(root, file));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is no module`);
  return checker.getExportsOfModule(module).flatMap((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    // A namespace is documented by what is in it.
    if ((target.flags & ts.SymbolFlags.ValueModule) !== 0) return [];
    const text = ts.displayPartsToString(target.getDocumentationComment(checker));
    const isKnown = isTrusted(target) && SAID_BY_A_COMMENT.has(symbol.name);
    return text.trim() === "" && !isKnown ? [symbol.name] : [];
  });
}

describe("the API reference", () => {
  test("is of the entry points of the package", () => {
    const { exports } = JSON.parse(readText("package.json")) as {
      exports: Record<string, { readonly types: string } | string>;
    };
    const typed = Object.values(exports).flatMap((entry) =>
      typeof entry === "string" ? [] : [entry.types],
    );
    const sources = typed.map((file) =>
      file.replace("./dist/", "src/").replace(/\.d\.ts$/u, ".ts"),
    );
    expect([...entryPoints].sort()).toEqual(sources.sort());
  });

  test.each(entryPoints)("has a docstring for every export of %s", (file) => {
    expect(undocumented(file)).toEqual([]);
  });
});
