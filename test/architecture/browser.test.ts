// The checker runs where there is no Node: in a fresh context that has the language, TextEncoder and
// TextDecoder, and nothing else.
import { createContext, runInContext } from "node:vm";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { LINES, textOf as certificateOf } from "../example.js";
import { textOf } from "./source-text.js";

const GLOBALS = { TextEncoder, TextDecoder };

/** Loads a source file and what it imports in a context; an import that is no file of src fails. */
function loader(context: object): (file: string) => Record<string, unknown> {
  const loaded = new Map<string, Record<string, unknown>>();
  const load = (file: string): Record<string, unknown> => {
    const known = loaded.get(file);
    if (known !== undefined) return known;
    const exports: Record<string, unknown> = {};
    loaded.set(file, exports);
    const { outputText } = ts.transpileModule(textOf(file), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const run = runInContext(`(function (exports, require) {${outputText}\n})`, context) as (
      exports: object,
      load: (specifier: string) => object,
    ) => void;
    run(exports, (specifier) => {
      if (!specifier.startsWith(".")) throw new Error(`${file} imports ${specifier}`);
      const target = path.posix.join(path.posix.dirname(file), specifier);
      return load(target.replace(/\.js$/u, ".ts"));
    });
    return exports;
  };
  return load;
}

test("a context without Node accepts the example, and rejects it changed", () => {
  const context = createContext({ ...GLOBALS });
  const load = loader(context);
  Object.assign(context, {
    checker: load("src/checker/index.ts"),
    good: certificateOf(LINES),
    bad: certificateOf(LINES).replace('"radius":"1"', '"radius":"2"'),
  });
  expect(runInContext("checker.checkText(good).verdict", context)).toBe("accepted");
  expect(runInContext("checker.checkText(bad).rejection.code", context)).toBe(
    "unproved/neuron-not-stable",
  );
});

test("that context has neither Node's globals nor its modules", () => {
  const context = createContext({ ...GLOBALS });
  for (const name of ["process", "Buffer", "require", "setTimeout", "crypto", "performance"]) {
    expect(runInContext(`typeof ${name}`, context)).toBe("undefined");
  }
  expect(() => loader(context)("src/dataset/bytes.ts")).toThrow(/imports node:/u);
});
