// UNTRUSTED. What an accepted certificate proves, as data: one name for each thing in every kind, counts as
// numbers, everything exact as text. May import kernel, format, ts-pattern.
import { match } from "ts-pattern";
import { encodeRational } from "../format/index.js";
import type { Finding, Rule, Setting } from "../kernel/index.js";
import type { AcceptedOut } from "./accepted-line.js";
import type { FoundOut } from "./finding-line.js";
import { type Plain, plainData } from "./plain-data.js";
import type { Proved } from "./proved-line.js";
import { encodeNorm, kindOfClaim, type Kind } from "../writing/index.js";

type Fields = Readonly<Record<string, Plain>>;

/** The kind of what was accepted. */
export function kindOfAccepted(accepted: AcceptedOut): Kind {
  return "claim" in accepted ? kindOfClaim(accepted.claim.claim) : accepted.theorem.kind;
}

function settingData({ points, dimension, norm, radius }: Setting): Fields {
  return { points, dimension, norm: encodeNorm(norm), radius: encodeRational(radius) };
}

function ruleData(rule: Rule): Plain {
  switch (rule.kind) {
    case "exact":
      return { kind: rule.kind, values: rule.values.map(encodeRational) };
    case "threshold":
      return { kind: rule.kind, level: encodeRational(rule.level) };
    case "argmax":
      return { kind: rule.kind };
  }
}

function memorizedData({ theorem, claim, digests }: Proved): Fields {
  const { rule, ratio, error } = theorem.claim;
  const { width, depth, parameters, nonzero, bits } = theorem.size;
  return {
    ...settingData(theorem.claim),
    ratio: ratio === undefined ? null : encodeRational(ratio),
    ...(error !== undefined && { error: encodeRational(error) }),
    rule: ruleData(rule),
    statement: theorem.statement,
    rules: [...theorem.rules],
    size: plainData({ width, depth, parameters, nonzero, bits }),
    dataset: claim.dataset,
    classes: claim.classes,
    digests: { ...digests },
  };
}

/** What is particular to a finding. */
function ownData(theorem: Finding): Fields {
  return match(theorem)
    .with({ kind: "counterexample" }, ({ claim, ball }): Fields => {
      const { ratio, error } = claim;
      return {
        ...settingData(claim),
        ratio: ratio === undefined ? null : encodeRational(ratio),
        ...(error !== undefined && { error: encodeRational(error) }),
        ...{ rule: ruleData(claim.rule), ball },
      };
    })
    .with(
      { kind: "collision" },
      ({ setting, rows, pair }): Fields => ({ ...settingData(setting), rows, pair: [...pair] }),
    )
    .with(
      { kind: "preserving-map" },
      ({ setting, rows }): Fields => ({ ...settingData(setting), rows }),
    )
    .with(
      { kind: "obstruction" },
      ({ setting, family, rules }): Fields => ({
        ...settingData(setting),
        ...{ rules, family: [...family] },
      }),
    )
    .with(
      { kind: "width-bound" },
      ({ setting, rank }): Fields => ({ ...settingData(setting), rank }),
    )
    .with(
      { kind: "sobolev-bound" },
      ({ model, dimension, units, points, atoms, error, bound }): Fields => ({
        ...{ model, points, dimension, units, atoms },
        ...{ error: encodeRational(error), bound: encodeRational(bound) },
      }),
    )
    .with(
      { kind: "robustness" },
      ({ claim, radii }): Fields => ({
        ...settingData(claim),
        rule: ruleData(claim.rule),
        domain: claim.domain === undefined ? null : plainData(claim.domain),
        ...(claim.semantics && { semantics: claim.semantics }),
        counts: { ...claim.counts },
        radii: radii.map(encodeRational),
      }),
    )
    .with(
      { kind: "property" },
      ({ inputs, outputs, cases, answer, semantics }): Fields => ({
        ...{ inputs, outputs, cases, answer },
        ...(semantics && { semantics }),
      }),
    )
    .exhaustive();
}

function foundData({ theorem, names, digests }: FoundOut): Fields {
  const { dataset, classes } = names;
  const data = theorem.kind === "property" ? {} : { dataset, classes };
  return { ...ownData(theorem), ...data, digests: { ...digests } };
}

/** docs/schema/answers/proved.schema.json. */
export function acceptedData(accepted: AcceptedOut): Plain {
  const own = "claim" in accepted ? memorizedData(accepted) : foundData(accepted);
  const from = accepted.from && { from: { ...accepted.from } };
  return { kind: kindOfAccepted(accepted), ...own, ...from };
}
