// UNTRUSTED. --semantics: in which numbers the network of a claim is computed.
import { Option } from "commander";
import { answered, type Network, type Semantics, testFloats } from "../../kernel/index.js";
import { explain } from "../../report/explain.js";
import { visible } from "../../report/visible.js";
import { EXIT } from "../exit-codes.js";
import { Problem } from "../problem.js";

export interface SemanticsOptions {
  readonly semantics?: Semantics;
}

export function semanticsOption(): Option {
  return new Option(
    "--semantics <format>",
    "claim what is computed in this format, however sums are ordered; default: real numbers",
  ).choices(["float32", "binary64"]);
}

/** Fails: Problem (bad data) unless every weight and bias is a number of the format. */
export function requireFloats(network: Network, semantics: Semantics): void {
  const found = answered(() => {
    testFloats(network, semantics);
  });
  if (found === undefined) return;
  const { what, facts, next } = explain(found);
  const fact = (key: string): string | undefined => facts.find(([name]) => name === key)?.[1];
  throw new Problem(EXIT.badData, {
    ...{ what, code: "ill-formed/weight", where: fact("where"), expected: fact("expected") },
    ...{ got: visible(fact("got") ?? ""), next },
  });
}
