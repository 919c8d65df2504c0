// UNTRUSTED. Builds the network of a Voronoi plan, and remembers which rows name the forms of sites.
// May import kernel, networks.
import type { Network } from "../kernel/index.js";
import { at, ONE, type Rational, rational } from "../numbers/index.js";
import { type Affine, combine, NetworkBuilder, shifted, type Term } from "../networks/index.js";
import type { ClassCode } from "./class-code.js";
import { buildMaxima } from "./maximum-tree.js";
import { type RowName, rowsNamed } from "./row-name.js";
import type { SiteForms } from "./site-forms.js";
import type { Channel, ChainLayer, VoronoiPlan } from "./voronoi-plan.js";

const MINUS_ONE = rational(-1n);
const HALF = rational(1n, 2n);

export interface VoronoiNetwork {
  readonly network: Network;
  /** The form of every site, as rows. */
  readonly names: ReadonlyMap<number, RowName>;
}

/** What the chain knows of a channel: how many sites it has taken, and its maximum as a form. */
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

/** Adds one layer of the chain. `siteForm` is over the units that carry the coordinates. */
function chainStep(
  builder: NetworkBuilder,
  columns: ChainLayer,
  channels: readonly Channel[],
  running: readonly Running[],
  coordinates: readonly Affine[],
  names: Map<number, RowName>,
  formOf: SiteForms["formOf"],
): { running: Running[]; coordinates: readonly Affine[] } {
  const siteForm = (site: number): Affine => ({ ...formOf(site), level: builder.level });
  const layer = builder.level;
  const forms: Affine[] = columns.hasCoordinates ? [...coordinates] : [];
  const starts = channels.map(({ sites }, c) => {
    const before = running[c]?.maximum;
    const column = columns.maxima[c];
    if (column === undefined) return before;
    if (before === undefined) names.set(at(sites, 0), rowsNamed(layer, column));
    const form = before ?? siteForm(at(sites, 0));
    forms.push(form);
    return form;
  });
  const taken = channels.map(({ sites }, c) => {
    const { taken: already, maximum } = at(running, c);
    const [column, step] = [columns.maxima[c], columns.steps[c]];
    const start = starts[c];
    if (column === undefined || start === undefined) return already;
    const next = maximum === undefined ? 1 : already;
    if (step === undefined) return next;
    const site = at(sites, next);
    names.set(site, next === 1 ? rowsNamed(layer, column, step) : rowsNamed(layer, step));
    forms.push(
      combine(builder.level, [
        [ONE, siteForm(site)],
        [MINUS_ONE, start],
      ]),
    );
    return next + 1;
  });
  const units = builder.relu(forms);
  return {
    coordinates: columns.hasCoordinates ? units.slice(0, coordinates.length) : [],
    running: channels.map((_, c): Running => {
      const [column, step] = [columns.maxima[c], columns.steps[c]];
      if (column === undefined) return at(running, c);
      const terms: Term[] = [[ONE, at(units, column)]];
      if (step !== undefined) terms.push([ONE, at(units, step)]);
      return { taken: at(taken, c), maximum: combine(builder.level, terms) };
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
): VoronoiNetwork {
  const { channels } = plan;
  const builder = new NetworkBuilder(dimension);
  const names = new Map<number, RowName>();
  let state: { running: Running[]; coordinates: readonly Affine[] } = {
    coordinates: builder.relu(coordinates),
    running: channels.map(() => ({ taken: 0, maximum: undefined })),
  };
  for (const columns of plan.chain) {
    const { running, coordinates: carried } = state;
    state = chainStep(builder, columns, channels, running, carried, names, formOf);
  }
  const ends = state.running.flatMap(({ maximum }) => (maximum === undefined ? [] : [maximum]));
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
  return { network: builder.output([valueForm(builder.level, code, units)]), names };
}
