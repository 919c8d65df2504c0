// UNTRUSTED. Evidence that first layers of a rank are too narrow, by weights of pairs or by a covering.
// May import kernel, dataset, constructions, certify. The kernel decides.
import { unlessBeyond } from "../doubles/beyond-doubles.js";
import type { WidthWitness } from "../kernel/index.js";
import { type CoveringAnswer, coveringFor } from "./covering.js";
import type { Question } from "./own-question.js";
import {
  widestBound,
  widthBoundFor,
  type WidthProgress,
  type WidthSearch,
  widthSearch,
} from "./width.js";

/** `auto`: weights of pairs, and where they do not suffice a covering of some size. */
export const WIDTH_METHODS = ["auto", "trace", "covering"] as const;
export type WidthMethod = (typeof WIDTH_METHODS)[number];

/**
 * Evidence, or why there is none: some map of the rank seems to keep the balls apart; nothing was found; or the
 * data spans more scales than the search in doubles takes.
 */
export type WidthAnswer =
  | { readonly kind: "found"; readonly witness: WidthWitness }
  | { readonly kind: "apart" | "unknown" | "doubles" };

const NODES: Readonly<Record<WidthMethod, number>> = { trace: 0, auto: 4_000, covering: 100_000 };

function answerOf(answer: CoveringAnswer): WidthAnswer {
  return answer.kind === "covering" ? { kind: "found", witness: answer.witness } : answer;
}

function partOf({ told }: WidthSearch, rank: number): (part: number) => void {
  return (part) => {
    told.at(rank, part);
  };
}

/** The largest rank that a covering proves, above one that is known. */
function widestCovering(
  search: WidthSearch,
  known: WidthWitness | undefined,
  nodes: number,
): WidthAnswer {
  let best: WidthAnswer = known ? { kind: "found", witness: known } : { kind: "unknown" };
  const { dimension } = search.question.dataset;
  for (let rank = (known?.rank ?? 0) + 1; rank <= dimension; rank += 1) {
    const next = answerOf(coveringFor(search, rank, { nodes, progress: partOf(search, rank) }));
    if (next.kind !== "found") return best.kind === "found" ? best : next;
    best = next;
    search.told.found(next.witness);
  }
  return best;
}

/**
 * Evidence that no first layer of this rank or less will do, or of the largest rank that can be proved.
 *
 * Ensures  evidence that the kernel accepts. Data that spans more scales than doubles do: `doubles`.
 * Cost     that of the search for weights; for a covering some milliseconds a node.
 */
export function widthEvidence(...asked: Parameters<typeof searched>): WidthAnswer {
  return unlessBeyond(() => searched(...asked), { kind: "doubles" });
}

function searched(
  question: Question,
  rank: number | "max",
  method: WidthMethod,
  told?: WidthProgress,
): WidthAnswer {
  const search = widthSearch(question, told);
  const isTraced = method !== "covering";
  const nodes = NODES[method];
  if (rank === "max") {
    return widestCovering(search, isTraced ? widestBound(search) : undefined, nodes);
  }
  const witness = isTraced ? widthBoundFor(search, rank) : undefined;
  if (witness !== undefined) return { kind: "found", witness };
  return method === "trace"
    ? { kind: "unknown" }
    : answerOf(coveringFor(search, rank, { nodes, progress: partOf(search, rank) }));
}
