// UNTRUSTED. The table of points of a certificate of robustness, and each point with what is shown of it.
import { button, byId, drawing, el, facts, fill, pointsTable, putFirst, tableOf } from "./dom.js";
import type { Question } from "./messages.js";
import type { ResultView } from "./results-view.js";
import { askAbout } from "./workers.js";
import { floatTable } from "./witness-panel.js";

/** Rows that are shown at first. */
const ROWS = 20;
/** Points that are shown at once. */
const SHOWN = 2;

function shownPoint(point: string, { facts: found, points, floats }: ResultView): HTMLElement {
  return el(
    "article",
    { id: `point-${point}`, tabindex: "-1" },
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
  );
}

/** Shows the points of an accepted certificate of robustness. */
export async function showResults(question: Question): Promise<void> {
  const view = await askAbout("results", question);
  if (view === undefined || "verdict" in view) return;
  const shown = el("div", { id: "shown-points" });
  const table = el("div", {});
  const open = async (row: number, focus = true): Promise<void> => {
    const point = view.rows[row]?.[0] ?? "";
    const known = document.getElementById(`point-${point}`);
    const one = known ?? shownPoint(point, await askAbout("result", { row }));
    if (known === null) putFirst(shown, one);
    if (focus) one.focus();
  };
  const show = (count: number): void => {
    const rows = view.rows.slice(0, count).map(([point = "", ...rest], row) => [
      el(
        "span",
        {},
        button(point, () => void open(row), { "aria-label": `show point ${point}` }),
        el("span", { class: "paper" }, point),
      ),
      ...rest,
    ]);
    fill(table, tableOf(view.head, rows));
  };
  show(ROWS);
  fill(
    byId("balls"),
    el("h2", {}, "Points, those that fail first"),
    el(
      "p",
      {},
      "Then come the robust points whose proof divides their set into the most parts: the hardest. Points count from 0. This table is a view, and no verdict.",
    ),
    table,
    view.rows.length > ROWS
      ? button(`Show all ${view.rows.length} points`, () => show(view.rows.length))
      : undefined,
    shown,
  );
  for (let row = Math.min(SHOWN, view.rows.length) - 1; row >= 0; row -= 1) await open(row, false);
}
