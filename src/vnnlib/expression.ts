// UNTRUSTED. The S-expressions of a VNN-LIB text, each with the line it begins in.
import { refuse } from "../foreign/index.js";

/** A word, or a list in parentheses. */
export type Expression = Word | List;

export interface Word {
  readonly line: number;
  readonly word: string;
}

export interface List {
  readonly line: number;
  readonly items: readonly Expression[];
}

/** Parentheses inside one another. */
const DEPTH = 200;

/** A comment, blanks, a parenthesis, an index list without blanks after its bracket, or a word. */
const TOKEN = /;[^\n\r]*|[ \t\r\f\v]+|\n|[()]|[^\s()[\];]*\[[^\]()\n;]*\]|[^\s()[\];]+/uy;

export function isList(expression: Expression): expression is List {
  return "items" in expression;
}

/** The word that an expression is, or "". */
export function wordOf(expression: Expression | undefined): string {
  return expression === undefined || isList(expression) ? "" : expression.word;
}

/**
 * The expressions of a text, in order. `X[0, 1]` is one word.
 *
 * Fails  refusal: syntax, nested. Cost: linear, without recursion.
 */
export function expressionsOf(text: string): readonly Expression[] {
  const top: Expression[] = [];
  const open: { readonly line: number; readonly items: Expression[] }[] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined)
      return refuse("syntax", `${JSON.stringify(text[at])} has no meaning here`, { line });
    at += token.length;
    const items = open.at(-1)?.items ?? top;
    if (token === "\n") line += 1;
    else if (token === "(") {
      if (open.length >= DEPTH)
        refuse("nested", `parentheses are nested more than ${DEPTH} deep`, { line });
      open.push({ line, items: [] });
    } else if (token === ")") {
      const closed =
        open.pop() ?? refuse("syntax", "a parenthesis closes that was not opened", { line });
      (open.at(-1)?.items ?? top).push(closed);
    } else if (!/^[;\s]/u.test(token)) items.push({ line, word: token.replaceAll(/\s/gu, "") });
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    refuse("syntax", "a parenthesis is not closed", { line: unclosed.line });
  return top;
}
