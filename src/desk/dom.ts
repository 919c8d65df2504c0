// UNTRUSTED. Elements of the page. Every text goes through `visible` and becomes a text node: nothing of a
// file is ever markup, turns the direction of writing or takes no room.
import type { SvgElement } from "../figures/index.js";
import { visible } from "../report/visible.js";

export type Child = Node | string | undefined;
type Attributes = Readonly<Record<string, string | undefined>>;

function filled<E extends Element>(
  element: E,
  attributes: Attributes,
  children: readonly Child[],
): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(name, visible(value));
  }
  for (const child of children) {
    if (child !== undefined) element.append(typeof child === "string" ? visible(child) : child);
  }
  return element;
}

/** An element of HTML. Requires: names of elements and attributes that the page wrote itself. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(name), attributes, children);
}

const SVG = "http://www.w3.org/2000/svg";

/** A drawing as elements. */
export function drawing({ name, attributes, children }: SvgElement): SVGElement {
  const own = Object.fromEntries(Object.entries(attributes).filter(([key]) => key !== "xmlns"));
  return filled(
    document.createElementNS(SVG, name),
    own,
    children.map((child) => (typeof child === "string" ? child : drawing(child))),
  );
}

/** A button that does something. */
export function button(
  text: string,
  act: () => void,
  attributes: Attributes = {},
): HTMLButtonElement {
  const one = el("button", { type: "button", ...attributes }, text);
  one.addEventListener("click", act);
  return one;
}

/** The element of the page with this id. Fails: Error if the page has none. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no ${id}`);
  return found;
}

/** Gives an element these children, and no others. */
export function fill(place: HTMLElement, ...children: readonly Child[]): void {
  place.textContent = "";
  filled(place, {}, children);
}

/** Puts an element before the others. */
export function putFirst(place: HTMLElement, one: HTMLElement): void {
  place.prepend(one);
}

/** Names and texts in two columns. */
export function facts(rows: readonly (readonly [string, string])[]): HTMLElement {
  return el("dl", {}, ...rows.flatMap(([name, text]) => [el("dt", {}, name), el("dd", {}, text)]));
}

/** A table of rows, with a head. */
export function headed(head: readonly string[], rows: readonly HTMLElement[]): HTMLTableElement {
  const cells = head.map((name) => el("th", { scope: "col" }, name));
  return el("table", {}, el("thead", {}, el("tr", {}, ...cells)), el("tbody", {}, ...rows));
}

/** A table of cells, with a head. */
export function tableOf(
  head: readonly string[],
  rows: readonly (readonly Child[])[],
): HTMLTableElement {
  return headed(
    head,
    rows.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell)))),
  );
}

/** The coordinates of points as a table; nothing where they are drawn instead. */
export function pointsTable({
  head,
  coordinates,
}: {
  readonly head: readonly string[];
  readonly coordinates: readonly (readonly string[])[];
}): Child {
  return coordinates.length === 0 ? undefined : tableOf(head, coordinates);
}

/** Paragraphs. */
export function paragraphs(lines: readonly string[]): readonly HTMLElement[] {
  return lines.map((line) => el("p", {}, line));
}

/** Lines as they are, for a command line or an exact text. */
export function lines(texts: readonly string[]): HTMLElement {
  return el("pre", {}, ...texts.flatMap((text) => [text, document.createTextNode("\n")]));
}

/** Sentences that were broken into lines, whole again: a line goes on until one ends a sentence. */
export function sentences(broken: readonly string[]): readonly string[] {
  const whole: string[] = [];
  let isOver = true;
  for (const line of broken) {
    const last = whole.at(-1);
    if (isOver || last === undefined) whole.push(line);
    else whole[whole.length - 1] = `${last} ${line}`;
    isOver = /[.:"]$/u.test(line);
  }
  return whole;
}

/** A list. */
export function list(lines: readonly string[]): HTMLElement {
  return el("ul", {}, ...lines.map((line) => el("li", {}, line)));
}
