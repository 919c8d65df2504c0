// docs/figures/bits.svg: the longest weight against the parameters for each point, above the counting bound.
import { leastBits } from "../../dist/bounds/counting.js";
import { chartElement } from "../../dist/figures/chart.js";
import { svgLines } from "../../dist/figures/index.js";
import { colourOf } from "../../dist/figures/style.js";
import { symbolOf } from "../../dist/figures/sweep-legend.js";

const RULE = "#8c1515";
/** So many points stand for many: labellings of n points have n bits. */
const MANY = 1_000_000n;

/** (parameters/N, bits) of the rows of each construction. */
function placesByConstruction(rows) {
  const places = new Map();
  for (const { construction, count, parameters, bits, reason } of rows.values()) {
    if (reason !== undefined) continue;
    const own = places.get(construction) ?? [];
    own.push([Number(parameters) / Number(count), Number(bits)]);
    places.set(construction, own);
  }
  return new Map([...places].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The least bits of a weight for each number of parameters for a point: a falling line of steps. */
function countingLine([from, to]) {
  const steps = 400;
  return Array.from({ length: steps + 1 }, (_, k) => {
    const x = from * (to / from) ** (k / steps);
    return [x, Number(leastBits(BigInt(Math.round(x * Number(MANY))), MANY))];
  });
}

/** The figure as text. */
export function bitsFigureText(rows) {
  const byName = placesByConstruction(rows);
  const all = [...byName.values()].flat();
  const range = (k, by) => [
    Math.min(...all.map((one) => one[k])) / by,
    Math.max(...all.map((one) => one[k])) * by,
  ];
  const [x, y] = [range(0, 1.4), [0.8, range(1, 1.4)[1]]];
  const names = [...byName.keys()];
  const chart = chartElement({
    title: "Few parameters take long weights",
    subtitle: "proved robust memorizers of N points with random labels, two classes",
    panels: [
      {
        title: "",
        bands: [],
        series: [
          ...names.map((name) => ({
            // Marks alone: each place is a piece of its own.
            pieces: byName.get(name).map((place) => [place]),
            ...{ colour: colourOf(symbolOf(name)), width: 0, symbol: symbolOf(name) },
          })),
          { pieces: [countingLine(x)], colour: RULE, width: 2, holds: "right" },
        ],
      },
    ],
    x: { label: "parameters for each point, P/N", range: x },
    y: { label: "bits of the longest weight", range: y },
    legend: [
      {
        title: "Proved networks",
        entries: names.map((name) => ({ label: name, symbol: symbolOf(name) })),
      },
      {
        title: "No network for all labels",
        entries: [{ label: "below: counting", line: { colour: RULE, width: 2 } }],
      },
    ],
    notes: [
      "Each mark is a network of growth.csv. Line: for many points, the least b for which P weights of at most b bits can take as many values as there are labellings (docs/bounds.md, Counting).",
    ],
  });
  return `${[...svgLines(chart)].join("\n")}\n`;
}
