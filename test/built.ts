// The package as it is published, built into a folder of its own: tests that start processes must not
// depend on a dist that something else is writing at the moment.
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const { files } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8")) as {
  readonly files: readonly string[];
};
/** What is published and was not built: what is compiled is this copy, so that source maps lead to sources. */
const PUBLISHED = files.filter((name) => name !== "dist" && !name.startsWith("!"));
const LEFT_OUT = files.filter((name) => name.startsWith("!")).map((name) => name.slice(1));
const BESIDE = ["package.json", "tsconfig.json", "tsconfig.build.json"];

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
  for (const file of [...BESIDE, ...PUBLISHED]) {
    cpSync(path.join(ROOT, file), path.join(folder, file), {
      recursive: true,
      filter: (from) => !LEFT_OUT.includes(path.relative(ROOT, from)),
    });
  }
  const tsc = path.join(ROOT, "node_modules", "typescript", "bin", "tsc");
  const words = ["-p", path.join(folder, "tsconfig.build.json"), "--noCheck"];
  const ran = spawnSync(process.execPath, [tsc, ...words], { cwd: ROOT, encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`the build failed:\n${ran.stdout}${ran.stderr}`);
  return folder;
}
