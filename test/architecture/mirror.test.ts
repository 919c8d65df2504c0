// One rule, one file, one test file; and names that say what a file defines.
import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filesIn, textOf, TRUSTED, trustedFiles } from "./source-text.js";

/** Files of types, constants and re-exports: nothing in them runs. */
const NOTHING_RUNS = new Set([
  "src/kernel/ball/proof.ts",
  "src/kernel/theorems.ts",
  "src/kernel/ball/rejections.ts",
  "src/kernel/optional/rejections.ts",
  "src/kernel/floats/rejections.ts",
  "src/kernel/kinds/limits.ts",
  "src/kernel/kinds/rejections.ts",
  "src/kernel/kinds/trained-rejections.ts",
  "src/elaborate/family.ts",
  "src/elaborate/finding.ts",
]);

const baseName = (file: string): string => file.replace(/^.*\//u, "").replace(/\.ts$/u, "");

describe("files and their tests", () => {
  test("every trusted file has its test file, and every file that makes proofs", () => {
    const files = [...trustedFiles(), ...filesIn("src/elaborate")].filter(
      (file) => baseName(file) !== "index" && !NOTHING_RUNS.has(file),
    );
    const tests = files.map((file) => file.replace(/^src\/(.*)\.ts$/u, "test/$1.test.ts"));
    expect(tests.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe("names", () => {
  test("no file is named for what it might hold", () => {
    const vague = /^(?:utils?|helpers?|common|misc|types?|shared|lib|stuff)$/u;
    const files = ["src", "test", "properties"].flatMap(filesIn);
    expect(files.filter((file) => file.split(/[/.]/u).some((part) => vague.test(part)))).toEqual(
      [],
    );
  });

  test("files are named in kebab case", () => {
    const files = ["src", "test", "properties"].flatMap(filesIn);
    const kebab = /^(?:[a-z0-9]+(?:-[a-z0-9]+)*)(?:\.test|\.property|\.slow|\.nightly|\.d)*$/u;
    expect(files.filter((file) => !kebab.test(baseName(file)))).toEqual([]);
  });

  test("every file of src says in its first line whether it is trusted", () => {
    const trusted = new Set(trustedFiles());
    const wrong = filesIn("src").filter((file) => {
      const [, mark] = /^(?:#![^\n]*\n)?\/\/ ((?:UN)?TRUSTED)\./u.exec(textOf(file)) ?? [];
      return mark !== (trusted.has(file) ? "TRUSTED" : "UNTRUSTED");
    });
    expect(wrong).toEqual([]);
  });

  test("the folders that are trusted are these four", () => {
    expect(TRUSTED).toEqual(["numbers", "kernel", "format", "from", "checker"]);
  });
});
