// UNTRUSTED. A question about one network as cases: a box of inputs, linear conditions on inputs, and
// linear conditions on inputs and outputs. The question is true if one case is.
import { refuse } from "../foreign/index.js";
import { at, compare, divide, negate, type Rational } from "../numbers/index.js";
import type { Atom, Formula, Query, QueryNetwork } from "./query.js";

/** A bound of one input; a strict one is kept as such. */
export interface Bound {
  readonly value: Rational;
  readonly isStrict: boolean;
}

export interface Case {
  readonly lower: readonly Bound[];
  readonly upper: readonly Bound[];
  /** Conditions on inputs alone that are no bounds. */
  readonly onInputs: readonly Atom[];
  readonly onOutputs: readonly Atom[];
}

/** Cases of one question, and conditions of all cases together. */
const MOST_CASES = 10_000;
const MOST_ATOMS = 1_000_000;

/** The one network that a question is about. Fails: refusal (several-networks). */
export function soleNetwork({ networks }: Query): QueryNetwork {
  if (networks.length === 1) return at(networks, 0);
  const names = networks.map(({ name }) => name).join(", ");
  return refuse("several-networks", `the question is about ${networks.length} networks: ${names}`);
}

/** Sets of conditions of which one has to hold. */
function alternatives(formula: Formula): readonly (readonly Atom[])[] {
  if (formula.kind === "atom") return [[formula]];
  const parts = formula.parts.map(alternatives);
  const all =
    formula.kind === "or"
      ? parts.flat()
      : parts.reduce<readonly (readonly Atom[])[]>(
          (left, right) => {
            if (left.length * right.length > MOST_CASES)
              refuse("too-large", `the question has more than ${MOST_CASES} cases`);
            return left.flatMap((a) => right.map((b) => [...a, ...b]));
          },
          [[]],
        );
  const atoms = all.reduce((sum, list) => sum + list.length, 0);
  if (all.length > MOST_CASES || atoms > MOST_ATOMS)
    refuse("too-large", `the question has more than ${MOST_CASES} cases`);
  return all;
}

/** The tighter of two lower bounds (sign 1) or upper bounds (sign −1). */
function tighter(old: Bound | undefined, found: Bound, sign: 1 | -1): Bound {
  if (old === undefined) return found;
  const order = compare(found.value, old.value) * sign;
  if (order === 0) return old.isStrict ? old : found;
  return order > 0 ? found : old;
}

function caseOf(atoms: readonly Atom[], { variables }: Query, network: QueryNetwork): Case {
  const lower: (Bound | undefined)[] = new Array<undefined>(network.inputs).fill(undefined);
  const upper: (Bound | undefined)[] = new Array<undefined>(network.inputs).fill(undefined);
  const onInputs: Atom[] = [];
  const onOutputs: Atom[] = [];
  for (const atom of atoms) {
    const { weights, constant } = atom.linear;
    const used = [...weights].map(([place, weight]) => ({ ...at(variables, place), weight }));
    const [first, second] = used;
    if (used.some(({ side }) => side === "output")) onOutputs.push(atom);
    else if (first === undefined || second !== undefined || atom.relation === "!=")
      onInputs.push(atom);
    else {
      // weight·x + constant ≥ 0: a lower bound for a positive weight, an upper one for a negative.
      const found = {
        value: divide(negate(constant), first.weight),
        isStrict: atom.relation === ">",
      };
      const { index } = first;
      if (atom.relation === "==" || first.weight.num > 0n)
        lower[index] = tighter(lower[index], found, 1);
      if (atom.relation === "==" || first.weight.num < 0n)
        upper[index] = tighter(upper[index], found, -1);
    }
  }
  const nameOf = (index: number): string =>
    variables.find((v) => v.side === "input" && v.index === index)?.name ?? `input ${index}`;
  const complete = (bounds: readonly (Bound | undefined)[], side: string): readonly Bound[] =>
    bounds.map((bound, k) => {
      if (bound !== undefined) return bound;
      return refuse(
        "unbounded",
        `${nameOf(k)} has no ${side} bound`,
        {},
        "bound every input in every case",
      );
    });
  return { lower: complete(lower, "lower"), upper: complete(upper, "upper"), onInputs, onOutputs };
}

/** The cases of a question about one network. Fails: refusal (several-networks, unbounded, too-large). */
export function casesOf(query: Query): readonly Case[] {
  const network = soleNetwork(query);
  return alternatives(query.condition).map((atoms) => caseOf(atoms, query, network));
}
