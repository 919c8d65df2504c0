// Dependencies go one way: docs/contributing.md. What judges certificates knows nothing of what makes them.
import { describe, expect, test } from "vitest";
import {
  codeOf,
  filesIn,
  importsIn,
  importsOf,
  textOf,
  TRUSTED,
  trustedFiles,
} from "./source-text.js";

/** The untrusted parts in order: each may import those before it. */
const UNTRUSTED = [
  "writing",
  "doubles",
  "dataset",
  "foreign",
  "vnnlib",
  "networks",
  "elaborate",
  "constructions",
  "interchange",
  "certify",
  "trained",
  "refute",
  "bounds",
  "lipschitz",
  "sobolev",
  "benchmark",
  "report",
  "figures",
  "ci",
  "signature",
  "shards",
];

/** Parts that may use Node's own modules: the readers of data, and the command. */
const WITH_NODE = ["dataset", "oracle", "cli"];

/** Parts that put together what makes certificates and what judges them. */
const TOGETHER = ["testing", "cli", "desk", "index.ts"];

/** What the desk, a page without Node, has of the command: files that need no Node. */
const DESK_FROM_CLI = ["files/gunzip", "problem", "files/open-certificate"].map(
  (name) => `src/cli/${name}.ts`,
);

function allowedFolders(part: string): readonly string[] {
  const trusted = TRUSTED.indexOf(part);
  if (trusted >= 0) return TRUSTED.slice(0, trusted + 1);
  if (part === "oracle") return ["oracle"];
  // The parts of a certificate are given to the checker itself.
  if (part === "shards") return [...TRUSTED, "writing", part];
  if (part === "desk") return [...TRUSTED, ...UNTRUSTED, "desk"];
  if (part === "testing") return [...TRUSTED, ...UNTRUSTED, "oracle", "testing"];
  if (TOGETHER.includes(part)) return [...TRUSTED, ...UNTRUSTED, "cli"];
  const from = part === "foreign" ? ["from"] : [];
  return [
    "numbers",
    "kernel",
    "format",
    ...from,
    ...UNTRUSTED.slice(0, UNTRUSTED.indexOf(part) + 1),
  ];
}

/** The file that loads the module of a user: `--with ./mine.js`. */
const LOADS_MODULES = "src/cli/proving/own-construction.ts";

/** Why a file may not import something, or undefined. */
function importDefect(file: string, target: string): string | undefined {
  const part = file.split("/")[1] ?? "";
  if (target === "a computed import" && file === LOADS_MODULES) return undefined;
  if (!target.startsWith("src/")) {
    if (/^(?:\.|test\/|properties\/|bench\/|a computed)/u.test(target)) return "outside of src";
    if (TRUSTED.includes(part)) return "a package in a trusted folder";
    const node = target.startsWith("node:") && !WITH_NODE.includes(part);
    return node ? "Node's modules outside of dataset and cli" : undefined;
  }
  if (part === "desk" && DESK_FROM_CLI.includes(target)) return undefined;
  const folder = target.split("/")[1] ?? "";
  return allowedFolders(part).includes(folder) ? undefined : `${part} imports ${folder}`;
}

function defectsOf(file: string): string[] {
  return importsOf(file).flatMap((target) => {
    const defect = importDefect(file, target);
    return defect === undefined ? [] : [`${file} imports ${target}: ${defect}`];
  });
}

describe("imports", () => {
  test("every folder of src has its rule", () => {
    const parts = new Set(filesIn("src").map((file) => file.split("/")[1]));
    const known = [...TRUSTED, ...UNTRUSTED, "oracle", ...TOGETHER];
    expect([...parts].filter((part) => !known.includes(part ?? ""))).toEqual([]);
  });

  test("go one way", () => {
    expect(filesIn("src").flatMap(defectsOf)).toEqual([]);
  });

  test.each([
    ["src/numbers/x.ts", "src/kernel/y.ts"],
    ["src/kernel/x.ts", "src/format/y.ts"],
    ["src/kernel/x.ts", "fraction.js"],
    ["src/kernel/x.ts", "node:fs"],
    ["src/format/x.ts", "src/checker/y.ts"],
    ["src/checker/x.ts", "src/certify/y.ts"],
    ["src/checker/x.ts", "node:crypto"],
    ["src/certify/x.ts", "src/checker/y.ts"],
    ["src/certify/x.ts", "src/cli/y.ts"],
    ["src/certify/x.ts", "node:fs"],
    ["src/dataset/x.ts", "src/networks/y.ts"],
    ["src/networks/x.ts", "src/constructions/y.ts"],
    ["src/report/x.ts", "src/checker/y.ts"],
    ["src/cli/x.ts", "test/exact.ts"],
    ["src/cli/x.ts", "src/testing/y.ts"],
    ["src/index.ts", "src/testing/y.ts"],
    ["src/testing/x.ts", "src/cli/y.ts"],
    ["src/testing/x.ts", "node:fs"],
    ["src/certify/x.ts", "src/oracle/y.ts"],
    ["src/cli/x.ts", "src/oracle/y.ts"],
    ["src/cli/x.ts", "src/desk/y.ts"],
    ["src/desk/x.ts", "src/cli/files/read-bytes.ts"],
    ["src/desk/x.ts", "src/testing/y.ts"],
    ["src/desk/x.ts", "node:fs"],
    ["src/oracle/x.ts", "src/kernel/y.ts"],
    ["src/oracle/x.ts", "src/testing/y.ts"],
    ["src/cli/x.ts", "a computed import"],
    ["src/kernel/x.ts", "a computed import"],
  ])("the rule knows that %s may not import %s", (file, target) => {
    expect(importDefect(file, target)).toEqual(expect.any(String));
  });

  test.each([
    ["src/kernel/x.ts", "src/kernel/y.ts"],
    ["src/checker/x.ts", "src/format/y.ts"],
    ["src/certify/x.ts", "src/constructions/y.ts"],
    ["src/certify/x.ts", "ts-pattern"],
    ["src/cli/x.ts", "src/checker/y.ts"],
    ["src/desk/x.ts", "src/checker/index.ts"],
    ["src/desk/x.ts", "src/cli/files/gunzip.ts"],
    ["src/dataset/x.ts", "node:zlib"],
    ["src/testing/x.ts", "src/oracle/y.ts"],
    ["src/testing/x.ts", "src/checker/y.ts"],
    ["src/testing/x.ts", "fast-check"],
    ["src/oracle/x.ts", "node:crypto"],
    ["src/cli/proving/own-construction.ts", "a computed import"],
  ])("the rule knows that %s may import %s", (file, target) => {
    expect(importDefect(file, target)).toBe(undefined);
  });

  test.each(["numbers", "kernel"])(
    "other trusted folders take %s through its index alone",
    (part) => {
      const others = trustedFiles().filter((file) => !file.startsWith(`src/${part}/`));
      const deep = others.flatMap(importsOf).filter((target) => target.startsWith(`src/${part}/`));
      expect(new Set(deep)).toEqual(new Set([`src/${part}/index.ts`]));
    },
  );

  test("untrusted parts but the command take trusted ones through their index alone", () => {
    const others = filesIn("src").filter((file) => !trustedFiles().includes(file));
    const files = others.filter((file) => !file.startsWith("src/cli/"));
    const trusted = /^src\/(?:numbers|kernel|format|from|checker)\/(?!index\.ts)/u;
    const deep = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => trusted.test(target))
        .map((target) => `${file} imports ${target}`),
    );
    expect(deep).toEqual([]);
  });

  /** The file of each rule that makes theorems. */
  const RULES = [
    "ball/memorized",
    "kinds/obstruction",
    "kinds/points-of-balls",
    "kinds/preserving-map",
    "kinds/property",
    "kinds/robustness",
    "kinds/width-bound",
    "sobolev-bound/rule",
  ].map((rule) => `src/kernel/${rule}.ts`);

  test("only the rules mint theorems, and nobody can from outside", () => {
    const minters = filesIn("src").filter((file) =>
      importsOf(file).includes("src/kernel/theorem.ts"),
    );
    expect(minters).toEqual([...RULES, "src/kernel/theorems.ts"].sort());
    for (const surface of ["index", "theorems"]) {
      expect(codeOf(textOf(`src/kernel/${surface}.ts`))).not.toMatch(/\b(?:seal|sealed)\b/u);
    }
  });

  test("there is one mint", () => {
    const sets = trustedFiles().filter((file) => /\bWeakSet\b/u.test(codeOf(textOf(file))));
    expect(sets).toEqual(["src/kernel/theorem.ts"]);
  });

  test("have no cycle", () => {
    const files = filesIn("src");
    const graph = new Map(
      files.map((file) => [file, importsOf(file).filter((target) => files.includes(target))]),
    );
    const free = new Set<string>();
    for (let more = true; more; ) {
      more = false;
      for (const [file, targets] of graph) {
        if (free.has(file) || !targets.every((target) => free.has(target))) continue;
        free.add(file);
        more = true;
      }
    }
    expect([...graph.keys()].filter((file) => !free.has(file))).toEqual([]);
  });

  test("of the oracle stay in its folder, Node and fraction.js", () => {
    const targets = filesIn("src/oracle").flatMap(importsOf);
    const allowed = /^(?:src\/oracle\/|node:|fraction\.js$)/u;
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.filter((target) => !allowed.test(target))).toEqual([]);
  });

  test("of fast-check are in the kit alone, which a user of the kit installs it for", () => {
    const users = filesIn("src").filter((file) => importsOf(file).includes("fast-check"));
    expect(users.length).toBeGreaterThan(3);
    expect(users.filter((file) => !file.startsWith("src/testing/"))).toEqual([]);
  });

  test("are found in every spelling", () => {
    const text = `
import "./a.js";
import b from "./b.js";
import { type c, d } from './c.js';
import type { e } from "../e.js";
import * as f from "f";
import {
  g,
  h,
} from "node:g";
export * from "./i.js";
export { j } from "./j.js";
// import "./comment.js";
/* import "./comment.js"; */
export const text = "x";
const k = await import("./k.js");
const l = await import(name);
`;
    expect(importsIn("src/x/y.ts", text)).toEqual([
      "src/x/a.ts",
      "src/x/b.ts",
      "src/x/c.ts",
      "src/e.ts",
      "f",
      "node:g",
      "src/x/i.ts",
      "src/x/j.ts",
      "src/x/k.ts",
      "a computed import",
    ]);
  });
});
