// The recipes of docs/ci.md, run as they stand in a repository of their own: the steps of the workflow, the
// hook, and the lines of the container file, as far as they can be run without a container engine.
import { spawnSync } from "node:child_process";
import {
  cpSync,
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
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { built } from "../built.js";
import { textOf, LINES } from "../example.js";
import { fenced, readText, section } from "./markdown.js";

const MINUTES = 60_000;
const folder = mkdtempSync(path.join(tmpdir(), "muball-ci-"));
const archive = path.join(folder, "muball.tgz");
const project = path.join(folder, "project");
const document = readText("docs/ci.md");

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** One line of shell. */
function shell(line: string, cwd = project, env: NodeJS.ProcessEnv = {}): Outcome {
  const child = spawnSync("sh", ["-c", line], {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 3 * MINUTES,
  });
  return { code: child.status, stdout: child.stdout, stderr: child.stderr };
}

function done(line: string, cwd = project, env: NodeJS.ProcessEnv = {}): Outcome {
  const ran = shell(line, cwd, env);
  if (ran.code !== 0) throw new Error(`${line}: ${ran.stdout}${ran.stderr}`);
  return ran;
}

/** The first block of this kind below a heading. */
function block(heading: string, info: string): string {
  const [first] = fenced(section(document, heading), info);
  if (first === undefined) throw new Error(`${heading} has no ${info}`);
  return first;
}

const INSTALLED = "node_modules";

/** A copy of the project, with the packages that are installed there. */
function fresh(name: string): string {
  const copy = path.join(folder, name);
  const own = path.join(project, INSTALLED);
  cpSync(project, copy, { recursive: true, filter: (from) => !from.startsWith(own) });
  symlinkSync(own, path.join(copy, INSTALLED));
  return copy;
}

beforeAll(() => {
  const from = built("ci");
  done(`npm pack --silent --ignore-scripts --pack-destination "${folder}"`, from);
  const packed = readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "no archive";
  cpSync(path.join(folder, packed), archive);
  mkdirSync(path.join(project, "certificates"), { recursive: true });
  writeFileSync(path.join(project, "package.json"), '{"private":true}\n');
  writeFileSync(path.join(project, "certificates", "a.muball"), textOf(LINES));
  done(`npm install --save-dev --prefer-offline --no-audit --no-fund --silent "${archive}"`);
  const [, write = ""] = fenced(section(document, "What to run"), "text");
  expect(write).toContain("--write-pins certificates/pins.json");
  done(`npx ${write.trim()}`);
  done("git init -q && git config user.email a@example.org && git config user.name a");
}, 5 * MINUTES);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
}, 2 * MINUTES);

/** Puts a proof that a claim is false where a memorization was. */
function refute(where: string): void {
  const sample = new URL(
    "../../certificates/accepted/counterexample/plane-2.muball",
    import.meta.url,
  );
  cpSync(sample, path.join(where, "certificates", "a.muball"));
}

describe("the workflow", () => {
  const steps = [...block("GitHub Actions", "yaml").matchAll(/^ {6}- run: (.+)$/gmu)].map(
    ([, line = ""]) => line,
  );

  test("installs and checks, and writes both reports", () => {
    const copy = fresh("workflow");
    expect(steps).toHaveLength(2);
    // This one installs them itself.
    rmSync(path.join(copy, INSTALLED));
    for (const step of steps) done(step.replace("npm ci", "npm ci --prefer-offline"), copy);
    expect(readFileSync(path.join(copy, "muball.xml"), "utf8")).toContain('tests="1" failures="0"');
    const sarif = JSON.parse(readFileSync(path.join(copy, "muball.sarif"), "utf8")) as object;
    expect(sarif).toMatchObject({ version: "2.1.0", runs: [{ results: [] }] });
  }, 180_000);

  test("is red over a counterexample, and over a certificate that was deleted", () => {
    const copy = fresh("red");
    refute(copy);
    expect(shell(steps[1] ?? "", copy)).toMatchObject({ code: 1 });
    rmSync(path.join(copy, "certificates", "a.muball"));
    writeFileSync(path.join(copy, "certificates", "b.muball"), textOf(LINES));
    const gone = shell(steps[1] ?? "", copy);
    expect(gone.code).toBe(1);
    expect(gone.stdout).toContain("a.muball: failed gate=pin wanted=sha256:");
  }, 60_000);
});

describe("the hook", () => {
  const hook = block("A pre-commit hook", "sh").trim();

  test("lets a commit through that has no certificate, or the pinned one; and no other", () => {
    const copy = fresh("hook");
    expect(shell(hook, copy)).toMatchObject({ code: 0, stdout: "" });
    done("git add certificates", copy);
    expect(shell(hook, copy)).toMatchObject({ code: 0 });
    refute(copy);
    done("git add certificates", copy);
    // xargs answers 123 for a command that ended with 1.
    const refused = shell(hook, copy);
    expect(refused.code).toBe(123);
    expect(refused.stdout).toContain("failed gate=kind");
  }, 60_000);

  test("of the framework has an entry that takes names of files", () => {
    const [, entry = ""] = /^ {8}entry: (.+)$/mu.exec(block("A pre-commit hook", "yaml")) ?? [];
    const [, files = ""] = /^ {8}files: '(.+)'$/mu.exec(block("A pre-commit hook", "yaml")) ?? [];
    expect(new RegExp(files, "u").test("certificates/a.muball")).toBe(true);
    expect(new RegExp(files, "u").test("certificates/a.claim")).toBe(false);
    expect(done(`${entry} certificates/a.muball`).stdout).toMatch(/^accepted /u);
  }, 60_000);
});

describe("the container file", () => {
  test("installs the command by its RUN line, and its entry point checks the folder", () => {
    const lines = block("A container", "dockerfile").trim().split("\n");
    const words = (name: string): string[] =>
      lines.filter((l) => l.startsWith(`${name} `)).map((l) => l.slice(name.length + 1));
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      ...["FROM", "COPY", "RUN", "WORKDIR", "ENTRYPOINT", "CMD"],
    ]);
    const prefix = path.join(folder, "container");
    mkdirSync(path.join(prefix, "lib"), { recursive: true });
    const [source = "", place = ""] = (words("COPY")[0] ?? "").split(" ");
    expect(source).toBe("muball.tgz");
    const run = (words("RUN")[0] ?? "").replace(place, archive);
    done(run, folder, { npm_config_prefix: prefix, npm_config_prefer_offline: "true" });
    const command = ["ENTRYPOINT", "CMD"].flatMap((n) => JSON.parse(words(n)[0] ?? "") as string[]);
    const PATH = `${path.join(prefix, "bin")}:${process.env["PATH"] ?? ""}`;
    const at = path.join(project, "certificates");
    expect(done(command.join(" "), at, { PATH }).stdout).toMatch(/^a\.muball: accepted /u);
  }, 180_000);
});
