// UNTRUSTED. Bounds in words, and as data: grouped by what they bound and by what they are about.
// May import kernel, dataset, bounds. Every number is exact text or two decimals rounded outward.
import {
  type Architecture,
  ASSUMPTIONS,
  type Beside,
  besideOf,
  type Bound,
  type Counts,
  decimals,
  type Scope,
  type Setting,
  shatteredPoints,
} from "../bounds/index.js";
import { encloseBetween } from "../bounds/root.js";
import type { Enclosure } from "../dataset/index.js";
import { encodeNorm } from "../writing/index.js";
import { factLines } from "./explanation.js";
import { countData, type Plain, plainData } from "./plain-data.js";

const SHOWN_DIGITS = 6;
const DATA_DIGITS = 20;

/** A network beside the bounds. */
export interface Compared {
  readonly digest: string;
  readonly counts: Counts;
  readonly architecture: Architecture | undefined;
}

type Facts = readonly (readonly [string, string])[];

/** `0.5`, or `[0.333333, 0.333334]`. */
function enclosureText(enclosure: Enclosure): string {
  const [low, high] = decimals(enclosure, SHOWN_DIGITS);
  return low === high ? low : `[${low}, ${high}]`;
}

function settingFacts(setting: Setting): Facts {
  const euclidean = encloseBetween({ lower: setting.euclidean, upper: setting.euclidean });
  const factor = setting.norm.kind === "two" ? "2 σ/δ" : "2 c_p⁺ σ/δ";
  return [
    ["points", `N = ${setting.points}, C = ${setting.classes} classes`],
    ["dimension", `d = ${setting.dimension}`],
    ["norm", `p = ${encodeNorm(setting.norm)}`],
    ["ratio", `ρ = μ/ε = ${enclosureText(encloseBetween(setting.ratio))}`],
    ["", "ε is half the smallest ℓ_p distance between points with different labels"],
    ["", `${factor} ≤ ${decimals(euclidean, SHOWN_DIGITS)[1]}, δ their smallest ℓ_2 distance`],
  ];
}

const SCOPES: Readonly<Record<Scope, string>> = {
  "hardest-dataset": "some dataset needs at least",
  "one-architecture": "one architecture for all datasets needs at least",
  "every-dataset": "every dataset has a network with at most",
};

function heading({ quantity, scope }: Bound): string {
  return `${quantity}: ${SCOPES[scope]}`;
}

/** `2551`, `~ [36.5148, 36.5149]`, `2 (formula [1.50558, 1.50559])`. */
function valueText(bound: Bound): string {
  if (!bound.applies) return "–";
  const { value, enclosure } = bound;
  if (value === undefined) return enclosure === undefined ? "–" : `~ ${enclosureText(enclosure)}`;
  return enclosure === undefined ? `${value}` : `${value} (formula ${enclosureText(enclosure)})`;
}

/** What stands after the name: openness, assumptions, source; or why it does not apply. */
function remarks(bound: Bound): string {
  const source = `${bound.source.paper}, ${bound.source.theorem}`;
  const open = bound.upTo === undefined || !bound.applies ? [] : [`up to ${bound.upTo}`];
  const named = bound.assumptions.length > 0 ? [`assumes ${bound.assumptions.join(", ")}`] : [];
  const convention = bound.convention === "sigma/delta" ? ["stated for sigma/delta"] : [];
  const why = bound.applies ? [] : [`does not apply: ${bound.why}`];
  return [...why, ...open, ...named, ...convention, source].join("; ");
}

function besideText(beside: Beside | undefined): string {
  if (beside?.ratio === undefined) return "";
  return `network ${beside.count}, ${enclosureText(beside.ratio)} times`;
}

/** One line a bound, in columns. */
function groupLines(bounds: readonly Bound[], counts: Counts | undefined): readonly string[] {
  const rows = bounds.map((bound) => ({
    cells: [
      valueText(bound),
      bound.name,
      counts === undefined ? "" : besideText(besideOf(bound, counts)),
    ],
    end: remarks(bound),
  }));
  const widths = [0, 1, 2].map((k) => Math.max(...rows.map(({ cells }) => cells[k]?.length ?? 0)));
  return rows.map(({ cells, end }) => {
    const padded = cells.map((cell, k) => cell.padEnd(widths[k] ?? 0)).filter((c) => c !== "");
    return `  ${[...padded, end].join("  ")}`;
  });
}

function boundLines(bounds: readonly Bound[], counts: Counts | undefined): readonly string[] {
  const groups = new Map<string, Bound[]>();
  for (const bound of bounds) {
    const name = heading(bound);
    const group = groups.get(name) ?? [];
    group.push(bound);
    groups.set(name, group);
  }
  return [...groups].flatMap(([name, group]) => ["", name, ...groupLines(group, counts)]);
}

function assumptionLines(bounds: readonly Bound[]): readonly string[] {
  const named = [...new Set(bounds.flatMap(({ assumptions }) => assumptions))];
  if (named.length === 0) return [];
  return ["", "assumptions", ...factLines(named.map((name) => [name, ASSUMPTIONS[name]]))];
}

function networkLines(setting: Setting, compared: Compared | undefined): readonly string[] {
  if (compared === undefined) return [];
  const { counts, architecture } = compared;
  const sizes = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  const most = architecture?.layers ?? architecture?.operations;
  const shatters: Facts =
    most === undefined
      ? []
      : [
          [
            "shatters",
            `at most ${most} points; to serve all datasets it must shatter ${shatteredPoints(setting)}`,
          ],
        ];
  return ["", "network", ...factLines([["counts", sizes.join(", ")], ...shatters])];
}

/** Lines for a person; bounds that do not apply only if all are asked for. */
export function boundsLines(
  setting: Setting,
  bounds: readonly Bound[],
  compared: Compared | undefined,
  all: boolean,
): readonly string[] {
  const shown = all ? bounds : bounds.filter(({ applies }) => applies);
  const left = bounds.length - shown.length;
  const more = left === 0 ? [] : ["", `${left} bounds do not apply here; --all says why`];
  return [
    ...factLines(settingFacts(setting)),
    ...networkLines(setting, compared),
    ...boundLines(shown, compared?.counts),
    ...assumptionLines(shown),
    "",
    "~ marks a formula whose constant is unknown: alone it bounds nothing",
    ...more,
  ];
}

function besideData(beside: Beside | undefined): Readonly<Record<string, Plain>> {
  if (beside === undefined) return {};
  const { count, ratio } = beside;
  return {
    network: {
      count: countData(count),
      ratio: ratio === undefined ? null : plainData(decimals(ratio, DATA_DIGITS)),
    },
  };
}

/** One bound as data. */
function boundData(bound: Bound, counts: Counts | undefined): Plain {
  const { name, quantity, direction, kind, upTo, formula, source } = bound;
  const { scope, convention, assumptions, applies } = bound;
  const value = bound.applies ? bound.value : undefined;
  const enclosure = bound.applies ? bound.enclosure : undefined;
  return {
    ...{ name, quantity, direction, kind, ...(upTo !== undefined && { upTo }), formula },
    value: value === undefined ? null : countData(value),
    enclosure: enclosure === undefined ? null : plainData(decimals(enclosure, DATA_DIGITS)),
    source: plainData(source),
    ...{ scope, convention, assumptions, applies },
    ...(!bound.applies && { why: bound.why }),
    ...besideData(counts === undefined ? undefined : besideOf(bound, counts)),
  };
}

/** The same as data. */
export function boundsData(
  setting: Setting,
  bounds: readonly Bound[],
  compared: Compared | undefined,
): Readonly<Record<string, Plain>> {
  const named = [...new Set(bounds.flatMap(({ assumptions }) => assumptions))];
  const euclidean = encloseBetween({ lower: setting.euclidean, upper: setting.euclidean });
  return {
    setting: {
      points: countData(setting.points),
      dimension: countData(setting.dimension),
      classes: countData(setting.classes),
      norm: encodeNorm(setting.norm),
      ratio: plainData(decimals(encloseBetween(setting.ratio), DATA_DIGITS)),
      euclideanRatio: decimals(euclidean, DATA_DIGITS)[1],
      oppositePairs: countData(setting.oppositePairs),
      shattered: countData(shatteredPoints(setting)),
    },
    ...(compared !== undefined && { network: plainData(compared) }),
    bounds: bounds.map((bound) => boundData(bound, counts(compared))),
    assumptions: named.map((name) => ({ name, text: ASSUMPTIONS[name] })),
  };
}

function counts(compared: Compared | undefined): Counts | undefined {
  return compared?.counts;
}
