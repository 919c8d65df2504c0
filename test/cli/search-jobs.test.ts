// `certify --jobs` and `verify --jobs` as processes of their own, since threads load the built files: the same bytes for every number.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../built.js";
import { OWN } from "../foreign/read-file.js";
import { folder, IRIS, muball, TOY } from "./in-memory.js";

const MODEL = path.join(OWN, "toy-trained.onnx");
const TRAINED = path.join(path.dirname(IRIS), "iris-trained.network");

let main = "";

beforeAll(() => {
  main = path.join(built("search-jobs"), "dist", "cli", "main.js");
}, 120_000);

interface Outcome {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly certificate: string;
}

/** One run in a fresh folder, so that each writes a file of the same name. */
function run(words: readonly string[], files: Readonly<Record<string, string>> = {}): Outcome {
  const here = folder();
  for (const [name, text] of Object.entries(files)) here.put(name, text);
  const child = spawnSync(process.execPath, [main, ...words, "-o", "out.muball"], {
    ...{ encoding: "utf8", timeout: 300_000, cwd: here.path },
  });
  const certificate = existsSync(here.at("out.muball"))
    ? readFileSync(here.at("out.muball"), "utf8")
    : "";
  return { exit: child.status, stdout: child.stdout, stderr: child.stderr, certificate };
}

function certify(words: readonly string[]): Outcome {
  return run(["certify", ...words, "--kind", "robustness", "--rule", "argmax"]);
}

/** Does another class win somewhere in this box of Iris, or one of two others come near to it? */
function verify(low: string, high: string, words: readonly string[]): Outcome {
  const inputs = [0, 1, 2, 3].map(
    (k) => `(declare-const X_${k} Real)(assert (>= X_${k} ${low}))(assert (<= X_${k} ${high}))`,
  );
  const outputs = [0, 1, 2].map((k) => `(declare-const Y_${k} Real)`);
  const cases = [1, 2].flatMap((k) => [`(>= Y_${k} Y_0)`, `(and (>= Y_${k} Y_0) (<= Y_0 1.0))`]);
  const query = [...inputs, ...outputs, `(assert (or ${cases.join(" ")}))`].join("\n");
  return run(["verify", "q.vnnlib", "--network", TRAINED, ...words], { "q.vnnlib": query });
}

/** Two points a second, so that threads are in the middle of some when they have to end. */
const LONG = [TRAINED, IRIS, "--largest", "--seconds-each", "2", "--jobs", "2"];

/** Some points are robust, and some were not reached. */
function expectPart({ exit, stdout, stderr, certificate }: Outcome): void {
  expect(exit, stderr).toBe(0);
  const [, robust, open] = /robust=(\d+) .* open=(\d+) /u.exec(stdout) ?? [];
  expect([Number(robust) > 0, Number(open) > 0]).toEqual([true, true]);
  expect(stderr).toContain("Points not reached are open.");
  expect(certificate.split("\n").length).toBeGreaterThan(300);
}

describe("the number of threads", () => {
  test.each([
    ["one radius", [TRAINED, IRIS, "--radius", "1/10", "--seconds-each", "1000"]],
    ["the largest", [MODEL, TOY, "-p", "inf", "--largest", "--seconds-each", "1000"]],
  ])(
    "changes no byte of the answer, nor of the certificate: %s",
    (_, words) => {
      const one = certify([...words, "--jobs", "1"]);
      expect(one.exit, one.stderr).toBe(0);
      expect(one.stdout).toMatch(/^accepted kind=robustness N=\d+ /u);
      for (const jobs of ["2", "5"]) expect(certify([...words, "--jobs", jobs])).toEqual(one);
      expect(certify(words)).toEqual(one);
    },
    600_000,
  );

  test.each([
    ["sat", "0.0", "8.0"],
    ["unsat", "0.0", "1.0"],
  ])(
    "changes no byte of the answer to a question, nor of its certificate: %s",
    (answer, low, high) => {
      const one = verify(low, high, ["--jobs", "1"]);
      expect(one.exit, one.stderr).toBe(0);
      expect(one.stdout.split("\n")[0]).toBe(answer);
      for (const jobs of ["2", "5"]) expect(verify(low, high, ["--jobs", jobs])).toEqual(one);
      expect(verify(low, high, [])).toEqual(one);
    },
    300_000,
  );

  test("is 1 to 999", async () => {
    for (const jobs of ["0", "-1", "1.5", "many", "1000"]) {
      const ran = await muball(["certify", MODEL, TOY, "--radius", "1/50", "--jobs", jobs]);
      expect([ran.exit, ran.stderr.includes("threads from 1 to 999")]).toEqual([64, true]);
    }
  }, 120_000);
});

describe("what several threads have found is written", () => {
  test("when the time is over", () => {
    expectPart(certify([...LONG, "--seconds", "15"]));
  }, 120_000);

  test("at the first Ctrl-C, once there is some", async () => {
    const here = folder();
    const words = [...LONG, "--kind", "robustness", "--rule", "argmax", "-o", "out.muball"];
    const terminal = ["--import", "data:text/javascript,process.stderr.isTTY=true"];
    const child = spawn(process.execPath, [...terminal, main, "certify", ...words], {
      ...{ cwd: here.path, stdio: ["ignore", "pipe", "pipe"] },
    });
    let [stdout, stderr, isSent] = ["", "", false];
    child.stdout.on("data", (chunk) => (stdout += String(chunk)));
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
      if (isSent || !/robust [1-9]/u.test(stderr)) return;
      isSent = child.kill("SIGINT");
    });
    const exit = await new Promise<number | null>((resolve) => void child.on("close", resolve));
    expectPart({ exit, stdout, stderr, certificate: here.read("out.muball") });
  }, 120_000);
});
