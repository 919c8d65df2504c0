// UNTRUSTED. The words of a line of ARFF: bare, or in quotation marks with backslashes.
// Imports nothing of node.

/** A word, and whether it stood in quotation marks. */
export interface ArffWord {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** What separates words: a comma with blanks around it, or blanks. */
const SEPARATOR = /\s*,\s*|\s+/uy;
const BARE = /[^\s,'"{}%]+/uy;
const QUOTED = /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/uy;
const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gu;
const ESCAPED: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  "\\": "\\",
  "%": "%",
  n: "\n",
  r: "\r",
  t: "\t",
};

/** The text inside quotation marks; undefined if a backslash stands before something it cannot. */
function unquoted(text: string): string | undefined {
  const inner = text.slice(1, -1);
  const marks = [...inner.matchAll(ESCAPE)].map(([, , mark]) => mark);
  if (marks.some((mark) => mark !== undefined && !(mark in ESCAPED))) return undefined;
  return inner.replace(ESCAPE, (_: string, code?: string, mark: string = "") =>
    code === undefined ? (ESCAPED[mark] ?? "") : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Takes words from a line, from left to right. */
export class ArffLine {
  private at = 0;

  constructor(private readonly text: string) {
    this.skipBlanks();
  }

  /** The character that comes next, or "". */
  get next(): string {
    return this.text.charAt(this.at);
  }

  /** True at the end, or before a comment. */
  get isDone(): boolean {
    return this.at >= this.text.length || this.next === "%";
  }

  /** Where the next character stands, from 1. */
  get column(): number {
    return this.at + 1;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  skipBlanks(): void {
    while (/\s/u.test(this.next)) this.at += 1;
  }

  /** Passes over this character. False if another comes next. */
  pass(character: string): boolean {
    if (this.next !== character) return false;
    this.at += 1;
    return true;
  }

  /** A word, or undefined if none begins here. */
  word(): ArffWord | undefined {
    const bare = this.match(BARE);
    if (bare !== undefined) return { text: bare, isQuoted: false };
    const quoted = this.match(QUOTED);
    const text = quoted === undefined ? undefined : unquoted(quoted);
    return text === undefined ? undefined : { text, isQuoted: true };
  }

  /** Passes over what separates words. False if nothing does. */
  separator(): boolean {
    return this.match(SEPARATOR) !== undefined;
  }
}
