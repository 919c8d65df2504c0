// UNTRUSTED. The table of balls, the hardest first, and each ball drawn with the inequality that closes it.
import {
  drawing,
  button,
  byId,
  el,
  facts,
  fill,
  lines,
  pointsTable,
  putFirst,
  tableOf,
  type Child,
} from "./dom.js";
import { download } from "./download.js";
import type { Question } from "./messages.js";
import { askAbout } from "./workers.js";
import type { BallsView, BallView } from "./balls-view.js";

const HEAD = [
  ...[
    "Ball",
    "Label",
    "×radius",
    "Exactly",
    "Tightest at",
    "Value against reach",
    "Switching units",
  ],
];
/** Rows that are shown at first, and balls that are drawn at once. */
const ROWS = 20;
const DRAWN = 3;
/** Lines of a question that are shown. */
const LINES = 40;

/** The network that goes with the questions in VNN-LIB: these verifiers read ONNX. */
function modelButton(): readonly Child[] {
  const said = el("span", { role: "status" });
  const save = async (): Promise<void> => {
    const model = await askAbout("onnx", {});
    if (typeof model === "string") {
      fill(said, `There is no ONNX file: ${model}.`);
      return;
    }
    download("network.onnx", new Blob([new Uint8Array(model.bytes)]));
    fill(said, `network.onnx holds ${model.words}.`);
  };
  return [button("Save network.onnx", () => void save()), said];
}

function shownBall(k: number, view: BallView): HTMLElement {
  const { smt, vnnlib } = view;
  const questions = [
    ...(smt === undefined ? [] : [["SMT-LIB", smt, `ball-${k}.smt2`] as const]),
    ...(vnnlib === undefined ? [] : [["VNN-LIB", vnnlib, `ball-${k}.vnnlib`] as const]),
  ];
  return el(
    "article",
    { id: `ball-${k}`, tabindex: "-1" },
    el("h3", {}, `Ball ${k}`),
    el("div", { class: "figure" }, ...view.points.drawings.map(drawing)),
    facts(view.facts),
    pointsTable(view.points),
    ...questions.map(([name, text, file]) =>
      el(
        "details",
        { class: "screen" },
        el("summary", {}, `Show as ${name}: unsat means proved, by a program of others`),
        button(`Save ${file}`, () => download(file, new Blob([text]))),
        ...(name === "VNN-LIB" ? modelButton() : []),
        lines(text.split("\n").slice(0, LINES)),
      ),
    ),
  );
}

function ballRows(
  rows: BallsView["rows"],
  open: (k: number) => void,
): readonly (readonly Child[])[] {
  return rows.map(([ball = "", ...rest]) => [
    el(
      "span",
      {},
      button(ball, () => open(Number(ball)), { "aria-label": `show ball ${ball}` }),
      el("span", { class: "paper" }, ball),
    ),
    ...rest,
  ]);
}

/** Shows the balls of a certificate of the kinds about every ball. */
export async function showBalls(question: Question): Promise<void> {
  const place = byId("balls");
  const view = await askAbout("balls", question);
  if (view === undefined || "verdict" in view) return;
  const shown = el("div", { id: "shown-balls" });
  const plane = el("div", {});
  const open = async (k: number, focus = true): Promise<void> => {
    const known = document.getElementById(`ball-${k}`);
    const one = known ?? shownBall(k, await askAbout("ball", { ball: k }));
    if (known === null) putFirst(shown, one);
    if (focus) one.focus();
  };
  const table = el("div", {});
  const show = (count: number): void => {
    fill(
      table,
      tableOf(
        HEAD,
        ballRows(view.rows.slice(0, count), (k) => void open(k)),
      ),
    );
  };
  show(ROWS);
  const [hardest = []] = view.rows;
  fill(
    place,
    el("h2", {}, "Balls, the hardest first"),
    el(
      "p",
      {},
      `The weakest is ball ${hardest[0] ?? ""}. ×radius is the factor by which the radius of a ball could grow until its proof fails; a value of 1 is exactly at the edge. This table is a view, and no verdict.`,
    ),
    table,
    view.points > ROWS
      ? button(`Show all ${view.points} balls`, () => show(view.points))
      : undefined,
    plane,
    shown,
  );
  if (view.inputs === 2) await showPlane(plane);
  for (const [ball] of view.rows.slice(0, DRAWN).reverse()) await open(Number(ball), false);
}

async function showPlane(place: HTMLElement): Promise<void> {
  if (document.getElementById("plane") !== null) return;
  const figure = await askAbout("plane", {});
  const words = "The plane has too many regions to be drawn.";
  putFirst(
    place,
    el("div", { id: "plane", class: "figure" }, figure === undefined ? words : drawing(figure)),
  );
}
