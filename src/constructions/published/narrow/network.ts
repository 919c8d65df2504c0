// UNTRUSTED. Builds the network of a narrow plan, and remembers which rows name the forms of sites.
// May import kernel, networks.
import type { Network } from "../../../kernel/index.js";
import { at, multiply, ONE, rational } from "../../../numbers/index.js";
import { type Affine, combine, NetworkBuilder, type Term } from "../../../networks/index.js";
import type { ClassCode } from "../../points/class-code.js";
import type { NarrowLayer, NarrowPlan, Pass } from "./plan.js";
import { type RowName, rowsNamed } from "../../nearest-site/row-name.js";
import type { SiteForms } from "../../nearest-site/site-forms.js";
import { bitForms } from "../../nearest-site/network.js";

const MINUS_ONE = rational(-1n);
const TWO = rational(2n);

export interface NarrowNetwork {
  readonly network: Network;
  /** For each pass the form of every site that its facts speak of, as rows. */
  readonly names: readonly ReadonlyMap<number, RowName>[];
}

/** The wires after a layer: forms of its units. */
interface Wires {
  readonly coordinates: readonly Affine[];
  /** The maximum of the first side, and of the side that is run through, if they have begun. */
  readonly first: Affine | undefined;
  readonly second: Affine | undefined;
  /** Σ of the bits before, if there are any. */
  readonly sum: Affine | undefined;
}

/** Builds layer after layer. */
class Weaver {
  readonly #builder: NetworkBuilder;
  readonly names: Map<number, RowName>[];
  #wires: Wires;

  constructor(
    dimension: number,
    readonly plan: NarrowPlan,
    readonly forms: SiteForms,
    readonly code: ClassCode,
  ) {
    this.#builder = new NetworkBuilder(dimension);
    this.names = plan.passes.map(() => new Map<number, RowName>());
    const coordinates = this.#builder.relu(forms.coordinates);
    this.#wires = { coordinates, first: undefined, second: undefined, sum: undefined };
  }

  #siteForm(site: number): Affine {
    return { ...this.forms.formOf(site), level: this.#builder.level };
  }

  /** M and S of a side that is run through: sites 0 and 1 in the first step, then one a step. */
  #run(layer: NarrowLayer, side: readonly number[], before: Affine | undefined): Affine[] {
    const names = at(this.names, layer.pass);
    const column = layer.hasCoordinates ? this.plan.coordinates : 0;
    const level = this.#builder.level;
    const [start, site] = [at(side, 0), at(side, layer.step + 1)];
    const maximum = before ?? this.#siteForm(start);
    if (layer.step === 0) {
      names.set(start, rowsNamed(level, column));
      names.set(site, rowsNamed(level, column, column + 1));
    } else names.set(site, rowsNamed(level, column + 1));
    const step = combine(level, [
      [ONE, this.#siteForm(site)],
      [MINUS_ONE, maximum],
    ]);
    return [maximum, step];
  }

  /** The two units of a bit. A first side of one site has its form here, and only here. */
  #bit(layer: NarrowLayer, pass: Pass): Affine[] {
    const { first, second } = this.#wires;
    const a = first ?? this.#siteForm(at(pass.first, 0));
    const b = second ?? this.#siteForm(at(pass.second, 0));
    const [yes, no] = pass.firstSide === 1 ? [a, b] : [b, a];
    if (first === undefined) {
      // row = 1/2 ± (a_k − B)/(2G), and B reads no coordinate: a_k = ±2G(row − 1/2).
      const sign = pass.firstSide === 1 ? ONE : MINUS_ONE;
      const weight = multiply(sign, multiply(TWO, pass.gap));
      const row = layer.hasCoordinates ? this.plan.coordinates : 0;
      const constant = multiply(multiply(MINUS_ONE, sign), pass.gap);
      const name = { rows: [{ layer: this.#builder.level, row, weight }], constant };
      at(this.names, layer.pass).set(at(pass.first, 0), name);
    }
    return bitForms(yes, no, pass.steepness);
  }

  /** Adds a layer. Columns: coordinates, the two units of its kind, the kept maximum, the sum. */
  push(layer: NarrowLayer): void {
    const { coordinates, first, second, sum } = this.#wires;
    const pass = at(this.plan.passes, layer.pass);
    const own =
      layer.kind === "bit"
        ? this.#bit(layer, pass)
        : layer.kind === "first"
          ? this.#run(layer, pass.first, first)
          : this.#run(layer, pass.second, second);
    const carried = layer.hasCoordinates ? coordinates : [];
    const kept = layer.keepsFirst && first !== undefined ? [first] : [];
    const sums = sum === undefined ? [] : [sum];
    const units = this.#builder.relu([...carried, ...own, ...kept, ...sums]);
    const m = carried.length;
    const level = this.#builder.level;
    const total = combine(level, [
      [ONE, at(units, m)],
      [ONE, at(units, m + 1)],
    ]);
    const before = sums.length > 0 ? units.at(-1) : undefined;
    const wires = { coordinates: units.slice(0, m), sum: before };
    if (layer.kind === "first") this.#wires = { ...wires, first: total, second: undefined };
    else if (layer.kind === "second") {
      const keptUnit = kept.length > 0 ? units[m + 2] : undefined;
      this.#wires = { ...wires, first: keptUnit, second: total };
    } else {
      const { weight } = at(this.code.bits, layer.pass);
      const terms: Term[] = [
        [rational(weight), at(units, m)],
        [rational(-weight), at(units, m + 1)],
      ];
      if (before !== undefined) terms.push([ONE, before]);
      const bit = combine(level, terms);
      this.#wires = { ...wires, first: undefined, second: undefined, sum: bit };
    }
  }

  finish(): NarrowNetwork {
    const { sum } = this.#wires;
    const value = combine(
      this.#builder.level,
      sum === undefined ? [] : [[ONE, sum]],
      this.code.base,
    );
    return { network: this.#builder.output([value]), names: this.names };
  }
}

/** The network of a plan. Ensures: layers as `narrowSize` says. */
export function narrowNetwork(
  dimension: number,
  plan: NarrowPlan,
  forms: SiteForms,
  code: ClassCode,
): NarrowNetwork {
  const weaver = new Weaver(dimension, plan, forms, code);
  for (const layer of plan.layers) weaver.push(layer);
  return weaver.finish();
}
