// UNTRUSTED. The `Io` of the process: streams with EPIPE and a full disk handled.
import type { Io, Sink } from "./io.js";
import { EXIT } from "./exit-codes.js";
import { Problem, systemCode } from "./problem.js";
import { descriptorChunks, STDIN } from "./files/read-bytes.js";

/** The problem of a write that failed. */
function unwritten(name: string, error: unknown): Problem {
  const message = error instanceof Error ? error.message : String(error);
  const next = "write to a place with room, or name a file with --output";
  return new Problem(EXIT.cannotRead, { what: `cannot write ${name}: ${message}`, next });
}

/** A sink for stdout or stderr. A reader that goes away is no error. */
function sinkOf(stream: NodeJS.WriteStream, name: string): Sink {
  let isClosed = false;
  // Without a listener a failed write would end the process before `write` can answer.
  stream.on("error", () => undefined);
  return {
    get isClosed() {
      return isClosed;
    },
    // The types of Node say always true; for pipes and files it is absent.
    isTerminal: (stream.isTTY as boolean | undefined) === true,
    get columns() {
      return stream.columns as number | undefined;
    },
    async write(text) {
      if (isClosed || text === "") return;
      await new Promise<void>((resolve, reject) => {
        const settle = (error?: unknown): void => {
          if (error !== null && error !== undefined) isClosed = true;
          if (!isClosed || systemCode(error) === "EPIPE") resolve();
          else reject(unwritten(name, error));
        };
        try {
          stream.write(text, settle);
        } catch (error) {
          // Writes to files and devices are synchronous, and may throw.
          settle(error);
        }
      });
    },
  };
}

/** The streams of this process. */
export function processIo(): Io {
  return {
    stdout: sinkOf(process.stdout, "standard output"),
    stderr: sinkOf(process.stderr, "standard error"),
    stdin: () => descriptorChunks(0, STDIN),
  };
}
