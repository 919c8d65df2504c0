// UNTRUSTED. Constructs at a scale that suits doubles, whatever that of the data. May import kernel, dataset.
// Facts and slabs speak of hidden units and of rows of the first layer: where (x − origin)/unit is put in for
// x, their values are what they were. So the first layer, the radius, and α, which stands before a power of a
// length in x, are all that changes.
import { BeyondDoubles } from "../doubles/beyond-doubles.js";
import type { Dataset } from "../dataset/dataset.js";
import { ownScale, type OwnScale } from "../dataset/ordinary-scale.js";
import { separation } from "../dataset/separation.js";
import type { FactFamily } from "../elaborate/index.js";
import { type Layer, layer, type Network, type Norm, row } from "../kernel/index.js";
import {
  at,
  divide,
  fault,
  multiply,
  type Rational,
  rational,
  subtract,
} from "../numbers/index.js";
import { ascending, type Constructed, type Unreached } from "./construction.js";

/** x ↦ f((x − origin)/unit). */
function networkAtDataScale(network: Network, { origin, unit }: OwnScale): Network {
  const rescaled = ({ rows }: Layer): Layer =>
    layer(
      rows.map(({ columns, ints, bias, den }) => {
        const weights = ints.map((n) => divide(rational(n, den), unit));
        const shifted = columns.reduce(
          (sum, column, k) => subtract(sum, multiply(at(weights, k), at(origin, column))),
          rational(bias, den),
        );
        const made = row(network.inputs, columns, weights, shifted);
        return typeof made === "string" ? fault(`a row with defect ${made}`) : made;
      }),
    );
  const layers = network.layers.map((one, l) => (l === 0 ? rescaled(one) : one));
  return Object.freeze({ inputs: network.inputs, layers: Object.freeze(layers) });
}

/** α stands before |t'|^e for lengths t' of x': α/unit^e before |t|^e. */
function familyAt(family: FactFamily, unit: Rational, exponent: 1 | 2): FactFamily {
  const { alpha } = family;
  if (alpha === undefined) return family;
  return { ...family, alpha: divide(alpha, exponent === 1 ? unit : multiply(unit, unit)) };
}

/** An answer for the points x' as one for the points x. */
function atDataScale<Made extends Constructed>(
  answer: Made | Unreached,
  scale: OwnScale,
  exponent: 1 | 2,
): Made | Unreached {
  const { unit } = scale;
  if (answer.status === "unreached") {
    return { ...answer, largest: answer.largest && multiply(answer.largest, unit) };
  }
  const { network, radius, facts } = answer;
  const made = {
    network: networkAtDataScale(network, scale),
    radius: multiply(radius, unit),
    // In values per unit, so it shrinks where the data grow.
    ...(answer.slope !== undefined && { slope: divide(answer.slope, unit) }),
  };
  if (facts === undefined) return { ...answer, ...made };
  return {
    ...answer,
    ...made,
    facts: (ball) => facts(ball).map((one) => familyAt(one, unit, exponent)),
  };
}

/** What every construction has: data, norm, radius or none, and more. */
type Construct<Radius extends Rational | undefined, Rest extends unknown[], Made> = (
  dataset: Dataset,
  norm: Norm,
  radius: Radius,
  ...rest: Rest
) => Promise<Made | Unreached>;

/**
 * The same construction for data of every size: it is given points of ordinary size.
 *
 * Requires  `exponent`: the e for which the α of its facts stands before |t|^e; docs/theory.md#separable.
 * Ensures  what is constructed for data beyond the ordinary is what is constructed for the same data at
 *          any other such scale, up to the first layer. A search that meets a number beyond doubles all
 *          the same, since the data spans too many scales, is answered as unreached.
 */
export function atOwnScale<
  Radius extends Rational | undefined,
  Rest extends unknown[],
  Made extends Constructed,
>(
  construction: string,
  construct: Construct<Radius, Rest, Made>,
  exponent: 1 | 2 = 2,
): Construct<Radius, Rest, Made> {
  const orBeyond: typeof construct = async (dataset, norm, ...rest) => {
    try {
      return await construct(dataset, norm, ...rest);
    } catch (error) {
      if (!(error instanceof BeyondDoubles)) throw error;
      const { pair } = await separation(dataset, norm);
      return {
        ...{ status: "unreached", construction, condition: "doubles", pair: ascending(...pair) },
        ...{ largest: undefined, detail: `${error.message}: the data spans too many scales` },
      };
    }
  };
  return async (dataset, norm, radius, ...rest) => {
    const scale = ownScale(dataset);
    if (scale === undefined) return orBeyond(dataset, norm, radius, ...rest);
    const own = (radius && divide(radius, scale.unit)) as Radius;
    return atDataScale(await orBeyond(scale.dataset, norm, own, ...rest), scale, exponent);
  };
}
