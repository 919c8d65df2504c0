// The example of docs/contributing.md, carried through in a copy of the proofs: it compiles, and a mistake does not.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readText, section } from "../docs/markdown.js";
import { PROVED } from "./proved.js";

const BUILT = path.dirname(PROVED);
const isHere =
  existsSync(path.join(BUILT, "Sound.vo")) && spawnSync("coqc", ["--version"]).status === 0;
const world = mkdtempSync(path.join(tmpdir(), "muball-recipe-"));
afterAll(() => rmSync(world, { recursive: true }));

const RECIPE = section(readText("docs/contributing.md"), "Recipe: a change of a rule");
const [, today = "", then = ""] =
  /^\| `proofs\/Rules\.v`, `by_slab` \| `([^`]+)` \| `([^`]+)` \|$/mu.exec(RECIPE) ?? [];
const [, lemma = ""] = /^```coq\n([\s\S]*?)^```$/mu.exec(RECIPE) ?? [];

/** Writes a theory in which each of the texts, which stands in it once, is replaced. */
function changed(
  theory: string,
  ...changes: readonly (readonly [from: string, to: string])[]
): void {
  const file = path.join(world, `${theory}.v`);
  let text = readFileSync(path.join(BUILT, `${theory}.v`), "utf8");
  for (const [from, to] of changes) {
    expect(text.split(from), `${theory}: ${from}`).toHaveLength(2);
    text = text.replace(from, () => to);
  }
  writeFileSync(file, text);
}

function compiled(theory: string): string {
  const words = ["-q", "-Q", ".", "Muball", `${theory}.v`];
  const { status, stdout, stderr } = spawnSync("coqc", words, { cwd: world, encoding: "utf8" });
  return `${String(status)} ${stdout}${stderr}`.trimEnd();
}

describe.skipIf(!isHere)("the recipe for a change of a rule", () => {
  const sound = readFileSync(path.join(BUILT, "Sound.v"), "utf8");
  const [old = ""] = /^Lemma by_slab_sound [\s\S]*?^Qed\.$/mu.exec(sound) ?? [];

  test("holds: with the rule and the lemma as they stand in it, the proofs compile", () => {
    cpSync(BUILT, world, { recursive: true });
    changed("Rules", [today, then]);
    changed("Sound", [old, lemma]);
    expect(compiled("Rules")).toBe("0");
    expect(compiled("Sound")).toBe("0");
  }, 180_000);

  test("and with the wrong end of the slab for a negative multiple there is no proof", () => {
    const [from, to] = ["(- lo)))) lo", "(- lo)))) hi"];
    changed("Rules", [today, then], [from, to]);
    expect(compiled("Rules")).toBe("0");
    expect(compiled("Sound")).toMatch(/^1 .*Sound\.v/su);
  }, 180_000);
});
