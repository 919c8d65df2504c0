// UNTRUSTED. What other checkers have answered, line by line, beside what this page says. Never a verdict itself.
import type { FromModule } from "./messages.js";

/** What an answer is to the verdict of the page. */
export type Agreement =
  | "agrees"
  | "disagrees"
  | "another certificate"
  | "says nothing"
  | "has not answered yet";

/** One line of a file of answers. */
export interface Opinion {
  readonly line: string;
  readonly agreement: Agreement;
  /** Where it comes from, in words. */
  readonly by: string;
}

/** How a line of answers begins: of muball check, of reference/check.py, of muball-proved. */
export const ANSWER = /^(?:accepted |(?:rejected|declined) code=)/u;
/** Characters of an answer that are shown. */
const MOST_CHARACTERS = 10_000;
/** Lines that are looked at; a file of answers has a few. */
const MOST_LINES = 100;

const wordOf = (line: string): string => line.split(" ", 1)[0] ?? "";

/** The digests that both lines have, and that differ. Sizes and rules are said by some checkers alone. */
function areAbout(line: string, own: string): boolean {
  return ["claim", "network"].every((name) => {
    const [theirs, ours] = [line, own].map(
      (one) => new RegExp(` ${name}=(\\S+)`, "u").exec(one)?.[1],
    );
    return theirs === undefined || ours === undefined || theirs === ours;
  });
}

function agreementOf(line: string, own: string): Agreement {
  const [word, ours] = [wordOf(line), wordOf(own)];
  if (!ANSWER.test(line) || word === "declined" || ours === "declined") return "says nothing";
  if (word !== ours) return "disagrees";
  return areAbout(line, own) ? "agrees" : "another certificate";
}

/** The answers of a text beside the line of this page. Lines that are no answers are passed over. */
export function opinionsOf(text: string, own: string): readonly Opinion[] {
  const lines = text.split(/\r?\n/u).filter((line) => ANSWER.test(line));
  return lines
    .slice(0, MOST_LINES)
    .map((line) => ({ line, agreement: agreementOf(line, own), by: "from a file" }));
}

/** What a checker that was dropped on the page has said, if anything; `name` is that of its file. */
export function opinionOf(name: string, said: FromModule | undefined, own: string): Opinion {
  if (said === undefined)
    return {
      line: "remove its file above to stop it",
      agreement: "has not answered yet",
      by: name,
    };
  if ("problem" in said) return { line: said.problem, agreement: "says nothing", by: name };
  const line = said.line.slice(0, MOST_CHARACTERS);
  const by = `${name}, ${said.seconds.toFixed(2)} s`;
  return { line, agreement: agreementOf(line, own), by };
}
