// UNTRUSTED. The thread of a command: runs it, and has the process print, guard files and hear signals.
// Started by supervise.ts alone.
import { availableParallelism } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import type { Io, Sink } from "../io.js";
import { guardElsewhere } from "../files/partial-files.js";
import { Problem } from "../problem.js";
import { descriptorChunks, STDIN } from "../files/read-bytes.js";
import { run } from "../run.js";
import type { FromThread, StreamName, ThreadStart, Written } from "./thread-messages.js";
import { postUp, statusPoster } from "./threads.js";

const { argv, terminal, interrupts } = workerData as ThreadStart;

const post: (message: FromThread) => void = postUp;

const waiting = new Map<number, (written: Written) => void>();
let writes = 0;

parentPort?.on("message", (written: Written) => {
  waiting.get(written.id)?.(written);
  waiting.delete(written.id);
});

function sinkTo(stream: StreamName): Sink {
  let isClosed = false;
  return {
    get isClosed() {
      return isClosed;
    },
    isTerminal: terminal[stream],
    async write(text) {
      if (isClosed || text === "") return;
      const id = (writes += 1);
      const written = await new Promise<Written>((resolve) => {
        waiting.set(id, resolve);
        post({ kind: "write", stream, text, id });
      });
      ({ isClosed } = written);
      if (written.problem) throw new Problem(written.problem.exit, written.problem.words);
    },
  };
}

guardElsewhere({
  guard: (path) => {
    post({ kind: "guard", path });
  },
  release: (path) => {
    post({ kind: "release", path });
  },
});

const io: Io = {
  stdout: sinkTo("stdout"),
  stderr: sinkTo("stderr"),
  stdin: () => descriptorChunks(0, STDIN),
  status: statusPoster(post),
  cores: availableParallelism(),
  interrupts: () => Atomics.load(interrupts, 0),
  deadline: (time, nothing) => {
    post({ kind: "deadline", time, nothing });
  },
  keep: (kept) => {
    post({ kind: "keep", kept });
  },
  heard: () => {
    post({ kind: "heard" });
  },
  finish: () => {
    post({ kind: "finish" });
  },
};

const exit = await run(argv, io);
post({ kind: "exit", exit });
parentPort?.close();
