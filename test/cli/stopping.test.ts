// Ctrl-C and --seconds as a process hears them: what was found is written, the exit code is the documented one, and
// no partial file stays. The tests wait for what the command says on stderr, which it takes for a terminal.
import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { built } from "../built.js";
import { defectsOfText } from "./answer-schemas.js";
import { type Folder, folder, IRIS, muball } from "./in-memory.js";

const MINUTES = 60_000;
const AS_TERMINAL = "data:text/javascript,process.stderr.isTTY=true";

let main = "";

beforeAll(() => {
  main = path.join(built("stopping"), "dist", "cli", "main.js");
}, 2 * MINUTES);

/** A running command. */
interface Running {
  readonly child: ChildProcess;
  /** Resolves once stderr has had this text; fails if the command ends before. */
  readonly said: (text: string) => Promise<void>;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
  }>;
}

function start(here: Folder, words: readonly string[], env: NodeJS.ProcessEnv = {}): Running {
  const child = spawn(process.execPath, ["--import", AS_TERMINAL, main, ...words], {
    cwd: here.path,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let [stdout, stderr] = ["", ""];
  const waiting = new Set<() => void>();
  child.stdout.on("data", (chunk) => (stdout += String(chunk)));
  child.stderr.on("data", (chunk) => {
    stderr += String(chunk);
    for (const look of waiting) look();
  });
  const ended = new Promise<Awaited<Running["ended"]>>((resolve) => {
    child.on("close", (code, signal) => {
      resolve({ code, signal, stdout, stderr });
    });
  });
  const said = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        if (!stderr.includes(text)) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
      void ended.then(() => {
        reject(new Error(`it ended before it said "${text}": ${stderr}`));
      });
    });
  return { child, said, ended };
}

/** Points on which `voronoi` and those after it take long, and `partition` does not. */
function manyPoints(here: Folder): string {
  const rows = Array.from({ length: 1500 }, (_, k) => {
    const [x, y] = [(k * 7919) % 9973, (k * 104_729) % 9967];
    return `${x},${y},${x < 5000 ? "a" : "b"}`;
  });
  return here.put("many.csv", `${rows.join("\n")}\n`);
}

/** A module whose search never ends and never tells anything. */
function endless(here: Folder): string {
  here.put("mine.mjs", "export function construct() {\n  for (;;) {}\n}\n");
  return "./mine.mjs";
}

describe("the first Ctrl-C", () => {
  test(
    "ends prove with a certificate of what was constructed",
    async () => {
      const here = folder();
      const run = start(here, ["prove", manyPoints(here), "--rho", "1/100", "-o", "out"]);
      await run.said("constructing voronoi");
      run.child.kill("SIGINT");
      const { code, signal, stdout, stderr } = await run.ended;
      expect([code, signal, stderr.includes("muball: stopping with")]).toEqual([0, null, true]);
      expect(stdout).toMatch(/^accepted N=1500 /u);
      expect(stderr).toContain("Stopped: it was interrupted. This is the best so far.");
      expect(here.names()).toEqual(["many.csv", "out"]);
      expect((await muball(["check", here.at("out")])).exit).toBe(0);
    },
    MINUTES,
  );

  test(
    "ends construct with the best network so far",
    async () => {
      const here = folder();
      here.put("out", "older");
      const run = start(here, ["construct", manyPoints(here), "--rho", "1/100", "-o", "out"]);
      await run.said("constructing voronoi");
      run.child.kill("SIGINT");
      const { code, stderr } = await run.ended;
      expect(code).toBe(0);
      expect(stderr).toContain("Stopped: it was interrupted. This is the best so far.");
      expect(here.names()).toEqual(["many.csv", "out"]);
      expect(here.read("out")).toMatch(/^\{"format":"muball-network\/1"/u);
    },
    MINUTES,
  );

  test(
    "ends refute with the largest width so far",
    async () => {
      const here = folder();
      const run = start(here, ["refute", IRIS, "--width", "max", "--rho", "99/100", "-o", "out"]);
      await run.said("; 1 is proved");
      run.child.kill("SIGINT");
      const { code, stdout, stderr } = await run.ended;
      expect(code).toBe(0);
      expect(stderr).toContain("Stopped: it was interrupted. The largest width");
      expect(stdout).toContain("says=no-first-layer-of-rank-1-or-less-suffices");
      expect(here.names()).toEqual(["out"]);
      expect((await muball(["check", here.at("out")])).exit).toBe(0);
    },
    MINUTES,
  );

  test(
    "ends certify by the signal, as there is nothing to show; the older file stays",
    async () => {
      const here = folder();
      here.put("out", "older");
      const square = here.at("square.network");
      const made = ["construct", IRIS, "--rho", "9/10", "--with", "square", "-o", square];
      expect((await muball(made)).exit).toBe(0);
      const claim = ["--rho", "9/10", "--with", "square", "-o", "out"];
      const run = start(here, ["certify", square, IRIS, ...claim]);
      await run.said("certifying");
      run.child.kill("SIGINT");
      expect(await run.ended).toMatchObject({ code: null, signal: "SIGINT", stdout: "" });
      expect(here.names()).toEqual(["out", "square.network"]);
      expect(here.read("out")).toBe("older");
    },
    MINUTES,
  );
});

describe("a search that fills the heap", () => {
  // Large arrays: where many small things survive a collection of young ones, V8 may end the process itself.
  const hungry = (here: Folder): string => {
    const loop = "for (const all = []; ; ) all.push(new Array(50_000).fill(0.5));";
    here.put("mine.mjs", `export function construct() {\n  ${loop}\n}\n`);
    return "./mine.mjs";
  };
  /** Where Node gives threads little. */
  const LITTLE = { NODE_OPTIONS: "--max-old-space-size=60" };

  test.each([[[]], [["--seconds", "100"]]])(
    "is declined and says how to give more, and no partial file stays: %j",
    async (more) => {
      const here = folder();
      const own = ["prove", IRIS, "--with", hungry(here), "--rho", "1/2", "-o", "out", ...more];
      const { code, stdout, stderr } = await start(here, own, LITTLE).ended;
      expect([code, stdout]).toEqual([2, "declined code=out-of-memory\n"]);
      expect(stderr).toMatch(/next +NODE_OPTIONS=--max-old-space-size=/u);
      expect(stderr).not.toContain("bug");
      expect(here.names()).toEqual(["mine.mjs"]);
      const answer = (await start(here, [...own, "--json"], LITTLE).ended).stdout;
      expect(defectsOfText(answer)).toEqual([]);
      expect(JSON.parse(answer)).toMatchObject({ command: "prove", exit: 2 });
    },
    MINUTES,
  );
});

describe("a search that hears nothing", () => {
  test(
    "is ended when its time is over: declined, exit code 2",
    async () => {
      const here = folder();
      const own = ["--with", endless(here), "--rho", "1/2", "-o", "out"];
      const run = start(here, ["prove", IRIS, ...own, "--seconds", "1"]);
      const { code, stdout, stderr } = await run.ended;
      expect([code, stdout]).toEqual([2, "declined code=out-of-time\n"]);
      expect(stderr).toContain("Stopped: the 1 s were over. No network was constructed by then.");
      expect(here.names()).toEqual(["mine.mjs"]);
    },
    MINUTES,
  );

  test(
    "is ended after the first Ctrl-C, and what was kept is the answer",
    async () => {
      const here = folder();
      const own = ["--with", `staircase,${endless(here)}`, "--rho", "1/100", "--csv", "out.csv"];
      const run = start(here, ["sweep", IRIS, ...own]);
      await run.said("mine.mjs");
      run.child.kill("SIGINT");
      const { code, stdout, stderr } = await run.ended;
      expect([code, stdout]).toEqual([2, "declined code=interrupted\n"]);
      expect(stderr).toContain("1 of 2 cells are in out.csv.");
      expect(here.names()).toEqual(["mine.mjs", "out.csv"]);
      expect(here.read("out.csv").trim().split("\n")).toHaveLength(2);
    },
    MINUTES,
  );

  test(
    "is left at the second Ctrl-C, by the signal, and no partial file stays",
    async () => {
      const here = folder();
      const own = ["--with", `staircase,${endless(here)}`, "--rho", "1/100", "--csv", "out.csv"];
      const run = start(here, ["sweep", IRIS, ...own]);
      await run.said("mine.mjs");
      run.child.kill("SIGINT");
      await run.said("Ctrl-C again leaves at once");
      run.child.kill("SIGINT");
      expect(await run.ended).toMatchObject({ code: null, signal: "SIGINT", stdout: "" });
      expect(here.names()).toEqual(["mine.mjs", "out.csv"]);
    },
    MINUTES,
  );

  test(
    "in a cell that may take so long is ended, and the sweep goes on",
    async () => {
      const here = folder();
      const own = ["--with", `staircase,${endless(here)}`, "--rho", "1/100", "--seconds", "1"];
      const { code, stdout } = await start(here, ["sweep", IRIS, ...own]).ended;
      expect(code).toBe(0);
      expect(stdout).toContain("staircase,proved");
      expect(stdout).toContain("mine.mjs,unfinished,took longer than 1 s");
    },
    MINUTES,
  );
});
