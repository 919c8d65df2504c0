// UNTRUSTED. `supports`: what a caller that follows the interface of VNN-LIB 2.0 may ask of a solver.
import type { Command } from "commander";
import { ALL_OPERATORS, ONNX_VERSIONS } from "../../foreign/index.js";
import { usageProblem } from "../problem.js";
import { answerJson, answerLines, type CommonOptions, type Session } from "../session.js";
import { addCommand } from "./add-command.js";

/** What can be asked. */
interface Questions {
  readonly onnxElementTypes?: true;
  readonly onnxOperators?: true;
  readonly onnxOpsets?: true;
  readonly vnnlibVersions?: true;
  readonly multipleNetworks?: true;
  readonly hiddenNodes?: true;
}

type Options = CommonOptions & Questions;

const COMMAND = "supports";

const EXAMPLE = `
Examples:
  $ muball supports --onnx-element-types
  real

One answer a line, true of this version. muball reasons about real numbers: a question about float32 is
another question, and a solver has to stop at an element type for which its analysis is not sound.
`;

const range = ([first, last]: readonly [number, number]): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, k) => `${first + k}`);

/** Option → the lines it answers with. */
const ANSWERS: readonly (readonly [key: keyof Questions, flag: string, () => readonly string[]])[] =
  [
    ["onnxElementTypes", "--onnx-element-types", () => ["real"]],
    [
      "onnxOperators",
      "--onnx-operators",
      () => [...Object.keys(ALL_OPERATORS), "Softmax", "LogSoftmax"].sort(),
    ],
    ["onnxOpsets", "--onnx-opsets", () => range(ONNX_VERSIONS.opset)],
    ["vnnlibVersions", "--vnnlib-versions", () => ["1.0", "2.0"]],
    ["multipleNetworks", "--multiple-networks", () => ["false"]],
    ["hiddenNodes", "--hidden-nodes", () => ["false"]],
  ];

async function run(options: Options, session: Session): Promise<void> {
  const asked = ANSWERS.filter(([key]) => options[key] === true);
  const [first, second] = asked;
  if (first === undefined || second !== undefined) {
    const flags = ANSWERS.map(([, flag]) => flag).join(", ");
    throw usageProblem("supports answers one question at a time", `give one of ${flags}`);
  }
  const lines = first[2]();
  if (options.json === true)
    await answerJson(session.io, { command: COMMAND, exit: 0, supports: lines });
  else await answerLines(session.io, lines);
}

export function addSupports(program: Command, session: Session): void {
  addCommand(program, COMMAND)
    .option("--onnx-element-types", "element types for which answers are sound")
    .option("--onnx-operators", "operators that are read; Softmax and LogSoftmax at the end alone")
    .option("--onnx-opsets", "opsets that are read")
    .option("--vnnlib-versions", "versions of VNN-LIB that are read")
    .option("--multiple-networks", "are questions about several networks read?")
    .option("--hidden-nodes", "are questions about hidden nodes read?")
    .addHelpText("after", EXAMPLE)
    .action((options: Options) => run(options, session));
}
