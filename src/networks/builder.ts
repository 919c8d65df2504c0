// UNTRUSTED. Builds a network layer by layer from affine forms of named wires. May import the kernel.
import { type Layer, layer, type Network, type Row, row } from "../kernel/index.js";
import { fault } from "../numbers/index.js";
import { type Affine, unitForm } from "./affine.js";

/**
 * A network under construction. A *wire* is an affine form of the units of the current layer:
 * `relu` turns forms into units, and the forms it returns are these units themselves.
 *
 * Fails  KernelFault if a form of another layer is used, which is a mistake of the construction.
 */
export class NetworkBuilder {
  readonly #inputs: number;
  readonly #layers: Layer[] = [];
  #units: number;

  constructor(inputs: number) {
    this.#inputs = inputs;
    this.#units = inputs;
  }

  /** Number of hidden layers so far; forms of this level may be used. */
  get level(): number {
    return this.#layers.length;
  }

  /** The coordinates of the input as forms. */
  inputs(): Affine[] {
    return Array.from({ length: this.#inputs }, (_, column) => unitForm(0, column));
  }

  /** Adds a hidden layer with the units max(0, form) and returns them as forms. */
  relu(forms: readonly Affine[]): Affine[] {
    this.#push(forms);
    return forms.map((_, column) => unitForm(this.level, column));
  }

  /** Adds the output layer and returns the network. */
  output(forms: readonly Affine[]): Network {
    this.#push(forms);
    return Object.freeze({ inputs: this.#inputs, layers: Object.freeze([...this.#layers]) });
  }

  #push(forms: readonly Affine[]): void {
    const rows = forms.map((form) => this.#row(form));
    this.#layers.push(layer(rows));
    this.#units = forms.length;
  }

  #row(form: Affine): Row {
    if (form.level !== this.level) fault(`a form of layer ${form.level} at layer ${this.level}`);
    const made = row(this.#units, form.columns, form.weights, form.bias);
    return typeof made === "string" ? fault(`a row with defect ${made}`) : made;
  }
}
