// UNTRUSTED. SVG as data: elements with attributes and children, and their text.
// Numbers are written to two decimals, so the same figure has the same bytes everywhere.
import { visible } from "../report/visible.js";

/** An element of SVG. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (SvgElement | string)[];
}

/** Values of attributes; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A length or coordinate: at most two decimals, never an exponent. */
export function coordinate(value: number): string {
  const text = value.toFixed(2).replace(/\.?0+$/u, "");
  return text === "-0" ? "0" : text;
}

/** An element. Texts among the children are escaped when they are written. */
export function element(
  name: string,
  attributes: Attributes,
  ...children: readonly (SvgElement | string)[]
): SvgElement {
  const given: [string, string][] = [];
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    given.push([key, typeof value === "number" ? coordinate(value) : value]);
  }
  return { name, attributes: Object.fromEntries(given), children };
}

/** Text as it may stand in SVG. What is made visible has no character that XML has no place for. */
function escaped(text: string): string {
  return visible(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function openTag({ name, attributes }: SvgElement): string {
  const texts = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${texts.join("")}`;
}

function* elementLines(one: SvgElement, indent: string): Generator<string> {
  const { name, children } = one;
  if (children.length === 0) yield `${indent}${openTag(one)}/>`;
  else if (children.every((child) => typeof child === "string")) {
    yield `${indent}${openTag(one)}>${children.map(escaped).join("")}</${name}>`;
  } else {
    yield `${indent}${openTag(one)}>`;
    for (const child of children) {
      if (typeof child === "string") yield `${indent} ${escaped(child)}`;
      else yield* elementLines(child, `${indent} `);
    }
    yield `${indent}</${name}>`;
  }
}

/** The lines of a figure, an element a line. */
export function svgLines(root: SvgElement): readonly string[] {
  return [...elementLines(root, "")];
}
