// UNTRUSTED. The claim about one ball as one file of SMT-LIB 2: network, ball and wrong labels over exact
// reals, for solvers that share nothing with the checker. May import kernel.
import { type Network, type Norm, type Row, type Rule } from "../../kernel/index.js";
import { at, entry, type Rational, type Scaled } from "../../numbers/index.js";
import { refuse } from "../exact/refusal.js";

/** A network, and a ball with its label. */
export interface SmtQuestion {
  readonly network: Network;
  readonly centre: Scaled;
  readonly label: number;
  /** Every norm except p = a/b, whose balls are not the solutions of polynomials. */
  readonly norm: Exclude<Norm["kind"], "power">;
  readonly radius: Rational;
  readonly rule: Rule;
}

/** Weights that are written at most. */
const MOST = 5_000_000n;

function integer(n: bigint): string {
  return n < 0n ? `(- ${-n}.0)` : `${n}.0`;
}

function real({ num, den }: Rational): string {
  if (den === 1n) return integer(num);
  return num < 0n ? `(- (/ ${-num}.0 ${den}.0))` : `(/ ${num}.0 ${den}.0)`;
}

function sum(terms: readonly string[]): string {
  const [first = "0.0"] = terms;
  return terms.length > 1 ? `(+ ${terms.join(" ")})` : first;
}

/** (Σ ints·inputs + bias)/den. */
function affine({ columns, ints, bias, den }: Row, input: (column: number) => string): string {
  const terms = columns.map((column, k) => {
    const weight = at(ints, k);
    return weight === 1n ? input(column) : `(* ${integer(weight)} ${input(column)})`;
  });
  const whole = sum(bias === 0n ? terms : [...terms, integer(bias)]);
  return den === 1n ? whole : `(/ ${whole} ${den}.0)`;
}

function* networkLines({ inputs, layers }: Network): Generator<string> {
  for (let k = 0; k < inputs; k += 1) yield `(declare-const X_${k} Real)`;
  const last = layers.length - 1;
  for (const [l, { rows }] of layers.entries()) {
    const input = (column: number): string => (l === 0 ? `X_${column}` : `h_${l - 1}_${column}`);
    for (const [n, row] of rows.entries()) {
      const z = l === last ? `Y_${n}` : `z_${l}_${n}`;
      yield `(define-fun ${z} () Real ${affine(row, input)})`;
      if (l < last) yield `(define-fun h_${l}_${n} () Real (ite (>= ${z} 0.0) ${z} 0.0))`;
    }
  }
}

/**
 * ‖X − centre‖ ≤ radius. For p = 1 a variable bounds each distance; for p = 2 the squares are summed, beside
 * the box that follows: solvers are quicker with it.
 */
function* ballLines({ centre, norm, radius }: SmtQuestion): Generator<string> {
  const offsets = centre.ints.map((_, k) => `(- X_${k} ${real(entry(centre, k))})`);
  const squared = { num: radius.num ** 2n, den: radius.den ** 2n };
  for (const offset of offsets) {
    yield `(assert (<= (- ${real(radius)}) ${offset} ${real(radius)}))`;
  }
  switch (norm) {
    case "infinity":
      return;
    case "one":
      for (const [k, offset] of offsets.entries()) {
        yield `(declare-const T_${k} Real)`;
        yield `(assert (<= (- T_${k}) ${offset} T_${k}))`;
      }
      yield `(assert (<= ${sum(offsets.map((_, k) => `T_${k}`))} ${real(radius)}))`;
      return;
    case "two":
      yield `(assert (<= ${sum(offsets.map((offset) => `(* ${offset} ${offset})`))} ${real(squared)}))`;
      return;
  }
}

/** The outputs do not mean the label. */
function wrongLabel({ rule, label, network }: SmtQuestion): string {
  switch (rule.kind) {
    case "argmax": {
      const outputs = at(network.layers, network.layers.length - 1).rows.length;
      const rivals = Array.from({ length: outputs }, (_, k) => k).filter((k) => k !== label);
      return `(or ${rivals.map((k) => `(>= Y_${k} Y_${label})`).join(" ")} false)`;
    }
    case "threshold":
      return `(${label === 0 ? ">=" : "<="} Y_0 ${real(rule.level)})`;
    case "exact":
      return `(not (= Y_0 ${real(at(rule.values, label))}))`;
  }
}

/**
 * The lines of the question whether some point of the ball has another label.
 *
 * Ensures  `unsat` iff every real point of the ball has the label; then the ball is proved.
 * Fails    refusal (too-large).
 */
export function smtLines(question: SmtQuestion, note: string): readonly string[] {
  const { network, norm } = question;
  const weights = network.layers.reduce(
    (count, { rows }) => count + rows.reduce((own, row) => own + BigInt(row.columns.length), 0n),
    0n,
  );
  if (weights > MOST) refuse("too-large", `the network has more than ${MOST} weights`);
  return [
    `; ${note}`,
    "; unsat: every real point of the ball has the label of its centre. sat: some point has not",
    `(set-logic ${norm === "two" ? "QF_NRA" : "QF_LRA"})`,
    ...networkLines(network),
    ...ballLines(question),
    `(assert ${wrongLabel(question)})`,
    "(check-sat)",
  ];
}
