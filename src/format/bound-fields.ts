// TRUSTED. Claims and evidence about given networks: robustness, properties, and trees of bounds.
// Imports only kernel and format. docs/format.md#grammar.
import {
  conditionOf,
  type PointEvidence,
  type PropertyCase,
  type PropertyClaim,
  type RobustnessClaim,
  type TreeNode,
} from "../kernel/index.js";
import { type Named, named, rule, SETTING } from "./claim-fields.js";
import { below, type Codec, mapped, type Place, reject, wrongType } from "./codec.js";
import { either, list, nullable, pair, point, vector } from "./compounds.js";
import { ROW } from "./network-fields.js";
import { peek, record, recordWith } from "./record.js";
import { count, oneOf, rational, text } from "./scalars.js";

const HINT = /^[0-[\]-p]*$/u;

const points = count("points");
const results = { robust: points, refuted: points, wrong: points, open: points };
const domain = nullable(pair(rational, "two bounds"));
export const robustnessClaim: Codec<Named<RobustnessClaim>> = named(
  record({ ...SETTING, rule, domain, counts: record(results) }),
);

const bounds = vector("dimension");
const oneCase = record({
  lower: bounds,
  upper: bounds,
  conditions: list(record({ relation: oneOf(">=", ">"), ...ROW }), "evidence-items"),
});

/** A case with its conditions as rows over inputs and outputs. */
function caseOf(inputs: number, outputs: number, at: Place) {
  return ({ conditions, ...own }: ReturnType<typeof oneCase.read>, k: number): PropertyCase => ({
    ...own,
    conditions: conditions.map(({ relation, ...parts }, n) => {
      const made = conditionOf(inputs + outputs, parts, relation === ">");
      if (typeof made !== "string") return made;
      const place = below(below(below(below(at, "cases"), k), "conditions"), n);
      return reject("ill-formed/row", place, `rising columns below ${inputs + outputs}`, made);
    }),
  });
}

export const propertyClaim: Codec<PropertyClaim> = mapped(
  record({
    inputs: count("dimension"),
    outputs: count("units"),
    cases: list(oneCase, "evidence-items"),
    answer: oneOf("sat", "unsat"),
  }),
  ({ cases, ...own }, at) => ({ ...own, cases: cases.map(caseOf(own.inputs, own.outputs, at)) }),
);

const hint: Codec<string> = {
  shape: { kind: "text", name: "HINT", spelling: HINT, most: "line-bytes" },
  read(value, at) {
    const got = text.read(value, at);
    return HINT.test(got) ? got : wrongType(at, "characters from 0 to p without \\", got);
  },
};

const node: Codec<TreeNode> = either(
  (value) => typeof value === "number",
  count("units"),
  list(hint, "classes"),
);
const nodes = list(node, "evidence-items");

/** The nodes of one case. */
export const tree = record({ nodes });

const robust = recordWith({}, { result: oneOf("robust"), nodes }, { radius: rational });
const refuted = recordWith(
  {},
  { result: oneOf("refuted"), point, powers: bounds },
  { radius: rational },
);
const other = record({ result: oneOf("wrong", "open") });
const isResult = (result: string) => (value: unknown) => peek(value, "result") === result;
const notRobust = either(isResult("refuted"), refuted, other);
export const pointEvidence: Codec<PointEvidence> = either(isResult("robust"), robust, notRobust);
