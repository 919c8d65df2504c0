// UNTRUSTED. What keeps a command from doing its work: wrong option, bad data, a file that cannot be read.
import { DataError } from "../dataset/data-error.js";
import { visibleText } from "../report/visible.js";
import { EXIT, type ExitCode } from "./exit-codes.js";

/** A problem in words: what was wrong, where, what to do next. */
export interface ProblemWords {
  readonly what: string;
  /** What kind of problem it is, for programs. */
  readonly code?: string | undefined;
  readonly where?: string | undefined;
  readonly expected?: string | undefined;
  readonly got?: string | undefined;
  readonly next?: string | undefined;
}

/** Thrown by commands; `run` prints it and ends with its exit code. */
export class Problem extends Error {
  override readonly name = "Problem";

  constructor(
    readonly exit: ExitCode,
    readonly words: ProblemWords,
  ) {
    super(words.what);
  }
}

export function usageProblem(what: string, next: string): Problem {
  return new Problem(EXIT.usage, { what, next });
}

/** The place in a data file, as `line 3, column 2`. */
function placeOf(error: DataError): string {
  const line = error.line === undefined ? "" : `, ${error.unit ?? "line"} ${error.line}`;
  const name = error.unit === "line" ? "column" : "coordinate";
  const column = error.column === undefined ? "" : `, ${name} ${error.column}`;
  return `${error.source}${line}${column}`;
}

/** A reader's error as a problem. */
export function dataProblem(error: DataError): Problem {
  const exit = error.kind === "unreadable" ? EXIT.cannotRead : EXIT.badData;
  const what = error.kind === "unreadable" ? `cannot read: ${error.problem}` : error.problem;
  return new Problem(exit, { what, where: placeOf(error), next: error.next });
}

/** The `code` of a system error such as `ENOENT`, or "". */
export function systemCode(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error)) return "";
  return typeof error.code === "string" ? error.code : "";
}

/** A problem as text for stderr; file names, cells and options in it are made visible. */
export function problemLines(words: ProblemWords): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["code", words.code],
    ["where", words.where],
    ["expected", words.expected],
    ["got", words.got],
    ["next", words.next],
  ];
  const lines = fields.flatMap(([name, text]) =>
    text === undefined ? [] : [`  ${name.padEnd(9)} ${text}`],
  );
  return visibleText([`muball: ${words.what}`, ...lines]);
}
