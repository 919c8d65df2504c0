// TRUSTED. The kinds of certificates about given networks: their claims, headers, and lines of evidence, among them
// trees of bounds. Imports only kernel and format. docs/kinds.md says what the fields mean.
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
import { byKey, either, list, nullable, pair, point, vector } from "./compounds.js";
import { fieldsOf, header, headerOf, points } from "./headers.js";
import { lineRecord } from "./line-record.js";
import { network, ROW } from "./network-fields.js";
import { peek, record, recordWith } from "./record.js";
import { count, note, oneOf, rational, text } from "./scalars.js";

const HINT = /^[0-[\]-p]*$/u;

const some = count("points");
const results = { robust: some, refuted: some, wrong: some, open: some };
const end = either(Array.isArray, vector("dimension"), rational);
const domain = nullable(pair(end, "two ends"));
const semantics = { semantics: oneOf("float32", "binary64") };
const robustnessClaim: Codec<Named<RobustnessClaim>> = named(
  recordWith({}, { ...SETTING, rule, domain, counts: record(results) }, semantics),
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

const sizes = { inputs: count("dimension"), outputs: count("units") };
const answer = oneOf("sat", "unsat");
const propertyClaim: Codec<PropertyClaim> = mapped(
  recordWith({}, { ...sizes, cases: list(oneCase, "evidence-items"), answer }, semantics),
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
const tree = record({ nodes });

const robust = recordWith({}, { result: oneOf("robust"), nodes }, { radius: rational });
const refuted = recordWith(
  {},
  { result: oneOf("refuted"), point, powers: bounds },
  { radius: rational },
);
const other = record({ result: oneOf("wrong", "open") });
const isResult = (result: string) => (value: unknown) => peek(value, "result") === result;
const notRobust = either(isResult("refuted"), refuted, other);
const pointEvidence: Codec<PointEvidence> = either(isResult("robust"), robust, notRobust);

const bits = count("bound-bits");
const question = { claim: propertyClaim, network, bits };
const witness = record({ case: count("evidence-items"), point });

/** With a point, or with a tree a case in the lines that follow. */
const property = byKey(
  "witness",
  fieldsOf("property", { ...question, witness, note }),
  fieldsOf("property", { ...question, note }),
);

/** The headers, by the names of the kinds. */
export const TRAINED = Object.freeze({
  robustness: header("robustness", {
    claim: robustnessClaim,
    network,
    bits,
    points,
    note,
  }),
  property: headerOf("property", property),
});

/** The lines of evidence, by the names of their schemas. */
export const TRAINED_LINES = Object.freeze({
  pointEvidence: lineRecord(pointEvidence),
  tree: lineRecord(tree),
});
