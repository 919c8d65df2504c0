// UNTRUSTED. `evaluate NETWORK POINT`: the exact output of a network at one point.
import type { Command } from "commander";
import { encodeRational } from "../../format/index.js";
import { answered, testClaim } from "../../kernel/index.js";
import { evaluate } from "../../networks/evaluate.js";
import { at, entry, type Rational, type Scaled, scaled } from "../../numbers/index.js";
import { className } from "../../report/explain-unproved.js";
import { factLines } from "../../report/explanation.js";
import { labelOf } from "../../report/label-of.js";
import { decimalText } from "../../report/number.js";
import { plainData } from "../../report/plain-data.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { type LoadedNetwork, loadNetworkOrCertificate } from "../files/network-file.js";
import { exactVector } from "../options/number-options.js";
import { usageProblem } from "../problem.js";
import { answerJson, answerLines, type CommonOptions, type Session } from "../session.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, NetworkOptions {
  readonly network?: string;
}

const COMMAND = "evaluate";

const EXAMPLE = `
Examples:
  $ muball evaluate iris.muball 5.1,3.5,1.4,0.2
  $ muball evaluate iris.network "1/3 -0.5 2 1e-3"
  $ muball evaluate model.onnx 1,0,-1

NETWORK is a network (muball-network/1, ONNX, NNet: docs/networks.md) or a certificate. With a
certificate the answer also has the class that the output means. The coordinates are exact numbers,
separated by commas or spaces.
`;

interface Meaning {
  readonly label: string | null;
  readonly words: string;
}

/** The class that the output means, if a claim says how outputs mean classes. */
function meaningOf({ named, network }: LoadedNetwork, output: Scaled): Meaning | undefined {
  if (named === undefined) return undefined;
  if (answered(() => testClaim(named.claim, network)) !== undefined) return undefined;
  const label = labelOf(named.claim.rule, output);
  if (label === undefined) return { label: null, words: "no class: the rule gives none here" };
  const name = at(named.classes, label);
  return { label: name, words: className(label, { classes: named.classes }) };
}

function outputFacts(values: readonly Rational[]): readonly (readonly [string, string])[] {
  return values.map((value, k) => {
    const name = values.length === 1 ? "f(x)" : `f(x)[${k}]`;
    const decimal = value.den === 1n ? "" : `  (≈ ${decimalText(value)})`;
    return [name, `${encodeRational(value)}${decimal}`];
  });
}

async function run(
  file: string,
  point: readonly Rational[],
  options: Options,
  session: Session,
): Promise<void> {
  const loaded = await loadNetworkOrCertificate(file, options.network, options, session);
  const { network } = loaded;
  if (point.length !== network.inputs) {
    throw usageProblem(
      `the network takes ${network.inputs} coordinates, the point has ${point.length}`,
      "give the coordinates as one word, separated by commas: 5.1,3.5,1.4,0.2",
    );
  }
  const output = evaluate(network, scaled(point));
  const values = output.ints.map((_, k) => entry(output, k));
  const meaning = meaningOf(loaded, output);
  if (options.json === true) {
    await answerJson(session.io, {
      command: COMMAND,
      exit: 0,
      output: values.map(encodeRational),
      ...(meaning !== undefined && { label: meaning.label }),
      network: loaded.digest,
      ...(loaded.source !== undefined && { from: plainData(loaded.source) }),
    });
    return;
  }
  const means: readonly (readonly [string, string])[] =
    meaning === undefined ? [] : [["means", meaning.words]];
  await answerLines(
    session.io,
    factLines([...outputFacts(values), ...means]).map((l) => l.trim()),
  );
}

export function addEvaluate(program: Command, session: Session): void {
  addNetworkOptions(addCommand(program, COMMAND))
    .argument("<network>", "a network file or a certificate; - for stdin")
    .argument("<point>", "exact coordinates, such as 5.1,3.5,1/3,0.2", exactVector)
    .option("--network <file>", "the network, for a certificate that names it by digest")
    .addHelpText("after", EXAMPLE)
    .action((file: string, point: readonly Rational[], options: Options) =>
      run(file, point, options, session),
    );
}
