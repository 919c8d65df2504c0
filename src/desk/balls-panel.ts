// UNTRUSTED. The table of balls, the hardest first, and each ball drawn with the inequality that closes it.
import {
  type Child,
  drawing,
  button,
  el,
  facts,
  fill,
  lines,
  pointsTable,
  putFirst,
} from "./dom.js";
import { download } from "./download.js";
import { showListing } from "./listing.js";
import type { Question } from "./messages.js";
import { askAbout } from "./workers.js";
import type { BallView } from "./balls-view.js";

const HEAD = [
  "Ball",
  "Label",
  "×radius",
  "Exactly",
  "Tightest at",
  "Value against reach",
  "Switching units",
];
/** Balls that are drawn at once. */
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

function shownBall(k: number, view: BallView): readonly Child[] {
  const { smt, vnnlib } = view;
  const questions = [
    ...(smt === undefined ? [] : [["SMT-LIB", smt, `ball-${k}.smt2`] as const]),
    ...(vnnlib === undefined ? [] : [["VNN-LIB", vnnlib, `ball-${k}.vnnlib`] as const]),
  ];
  return [
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
  ];
}

/** Shows the balls of a certificate of the kinds about every ball. */
export async function showBalls(question: Question): Promise<void> {
  const view = await askAbout("balls", question);
  if (view === undefined || "verdict" in view) return;
  const { rows, inputs } = view;
  const plane = el("div", {});
  await showListing({
    title: "Balls, the hardest first",
    words: `The weakest is ball ${rows[0]?.[0] ?? ""}. ×radius is the factor by which the radius of a ball could grow until its proof fails; a value of 1 is exactly at the edge. This table is a view, and no verdict.`,
    head: HEAD,
    rows,
    noun: "ball",
    open: DRAWN,
    article: async (name) => {
      const ball = Number(name);
      return shownBall(ball, await askAbout("ball", { ball }));
    },
    between: plane,
  });
  if (inputs === 2) await showPlane(plane);
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
