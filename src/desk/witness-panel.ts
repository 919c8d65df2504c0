// UNTRUSTED. A point that decides: the point, exact outputs, what they mean, and the same point in float32.
import { byId, drawing, el, facts, fill, type Child, tableOf } from "./dom.js";
import type { Question } from "./messages.js";
import { askAbout } from "./workers.js";
import type { WitnessView } from "./witness-view.js";

/** The outputs in float32, as a table with words. */
export function floatTable(floats: WitnessView["floats"]): readonly Child[] {
  const head = ["Order of summation", "Outputs in float32", "They mean"];
  return [
    el(
      "p",
      {},
      "The point and the weights are rounded to float32, and every product and sum. This is an experiment and proves nothing: other programs add in other orders.",
    ),
    tableOf(head.slice(0, floats[0]?.length ?? 0), floats),
  ];
}

/** Shows the point of an accepted counterexample, or of a property that is sat. */
export async function showWitness(
  view: "counterexample" | "answer",
  question: Question,
): Promise<void> {
  const found = await askAbout(view, question);
  if (found === undefined) return;
  fill(
    byId("counterexample"),
    el("h2", {}, found.title),
    el("div", { class: "figure" }, ...found.drawings.map(drawing)),
    facts(found.facts),
    el("h3", {}, "What does a network that is deployed in float32 give there?"),
    ...floatTable(found.floats),
  );
}
