// Runs the command inside the test: words in, text and exit code out. Folders are fresh and removed.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { Io, Sink } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";
import { defectsOfText } from "./answer-schemas.js";

/** What a run left behind. */
export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  /** What stands on stdin: text, bytes, or chunks of bytes. */
  readonly stdin?: string | Uint8Array | Iterable<Uint8Array>;
  /** True if stderr is a terminal. */
  readonly isTerminal?: boolean;
  /** What else the run is given: a clock, interrupts, a place for what it keeps. */
  readonly io?: Partial<Io>;
  /** True if stdout is one. */
  readonly isRead?: boolean;
}

function sink(texts: string[], isTerminal: boolean): Sink {
  return {
    write: (text) => {
      texts.push(text);
      return Promise.resolve();
    },
    isClosed: false,
    isTerminal,
  };
}

function stdinChunks(stdin: NonNullable<Surroundings["stdin"]>): Iterable<Uint8Array> {
  if (typeof stdin === "string") return [new TextEncoder().encode(stdin)];
  return stdin instanceof Uint8Array ? [stdin] : stdin;
}

/** Whatever a test is about: an answer in JSON is one of the published form. */
function requireSchema(words: readonly string[], stdout: string): void {
  const defects = defectsOfText(stdout);
  if (defects.length === 0) return;
  throw new Error(`${words.join(" ")}\n${defects.join("\n")}\n${stdout.slice(0, 2_000)}`);
}

/** One run of the command in this process. */
export async function muball(words: readonly string[], around: Surroundings = {}): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const io: Io = {
    stdout: sink(out, around.isRead === true),
    stderr: sink(err, around.isTerminal === true),
    stdin: () => stdinChunks(around.stdin ?? ""),
    ...around.io,
  };
  const exit = await run(words, io);
  const ran = { exit, stdout: out.join(""), stderr: err.join("") };
  if (words.includes("--json")) requireSchema(words, ran.stdout);
  return ran;
}

/** The JSON object that a run answered with. */
export function answerOf(ran: Ran): Record<string, unknown> {
  const value: unknown = JSON.parse(ran.stdout);
  return value as Record<string, unknown>;
}

/** A folder for one test, gone when it ends. */
export interface Folder {
  readonly path: string;
  /** The path of a file in it. */
  at(name: string): string;
  /** Writes a file, and gives its path. */
  put(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  /** Names of everything in it, sorted. */
  names(): readonly string[];
}

export function folder(): Folder {
  const own = mkdtempSync(path.join(tmpdir(), "muball-test-"));
  onTestFinished(() => {
    rmSync(own, { recursive: true, force: true });
  });
  const at = (name: string): string => path.join(own, name);
  return {
    path: own,
    at,
    put(name, content) {
      writeFileSync(at(name), content);
      return at(name);
    },
    read: (name) => readFileSync(at(name), "utf8"),
    names: () => readdirSync(own).sort(),
  };
}

/** A file of the project. */
export function projectFile(name: string): string {
  return new URL(`../../${name}`, import.meta.url).pathname;
}

export const IRIS = projectFile("certificates/data/iris.csv");
export const TOY = projectFile("certificates/data/toy.csv");
