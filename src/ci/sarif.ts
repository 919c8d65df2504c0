// UNTRUSTED. A run as SARIF 2.1.0, the form in which code scanning shows findings. May import kernel, report.
// Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.13 to 3.54.
// Every file that is no pass is a result of level error, with its code as the rule and its place if known.
import type { Refusal } from "../kernel/index.js";
import { explain } from "../report/explain.js";
import { explanationLines } from "../report/explanation.js";
import type { Plain } from "../report/plain-data.js";
import { excerpt } from "../report/visible.js";
import { failureExplanation } from "./gate-words.js";
import type { Judged } from "./judged.js";
import { codeOf } from "./rule-of.js";

type Fields = Readonly<Record<string, Plain>>;

/** A path as a relative or absolute URI reference. */
function uriOf(file: string): string {
  const path = file.replaceAll("\\", "/");
  const escaped = path
    .split("/")
    .map((part) => encodeURIComponent(part.replaceAll(/\p{Cs}/gu, "\uFFFD")))
    .join("/");
  return path.startsWith("/") ? `file://${escaped}` : escaped;
}

/** Names of places in a proof, from the outside in, with the field that has their number. */
const PLACES = ["ball", "layer", "neuron", "family", "member", "slab", "link", "node", "unit"];

/** `ball 3/layer 0/neuron 2`, or the JSON pointer of a text. */
function logicalName(refusal: Refusal): string | undefined {
  if (refusal.verdict !== "rejected") return undefined;
  const { rejection } = refusal;
  if ("at" in rejection) return rejection.at.pointer === "" ? undefined : rejection.at.pointer;
  const fields: Readonly<Record<string, unknown>> = { ...rejection };
  const parts = PLACES.flatMap((name) =>
    typeof fields[name] === "number" ? [`${name} ${fields[name]}`] : [],
  );
  const balls = "pair" in rejection ? rejection.pair : undefined;
  const pair = balls === undefined ? [] : [`pair ${balls.join(" and ")}`];
  const named = [...pair, ...parts];
  return named.length === 0 ? undefined : named.join("/");
}

function locationOf(one: Judged): Fields {
  const artifact = { artifactLocation: { uri: uriOf(one.file) } };
  if (one.outcome !== "refused") return { physicalLocation: artifact };
  const { refusal } = one;
  const name = logicalName(refusal);
  const logical = name === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: name }] };
  if (refusal.verdict !== "rejected" || !("at" in refusal.rejection)) {
    return { physicalLocation: artifact, ...logical };
  }
  const region = { startLine: Math.max(1, refusal.rejection.at.line) };
  return { physicalLocation: { ...artifact, region }, ...logical };
}

function wordsOf(one: Exclude<Judged, { outcome: "accepted" }>): readonly string[] {
  switch (one.outcome) {
    case "failed":
    case "missing":
      return explanationLines(failureExplanation(one.failure));
    case "refused":
      return [
        ...(one.noCertificate === undefined
          ? []
          : [one.noCertificate.what, one.noCertificate.next]),
        ...explanationLines(explain(one.refusal)),
      ];
    case "problem": {
      const { what, next } = one.problem;
      return [what, ...(next === undefined ? [] : [next])];
    }
  }
}

/** The run as one JSON object. `exit`: the exit code of the run. */
export function sarifData(judged: readonly Judged[], version: string, exit: number): Fields {
  const failed = judged.flatMap((one) => (one.outcome === "accepted" ? [] : [one]));
  const codes = [...new Set(failed.map(codeOf))].sort();
  const results = failed.map((one) => ({
    ruleId: codeOf(one),
    ruleIndex: codes.indexOf(codeOf(one)),
    level: "error",
    message: {
      text: wordsOf(one)
        .map((line) => excerpt(line, 2_000))
        .join("\n"),
    },
    locations: [locationOf(one)],
  }));
  const rules = codes.map((id) => ({
    id,
    shortDescription: { text: `muball check: ${id}` },
    help: { text: "docs/rejections.md explains every code of the checker, docs/ci.md the gates." },
  }));
  return {
    $schema:
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "muball", version, semanticVersion: version, rules } },
        // A run that finds something has still run as it should.
        invocations: [{ executionSuccessful: true, exitCode: exit }],
        columnKind: "unicodeCodePoints",
        results,
      },
    ],
  };
}
