// UNTRUSTED. The line on stderr that says what is being done, for how long, and about how much longer.
import { visible } from "../../report/visible.js";
import type { Doing, Io } from "../io.js";

/** On a terminal one line that is written over; elsewhere a line per minute. */
export interface StatusLine {
  show(doing: Doing): void;
  /** Says the same with the time that has passed by now: a silent search must not look dead. */
  tick(): void;
  /** Takes the line away, so that other text can follow. The next tick says what is being done, now `next` if given. */
  hide(next?: string): void;
  /** Takes the line away: nothing is being done. */
  clear(): void;
}

const EVERY_MILLISECONDS = 100;
const MINUTE = 60_000;
/** Before so much time an estimate says nothing. */
const SETTLED = 2000;
const WIDTH = 80;

/** `7 s`, `2 min 5 s`, `3 h 10 min`. */
export function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `text: 30 of 120 (25%), 10 s, about 30 s more`. The estimate takes the rest to be as fast as the start. */
export function statusText({ text, done, total }: Doing, elapsed: number): string {
  const passed = elapsed < 1000 ? "" : `, ${duration(elapsed)}`;
  if (done === undefined || total === undefined || total <= 0) return `${text}${passed}`;
  const share = Math.min(1, done / total);
  const isCount = Number.isInteger(done) && Number.isInteger(total) && total > 1;
  const percent = `${Math.floor(100 * share)}%`;
  const much = isCount ? `${done} of ${total} (${percent})` : percent;
  const isSettled = elapsed >= SETTLED && share > 0 && share < 1;
  const rest = isSettled ? `, about ${duration((elapsed * (1 - share)) / share)} more` : "";
  return `${text}: ${much}${passed}${rest}`;
}

/** The status line of these streams. */
export function statusLine({ stderr }: Pick<Io, "stderr">, now: () => number): StatusLine {
  const { isTerminal } = stderr;
  const start = now();
  let current: (Doing & { readonly since: number }) | undefined;
  let last = isTerminal ? 0 : start;
  let isUp = false;
  const write = (text: string): void => {
    // Progress is never waited for and never matters.
    void stderr.write(text).catch(() => undefined);
  };
  const draw = (): void => {
    if (current === undefined || now() - last < (isTerminal ? EVERY_MILLISECONDS : MINUTE)) return;
    last = now();
    const text = visible(statusText(current, last - current.since));
    if (!isTerminal) {
      write(`${text}; ${duration(last - start)} in all\n`);
      return;
    }
    isUp = true;
    const width = (stderr.columns ?? WIDTH) - 1;
    write(`\r\u001b[K${text.length > width ? `${text.slice(0, width - 1)}…` : text}`);
  };
  const hide = (next?: string): void => {
    if (isUp) write("\r\u001b[K");
    isUp = false;
    if (isTerminal) last = 0;
    if (next !== undefined) current = { text: next, since: now() };
  };
  return {
    hide,
    show(doing) {
      const since = current?.text === doing.text ? current.since : now();
      current = { ...doing, since };
      draw();
    },
    tick: draw,
    clear() {
      hide();
      current = undefined;
    },
  };
}
