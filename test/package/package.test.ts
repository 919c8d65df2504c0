// The package as a stranger gets it: packed, installed into an empty folder, its command run and its
// typed entry points used.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { built } from "../built.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const MINUTES = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), "muball-package-"));
const installed = path.join(folder, "node_modules", "muball");

/** Runs a command in the folder; fails with its words unless it ends with 0. */
function ran(command: string, words: readonly string[], cwd = folder): string {
  const child = spawnSync(command, words, { cwd, encoding: "utf8", timeout: 2 * MINUTES });
  if (child.status !== 0) {
    throw new Error(`${command} ${words.join(" ")}: ${child.stdout}${child.stderr}`);
  }
  return child.stdout;
}

beforeAll(() => {
  ran(
    "npm",
    ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder],
    built("package"),
  );
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "no archive";
  writeFileSync(path.join(folder, "package.json"), '{"private":true,"type":"module"}\n');
  ran("npm", ["install", "--no-audit", "--no-fund", "--silent", path.join(folder, archive)]);
}, 4 * MINUTES);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the two drawing libraries bring. */
const DRAWING = [
  "d3-array",
  "d3-color",
  "d3-format",
  "d3-interpolate",
  "d3-path",
  "d3-time",
  "d3-time-format",
  "internmap",
];

describe("the installed package", () => {
  test("gives the muball command", () => {
    expect(ran("npx", ["muball", "--help"])).toContain("Usage: muball");
    const data = path.join("node_modules", "muball", "certificates", "data", "iris.csv");
    const line = ran("npx", ["muball", "prove", data, "--rho", "1/100", "-o", "iris.muball"]);
    expect(line).toMatch(/^accepted N=150 d=4 C=3 p=2 .* ρ≥1\/100 /u);
    expect(ran("npx", ["muball", "check", "iris.muball"])).toMatch(/^accepted N=150 /u);
  });

  test("has typed entry points muball and muball/checker", () => {
    writeFileSync(
      path.join(folder, "use.ts"),
      `import { certify, evaluate, rational, readDataset, type Dataset, type Network } from "muball";
import { checkText, LIMITS, type Verdict } from "muball/checker";
const verdict: Verdict = checkText("{}\\n");
if (verdict.verdict === "accepted") console.log(verdict.digests.claim);
else if (verdict.verdict === "rejected") console.log(verdict.rejection.code);
const limit: number = LIMITS.layers;
const half: { readonly num: bigint; readonly den: bigint } = rational(1n, 2n);
const read: Promise<Dataset> = readDataset("node_modules/muball/certificates/data/iris.csv");
export type Used = [Network, typeof certify, typeof evaluate];
console.log(limit > 0, half.den, (await read).points.length);
// @ts-expect-error: a verdict is one of three words.
console.log(verdict.verdict === "valid");
`,
    );
    const options = { module: "nodenext", target: "es2022", lib: ["es2022", "DOM"], strict: true };
    const config = { compilerOptions: { ...options, types: [] }, files: ["use.ts"] };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
    ran(process.execPath, [path.join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-p", "."]);
    expect(ran(process.execPath, ["use.js"])).toBe("malformed/missing-field\ntrue 2n 150\nfalse\n");
  });

  test("offers bounds, refutations, slopes, seminorms and figures, with their types", () => {
    writeFileSync(
      path.join(folder, "parts.ts"),
      `import {
  bounds, figures, lipschitz, NORM_TWO, obstructionFor, rational, readDataset, sobolev, staircase,
  type Sweep,
} from "muball";
const one = rational(1n, 1n);
const iris = await readDataset("node_modules/muball/certificates/data/iris.csv");
const built = await staircase.construct(iris, NORM_TWO, undefined, { seed: "s", budget: 1 });
if (built.status !== "constructed") throw new Error("a staircase reaches some radius");
const question: lipschitz.Inquiry = {
  norm: NORM_TWO, tries: 1, seed: "s", eta: one, law: lipschitz.LAW_DEFAULTS,
};
const slope = await lipschitz.assess(built.network, question, async () => undefined);
const empty: Sweep = {
  source: "x", digest: "y", dimension: 1, norm: NORM_TWO, seed: "s", seconds: undefined, quantity: "parameters",
  cells: [], bounds: [], curves: [],
};
console.log((lipschitz.bestUpper(slope)?.num ?? 0n) > 0n, bounds.PUBLISHED.length > 9, sobolev.SERIES.length > 3);
console.log(figures.svgLines(figures.sweepFigure(empty))[0]?.startsWith("<svg"));
export type Used = [bounds.Bound, sobolev.Row, typeof obstructionFor];
`,
    );
    const options = { module: "nodenext", target: "es2022", lib: ["es2022", "DOM"], strict: true };
    const config = { compilerOptions: { ...options, types: [] }, files: ["parts.ts"] };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(config));
    ran(process.execPath, [path.join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-p", "."]);
    expect(ran(process.execPath, ["parts.js"])).toBe("true true true\ntrue\n");
  });

  test("muball/checker reaches only trusted files, and no node: module or package", () => {
    const waiting = [path.join(installed, "dist", "checker", "index.js")];
    const seen = new Set<string>();
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      if (seen.has(file)) continue;
      seen.add(file);
      const text = readFileSync(file, "utf8");
      expect(text, file).not.toMatch(/\bimport\s*\(/u);
      for (const [, name = ""] of text.matchAll(
        /^(?:import|export)\s(?:[^;"(=]*\sfrom\s)?"([^"]+)";$/gmu,
      )) {
        expect(name, file).toMatch(/^\.\.?\//u);
        waiting.push(path.join(path.dirname(file), name));
      }
    }
    const parts = [...seen].map((file) => path.relative(path.join(installed, "dist"), file));
    expect(parts.length).toBeGreaterThan(20);
    for (const part of parts) expect(part).toMatch(/^(?:numbers|kernel|format|from|checker)\//u);
  });

  test("has the auditor's desk, with the digest that stands beside it", () => {
    const page = readFileSync(path.join(installed, "muball-desk.html"));
    const digest = createHash("sha256").update(page).digest("hex");
    const beside = readFileSync(path.join(installed, "muball-desk.html.sha256"), "utf8");
    expect(beside).toBe(`${digest}  muball-desk.html\n`);
  });

  test("has the proofs, without what was built of them", () => {
    const found = readdirSync(path.join(installed, "proofs"));
    expect(found.filter((name) => name.endsWith(".v")).length).toBeGreaterThan(20);
    expect(found).toEqual(
      expect.arrayContaining(["build.js", "assumptions.txt", "reader", "page"]),
    );
    expect(found).not.toContain("build");
  });

  test("has the sources that docs/trust.md sends readers to, and maps that lead to them", () => {
    const trust = readFileSync(path.join(installed, "docs", "trust.md"), "utf8");
    const named = [...trust.matchAll(/`(src\/[\w/-]+\.ts)`/gu)].map(([, file = ""]) => file);
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((file) => !existsSync(path.join(installed, file)))).toEqual([]);
    const built = readdirSync(path.join(installed, "dist"), { recursive: true, encoding: "utf8" });
    const scripts = built.filter((file) => file.endsWith(".js") || file.endsWith(".d.ts"));
    expect(scripts.length).toBeGreaterThan(500);
    for (const file of scripts) {
      const map = path.join(installed, "dist", `${file}.map`);
      const { sources } = JSON.parse(readFileSync(map, "utf8")) as { sources: readonly string[] };
      const found = sources.filter((source) => existsSync(path.join(path.dirname(map), source)));
      expect(found, file).toHaveLength(1);
    }
  });

  test("brings only the production dependencies that package.json names", () => {
    const names = readdirSync(path.join(folder, "node_modules")).filter((n) => !n.startsWith("."));
    const text = readFileSync(path.join(installed, "package.json"), "utf8");
    const data = JSON.parse(text) as { dependencies: Record<string, string> };
    // stream-json brings stream-chain, d3-scale and d3-shape the rest; the others bring nothing.
    const brought = ["stream-chain", ...DRAWING];
    const expected = ["muball", ...brought, ...Object.keys(data.dependencies)];
    expect(names.sort()).toEqual(expected.sort());
    for (const version of Object.values(data.dependencies)) expect(version).toMatch(/^\d/u);
  });

  test("has a typed entry point muball/testing for those who have fast-check, and names it to others", () => {
    writeFileSync(
      path.join(folder, "kit.ts"),
      `import fc from "fast-check";
import { datasets, type DrawnDataset, oracle } from "muball/testing";
const drawn: readonly DrawnDataset[] = fc.sample(datasets({ dimension: 2, points: 5 }), 20);
const places = drawn.every(({ points }) => points.every((point) => point.length <= 2));
console.log(places, oracle.labelOf({ kind: "argmax" }, ["1", "2/3"]));
`,
    );
    const options = { module: "nodenext", target: "es2022", lib: ["es2022", "DOM"], strict: true };
    const compilerOptions = { ...options, types: [], skipLibCheck: true };
    writeFileSync(
      path.join(folder, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["kit.ts"] }),
    );
    const alone = spawnSync(process.execPath, ["-e", 'import("muball/testing")'], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(alone.stderr).toContain("Cannot find package 'fast-check'");
    symlinkSync(
      path.join(ROOT, "node_modules", "fast-check"),
      path.join(folder, "node_modules", "fast-check"),
    );
    ran(process.execPath, [path.join(ROOT, "node_modules", "typescript", "bin", "tsc"), "-p", "."]);
    expect(ran(process.execPath, ["kit.js"])).toBe("true 0\n");
  });

  test("finds a construction of one's own in a package of the folder where the command runs", () => {
    const own = path.join(folder, "node_modules", "own-ramp");
    mkdirSync(own);
    const manifest = {
      name: "own-ramp",
      type: "module",
      exports: { ".": { import: "./ramp.js" } },
    };
    writeFileSync(path.join(own, "package.json"), JSON.stringify(manifest));
    const layers =
      '[{ weights: [["1"], ["1"]], biases: ["-3/4", "-5/4"] }, { weights: [[2, -2]], biases: [0] }]';
    writeFileSync(path.join(own, "ramp.js"), `export default () => ${layers};\n`);
    writeFileSync(path.join(folder, "line.csv"), "x,side\n0,a\n2,b\n");
    const words = [
      "prove",
      "line.csv",
      "--radius",
      "3/4",
      "--with",
      "own-ramp",
      "-o",
      "line.muball",
    ];
    expect(ran("npx", ["muball", ...words])).toMatch(/^accepted N=2 d=1 C=2 p=2 radius=3\/4 /u);
  });
});
