// UNTRUSTED. Builds layers that also carry units of their own, whatever is built beside them.
import type { Network } from "../kernel/index.js";
import type { Affine } from "./affine.js";
import { NetworkBuilder } from "./builder.js";

/**
 * A builder that puts the carried forms in front of every layer: gadgets and tables that add layers of
 * their own do not know of them.
 *
 * Requires  carried forms are ≥ 0 on every ball, so that ReLU leaves them as they are.
 */
export class CarryingBuilder extends NetworkBuilder {
  #carried: readonly Affine[] = [];

  /** What is carried, as forms of the current layer. */
  get carried(): readonly Affine[] {
    return this.#carried;
  }

  /** From now on these forms of the current layer are carried, in this order, in the first columns. */
  carry(forms: readonly Affine[]): void {
    this.#carried = forms;
  }

  /** As in `NetworkBuilder`; the carried forms come first in the layer and not among the results. */
  override relu(forms: readonly Affine[]): Affine[] {
    const units = super.relu([...this.#carried, ...forms]);
    this.#carried = units.slice(0, this.#carried.length);
    return units.slice(this.#carried.length);
  }

  /** Adds the output layer, which reads what it likes and carries nothing. */
  override output(forms: readonly Affine[]): Network {
    this.#carried = [];
    return super.output(forms);
  }
}
