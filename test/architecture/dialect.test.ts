// The dialect of the trusted folders, read from the source text, where no comment can switch it off.
import { describe, expect, test } from "vitest";
import { codeOf, textOf, trustedFiles } from "./source-text.js";

interface Rule {
  readonly name: string;
  readonly pattern: RegExp;
  /** Code the rule must find. */
  readonly found: readonly string[];
  /** Code the rule must leave alone. */
  readonly left: readonly string[];
  /** The only file in which it is allowed. */
  readonly except?: (file: string) => boolean;
}

/** The one file that rounds a number and makes one of a bigint: docs/theory.md#bounds, "Exactness". */
const DYADIC = "src/kernel/bounds/dyadic.ts";

const RULES: readonly Rule[] = [
  {
    name: "any",
    pattern: /\bany\b/u,
    found: ["let x: any;", "Array<any>"],
    left: ["many", '"any"'],
  },
  {
    name: "as, but as const",
    pattern: /\bas\b(?! const\b)/u,
    found: ["x as number", "import * as x", "x as unknown as T"],
    left: ["[1] as const", "was(x)"],
  },
  {
    name: "! for non-null",
    pattern: /[\w)\]]!(?!=)/u,
    found: ["x!.y", "f()!", "a[0]!"],
    left: ["!x", "a !== b", "a != b", "if (!found)"],
  },
  {
    name: "<T> for a cast",
    pattern: /[=(,]\s*<\w+>\s*[\w(]/u,
    found: ["x = <T>y"],
    left: ["f<T>(y)", "a < b"],
  },
  {
    name: "floating-point literals",
    pattern: /(?<![\w.])(?:\d[\d_]*\.\d|\.\d|\d[\d_]*e[-+]?\d)/iu,
    found: ["1.5", "x * .5", "1e3", "2E-3", "1_000.25"],
    left: ["16_384", "0x1e37", "0xe49b69c1", "a[1].b", "12n"],
  },
  {
    name: "Number, but Number.isSafeInteger",
    pattern: /\bNumber\b(?!\.isSafeInteger\()/u,
    found: ["Number(x)", "Number.parseFloat(x)", "map(Number)"],
    left: ["Number.isSafeInteger(x)", "number"],
    except: (file) => file === DYADIC,
  },
  {
    name: "rounding and parsing of numbers",
    pattern: /\b(?:parseInt|parseFloat|Math)\b/u,
    found: ["Math.floor(x)", "parseInt(x, 10)", "parseFloat(x)"],
    left: ["parsed"],
    except: (file) => file === DYADIC,
  },
  {
    name: "unary plus",
    pattern: /(?:=|\(|return)\s*\+\s*\w/u,
    found: ["x = +y", "f(+y)", "return +y"],
    left: ["x += y", "a + b", "f(a + b)"],
  },
  {
    name: "clock, chance and platform",
    pattern:
      /\b(?:Date|performance|setTimeout|setInterval|queueMicrotask|crypto|process|globalThis|window|require|eval|Function|Proxy|Reflect|fetch|Buffer|Intl|WebAssembly|Atomics)\b/u,
    found: [
      "new Date()",
      "Math.random() + Date.now()",
      "process.env.X",
      "eval(x)",
      "Buffer.from(x)",
    ],
    left: ["updated", "processed"],
  },
  {
    name: "dynamic import and import.meta",
    pattern: /\bimport\s*[.(]/u,
    found: ["import(x)", "import.meta.url"],
    left: ["import type { x } from"],
  },
  {
    name: "JSON outside of format",
    pattern: /\bJSON\b/u,
    found: ["JSON.parse(x)", "JSON.stringify(x)"],
    left: ["json"],
    except: (file) => file.startsWith("src/format/"),
  },
  {
    name: "try outside of format/untrusted-text.ts and kernel/refusal.ts",
    pattern: /\b(?:try|catch|finally)\b/u,
    found: ["try {", "} catch {", "x.catch(f)"],
    left: ["entry", "retry"],
    except: (file) => file === "src/format/untrusted-text.ts" || file === "src/kernel/refusal.ts",
  },
  {
    name: "throw outside of kernel/fault.ts and kernel/refusal.ts",
    pattern: /\bthrow\b/u,
    found: ["throw new Error(x)"],
    left: ["throws"],
    except: (file) => file === "src/numbers/fault.ts" || file === "src/kernel/refusal.ts",
  },
  {
    name: "assertions and output",
    pattern: /\b(?:assert|console|debugger)\b/u,
    found: ["assert(x)", "console.log(x)"],
    left: ["asserted"],
  },
  {
    name: "classes",
    pattern: /\bclass\b/u,
    found: ["class A extends B {}", "export class A {"],
    left: ["classes", "claim.classes"],
  },
  {
    name: "default exports",
    pattern: /\bexport\s+default\b/u,
    found: ["export default function f() {}"],
    left: ["default: return x"],
  },
  {
    name: "enums and namespaces",
    pattern: /\b(?:enum|namespace|declare)\b/u,
    found: ["enum A { B }", "declare const x: X"],
    left: ["declared"],
  },
  {
    name: "mutable state of a module",
    pattern: /^(?:export )?(?:let|var)\b/mu,
    found: ["let x = 1;", "export let x = 1;", "var x;"],
    left: ["  let x = 1;"],
  },
  {
    name: "var, with, labels",
    pattern: /\b(?:var|with)\b\s*[({a-z]/u,
    found: ["var x = 1", "with (x) {"],
    left: ["variable", "without(x)"],
  },
  {
    name: "waiting",
    pattern: /\b(?:async|await|Promise)\b/u,
    found: ["async function f() {", "await x"],
    left: ["awaited"],
  },
];

/** Where a pattern occurs in the code of a file, by lines. */
function hits(file: string, pattern: RegExp): string[] {
  return codeOf(textOf(file))
    .split("\n")
    .filter((line) => new RegExp(pattern.source, pattern.flags).test(line))
    .map((line) => `${file}: ${line.trim()}`);
}

describe("the dialect of the trusted folders", () => {
  test("is asked of all their files", () => {
    expect(trustedFiles().length).toBeGreaterThan(30);
  });

  test.each(RULES)("has no $name", ({ pattern, except }) => {
    const files = trustedFiles().filter((file) => except?.(file) !== true);
    expect(files.flatMap((file) => hits(file, pattern))).toEqual([]);
  });

  test.each(RULES)(
    "the rule against $name finds it, and nothing else",
    ({ pattern, found, left }) => {
      for (const code of found) expect(codeOf(code)).toMatch(pattern);
      for (const code of left) expect(codeOf(code)).not.toMatch(pattern);
    },
  );

  test("has no comment that switches a rule off", () => {
    const off = /@ts-|eslint-disable|biome-ignore|Stryker disable|istanbul|c8 ignore/u;
    expect(trustedFiles().filter((file) => off.test(textOf(file)))).toEqual([]);
  });

  test("has `try` at two calls of the platform, and where refusals are caught, only", () => {
    const tries = (file: string): number => [...codeOf(textOf(file)).matchAll(/\btry\b/gu)].length;
    expect(tries("src/format/untrusted-text.ts")).toBe(2);
    expect(tries("src/kernel/refusal.ts")).toBe(1);
  });

  test("rounds downwards only, and makes a number of a bigint at one place", () => {
    const code = codeOf(textOf(DYADIC));
    const calls = [...code.matchAll(/\b(?:Number|Math)\b[.\w]*/gu)].map(([call]) => call);
    expect(new Set(calls)).toEqual(new Set(["Math.floor", "Number"]));
    expect(calls.filter((call) => call === "Number")).toEqual(["Number"]);
  });

  test("says TRUSTED in the first line, and what may be imported in the first four", () => {
    const without = trustedFiles().filter((file) => !textOf(file).startsWith("// TRUSTED."));
    expect(without).toEqual([]);
  });

  test("code is told from comments, texts and expressions", () => {
    expect(codeOf('a("b // c"); // d\n/* e */ f(/"g/u) + `h ${i} j ${k()}`')).toBe(
      'a("");  \n  f("") + (i)(k())',
    );
  });
});
