// UNTRUSTED. A plain list of layers, as most formats of weights have it → a network.
import { at, negate, ONE, type Rational } from "../../numbers/index.js";
import { constantForm, type Form } from "../exact/form.js";
import { openLowering } from "../exact/lowering.js";
import { refuse } from "../exact/refusal.js";
import type { Network } from "../../kernel/index.js";

/** A matrix of exact numbers, row-major. */
export interface Matrix {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: readonly Rational[];
}

/** An affine layer: as many rows as outputs. */
export interface Dense {
  readonly weights: Matrix;
  readonly bias: Matrix | undefined;
  /** True for inputs × outputs, as Keras has it. */
  readonly isTransposed: boolean;
}

/** max(0, x) − slope·max(0, −x). */
export interface Rectifier {
  readonly slope: Rational;
}

export type Step = Dense | Rectifier;

const isDense = (step: Step): step is Dense => "weights" in step;

/** Outputs and inputs of a layer. Fails: refusal (shape). */
export function sizesOf({ weights, bias, isTransposed }: Dense): readonly [number, number] {
  const [first, second, third] = weights.shape;
  const place = { tensor: weights.name };
  if (first === undefined || second === undefined || third !== undefined) {
    return refuse(
      "layer",
      `${weights.shape.join("×") || "one number"} is no matrix of a dense layer`,
      place,
    );
  }
  const [outputs, inputs] = isTransposed ? [second, first] : [first, second];
  if (outputs === 0 || inputs === 0)
    return refuse("dimension", "a layer without inputs or outputs", place);
  if (bias !== undefined && bias.shape.join() !== `${outputs}`) {
    const what = `the bias is ${bias.shape.join("×")}, the layer has ${outputs} outputs`;
    return refuse("shape", what, { tensor: bias.name });
  }
  return [outputs, inputs];
}

/** The network of these steps, in order. Requires: the first is a layer. Fails: refusal (shape, too-large). */
export function networkOfSteps(steps: readonly Step[]): Network {
  const first = steps.find(isDense) ?? refuse("layer", "there is no layer with weights");
  const lowering = openLowering(sizesOf(first)[1]);
  let forms: readonly Form[] = lowering.inputs;
  for (const step of steps) {
    if (!isDense(step)) {
      const { slope } = step;
      forms = forms.map((form) => {
        if (slope.num === 0n) return lowering.relu(form);
        const below = lowering.relu(lowering.combine([[negate(ONE), form]]));
        return lowering.combine([
          [ONE, lowering.relu(form)],
          [negate(slope), below],
        ]);
      });
      continue;
    }
    const [outputs, inputs] = sizesOf(step);
    const { weights, bias, isTransposed } = step;
    if (inputs !== forms.length) {
      const what = `the layer takes ${inputs} values, and gets ${forms.length}`;
      refuse("shape", what, { tensor: weights.name });
    }
    const before = forms;
    forms = Array.from({ length: outputs }, (_, row) => {
      const terms = before.map((form, column) => {
        const place = isTransposed ? column * outputs + row : row * inputs + column;
        return [at(weights.values, place), form] as const;
      });
      const shift = bias === undefined ? [] : [[ONE, constantForm(at(bias.values, row))] as const];
      return lowering.combine([...terms, ...shift]);
    });
  }
  return lowering.network(forms);
}
