// The command as a process: exit codes that a shell sees, pipes, signals, devices.
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { built } from "../built.js";
import { LINES, textOf } from "../example.js";
import { folder, IRIS } from "./in-memory.js";

let main = "";
let dist = "";

beforeAll(() => {
  dist = path.join(built("cli"), "dist");
  main = path.join(dist, "cli", "main.js");
}, 120_000);

/** One shell line with `muball` as the command. */
function shell(line: string, cwd: string): { status: number | null; out: string; err: string } {
  const script = `muball() { "${process.execPath}" "${main}" "$@"; }; ${line}`;
  const ran = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8" });
  return { status: ran.status, out: ran.stdout, err: ran.stderr };
}

describe("the process", () => {
  test("has the exit code of the run, and its text", () => {
    const here = folder();
    here.put("good.muball", textOf(LINES));
    here.put("bad.muball", "{}\n");
    const good = shell("muball check good.muball", here.path);
    expect([good.status, good.err]).toEqual([0, ""]);
    expect(good.out).toMatch(/^accepted N=2 /u);
    expect(shell("muball check bad.muball", here.path).status).toBe(1);
    expect(shell("muball check missing", here.path).status).toBe(66);
    expect(shell("muball check --frob", here.path).status).toBe(64);
    expect(shell("muball check - < good.muball", here.path).out).toBe(good.out);
    expect(shell("cat good.muball | muball check -", here.path).out).toBe(good.out);
  });

  test("prints help for every command, with an example", () => {
    const here = folder();
    const general = shell("muball --help", here.path);
    expect(general.status).toBe(0);
    const commands = ["separate", "construct", "certify", "check", "prove", "inspect", "evaluate"];
    const line = commands.map((name) => `muball ${name} --help`).join(" && ");
    const { status, out, err } = shell(line, here.path);
    expect([status, err]).toEqual([0, ""]);
    for (const name of commands) {
      expect(general.out).toContain(`\n  ${name} `);
      expect(out).toContain(`\n  $ muball ${name} `);
    }
  });

  test("ends quietly when its reader goes away", () => {
    const here = folder();
    const line = `muball construct "${IRIS}" --quiet | head -c 5; echo " \${PIPESTATUS[0]}"`;
    const { out, err } = shell(line, here.path);
    expect(err).toBe("");
    expect(out).toMatch(/^\{"for 0\n$/u);
  });

  test("says that standard output is full", () => {
    const here = folder();
    here.put("good.muball", textOf(LINES));
    for (const line of ["muball check good.muball", `muball construct "${IRIS}" --quiet`]) {
      const { status, err } = shell(`${line} > /dev/full`, here.path);
      expect(status).toBe(66);
      expect(err).toContain("muball: cannot write standard output: ENOSPC");
    }
  });

  test("shows no progress when nobody is watching", () => {
    const here = folder();
    const { err } = shell(`muball prove "${IRIS}" --rho 1/50 -o x.muball`, here.path);
    expect(err).toMatch(/^candidates:\n(?: {2}.+\n)+wrote x\.muball\nmade by .*\nfloats: .*\n$/u);
  });
});

/** Resolves once something is true; fails after a while. */
async function until(isTrue: () => boolean): Promise<void> {
  for (let waited = 0; !isTrue(); waited += 10) {
    if (waited > 10_000) throw new Error("it did not happen");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** How a process ended, and what it said. */
async function ending(
  child: ReturnType<typeof spawn>,
): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    child.on("exit", (code, signal) => {
      resolve({ code, signal });
    });
  });
}

describe("Ctrl-C", () => {
  test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "%s half-way through writing leaves no partial file and the older file untouched",
    async (signal) => {
      const here = folder();
      here.put("out", "older");
      const script = here.at("write.mjs");
      const writer = JSON.stringify(path.join(dist, "cli", "files", "write-files.js"));
      writeFileSync(
        script,
        `import { writeFiles } from ${writer};
        const clock = new Int32Array(new SharedArrayBuffer(4));
        function* endless() {
          for (;;) {
            yield "x".repeat(300_000);
            Atomics.wait(clock, 0, 0, 20);
          }
        }
        await writeFiles([{ path: "out", lines: endless() }]);`,
      );
      const child = spawn(process.execPath, [script], { cwd: here.path, stdio: "ignore" });
      const ended = ending(child);
      await until(() => here.names().some((name) => name.startsWith("out.partial-")));
      child.kill(signal);
      expect(await ended).toEqual({ code: null, signal });
      expect(here.names()).toEqual(["out", "write.mjs"]);
      expect(here.read("out")).toBe("older");
    },
  );

  test("half-way through proving ends at once, and a shell sees 130", async () => {
    const here = folder();
    const rows = Array.from(
      { length: 20_000 },
      (_, k) => `${(k * k) % 99991},${(k * 7919) % 99971},${k % 5}`,
    );
    here.put("data.csv", `${rows.join("\n")}\n`);
    const words = [main, "prove", "data.csv", "-o", "out"];
    const child = spawn(process.execPath, words, { cwd: here.path, stdio: "ignore" });
    const ended = ending(child);
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: null, signal: "SIGINT" });
    expect(here.names()).toEqual(["data.csv"]);
    const line = `"${process.execPath}" -e 'process.kill(process.pid, "SIGINT"); setTimeout(() => {}, 9999)'`;
    expect(shell(`${line}; exit $?`, here.path).status).toBe(130);
  });
});
