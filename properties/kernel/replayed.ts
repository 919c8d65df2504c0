// A ball elaborated, then replayed by the kernel: both say the same, whatever was drawn.
import { type Elaborated, elaborateBall, type Sought } from "../../src/elaborate/index.js";
import { openBudget, type Refusal, showBall, type Statement } from "../../src/kernel/index.js";

/** What the kernel shows of a ball by the proof that was found; undefined if none was. */
export function replayed(sought: Sought): Statement | undefined {
  const found: Elaborated | Refusal = elaborateBall(sought);
  if (found.verdict !== "elaborated") return undefined;
  const { network, parts, rule, error, ball, centre, label } = sought;
  const about = { network, parts, rule, error, ball, centre, label };
  const statement = showBall({
    ...about,
    evidence: found.evidence,
    budget: openBudget(),
    rules: new Set(),
  });
  if (statement !== found.statement) throw new Error(`${statement}, but ${found.statement}`);
  return statement;
}
