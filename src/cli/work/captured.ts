// UNTRUSTED. An answer that is not given yet: what a command would print, and its exit code.
import type { StopReason } from "../../constructions/index.js";
import type { Io, Kept, Said, Sink } from "../io.js";
import { openSession, type Session } from "../session.js";

function gathering(texts: string[], { isTerminal, columns }: Sink): Sink {
  return {
    isClosed: false,
    ...{ isTerminal, columns },
    write(text) {
      texts.push(text);
      return Promise.resolve();
    },
  };
}

/** What the work would say on these streams. */
export async function captured(
  io: Io,
  work: (session: Session) => Promise<void> | void,
): Promise<Said> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const session = openSession({
    ...io,
    stdout: gathering(stdout, io.stdout),
    stderr: gathering(stderr, io.stderr),
  });
  await work(session);
  return { stdout: stdout.join(""), stderr: stderr.join(""), exit: session.exit };
}

/** The words for each way in which a search may be ended. */
export async function capturedFor(
  io: Io,
  work: (session: Session, reason: StopReason) => Promise<void>,
): Promise<Kept["said"]> {
  const said = (reason: StopReason): Promise<Said> => captured(io, (own) => work(own, reason));
  return {
    time: await said("time"),
    interrupt: await said("interrupt"),
    memory: await said("memory"),
  };
}
