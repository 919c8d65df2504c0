// UNTRUSTED. `read FILE`: a network file, what it is layer by layer; or why it cannot be read exactly.
import type { Command } from "commander";
import { encodeNetwork } from "../../format/index.js";
import { sizeOf } from "../../kernel/index.js";
import { factLines } from "../../report/explanation.js";
import { layerViews } from "../../report/inspection.js";
import { networkData, networkLines } from "../../report/network-lines.js";
import { plainData } from "../../report/plain-data.js";
import { addNetworkOptions, type NetworkOptions } from "../files/foreign-file.js";
import { type LoadedNetwork, loadNetworkOrCertificate } from "../files/network-file.js";
import { targetOf } from "../options/output-option.js";
import { answerJson, answerLines, type CommonOptions, type Session } from "../session.js";
import { writeFiles, writeToStdout } from "../files/write-files.js";
import { addCommand } from "./add-command.js";

interface Options extends CommonOptions, NetworkOptions {
  readonly output?: string;
}

const COMMAND = "read";

const EXAMPLE = `
Examples:
  $ muball read model.onnx
  $ muball read acas.nnet --reading bare --output acas.network

Every number is taken exactly: a float as the rational that its bits mean, a decimal as written.
Nothing is rounded, guessed or passed over. A part without an exact reading is declined by name: see
docs/networks.md. --output writes the network as muball-network/1 (- for stdout).
`;

/** What the file is, for a person. */
export function describedLines(loaded: LoadedNetwork): readonly string[] {
  const { network, source, digest } = loaded;
  const from: readonly (readonly [string, string])[] =
    source === undefined
      ? [["format", loaded.named === undefined ? "muball-network/1" : "muball/1"]]
      : [
          ["format", source.format],
          ["file", source.digest],
          ...source.companions.map((c) => [c.name, c.digest] as const),
          ...(source.reading === undefined ? [] : [["reading", source.reading] as const]),
          ...source.notes.map((note) => ["note", note] as const),
        ];
  return [
    ...factLines([...from, ["network", digest]]),
    ...networkLines({ layers: layerViews(network), size: sizeOf(network) }),
  ];
}

/** The same as data. */
export function describedData({ network, source, digest }: LoadedNetwork) {
  return {
    network: digest,
    from: source === undefined ? null : plainData(source),
    ...networkData(network),
  };
}

async function run(file: string, options: Options, session: Session): Promise<void> {
  const target = targetOf(options.output, [file]);
  const loaded = await loadNetworkOrCertificate(
    file,
    undefined,
    { ...options, quiet: true },
    session,
  );
  const { network } = loaded;
  if (options.output === "-") {
    await writeToStdout(encodeNetwork(network), session.io);
    return;
  }
  if (target !== undefined) await writeFiles([{ path: target, lines: encodeNetwork(network) }]);
  if (options.json === true) {
    const output = target ?? null;
    await answerJson(session.io, { command: COMMAND, exit: 0, ...describedData(loaded), output });
  } else await answerLines(session.io, describedLines(loaded));
}

export function addRead(program: Command, session: Session): void {
  addNetworkOptions(addCommand(program, COMMAND))
    .argument("<file>", "a network file; - for stdin")
    .option("-o, --output <file>", "write the network as muball-network/1; - for stdout")
    .addHelpText("after", EXAMPLE)
    .action((file: string, options: Options) => run(file, options, session));
}
