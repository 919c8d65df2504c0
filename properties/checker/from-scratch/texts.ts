// Draws whole texts: nothing of them was ever a certificate. A network, a claim about one or two balls, evidence.
import { createHash } from "node:crypto";
import type Fraction from "fraction.js";
import { fraction, pick, sign, spell, type Text } from "../../../src/oracle/fraction.js";
import { labelOf, type OracleRule } from "../../../src/oracle/label.js";
import { countsOf, evaluateAt } from "../../../src/oracle/network.js";
import { drawBall, type DrawnBall, type Setting } from "./balls.js";
import { affine, type Form, larger, ONE, plus, ZERO } from "./forms.js";
import { formOfRow, type Json, type Known, type Row } from "./known.js";
import { type Drawn, drawProof, drawRoom } from "./proofs.js";
import { drawRatio } from "./ratios.js";
import { Tape } from "./tape.js";
import { drawWitnesses } from "./witnesses.js";

export interface DrawnText {
  readonly text: string;
  /** Facts that are stated, and violated at a point that was seen. */
  readonly untruths: readonly string[];
}

/** The outputs with the rule, and the proofs of the label of the first ball. */
interface Outputs {
  readonly rule: OracleRule;
  readonly rows: readonly Row[];
  readonly label: number;
  readonly proofs: readonly Json[];
}

const WEIGHTS = ["1", "-1", "2", "1/2", "-1/2", "3"].map(fraction);

function outputRow({ units }: Known, tape: Tape, isFlat: boolean): Row {
  const flat = [...units.keys()].filter((n) => {
    const { terms, w } = pick(units, n);
    return terms.size === 0 && w.every((a) => sign(a) === 0);
  });
  const columns = (isFlat ? flat : [...units.keys()]).filter(() => !tape.oneIn(3));
  const weights = columns.map(() => pick(WEIGHTS, tape.below(WEIGHTS.length)));
  return { bias: pick(WEIGHTS, tape.below(WEIGHTS.length)), columns, weights };
}

function difference(a: Form, b: Form): Form {
  return plus(a, ONE.neg(), b);
}

function constantForm(form: Form, value: Fraction): Form {
  return affine(
    value,
    form.w.map(() => ZERO),
  );
}

/** What is taken where a proof shows no bound: the constant of the form and a little more. */
function mostOf({ most }: Drawn, { v }: Form): Fraction {
  return most ?? v.add(fraction("2"));
}

const HAIR = fraction("1/1000000000000");

/** A level or a lead by a hair, or more, or none: labels are strict. */
function drawLead(ball: DrawnBall): Fraction {
  const room = drawRoom(ball.said);
  return sign(room) === 0 && !ball.said.tape.oneIn(6) ? HAIR : room;
}

function thresholdOutputs(ball: DrawnBall, tape: Tape): Outputs {
  const row = outputRow(ball.last, tape, false);
  const f = formOfRow(row, ball.last);
  const label = tape.below(2);
  const form = label === 0 ? f : difference(constantForm(f, ZERO), f);
  const drawn = drawProof(form, ball.last, ball.said);
  const bound = mostOf(drawn, form).add(drawLead(ball));
  const level = spell(label === 0 ? bound : bound.neg());
  return { rule: { kind: "threshold", level }, rows: [row], label, proofs: [drawn.proof] };
}

function exactOutputs(ball: DrawnBall, classes: number, tape: Tape): Outputs {
  const row = outputRow(ball.last, tape, !tape.oneIn(8));
  const f = formOfRow(row, ball.last);
  const hair = tape.oneIn(14) ? HAIR : ZERO;
  const value = constantForm(f, f.v.add(hair));
  const label = tape.below(classes);
  const values = Array.from({ length: classes }, (_, k) =>
    spell(value.v.add(fraction(`${k - label}`))),
  );
  const proofs = [difference(f, value), difference(value, f)].map(
    (form) => drawProof(form, ball.last, ball.said).proof,
  );
  return { rule: { kind: "exact", values }, rows: [row], label, proofs };
}

function argmaxOutputs(ball: DrawnBall, classes: number, tape: Tape): Outputs {
  const rows = Array.from({ length: classes }, () => outputRow(ball.last, tape, tape.oneIn(4)));
  const label = tape.below(classes);
  const own = formOfRow(pick(rows, label), ball.last);
  const proofs: Json[] = [];
  const tuned = rows.map((row, k) => {
    if (k === label) return row;
    const form = difference(formOfRow({ ...row, bias: ZERO }, ball.last), own);
    const drawn = drawProof(form, ball.last, ball.said);
    proofs.push(drawn.proof);
    return { ...row, bias: mostOf(drawn, form).add(drawLead(ball)).neg() };
  });
  return { rule: { kind: "argmax" }, rows: tuned, label, proofs };
}

/** Proofs of a label that was not chosen for the ball. */
function proofsOf({ rule, rows }: Outputs, label: number, ball: DrawnBall): readonly Json[] {
  const forms = rows.map((row) => formOfRow(row, ball.last));
  const f = pick(forms, 0);
  const level = constantForm(f, fraction(rule.kind === "threshold" ? rule.level : "0"));
  const goals = (): Form[] => {
    if (rule.kind === "threshold") {
      return [label === 0 ? difference(f, level) : difference(level, f)];
    }
    if (rule.kind === "argmax") {
      const own = pick(forms, label);
      return forms.flatMap((form, k) => (k === label ? [] : [difference(form, own)]));
    }
    const value = constantForm(f, fraction(pick(rule.values, label)));
    return [difference(f, value), difference(value, f)];
  };
  return goals().map((form) => drawProof(form, ball.last, ball.said).proof);
}

/** `output`, unless all are plain. */
function outputOf(proofs: readonly Json[], tape: Tape): { readonly output?: Json } {
  const own = tape.oneIn(60) ? proofs.slice(1) : proofs;
  const isPlain = own.every((proof) => Array.isArray(proof) && proof.length === 0);
  return isPlain ? {} : { output: own };
}

function dense(network: readonly (readonly Row[])[], inputs: number) {
  return network.map((rows, l) => ({
    weights: rows.map(({ columns, weights }) =>
      Array.from({ length: network[l - 1]?.length ?? inputs }, (_, c) => {
        const k = columns.indexOf(c);
        return k < 0 ? "0" : spell(pick(weights, k));
      }),
    ),
    biases: rows.map(({ bias }) => spell(bias)),
  }));
}

/** Layers and facts, some of them in shared lines of their own. */
function sharing(tape: Tape, lines: string[]): Setting["shared"] {
  const count = { layer: 0, fact: 0 };
  return (kind, value) => {
    // A count is no fact of a shared line: a number for a number is not written.
    if (typeof value === "number" || !tape.oneIn(5)) return value;
    lines.push(JSON.stringify({ [kind]: value }));
    count[kind] += 1;
    if (!tape.oneIn(40)) return count[kind] - 1;
    // Another proof of a fact, or no line; another layer would state other facts.
    return kind === "fact" ? tape.below(count[kind] + 2) : count[kind] + tape.below(2);
  };
}

const COORDINATES = ["0", "1", "-1", "1/2", "2", "-1/3"] as const;
const NORMS = ["2", "1", "inf", "inf", "1", "3", "3/2"] as const;
const RADII = ["1", "1/2", "1/4", "2", "1/3"] as const;

/** The text that a tape stands for. */
export function textOf(numbers: readonly number[]): DrawnText {
  const tape = new Tape(numbers);
  const p = tape.pick([...NORMS] as [string, ...string[]]);
  const radius = tape.pick([...RADII] as [Text, ...Text[]]);
  const dimension = 1 + tape.below(3);
  const hidden = 1 + tape.below(3);
  const count = tape.oneIn(4) ? 2 : 1;
  const isLeavingOut = tape.oneIn(4);
  const network: (readonly Row[])[] = [];
  const shared: string[] = [];
  const setting: Setting = { tape, p, radius: fraction(radius), shared: sharing(tape, shared) };
  const centres = Array.from({ length: count }, () =>
    Array.from({ length: dimension }, () => pick(COORDINATES, tape.below(COORDINATES.length))),
  );
  const first = drawBall(pick(centres, 0), network, hidden, isLeavingOut, setting);
  const classes = 2 + tape.below(2);
  const kind = tape.below(3);
  const outputs =
    kind === 0
      ? thresholdOutputs(first, tape)
      : kind === 1
        ? exactOutputs(first, classes, tape)
        : argmaxOutputs(first, classes, tape);
  const names = (kind === 0 ? 2 : classes) === 2 ? ["a", "b"] : ["a", "b", "c"];
  network.push(outputs.rows);
  const tables = dense(network, dimension);
  const lines: string[] = [];
  const points: { readonly point: readonly Text[]; readonly label: number }[] = [];
  const untruths: string[] = [];
  let share = ZERO;
  for (const [i, point] of centres.entries()) {
    const ball = i === 0 ? first : drawBall(point, network, hidden, isLeavingOut, setting);
    const label = i === 0 ? outputs.label : (labelOf(outputs.rule, evaluateAt(tables, point)) ?? 0);
    const proofs = i === 0 ? outputs.proofs : proofsOf(outputs, label, ball);
    const { layers = [], ...more } = ball.evidence;
    const own = { point, label, layers, ...more, ...outputOf(proofs, tape) };
    lines.push(...shared.splice(0), JSON.stringify(own));
    points.push({ point, label });
    untruths.push(...ball.untruths);
    share = larger(share, ball.share);
  }
  const dataset = [
    { format: "muball-dataset/1", points: count, dimension, classes: names },
    ...points,
  ];
  const digest = createHash("sha256")
    .update(dataset.map((one) => `${JSON.stringify(one)}\n`).join(""))
    .digest("hex");
  const { ratio, witness } = drawRatio(tape, p, radius, points);
  const isShare = sign(share) > 0;
  const error = tape.oneIn(16) ? share.sub(HAIR) : share;
  const counts = countsOf(tables);
  const witnesses = drawWitnesses(tape, p, setting.radius, first, network);
  const header = {
    format: "muball/1",
    kind: isShare ? "eta-robust" : "memorization",
    claim: {
      dataset: `sha256:${digest}`,
      points: count,
      dimension,
      classes: names,
      norm: p,
      radius,
      rule: outputs.rule,
      ratio,
      ...(isShare && { error: spell(error) }),
    },
    network: { source: "inline", inputs: dimension, widths: network.map((rows) => rows.length) },
    size: {
      width: counts.width,
      depth: counts.depth,
      parameters: `${counts.parameters}`,
      nonzero: `${counts.nonzero}`,
      bits: counts.bits,
    },
    points: "inline",
    reaches: witnesses.length,
    ratio: witness,
    note: "",
  };
  const rows = network.flat().map(({ bias, columns, weights }) => {
    return { bias: spell(bias), columns, weights: weights.map(spell) };
  });
  const all = [header, ...rows, ...witnesses].map((one) => JSON.stringify(one));
  return { text: [...all, ...lines].map((line) => `${line}\n`).join(""), untruths };
}
