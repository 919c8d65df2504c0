// UNTRUSTED. The cases of a VNN-LIB question as the claim of a property. May import kernel, vnnlib, foreign.
import { refuse } from "../foreign/index.js";
import { type Condition, type PropertyCase, row } from "../kernel/index.js";
import { at, negate, ONE, type Rational } from "../numbers/index.js";
import type { Atom, Case, Query } from "../vnnlib/index.js";

/** Cases after each `!=` was taken apart. */
const MOST_CASES = 10_000;

interface Sizes {
  readonly inputs: number;
  readonly outputs: number;
}

function conditionOf(
  { inputs, outputs }: Sizes,
  terms: readonly (readonly [column: number, weight: Rational])[],
  bias: Rational,
  isStrict: boolean,
): Condition {
  const sorted = [...terms].sort(([a], [b]) => a - b);
  const columns = sorted.map(([column]) => column);
  const made = row(
    inputs + outputs,
    columns,
    sorted.map(([, weight]) => weight),
    bias,
  );
  if (typeof made === "string") return refuse("syntax", `a condition is no row: ${made}`);
  return { row: made, isStrict };
}

/** The ways in which an atom may hold, each as conditions that hold together. */
function waysOf(sizes: Sizes, { variables }: Query, atom: Atom): readonly (readonly Condition[])[] {
  const { weights, constant } = atom.linear;
  const terms = [...weights].map(([place, weight]) => {
    const { side, index } = at(variables, place);
    return [side === "input" ? index : sizes.inputs + index, weight] as const;
  });
  const over = conditionOf(sizes, terms, constant, atom.relation === ">" || atom.relation === "!=");
  if (atom.relation === ">=" || atom.relation === ">") return [[over]];
  const less = terms.map(([column, weight]) => [column, negate(weight)] as const);
  const under = conditionOf(sizes, less, negate(constant), atom.relation === "!=");
  return atom.relation === "==" ? [[over, under]] : [[over], [under]];
}

/** A strict bound of an input as a condition; the box has it closed. */
function strictBounds(sizes: Sizes, { lower, upper }: Case): readonly Condition[] {
  const strict = (bounds: Case["lower"], sign: Rational) =>
    bounds.flatMap(({ value, isStrict }, k) => {
      if (!isStrict) return [];
      const bias = sign.num > 0n ? negate(value) : value;
      return [conditionOf(sizes, [[k, sign]], bias, true)];
    });
  return [...strict(lower, ONE), ...strict(upper, negate(ONE))];
}

/** The cases of a question. Fails: refusal (too-large). */
export function propertyCases(
  query: Query,
  cases: readonly Case[],
  sizes: Sizes,
): readonly PropertyCase[] {
  const found: PropertyCase[] = [];
  for (const one of cases) {
    let ways: readonly (readonly Condition[])[] = [strictBounds(sizes, one)];
    for (const atom of [...one.onInputs, ...one.onOutputs]) {
      const own = waysOf(sizes, query, atom);
      ways = ways.flatMap((before) => own.map((more) => [...before, ...more]));
      if (found.length + ways.length > MOST_CASES) {
        refuse("too-large", `the question has more than ${MOST_CASES} cases`);
      }
    }
    const lower = one.lower.map(({ value }) => value);
    const upper = one.upper.map(({ value }) => value);
    found.push(...ways.map((conditions) => ({ lower, upper, conditions })));
  }
  return found;
}
