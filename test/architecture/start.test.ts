// What a start of the command loads. Seconds depend on the machine; which modules are loaded does not.
import { describe, expect, test } from "vitest";
import { COMMAND_SUMMARIES } from "../../src/cli/command-summaries.js";
import { importsIn, textOf } from "./source-text.js";

/** Everything that is loaded before the first line of some files runs: what they import, except types and later. */
function loadedWith(...files: readonly string[]): readonly string[] {
  const found = new Set<string>(files);
  for (const file of found) {
    if (!file.startsWith("src/")) continue;
    const text = textOf(file)
      .replaceAll(/^(?:import|export) type [^;]*;/gmu, "")
      .replaceAll(/\bimport\(/gu, "later(");
    for (const target of importsIn(file, text)) found.add(target);
  }
  return [...found];
}

const START = ["src/cli/main.ts", "src/cli/run.ts"];
const withCommand = (name: string): readonly string[] =>
  loadedWith(...START, `src/cli/commands/${name}.ts`);

const foldersOf = (files: readonly string[]): readonly string[] =>
  [...new Set(files.flatMap((file) => /^src\/([^/]+)\//u.exec(file)?.[1] ?? []))].sort();
const packagesOf = (files: readonly string[]): readonly string[] =>
  files.filter((file) => !/^(?:src\/|node:)/u.test(file)).sort();

describe("the modules that are loaded", () => {
  test("for --version, --help and a word that is no command: no command, no checker, no reader", () => {
    const files = loadedWith(...START);
    expect(foldersOf(files)).toEqual(["cli", "dataset", "numbers", "report"]);
    expect(files.filter((file) => /^src\/(?:dataset|report|cli\/commands)\//u.test(file))).toEqual([
      "src/report/visible.ts",
      "src/dataset/data-error.ts",
    ]);
    expect(packagesOf(files)).toEqual(["commander", "pako"]);
    // Only what takes long is watched from outside.
    expect(files).not.toContain("src/cli/work/supervise.ts");
  });

  test("for check: nothing that makes networks or evidence, and no reader of data", () => {
    const files = withCommand("check");
    expect(foldersOf(files)).toEqual([
      "checker",
      "ci",
      "cli",
      "dataset",
      "format",
      "from",
      "kernel",
      "numbers",
      "report",
      "writing",
    ]);
    expect(packagesOf(files)).toEqual(["commander", "csv-parse/sync", "pako", "ts-pattern"]);
    const readers = ["csv", "arff", "json", "idx", "npy", "npz", "parquet", "read", "separation"];
    expect(
      files.filter((file) => readers.some((name) => file === `src/dataset/${name}.ts`)),
    ).toEqual([]);
    // Each module is about a millisecond.
    expect(files.length).toBeLessThan(205);
  });

  test("of a file of data: the reader of its own format alone", () => {
    const packages = packagesOf(loadedWith("src/dataset/index.ts"));
    expect(packages).toEqual([]);
    expect(packagesOf(loadedWith("src/dataset/csv.ts"))).toEqual(["csv-parse", "leven"]);
    expect(packagesOf(loadedWith("src/dataset/json.ts"))).toContain("stream-json/parser.js");
  });

  test("with another command are more: the search sees what is imported", () => {
    expect(foldersOf(withCommand("prove"))).toContain("constructions");
    expect(foldersOf(withCommand("refute"))).toContain("refute");
    expect(Object.keys(COMMAND_SUMMARIES).every((name) => withCommand(name).length > 20)).toBe(
      true,
    );
  });
});
