// The sixty seconds of the README, run as they stand in a fresh folder: build, prove, check, change, check.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fenced, readText } from "./markdown.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), "muball-readme-"));
const blocks = fenced(readText("README.md"), "sh");
const BUILD = "npm run --silent build && ";

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One line of shell in the fresh folder. */
function shell(line: string): Outcome {
  const child = spawnSync("sh", ["-c", line], {
    cwd: folder,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { code: child.status, stdout: child.stdout, stderr: child.stderr };
}

function scripts(): Record<string, string> {
  const manifest = JSON.parse(readText("package.json")) as { scripts: Record<string, string> };
  return manifest.scripts;
}

let proved: Outcome;

beforeAll(() => {
  symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
  cpSync(path.join(root, "package.json"), path.join(folder, "package.json"));
  cpSync(path.join(root, "certificates/data"), path.join(folder, "certificates/data"), {
    recursive: true,
  });
  // Types are judged by their own step of `npm test`.
  const compiler = path.join(root, "node_modules/typescript/bin/tsc");
  const project = ["-p", path.join(root, "tsconfig.build.json"), "--noCheck"];
  const built = spawnSync(
    process.execPath,
    [compiler, ...project, "--outDir", path.join(folder, "dist")],
    { encoding: "utf8" },
  );
  expect(built.stdout).toBe("");
  proved = shell((scripts()["start"] ?? "").replace(BUILD, ""));
}, 120_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the README", () => {
  test("names the two commands, each complete by itself", () => {
    expect(blocks[0]).toBe("npm ci && npm start\n");
    expect(blocks).toContain("npm ci && npm test\n");
    expect(scripts()["start"]?.startsWith(BUILD)).toBe(true);
  });

  test("is at most 200 lines long", () => {
    expect(readText("README.md").split("\n").length).toBeLessThanOrEqual(201);
  });
});

describe("the sixty seconds", () => {
  const [first = "", change = "", second = ""] = (blocks[1] ?? "").trim().split("\n");
  const [shown = "", refused = ""] = (fenced(readText("README.md"), "text")[0] ?? "").split("\n");

  test("npm start proves Iris and ends with one line that says what", () => {
    expect(proved).toMatchObject({ code: 0 });
    const last = proved.stdout.trim().split("\n").at(-1) ?? "";
    expect(last).toMatch(/^accepted/u);
    for (const part of ["150", "sha256:"]) expect(last).toContain(part);
  });

  test("the certificate is accepted, with the line that the README shows", () => {
    const { code, stdout } = shell(first);
    expect(code).toBe(0);
    expect(shown).toMatch(/^accepted /u);
    expect(stdout.startsWith(shown.replace("…", ""))).toBe(true);
  });

  test("with one digit changed it is rejected for the label of the last ball", () => {
    expect(shell(change)).toMatchObject({ code: 0, stdout: "", stderr: "" });
    const [before, after] = ["iris.muball", "changed.muball"].map((file) =>
      readFileSync(path.join(folder, file), "utf8"),
    );
    expect(after).toHaveLength(before?.length ?? 0);
    expect(after).not.toBe(before);
    const { code, stdout, stderr } = shell(second);
    expect(code).toBe(1);
    expect(stdout.trim()).toBe(refused);
    expect(refused).toContain("unproved/label-not-certain");
    expect(stderr).toContain("ball 149");
  });
});
