// UNTRUSTED. A command in a thread of its own, watched by the process: whatever a search does, somebody
// hears Ctrl-C, says how long it has taken, and ends it when its time is over.
import { renameSync, rmSync } from "node:fs";
import type { StopReason } from "../../constructions/index.js";
import { EXIT, type ExitCode } from "../exit-codes.js";
import { faultReport } from "./fault-report.js";
import type { Io, Kept } from "../io.js";
import { SIGNALS } from "../files/partial-files.js";
import { Problem } from "../problem.js";
import { type StatusLine, statusLine } from "./status-line.js";
import type { FromThread, StreamName, ThreadStart, Written } from "./thread-messages.js";
import { threadAnswer } from "./threads.js";

const TICK_MILLISECONDS = 500;
/** How long a search may take to notice that it has to end. Then it is ended. */
const GRACE_MILLISECONDS = 2000;
/** As main.ts has it for the process: three semi-spaces of 64 MB. */
const YOUNG_MEGABYTES = 192;

const STOPPING =
  "muball: stopping with what was found so far; Ctrl-C again leaves at once, and without it\n";

/** How a command ended. */
type End =
  | { readonly kind: "exit"; readonly exit: ExitCode }
  | { readonly kind: "signal"; readonly signal: NodeJS.Signals }
  | { readonly kind: "overdue" }
  | { readonly kind: "failed"; readonly error: unknown };

/** One command under watch. */
interface Watch {
  readonly io: Io;
  /** Partial files of the thread. */
  readonly partials: Set<string>;
  kept: Kept | undefined;
  nothing: Kept | undefined;
  /** When the thread should have noticed that it has to end; it has if undefined. */
  due: number | undefined;
}

async function written(io: Io, stream: StreamName, id: number, text: string): Promise<Written> {
  const sink = io[stream];
  try {
    await sink.write(text);
    return { id, isClosed: sink.isClosed };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { id, isClosed: true, problem: { exit: error.exit, words: error.words } };
  }
}

/** What to do with a message of the thread. */
function hearing(
  watch: Watch,
  line: StatusLine,
  settle: (end: End) => void,
  post: (message: Written) => void,
): (message: FromThread) => void {
  const { io, partials } = watch;
  return (message) => {
    switch (message.kind) {
      case "write":
        line.hide();
        void written(io, message.stream, message.id, message.text).then(post);
        return;
      case "status":
        // The thread is at work until it ends: explaining and writing may take seconds too.
        if (message.doing === undefined) line.hide("finishing");
        else line.show(message.doing);
        return;
      case "guard":
        partials.add(message.path);
        return;
      case "release":
        partials.delete(message.path);
        return;
      case "deadline":
        watch.nothing = message.nothing;
        watch.due = message.time + GRACE_MILLISECONDS;
        return;
      case "keep":
        watch.kept = message.kept;
        return;
      case "finish":
        watch.kept = undefined;
        watch.due = undefined;
        return;
      case "heard":
        watch.due = undefined;
        return;
      case "exit":
        settle({ kind: "exit", exit: message.exit });
    }
  };
}

/** How the thread has ended: by itself, because its time was over, or by a signal. */
async function ending(watch: Watch, start: ThreadStart): Promise<End> {
  const { io } = watch;
  const line = statusLine(io, Date.now);
  let timer: NodeJS.Timeout | undefined;
  let hear: ((signal: NodeJS.Signals) => void) | undefined;
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG_MEGABYTES };
  const options = { workerData: start, resourceLimits };
  try {
    return await threadAnswer<FromThread, End>(
      new URL("./command-thread.js", import.meta.url),
      options,
      {
        failed: (error) => ({ kind: "failed", error }),
        begin: ({ settle, post }) => {
          hear = (signal) => {
            const count = Atomics.add(start.interrupts, 0, 1) + 1;
            const isSoft = signal === "SIGINT" && count === 1 && watch.kept !== undefined;
            if (!isSoft) {
              settle({ kind: "signal", signal });
              return;
            }
            watch.due = Math.min(watch.due ?? Infinity, Date.now() + GRACE_MILLISECONDS);
            line.hide();
            void io.stderr.write(STOPPING).catch(() => undefined);
          };
          for (const name of SIGNALS) process.on(name, hear);
          // Modules take a second to load where the machine is busy.
          line.hide("starting");
          timer = setInterval(() => {
            line.tick();
            if (watch.due !== undefined && Date.now() > watch.due) settle({ kind: "overdue" });
          }, TICK_MILLISECONDS);
          return hearing(watch, line, settle, post);
        },
      },
    );
  } finally {
    clearInterval(timer);
    line.clear();
    if (hear !== undefined) for (const name of SIGNALS) process.off(name, hear);
  }
}

/** Answers with what was kept. */
async function answerKept({ files, said }: Kept, reason: StopReason, { partials, io }: Watch) {
  for (const { partial, path } of files) {
    renameSync(partial, path);
    partials.delete(partial);
  }
  await io.stderr.write(said[reason].stderr);
  await io.stdout.write(said[reason].stdout);
  return said[reason].exit;
}

/**
 * Runs a command in a thread.
 *
 * Ensures  the exit code of the command. The first Ctrl-C ends its search if there is something to show
 *          for it; otherwise, and the second time, the process ends by the signal. Partial files are
 *          removed in every case. A search that does not notice that its time is over is ended.
 */
export async function supervise(argv: readonly string[], io: Io): Promise<ExitCode> {
  const interrupts = new Int32Array(new SharedArrayBuffer(4));
  const terminal = { stdout: io.stdout.isTerminal, stderr: io.stderr.isTerminal };
  const start: ThreadStart = { argv, terminal, interrupts };
  const watch: Watch = {
    ...{ io, partials: new Set<string>() },
    ...{ kept: undefined, nothing: undefined, due: undefined },
  };
  const end = await ending(watch, start);
  try {
    switch (end.kind) {
      case "exit":
        return end.exit;
      case "signal":
        return EXIT.fault;
      case "overdue": {
        const kept = watch.kept ?? watch.nothing;
        const reason = Atomics.load(interrupts, 0) > 0 ? "interrupt" : "time";
        if (kept !== undefined) return await answerKept(kept, reason, watch);
        return EXIT.declined;
      }
      case "failed": {
        const { memoryProblem, OUT_OF_MEMORY } = await import("./out-of-memory.js");
        const full = memoryProblem(end.error);
        const kept = watch.kept ?? watch.nothing;
        if (full !== undefined && kept !== undefined)
          return await answerKept(kept, "memory", watch);
        if (full !== undefined) {
          const { answerProblem } = await import("../run.js");
          if (!argv.includes("--json")) await io.stdout.write(`declined code=${OUT_OF_MEMORY}\n`);
          await answerProblem(io, argv, full.exit, full.words);
          return full.exit;
        }
        await io.stderr.write(faultReport(end.error, argv));
      }
    }
    return EXIT.fault;
  } catch (error) {
    await io.stderr.write(faultReport(error, argv));
    return EXIT.fault;
  } finally {
    for (const path of watch.partials) rmSync(path, { force: true });
    if (end.kind === "signal") process.kill(process.pid, end.signal);
  }
}
