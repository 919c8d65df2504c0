// Changes of a certificate's text. Every one fails loudly when there is nothing to change.
import { readNetwork } from "../../src/checker/index.js";
import { sizeOf } from "../../src/kernel/index.js";

/** The text with one occurrence replaced. Fails: an Error if it does not occur. */
export function swap(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  if (start < 0) throw new Error(`nothing to replace: ${from} in ${text.slice(0, 900)}`);
  return text.slice(0, start) + to + text.slice(start + from.length);
}

/** The text with the last occurrence replaced. */
export function swapLast(text: string, from: string, to: string): string {
  const start = text.lastIndexOf(from);
  if (start < 0) throw new Error(`nothing to replace: ${from} in ${text.slice(0, 900)}`);
  return text.slice(0, start) + to + text.slice(start + from.length);
}

/** The lines without their line feeds. */
export function linesOf(text: string): string[] {
  return text.split("\n").slice(0, -1);
}

export function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** The line at an index, from the end if it is negative. */
export function lineAt(text: string, index: number): string {
  const line = linesOf(text).at(index);
  if (line === undefined) throw new Error(`no line ${index}`);
  return line;
}

/** The text with one line replaced by others. */
export function relined(text: string, index: number, ...lines: readonly string[]): string {
  const all = linesOf(text);
  all.splice(index < 0 ? all.length + index : index, 1, ...lines);
  return joined(all);
}

/** What the changes read of a header. */
export interface HeaderValue {
  readonly claim: { readonly points: number; readonly classes: readonly string[] };
  readonly network: { readonly inputs: number; readonly widths: readonly number[] };
  readonly points: string;
}

export function headerOf(text: string): HeaderValue {
  return JSON.parse(lineAt(text, 0)) as HeaderValue;
}

/** The text with `/size` made that of its rows: the change of someone who knows the format. */
export function resized(text: string): string {
  const { inputs, widths } = headerOf(text).network;
  const count = widths.reduce((sum, width) => sum + width, 0);
  const rows = linesOf(text).slice(1, 1 + count);
  const header = JSON.stringify({ format: "muball-network/1", inputs, widths });
  const read = readNetwork([new TextEncoder().encode(joined([header, ...rows]))]);
  if (read.verdict !== "network") throw new Error(`no network: ${JSON.stringify(read)}`);
  const { width, depth, parameters, nonzero, bits } = sizeOf(read.network);
  const size = { width, depth, parameters: `${parameters}`, nonzero: `${nonzero}`, bits };
  const head = lineAt(text, 0).replace(/"size":\{[^}]*\}/u, `"size":${JSON.stringify(size)}`);
  return relined(text, 0, head);
}

/** The index of the line with the last row of the network. */
export function lastRow(text: string): number {
  return headerOf(text).network.widths.reduce((sum, width) => sum + width, 0);
}

/** The index of the line with the first ball. */
export function firstBall(text: string): number {
  const first = linesOf(text).findIndex((line) => /^\{"(?:point|layers)":/u.test(line));
  if (first < 0) throw new Error("no ball");
  return first;
}

/** A way into a JSON value. */
export type Path = readonly (string | number)[];

/** The line with what stands at the path replaced, or taken away. Fails: an Error if there is nothing to change. */
export function put(line: string, [...path]: Path, to: unknown): string {
  const root = JSON.parse(line) as unknown;
  const last = path.pop() ?? "";
  const place = path.reduce<unknown>((value, key) => {
    const inside = (value as Record<string | number, unknown>)[key];
    if (typeof inside !== "object") throw new Error(`nothing at ${path.join("/")} of ${line}`);
    return inside;
  }, root) as Record<string | number, unknown>;
  if (to !== undefined) place[last] = to;
  else if (Array.isArray(place)) place.splice(Number(last), 1);
  else Reflect.deleteProperty(place, last);
  const changed = JSON.stringify(root);
  if (changed === line) throw new Error(`nothing changes at ${path.join("/")} of ${line}`);
  return changed;
}

/** The claim of a certificate as a text to pin. */
export function claimText(certificate: string): string {
  const header = JSON.parse(linesOf(certificate)[0] ?? "") as { claim: Record<string, unknown> };
  return joined([JSON.stringify({ format: "muball-claim/1", ...header.claim })]);
}
