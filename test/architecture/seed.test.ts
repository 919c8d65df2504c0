// The seed of the properties: a function of the sources, so that one tree has one answer.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, expect, test } from "vitest";
import { seedOf } from "../../properties/seed.js";

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

function tree(): { readonly path: string; readonly root: URL } {
  const path = mkdtempSync(join(tmpdir(), "muball-seed-"));
  made.push(path);
  mkdirSync(join(path, "src/deep"), { recursive: true });
  writeFileSync(join(path, "src/deep/one.ts"), "1");
  writeFileSync(join(path, "src/two.ts"), "2");
  return { path, root: pathToFileURL(`${path}/`) };
}

test("the same files give the same seed, wherever they are", () => {
  const seed = seedOf(tree().root, ["src"]);
  expect(seedOf(tree().root, ["src"])).toBe(seed);
  expect(seed).toBeGreaterThanOrEqual(1);
  expect(seed).toBeLessThanOrEqual(2 ** 31 - 1);
});

test("another byte, another name and another file give another seed", () => {
  const { path, root } = tree();
  const seeds = [seedOf(root, ["src"])];
  writeFileSync(join(path, "src/deep/one.ts"), "3");
  seeds.push(seedOf(root, ["src"]));
  renameSync(join(path, "src/two.ts"), join(path, "src/three.ts"));
  seeds.push(seedOf(root, ["src"]));
  writeFileSync(join(path, "src/empty.ts"), "");
  seeds.push(seedOf(root, ["src"]));
  expect(new Set(seeds).size).toBe(4);
});
