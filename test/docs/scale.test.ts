// docs/scale.md: the Job of Kubernetes by its published types and with its own commands; Slurm for real where it is
// installed, with a task that is cancelled and run again.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { built } from "../built.js";
import { fenced, readText, section } from "./markdown.js";

const root = new URL("../../", import.meta.url).pathname;
const folder = mkdtempSync(path.join(tmpdir(), "muball-scale-"));
const bin = path.join(folder, "bin");
const MANIFEST = readText("examples/kubernetes/check-job.yaml");

interface Container {
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
}
interface Job {
  readonly spec: {
    readonly completions: number;
    readonly template: { readonly spec: { readonly containers: readonly Container[] } };
  };
}

/** What ran, where muball is the command as it is built. */
function ran(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const all = { ...process.env, PATH: `${bin}:${process.env["PATH"] ?? ""}`, ...env };
  return spawnSync(command, args, { cwd: folder, encoding: "utf8", env: all, timeout: 60_000 });
}

beforeAll(() => {
  mkdirSync(bin);
  const main = path.join(built("scale"), "dist/cli/main.js");
  writeFileSync(path.join(bin, "muball"), `#!/bin/sh\nexec node ${main} "$@"\n`, { mode: 0o755 });
  const data = path.join(root, "certificates/data/iris.csv");
  const made = ran("muball", [
    "prove",
    data,
    "--rho",
    "1/100",
    "--with",
    "staircase",
    "-o",
    "iris.muball",
  ]);
  expect([made.status, made.stderr]).toEqual([0, expect.any(String)]);
}, 180_000);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What the compiler says about a value of a type. */
function typeDefects(type: string, from: string, value: unknown): readonly string[] {
  const name = path.join(root, "test/docs/value.ts");
  const text = `import type { ${type} } from "${from}";\nexport const value: ${type} = ${JSON.stringify(value)};\n`;
  const options = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    module: ts.ModuleKind.Node16,
  };
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) =>
    file === name
      ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022)
      : getSourceFile(file, ...rest);
  const program = ts.createProgram([name], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

describe("the Job of Kubernetes", () => {
  const job = parse(MANIFEST) as Job;

  test("is one by the published types, and a field that there is not is none", () => {
    const defects = (value: unknown) => typeDefects("Job", "kubernetes-types/batch/v1.js", value);
    expect(defects(job)).toEqual([]);
    expect(defects({ ...job, spec: { ...job.spec, completion: 8 } })).toEqual([
      expect.stringContaining("completion") as string,
    ]);
    expect(defects({ ...job, spec: { ...job.spec, completions: "8" } })).not.toEqual([]);
  }, 60_000);

  test("runs with its own command and variables, and its shares are merged", () => {
    const [container] = job.spec.template.spec.containers;
    if (container === undefined) throw new Error("no container");
    mkdirSync(path.join(folder, "shares"));
    const env = Object.fromEntries(container.env.map(({ name, value }) => [name, value]));
    const [shell = "", ...words] = [...container.command, ...container.args];
    for (let index = 0; index < job.spec.completions; index += 1) {
      const own = {
        ...env,
        CERTIFICATE: "iris.muball",
        SHARES: "shares",
        JOB_COMPLETION_INDEX: `${index}`,
      };
      const { status, stderr } = ran(shell, words, own);
      expect([index, status, stderr]).toEqual([index, 0, ""]);
    }
    const merge = /^# When the Job is complete: (.*)$/mu.exec(MANIFEST)?.[1] ?? "";
    const { status, stdout } = ran("sh", ["-c", merge.replaceAll("/data/", "")]);
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining("merged kind=memorization N=150 shares=8 ") as string,
    ]);
  }, 120_000);
});

const hasSlurm =
  process.getuid?.() === 0 &&
  ["slurmctld", "slurmd", "munged", "sbatch"].every(
    (name) => spawnSync("which", [name]).status === 0,
  );
if (!hasSlurm)
  console.log("skipped: Slurm is not installed (Debian: slurm-wlm munge), or this is not root");

describe.skipIf(!hasSlurm)("Slurm on this machine", () => {
  const [first = "", again = ""] = fenced(section(readText("docs/scale.md"), "Slurm"), "text");
  const cluster = path.join(folder, "cluster");
  const env = { SLURM_CONF: path.join(cluster, "slurm.conf") };
  const submitted = (line: string): readonly string[] => {
    const { status, stdout, stderr } = ran(
      "sh",
      ["-c", line.trim().replace("examples/", `${root}examples/`)],
      env,
    );
    expect([status, stderr]).toEqual([0, ""]);
    return stdout.trim().split(" ");
  };
  const ended = async (): Promise<void> => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (ran("squeue", ["--noheader"], env).stdout === "") return;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    throw new Error("the queue does not end");
  };

  test("checks in an array of tasks; one that is cancelled is missed, and run again", async () => {
    rmSync(path.join(folder, "shares"), { recursive: true, force: true });
    const ports = { SLURMCTLD_PORT: "16817", SLURMD_PORT: "16818" };
    const server = spawn(path.join(root, "examples/slurm/one-machine.sh"), [cluster], {
      env: { ...process.env, ...ports },
      stdio: ["ignore", "pipe", "ignore"],
    });
    try {
      await new Promise<void>((resolve, reject) => {
        server.stdout.on("data", (text: Buffer) => {
          if (text.toString().startsWith("ready")) resolve();
        });
        server.on("exit", () => {
          reject(new Error("Slurm did not start"));
        });
      });
      const [array = ""] = submitted(first);
      expect(ran("scancel", [`${array}_3`], env).status).toBe(0);
      await ended();
      expect(readdirSync(path.join(folder, "shares"))).not.toContain("3.share");
      expect(readFileSync(path.join(folder, "merge.log"), "utf8")).toContain("share/missing");
      submitted(again);
      await ended();
      expect(readFileSync(path.join(folder, "merge.log"), "utf8")).toContain(
        "merged kind=memorization N=150 shares=8 ",
      );
    } finally {
      const gone = new Promise((resolve) => server.on("close", resolve));
      server.kill();
      await gone;
    }
  }, 180_000);
});
