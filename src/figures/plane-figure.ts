// UNTRUSTED. The figure of a network of two inputs: decision regions, walls, balls and points.
// May import kernel, format, constructions, report. Cells and walls are exact; only ink is in doubles.
import { near } from "../doubles/near.js";
import type { NamedClaim } from "../format/index.js";
import type { Network } from "../kernel/index.js";
import { at, entry, multiply, type Scaled } from "../numbers/index.js";
import { shown } from "../report/number.js";
import { unitBall } from "./ball-outline.js";
import { figureRoot, heading, legendWidth, textLines } from "./chart.js";
import { legendElement, type LegendGroup, legendHeight } from "./legend.js";
import { type Axis, axisElements, LEFT, type Place, placeOf, TOP } from "./plane-axes.js";
import { planeBox, polygonOf } from "./plane-box.js";
import { MOST_CELLS, planeCells } from "./plane-cells.js";
import { type Piece, piecesOf } from "./plane-decision.js";
import type { Polygon, Vertex } from "./plane-polygon.js";
import { type Segment, type Walls, wallsOf } from "./plane-walls.js";
import { COLOUR, colourOf, mark, SIZE, wrapped } from "./style.js";
import { coordinate, element, type SvgElement } from "./svg.js";
import { normText } from "./sweep-legend.js";

/** What is drawn: a network with its claim, and the balls of the claim. */
export interface PlaneSubject {
  readonly network: Network;
  readonly named: NamedClaim;
  readonly balls: readonly { readonly centre: Scaled; readonly label: number }[];
  /** Names of the two coordinates, if they have any. */
  readonly names?: readonly string[];
}

/** Why there is no figure. */
export type NoFigure =
  | { readonly why: "dimension" }
  | { readonly why: "cells"; readonly most: number };

const MARK_AREA = 34;

function pixels([x, y, den]: Vertex, place: Place): string {
  const at = ({ double, pixel }: Axis, num: bigint): string =>
    coordinate(pixel(double({ num, den })));
  return `${at(place.x, x)},${at(place.y, y)}`;
}

function polygonPath({ vertices }: Polygon, place: Place): string {
  return `M${vertices.map((vertex) => pixels(vertex, place)).join("L")}Z`;
}

/** One path for each class and certainty; a thin border of the same colour closes hairlines. */
function decisionElements(pieces: readonly Piece[], place: Place): readonly SvgElement[] {
  const groups = new Map<string, { label: number; certain: boolean; d: string[] }>();
  for (const { polygon, label, certain } of pieces) {
    const key = `${label} ${certain}`;
    const group = groups.get(key) ?? { label, certain, d: [] };
    groups.set(key, group);
    group.d.push(polygonPath(polygon, place));
  }
  return [...groups.values()].map(({ label, certain, d }) => {
    const fill = tint(label, certain);
    return element("path", { d: d.join(""), fill, stroke: fill, "stroke-width": 0.5 });
  });
}

/** A light colour of a class; lighter where the rule gives no label. */
function tint(label: number, certain: boolean): string {
  const share = certain ? 0.42 : 0.13;
  const parts = [1, 3, 5].map((k) => Number.parseInt(colourOf(label).slice(k, k + 2), 16));
  const mixed = parts.map((part) => Math.round(255 - (255 - part) * share));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function segmentElement(segments: readonly Segment[], place: Place, more: object): SvgElement {
  const d = segments.map(([a, b]) => `M${pixels(a, place)}L${pixels(b, place)}`).join("");
  return element("path", { d, fill: "none", ...more });
}

function ballElements({ named, balls }: PlaneSubject, place: Place): readonly SvgElement[] {
  const { norm, radius } = named.claim;
  const size = near(multiply(radius, place.factor));
  const outline = unitBall(norm);
  const centres = balls.map(({ centre, label }) => {
    const [x, y] = [entry(centre, 0), entry(centre, 1)];
    return { x: place.x.double(x), y: place.y.double(y), label };
  });
  return [
    ...centres.map(({ x, y, label }) => mark(label, place.x.pixel(x), place.y.pixel(y), MARK_AREA)),
    ...centres.map(({ x, y, label }) => {
      const points = outline.map(([a, b]) => {
        const [px, py] = [place.x.pixel(x + a * size), place.y.pixel(y + b * size)];
        return `${coordinate(px)},${coordinate(py)}`;
      });
      const style = { fill: "none", stroke: colourOf(label), "stroke-width": 1.8 };
      return element("path", { d: `M${points.join("L")}Z`, ...style });
    }),
  ];
}

const WALL = { stroke: "#1a1a1a", "stroke-width": 1 };
const SEAM = { stroke: "#555555", "stroke-width": 0.7, "stroke-dasharray": "2 2" };

function legendOf({ named }: PlaneSubject, pieces: readonly Piece[]): readonly LegendGroup[] {
  const { rule } = named.claim;
  const unsure = pieces.some(({ certain }) => !certain);
  const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 23)}…` : name);
  return [
    {
      title: "Points, balls, labels",
      entries: named.classes.map((name, label) => ({
        ...{ label: short(name), symbol: label, fill: tint(label, true), ring: colourOf(label) },
      })),
    },
    ...(unsure
      ? [
          {
            title: rule.kind === "exact" ? "No label, f nearest to" : "No label",
            entries: named.classes.map((name, label) => ({
              label: short(name),
              fill: tint(label, false),
            })),
          },
        ]
      : []),
    {
      title: "Walls",
      entries: [
        { label: "f changes its affine map", line: { colour: WALL.stroke, width: 1.4 } },
        {
          label: "only units change phase",
          line: { colour: SEAM.stroke, width: 0.9, dash: SEAM["stroke-dasharray"] },
        },
      ],
    },
  ];
}

function notesOf({ named, network }: PlaneSubject, cells: number, walls: Walls): readonly string[] {
  const { radius } = named.claim;
  const units = network.layers.slice(0, -1).reduce((sum, { rows }) => sum + rows.length, 0);
  return [
    `Balls: closed, radius ${shown(radius)}, p = ${normText(named.claim.norm)}. In this box: ${cells} activation regions of ${units} units, ${walls.regions} linear regions of f.`,
    "Regions and walls are computed exactly from the certificate and drawn in doubles. A drawing is no verdict: muball check gives that.",
    `Dataset ${named.dataset}.`,
  ];
}

/**
 * The figure of a network in the plane.
 *
 * Ensures  the figure, or why there is none: not two inputs, or too many cells to be seen.
 */
export async function planeFigure(
  subject: PlaneSubject,
  pause: (done: number, total: number) => Promise<void>,
): Promise<SvgElement | NoFigure> {
  const { network, named, balls } = subject;
  if (network.inputs !== 2) return { why: "dimension" };
  const area = planeBox(
    balls.map(({ centre }) => centre),
    named.claim.radius,
  );
  const cells = await planeCells(network, polygonOf(area), pause);
  if (cells === undefined) return { why: "cells", most: MOST_CELLS };
  const walls = wallsOf(cells);
  const pieces = piecesOf(cells, named.claim.rule);
  const place = placeOf(
    area,
    balls[0] ? [entry(balls[0].centre, 0), entry(balls[0].centre, 1)] : area.low,
  );
  const legend = legendOf(subject, pieces);
  const legendLeft = LEFT + place.width + 24;
  const total = legendLeft + Math.max(legendWidth(legend), 150) + 16;
  const bottom = Math.max(TOP + place.height + 56, TOP + legendHeight(legend) + 12);
  const lines = notesOf(subject, cells.length, walls).flatMap((note) =>
    wrapped(note, SIZE.small, total - 40),
  );
  const title = "Decision regions and walls of a certified network";
  const { points, classes } = named.claim;
  const size = `N = ${points}, d = 2, C = ${classes}; rule ${named.claim.rule.kind}; ${at(network.layers, 0).rows.length} units in the first layer, depth ${network.layers.length}`;
  return figureRoot(total, bottom + lines.length * 14 + 14, title, [
    ...heading(title, size, 20),
    ...decisionElements(pieces, place),
    segmentElement(walls.seams, place, SEAM),
    segmentElement(walls.walls, place, WALL),
    ...ballElements(subject, place),
    ...axisElements(place, subject.names),
    legendElement(legend, legendLeft, TOP),
    ...textLines(lines, 20, bottom + 10, SIZE.small, COLOUR.quiet),
  ]);
}
