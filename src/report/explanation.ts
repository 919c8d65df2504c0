// UNTRUSTED. The form in which a person is told something: a sentence, named facts, what to do next.
// Imports nothing.

/** A verdict in words: what happened, the facts, and what to do next. */
export interface Explanation {
  readonly what: string;
  /** Name and text, in order. */
  readonly facts: readonly (readonly [string, string])[];
  readonly next: string;
}

export function explanation(
  what: string,
  facts: readonly (readonly [string, string])[],
  next: string,
): Explanation {
  return { what, facts, next };
}

/** Name and text in two columns, indented. */
export function factLines(facts: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(8, ...facts.map(([name]) => name.length));
  return facts.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
}

/** An explanation as lines without line feeds. */
export function explanationLines({ what, facts, next }: Explanation): readonly string[] {
  return [what, ...factLines([...facts, ["next", next]])];
}
