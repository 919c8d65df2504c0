// UNTRUSTED. Maxima of groups of forms by rounds of pairs: max(A, B) = A + max(0, B − A).
// May import kernel, networks. The forms are ≥ 0 on the balls.
import type { FactFamily } from "../../elaborate/index.js";
import { at, ONE, type Rational, rational } from "../../numbers/index.js";
import { type Affine, combine, type NetworkBuilder } from "../../networks/index.js";
import { factAbove, factBelow, type RowName } from "./row-name.js";

const MINUS_ONE = rational(-1n);

/** Units of a group in one layer: ⌈n/2⌉ first members of pairs, then ⌊n/2⌋ differences. */
export interface GroupColumns {
  readonly start: number;
  readonly firsts: number;
  readonly pairs: number;
}

/** The groups of each layer, until every group is one form. Width of a layer: the sum of the sizes. */
export function maximumLayers(sizes: readonly number[]): GroupColumns[][] {
  const layers: GroupColumns[][] = [];
  let left = sizes;
  while (left.some((size) => size > 1)) {
    let start = 0;
    layers.push(
      left.map((size) => {
        const group = { start, firsts: Math.ceil(size / 2), pairs: Math.floor(size / 2) };
        start += size;
        return group;
      }),
    );
    left = left.map((size) => Math.ceil(size / 2));
  }
  return layers;
}

/** Widths of the layers of `maximumLayers`. */
export function maximumWidths(sizes: readonly number[]): number[] {
  return maximumLayers(sizes).map((groups) =>
    groups.reduce((sum, { firsts, pairs }) => sum + firsts + pairs, 0),
  );
}

/** Adds the layers; the one form that is left of each group. Shapes: a form or more a group. */
export function buildMaxima(
  builder: NetworkBuilder,
  groups: readonly (readonly Affine[])[],
): Affine[] {
  let left = groups.map((forms) => [...forms]);
  for (const columns of maximumLayers(groups.map(({ length }) => length))) {
    const units = builder.relu(
      left.flatMap((forms, g) => {
        const { firsts, pairs } = at(columns, g);
        const differences = Array.from({ length: pairs }, (_, n) =>
          combine(builder.level, [
            [ONE, at(forms, 2 * n + 1)],
            [MINUS_ONE, at(forms, 2 * n)],
          ]),
        );
        return [...Array.from({ length: firsts }, (_, n) => at(forms, 2 * n)), ...differences];
      }),
    );
    left = columns.map(({ start, firsts, pairs }) =>
      Array.from({ length: firsts }, (_, n) => {
        const first = at(units, start + n);
        if (n >= pairs) return first;
        return combine(builder.level, [
          [ONE, first],
          [ONE, at(units, start + firsts + n)],
        ]);
      }),
    );
  }
  return left.map((forms) => at(forms, 0));
}

/** What is known of a group on a ball: all members are below, or one member is the owner's. */
export type GroupRole =
  | { readonly kind: "below" }
  | { readonly kind: "own"; readonly member: number };

/** The facts of one group in one layer. */
function groupFacts(
  { start, firsts, pairs }: GroupColumns,
  layer: number,
  role: GroupRole,
  depth: number,
  owner: RowName,
  gap: Rational,
): FactFamily[] {
  const reach = { from: layer, to: layer };
  if (role.kind === "own") {
    const node = Math.floor(role.member / 2 ** (depth + 1));
    const units = node < pairs ? [start + node, start + firsts + node] : [start + node];
    return [factAbove(reach, units, owner)];
  }
  const facts: FactFamily[] = [];
  const both = [start, start + firsts];
  if (pairs > 0) facts.push(factBelow({ ...reach, times: pairs }, both, owner, gap));
  if (firsts > pairs) facts.push(factBelow(reach, [start + pairs], owner, gap));
  return facts;
}

/**
 * Facts that carry "below the owner by the gap" and "not below the owner" through the layers.
 *
 * Shapes  `sizes` as given to `buildMaxima`, one role a group; `first` is its first hidden layer, whose
 *         facts are shown through the layers below.
 */
export function maximumFacts(
  sizes: readonly number[],
  roles: readonly GroupRole[],
  first: number,
  owner: RowName,
  gap: Rational,
): FactFamily[] {
  return maximumLayers(sizes).flatMap((groups, depth) =>
    groups
      .flatMap((group, g) => groupFacts(group, first + depth, at(roles, g), depth, owner, gap))
      .map((fact): FactFamily => (depth > 0 ? fact : { ...fact, deep: true })),
  );
}
