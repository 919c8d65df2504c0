// UNTRUSTED. The table of points of a certificate of robustness, and each point with what is shown of it.
import { type Child, drawing, el, facts, pointsTable } from "./dom.js";
import { showListing } from "./listing.js";
import type { Question } from "./messages.js";
import type { ResultView } from "./results-view.js";
import { askAbout } from "./workers.js";
import { floatTable } from "./witness-panel.js";

/** Points that are shown at once. */
const SHOWN = 2;

function shownPoint(point: string, { facts: found, points, floats }: ResultView): readonly Child[] {
  return [
    el("h3", {}, `Point ${point}`),
    el("div", { class: "figure" }, ...points.drawings.map(drawing)),
    facts(found),
    pointsTable(points),
    ...(floats.length === 0
      ? []
      : [
          el("h3", {}, "What does a network that is deployed in float32 give at x'?"),
          ...floatTable(floats),
        ]),
  ];
}

/** Shows the points of an accepted certificate of robustness. */
export async function showResults(question: Question): Promise<void> {
  const view = await askAbout("results", question);
  if (view === undefined || "verdict" in view) return;
  await showListing({
    title: "Points, those that fail first",
    words:
      "Then come the robust points whose proof divides their set into the most parts: the hardest. Points count from 0. This table is a view, and no verdict.",
    ...view,
    noun: "point",
    open: SHOWN,
    article: async (name, row) => shownPoint(name, await askAbout("result", { row })),
  });
}
