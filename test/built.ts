// The package as it is published, built into a folder of its own: tests that start processes must not
// depend on a dist that something else is writing at the moment.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const DESK = ["muball-desk.html", "muball-desk.html.sha256"];
const BESIDE = ["package.json", "README.md", "LICENSE", "CHANGELOG.md", "docs", ...DESK];
/** What is compiled is the copy, as in the package: source maps lead to the sources beside them. */
const SOURCES = ["src", "tsconfig.json", "tsconfig.build.json"];
const DATA = path.join("certificates", "data", "iris.csv");

/**
 * Builds into `reports/built/<name>` and gives the path. Types are not checked here: `npm test` does
 * that first. Fails: Error with the compiler's words.
 */
export function built(name: string): string {
  const folder = path.join(ROOT, "reports", "built", name);
  rmSync(folder, { recursive: true, force: true });
  const desk = path.join(ROOT, "src", "desk", "build.js");
  const page = spawnSync(process.execPath, [desk], { cwd: ROOT, encoding: "utf8" });
  if (page.status !== 0) throw new Error(`the desk was not built:\n${page.stderr}`);
  mkdirSync(path.join(folder, path.dirname(DATA)), { recursive: true });
  for (const file of [...BESIDE, ...SOURCES]) {
    cpSync(path.join(ROOT, file), path.join(folder, file), { recursive: true });
  }
  cpSync(path.join(ROOT, DATA), path.join(folder, DATA));
  const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const words = ["-p", path.join(folder, "tsconfig.build.json"), "--noCheck"];
  const ran = spawnSync(process.execPath, [tsc, ...words], { cwd: ROOT, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`the build failed:\n${ran.stdout}${ran.stderr}`);
  return folder;
}
