// UNTRUSTED. Naive oracle. Do not improve or share with the rest of src. Imports only node: and fraction.js.
// Decides, for one ball and one pattern, whether the ball lies in that activation region with its label:
// p = 1, ∞ by trying every vertex, other p from the affine forms at the centre and next to it.
import { vertices } from "./ball.js";
import { fraction, order, pick, sign, type Text } from "./fraction.js";
import { labelOf, type OracleRule } from "./label.js";
import { forcedTracesAt, type DenseNetwork, type Phases } from "./network.js";
import { dual, type Exponent, normAgainst } from "./norm.js";

/** What has to be judged: one ball of a claim with its evidence. */
export interface OracleBall {
  readonly network: DenseNetwork;
  readonly rule: OracleRule;
  readonly p: Exponent;
  readonly centre: readonly Text[];
  readonly radius: Text;
  readonly label: number;
  readonly phases: Phases;
}

/** The first unit that leaves its phase on the ball, or the label; undefined when all holds. */
export type Failure =
  | { readonly what: "unit"; readonly layer: number; readonly neuron: number }
  | { readonly what: "label" };

/** The failure among points that suffice: the region and the label sets are convex. */
function failureAtVertices(
  ball: OracleBall,
  points: readonly (readonly Text[])[],
): Failure | undefined {
  const traces = points.map((point) => forcedTracesAt(ball.network, ball.phases, point));
  for (const [layer, signs] of ball.phases.entries()) {
    for (const [neuron, phase] of [...signs].entries()) {
      const wrong = traces.some((trace) => {
        const z = sign(fraction(pick(pick(trace, layer), neuron)));
        return phase === "+" ? z < 0 : z > 0;
      });
      if (wrong) return { what: "unit", layer, neuron };
    }
  }
  const outputs = traces.map((trace) => pick(trace, ball.network.length - 1));
  const right = outputs.every((output) => labelOf(ball.rule, output) === ball.label);
  return right ? undefined : { what: "label" };
}

/** An affine form on the ball: its value at the centre and its slope along each axis. */
interface Form {
  readonly value: Text;
  readonly slope: readonly Text[];
}

function minus(a: Text, b: Text): Text {
  const { s, n, d } = fraction(a).sub(fraction(b));
  return `${s * n}/${d}`;
}

/** ℓ ≥ 0 on the whole ball (`strict`: ℓ > 0): ℓ(c) against radius·‖slope‖_q. */
function holds(ball: OracleBall, form: Form, strict: boolean): boolean {
  const value = fraction(form.value);
  if (sign(value) < 0 || (strict && sign(value) === 0)) return false;
  const reach = normAgainst(
    dual(ball.p),
    form.slope.map(fraction),
    value.div(fraction(ball.radius)),
  );
  return strict ? reach < 0 : reach <= 0;
}

/** The affine forms of all units of all layers, by differences of forced evaluations. */
function formsOf(ball: OracleBall): Form[][] {
  const at = (point: readonly Text[]): Text[][] => forcedTracesAt(ball.network, ball.phases, point);
  const here = at(ball.centre);
  const next = ball.centre.map((_, k) =>
    at(ball.centre.map((c, j) => (j === k ? minus(c, "-1") : c))),
  );
  return here.map((z, layer) =>
    z.map((value, n) => ({
      value,
      slope: next.map((trace) => minus(pick(pick(trace, layer), n), value)),
    })),
  );
}

function negated(form: Form): Form {
  return lead({ value: "0", slope: form.slope.map(() => "0") }, form);
}

/** The form a − b. */
function lead(a: Form, b: Form): Form {
  return {
    value: minus(a.value, b.value),
    slope: a.slope.map((x, k) => minus(x, pick(b.slope, k))),
  };
}

function labelHolds(ball: OracleBall, outputs: readonly Form[]): boolean {
  const { rule, label } = ball;
  const first = pick(outputs, 0);
  if (rule.kind === "exact") {
    const flat = first.slope.every((x) => sign(fraction(x)) === 0);
    return flat && order(fraction(first.value), fraction(pick(rule.values, label))) === 0;
  }
  if (rule.kind === "threshold") {
    const over = { value: minus(first.value, rule.level), slope: first.slope };
    return holds(ball, label === 1 ? over : negated(over), true);
  }
  const own = pick(outputs, label);
  return outputs.every((rival, k) => k === label || holds(ball, lead(own, rival), true));
}

/** As `failureOf`, always from the affine forms: for p = 1 and ∞ a second opinion. */
export function failureByForms(ball: OracleBall): Failure | undefined {
  const forms = formsOf(ball);
  for (const [layer, signs] of ball.phases.entries()) {
    for (const [neuron, phase] of [...signs].entries()) {
      const form = pick(pick(forms, layer), neuron);
      if (!holds(ball, phase === "+" ? form : negated(form), false)) {
        return { what: "unit", layer, neuron };
      }
    }
  }
  return labelHolds(ball, pick(forms, forms.length - 1)) ? undefined : { what: "label" };
}

/** Judges one ball. Exact for every p; p = ∞ by vertices only up to dimension 10. */
export function failureOf(ball: OracleBall): Failure | undefined {
  const { p } = ball;
  if (p === "1" || (p === "inf" && ball.centre.length <= 10)) {
    return failureAtVertices(ball, vertices(p, ball.centre, ball.radius));
  }
  return failureByForms(ball);
}
