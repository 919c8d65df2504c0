// UNTRUSTED. The counterexample: the point, exact outputs, the label they mean, and the same point in float32.
import { byId, drawing, el, facts, fill } from "./dom.js";
import type { Question } from "./messages.js";
import { askAbout } from "./workers.js";

/** Shows the witness of an accepted counterexample. */
export async function showCounterexample(question: Question): Promise<void> {
  const view = await askAbout("counterexample", question);
  if (view === undefined) return;
  const head = ["Order of summation", "Outputs in float32", "They mean"];
  fill(
    byId("counterexample"),
    el("h2", {}, "The counterexample"),
    el("div", { class: "figure" }, drawing(view.drawing)),
    facts(view.facts),
    el("h3", {}, "Does a network that is deployed in float32 fail there too?"),
    el(
      "p",
      {},
      "The point and the weights are rounded to float32, and every product and sum. This is an experiment and proves nothing: other programs add in other orders.",
    ),
    el(
      "table",
      {},
      el("thead", {}, el("tr", {}, ...head.map((name) => el("th", { scope: "col" }, name)))),
      el(
        "tbody",
        {},
        ...view.floats.map((row) => el("tr", {}, ...row.map((cell) => el("td", {}, cell)))),
      ),
    ),
  );
}
