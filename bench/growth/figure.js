// docs/figures/growth.svg: parameters against N, with the regimes of Kim, Moon and Yun.
import { chartElement } from "../../dist/figures/chart.js";
import { svgLines } from "../../dist/figures/index.js";
import { colourOf } from "../../dist/figures/style.js";
import { symbolOf } from "../../dist/figures/sweep-legend.js";
import { SERIES } from "../generated.js";
import { ALL, cellsOf, growing } from "./cases.js";
import { keyOf } from "./rows.js";

const DASH = "7 4";
const RULE = "#8c1515";

/** Series in N at a law of the ratio; those of `lattice` on several sets are told apart by the set. */
const PANELS = [
  { law: "1/(5N⌈√d⌉)", title: "ρ = 1/(5N⌈√d⌉)", bands: () => [["small ρ", 1e-9, 1e9, 0]] },
  {
    ...{ law: "1/3200", title: "ρ = 1/3200, d = 4" },
    bands: () => [
      ["small ρ", 1e-9, 320, 0],
      ["moderate ρ", 320, 1e9, 1],
    ],
  },
  { law: "1/10", title: "ρ = 1/10", bands: () => [["moderate ρ for d = 4", 1e-9, 1e9, 1]] },
  { law: "9/10", title: "ρ = 9/10, d = 4", bands: () => [["large ρ", 1e-9, 1e9, 2]] },
];

function placesOf(one, rows) {
  return cellsOf(one, SERIES[one.data][0], true).flatMap((cell) => {
    const row = rows.get(keyOf(cell));
    const isProved = row !== undefined && row.reason === undefined;
    return isProved ? [[cell.count, Number(row.parameters)]] : [];
  });
}

const SETS = Object.keys(SERIES);
const isNarrow = ({ options }) => options.includes("--width");
const isOnSets = (one) => one.construction === "lattice" && one.law === PANELS[0].law;
const inNumber = (one) => growing(one) === "N";

/** The symbol of a series: of the set where one construction is on several, else of the construction. */
const numberOf = (one) =>
  isNarrow(one)
    ? 18 + SETS.indexOf(one.data)
    : isOnSets(one) && one.data !== "sep4"
      ? 12 + SETS.indexOf(one.data)
      : symbolOf(one.construction);
const labelOf = (one) =>
  [
    one.construction,
    ...(isOnSets(one) ? [`on ${one.data}`] : []),
    ...one.options.filter((word) => !/eta|\//u.test(word)),
  ].join(" ");

function panelOf({ law, title, bands }, rows) {
  const shown = ALL.filter((one) => one.law === law && inNumber(one));
  const series = shown.map((one) => {
    const symbol = numberOf(one);
    return { pieces: [placesOf(one, rows)], colour: colourOf(symbol), width: 1, symbol };
  });
  return {
    title,
    bands: bands().map(([label, from, to, tone]) => ({ label, from, to, tone })),
    series: [...series, ...guides(series)],
  };
}

/** y ~ √N and y ~ N through the middle of the places of a panel. */
function guides(series) {
  const places = series.flatMap(({ pieces }) => pieces.flat());
  if (places.length === 0) return [];
  const mean = (k) =>
    Math.exp(places.reduce((sum, one) => sum + Math.log(one[k]), 0) / places.length);
  const [x, y] = [mean(0), mean(1)];
  const xs = [Math.min(...places.map((one) => one[0])), Math.max(...places.map((one) => one[0]))];
  return [0.5, 1].map((exponent) => ({
    pieces: [xs.map((one) => [one, y * (one / x) ** exponent])],
    ...{ colour: RULE, width: exponent === 1 ? 1.6 : 2, ...(exponent === 1 ? {} : { dash: DASH }) },
  }));
}

/** The figure as text. */
export function figureText(rows) {
  const panels = PANELS.map((panel) => panelOf(panel, rows));
  const places = panels.flatMap(({ series }) => series.flatMap(({ pieces }) => pieces.flat()));
  const range = (k, by) => {
    const values = places.map((one) => one[k]);
    return values.length === 0 ? [1, 10] : [Math.min(...values) / by, Math.max(...values) * by];
  };
  const inN = ALL.filter((one) => inNumber(one) && PANELS.some(({ law }) => law === one.law));
  const entries = [...new Map(inN.map((one) => [labelOf(one), one]))].map(([label, one]) => {
    const symbol = numberOf(one);
    return { label, symbol, line: { colour: colourOf(symbol), width: 1 } };
  });
  const chart = chartElement({
    title: "Growth of proved robust memorizers",
    subtitle: "parameters against the number of points; random labels, two classes",
    panels,
    x: { label: "number of points N", range: range(0, 1.25) },
    y: { label: "parameters (dense count, zeros included)", range: range(1, 1.6) },
    legend: [
      { title: "Proved networks", entries },
      {
        title: "To compare",
        entries: [
          { label: "y ~ √N", line: { colour: RULE, width: 2, dash: DASH } },
          { label: "y ~ N", line: { colour: RULE, width: 1.6 } },
        ],
      },
    ],
    notes: [
      "Each mark is a network that prove has proved. Bands: regimes of Kim, Moon and Yun (arXiv 2510.24643). detector-inf and polyhedral: p = ∞, the others p = 2. Data: bench/generated.js; numbers: growth.csv.",
    ],
  });
  return `${[...svgLines(chart)].join("\n")}\n`;
}
