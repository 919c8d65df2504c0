// UNTRUSTED. The words of a sweep's figure: its legend, its notes, and how its series look.
// May import kernel, format, constructions, report.
import { CONSTRUCTIONS } from "../constructions/index.js";
import { encodeNorm } from "../writing/index.js";
import type { Norm } from "../kernel/index.js";
import type { Cell, Sweep } from "../report/sweep.js";
import type { LegendGroup } from "./legend.js";
import { colourOf } from "./style.js";

/** Colours of lower and upper bounds, and how they are drawn. */
export const LOWER = "#111111";
export const UPPER = "#8c1515";
export const THICK = 2;
export const DASH = "7 4";

/** The number of a construction's colour and symbol: the same in every figure. */
export function symbolOf(name: string): number {
  const place = CONSTRUCTIONS.findIndex((one) => one.name === name);
  return place < 0 ? CONSTRUCTIONS.length : place;
}

/** The legend of a sweep with these constructions. */
export function legendOf(sweep: Sweep, names: readonly string[]): readonly LegendGroup[] {
  const shareOf = (name: string): string => {
    const own = sweep.cells.filter(({ construction }) => construction === name);
    const count = (wanted: Cell["status"]): number =>
      own.filter(({ status }) => status === wanted).length;
    const late = count("unfinished");
    const share = `${count("proved")}/${own.length}`;
    return late === 0 ? share : `${share}, ${late} over ${sweep.seconds ?? 0} s`;
  };
  const line = (colour: string, dash?: string) => ({
    line: { colour, width: THICK, ...(dash !== undefined && { dash }) },
  });
  return [
    {
      title: "Proved networks (proved/tried)",
      entries: names.map((name) => ({
        label: `${name} ${shareOf(name)}`,
        ...{ symbol: symbolOf(name), line: { colour: colourOf(symbolOf(name)), width: 1 } },
      })),
    },
    {
      title: "Published, with all constants",
      entries: [
        { label: "upper: every dataset has", ...line(UPPER) },
        { label: "lower: some dataset needs", ...line(LOWER) },
      ],
    },
    {
      title: "Formulas without constants",
      entries: [
        { label: "upper, Õ", ...line(UPPER, DASH) },
        { label: "lower, Ω", ...line(LOWER, DASH) },
      ],
    },
  ];
}

/** `2`, `3/2`, `∞`. */
export function normText(norm: Norm): string {
  return norm.kind === "infinity" ? "∞" : encodeNorm(norm);
}

/** What stands at the axis of a count. */
export const COUNT_WORDS: Readonly<Record<Sweep["quantity"], string>> = {
  parameters: "parameters (dense count, zeros included)",
  nonzero: "weights and biases that are not 0",
  "first-layer-width": "units of the first layer",
  width: "width (units)",
  depth: "depth (affine layers)",
  bits: "bits of the longest weight",
  "total-bits": "bits",
};

/** What is drawn, what it means, and by which sources. */
export function notesOf(sweep: Sweep): readonly string[] {
  const { curves } = sweep;
  const names = (end: "lower" | "upper"): string =>
    [...new Set(curves.flatMap(({ curves: c }) => (c[end] ? [c[end].name] : [])))].join(", ");
  return [
    "Marks: sizes of networks that the kernel accepted as robust memorizers of these points at this ρ. ρ = μ/ε, ε half the smallest distance of different labels.",
    "Bounds hold for N, d, C, p and ρ alone: lower ones for the hardest dataset, which need not be this one; formulas leave constants (Õ: and logarithms) out and bound nothing by themselves.",
    `Sources: formulas and regimes Kim, Moon and Yun 2025 (arXiv:2510.24643), Theorems 3.1, 4.2, C.5, C.11; solid lower: ${names("lower") || "none"}; solid upper: ${names("upper") || "none"}: docs/bounds.md.`,
  ];
}
