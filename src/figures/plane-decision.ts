// UNTRUSTED. What a labelling rule makes of the cells of a network: pieces with a label, or near to one.
// May import kernel, ts-pattern. Cuts are exact: where f passes a level, or one output another.
import { match } from "ts-pattern";
import type { Rule } from "../kernel/index.js";
import { add, at, compare, type Rational, rational } from "../numbers/index.js";
import type { Forms, PlaneCell } from "./plane-cells.js";
import { type Line, type Polygon, signOn, split } from "./plane-polygon.js";

/** A part of a cell; `certain` if the rule gives the label there, else f is nearest to its value. */
export interface Piece {
  readonly polygon: Polygon;
  readonly label: number;
  readonly certain: boolean;
}

/** The form times its denominators, less a level: its sign is that of f_k − level. */
function above({ forms, den }: Forms, output: number, level: Rational): Line {
  const [a, b, c] = at(forms, output);
  return [a * level.den, b * level.den, c * level.den - level.num * den];
}

/** The parts of a polygon that no form cuts. */
function cutBy(polygon: Polygon, forms: readonly Line[]): readonly Polygon[] {
  return forms.reduce<readonly Polygon[]>(
    (parts, form) => parts.flatMap((part) => split(part, form)),
    [polygon],
  );
}

/** Class k where f is its value; elsewhere the class with the nearest value. */
function exactPieces(
  { polygon, output }: PlaneCell,
  values: readonly Rational[],
): readonly Piece[] {
  const order = values
    .map((value, label) => ({ value, label }))
    .sort((a, b) => compare(a.value, b.value));
  const [a, b] = at(output.forms, 0);
  if (a === 0n && b === 0n) {
    const own = order.find(({ value }) => signOn(above(output, 0, value), polygon) === 0);
    if (own !== undefined) return [{ polygon, label: own.label, certain: true }];
  }
  const middles = order.slice(1).map(({ value }, k) => {
    const sum = add(value, at(order, k).value);
    return above(output, 0, rational(sum.num, 2n * sum.den));
  });
  return cutBy(polygon, middles).map((part) => {
    const passed = middles.filter((form) => signOn(form, part) > 0).length;
    return { polygon: part, label: at(order, passed).label, certain: false };
  });
}

function thresholdPieces({ polygon, output }: PlaneCell, level: Rational): readonly Piece[] {
  const form = above(output, 0, level);
  return split(polygon, form).flatMap((part): readonly Piece[] => {
    const sign = signOn(form, part);
    return sign === 0 ? [] : [{ polygon: part, label: sign > 0 ? 1 : 0, certain: true }];
  });
}

function argmaxPieces({ polygon, output: { forms } }: PlaneCell): readonly Piece[] {
  return forms.flatMap((own, label) => {
    const others = forms.filter((_, k) => k !== label);
    const leads = others.map(
      (other): Line => [own[0] - other[0], own[1] - other[1], own[2] - other[2]],
    );
    return cutBy(polygon, leads)
      .filter((part) => leads.every((lead) => signOn(lead, part) > 0))
      .map((part) => ({ polygon: part, label, certain: true }));
  });
}

/** The pieces of all cells; where the rule ties on a whole cell there is none. */
export function piecesOf(cells: readonly PlaneCell[], rule: Rule): readonly Piece[] {
  return cells.flatMap((cell) =>
    match(rule)
      .with({ kind: "exact" }, ({ values }) => exactPieces(cell, values))
      .with({ kind: "threshold" }, ({ level }) => thresholdPieces(cell, level))
      .with({ kind: "argmax" }, () => argmaxPieces(cell))
      .exhaustive(),
  );
}
