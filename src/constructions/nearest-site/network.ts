// UNTRUSTED. Builds the network of a Voronoi plan.
// May import kernel, networks.
import type { Network } from "../../kernel/index.js";
import { at, ONE, type Rational, rational } from "../../numbers/index.js";
import { type Affine, combine, NetworkBuilder, shifted, type Term } from "../../networks/index.js";
import type { ClassCode } from "../points/class-code.js";
import { buildMaxima } from "./maximum-tree.js";
import type { SiteForms } from "./site-forms.js";
import type { Channel, ChainLayer, VoronoiPlan } from "./plan.js";

const MINUS_ONE = rational(-1n);
const HALF = rational(1n, 2n);

/** What the chain knows of a channel: how many sites it has taken, and their maximum as a form. */
interface Running {
  readonly taken: number;
  readonly maximum: Affine | undefined;
}

/** 1/2 + (A − B)/(2G) and the same less 1: the bit "A wins" is the difference of their units. */
export function bitForms(a: Affine, b: Affine, steepness: Rational): [Affine, Affine] {
  const level = a.level;
  const w = combine(
    level,
    [
      [steepness, a],
      [{ num: -steepness.num, den: steepness.den }, b],
    ],
    HALF,
  );
  return [w, shifted(w, MINUS_ONE)];
}

/** base + Σ weight·(p − q) over the pairs of units of the bits. */
export function valueForm(level: number, code: ClassCode, units: readonly Affine[]): Affine {
  const terms = code.bits.flatMap(({ weight }, l): Term[] => [
    [rational(weight), at(units, 2 * l)],
    [rational(-weight), at(units, 2 * l + 1)],
  ]);
  return combine(level, terms, code.base);
}

/**
 * Adds one layer of the chain: U = [M − a]_+ for the next site a of each channel that takes one, and then
 * M = a + U. The sites are affine in the coordinates, which go on, so one unit a channel is enough.
 */
function chainStep(
  builder: NetworkBuilder,
  { steps }: ChainLayer,
  channels: readonly Channel[],
  running: readonly Running[],
  coordinates: readonly Affine[],
  formOf: SiteForms["formOf"],
): { running: Running[]; coordinates: readonly Affine[] } {
  const siteForm = (site: number): Affine => ({ ...formOf(site), level: builder.level });
  const forms = channels.flatMap(({ sites }, c): Affine[] => {
    if (steps[c] === undefined) return [];
    const { taken, maximum } = at(running, c);
    const form = combine(builder.level, [
      [ONE, maximum ?? siteForm(at(sites, 0))],
      [MINUS_ONE, siteForm(at(sites, Math.max(1, taken)))],
    ]);
    return [form];
  });
  const units = builder.relu([...coordinates, ...forms]);
  return {
    coordinates: units.slice(0, coordinates.length),
    running: channels.map(({ sites }, c): Running => {
      const column = steps[c];
      if (column === undefined) return at(running, c);
      const site = Math.max(1, at(running, c).taken);
      const terms: Term[] = [
        [ONE, siteForm(at(sites, site))],
        [ONE, at(units, column)],
      ];
      return { taken: site + 1, maximum: combine(builder.level, terms) };
    }),
  };
}

/** The network of a plan. Ensures: layers as `voronoiSize` says. */
export function voronoiNetwork(
  dimension: number,
  plan: VoronoiPlan,
  { coordinates, formOf }: SiteForms,
  code: ClassCode,
  steepness: Rational,
): Network {
  const { channels } = plan;
  const builder = new NetworkBuilder(dimension);
  let state: { running: readonly Running[]; coordinates: readonly Affine[] } = {
    coordinates: builder.relu(coordinates),
    running: channels.map(() => ({ taken: 0, maximum: undefined })),
  };
  for (const layer of plan.chain) {
    state = chainStep(builder, layer, channels, state.running, state.coordinates, formOf);
  }
  const ends = state.running.map(
    ({ maximum }, c): Affine =>
      maximum ?? { ...formOf(at(at(channels, c).sites, 0)), level: builder.level },
  );
  const byClass = plan.groups.map((_, side) =>
    ends.filter((__, c) => at(channels, c).side === side),
  );
  const classes = buildMaxima(builder, byClass);
  const winners = buildMaxima(
    builder,
    plan.sides.map((members) => members.map((k) => at(classes, k))),
  );
  const bits = code.bits.flatMap((_, l) =>
    bitForms(at(winners, 2 * l), at(winners, 2 * l + 1), steepness),
  );
  const units = builder.relu(bits);
  return builder.output([valueForm(builder.level, code, units)]);
}
