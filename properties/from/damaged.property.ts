// Damaged ONNX and NNet files before the checker's own readers: 6,000 here, 200,000 by `npm run fuzz`.
// Each is a network or a refusal of the kernel, in time; a network is the one that the other reader finds.
import fc from "fast-check";
import { expect, test } from "vitest";
import { networkDigest } from "../../src/certify/index.js";
import { readForeign } from "../../src/foreign/index.js";
import { networkIn } from "../../src/from/index.js";
import { answered } from "../../src/kernel/index.js";
import { bytesAfter, damaged } from "../foreign/damaged.js";
import { runs } from "../runs.js";

const counts = new Map<string, number>();
const seen = (outcome: string): void => void counts.set(outcome, (counts.get(outcome) ?? 0) + 1);

/** The reason of a refusal: its first word, without what differs from file to file. */
const reasonOf = (got: string | undefined): string => /^[a-z-]+/u.exec(got ?? "")?.[0] ?? "other";

/** Notes for people, an opset of operators that are not there, a tensor that is named among the inputs twice. */
const MEANINGLESS =
  /^(?:(?:doc_string|producer_\w+|domain|denotation|metadata_props|name|version|model_version|dim_param) of \w+ (?:has wire type|is given twice)|two inputs of one name)/u;

const own = damaged.filter(({ file: { name } }) => /\.(?:onnx|nnet)$/u.test(name));

test("a damaged file is one network for both readers, or refused, in time", () => {
  fc.assert(
    fc.property(own, (sample) => {
      const { name } = sample.file;
      const format = name.endsWith(".onnx") ? "onnx" : "nnet";
      const bytes = bytesAfter(sample);
      const before = process.cpuUsage();
      const read = answered(() => networkIn(bytes, format, "bare"));
      const { user, system } = process.cpuUsage(before);
      expect(user + system).toBeLessThan(5_000_000);
      if ("verdict" in read) {
        const { decline } = read.verdict === "declined" ? read : { decline: undefined };
        seen(decline !== undefined && "got" in decline ? reasonOf(decline.got) : read.verdict);
        return;
      }
      seen(`read ${format}`);
      const other = readForeign(
        format,
        { name, bytes, beside: () => new Uint8Array() },
        { nnet: "bare" },
      );
      if (other.verdict !== "read") {
        // What means nothing for the network may be of any form here; all else the other reader takes too.
        expect(other.what, name).toMatch(MEANINGLESS);
        seen("a note of another form");
        return;
      }
      seen("both");
      expect(networkDigest(read.network)).toBe(networkDigest(other.network));
    }),
    runs(6_000),
  );
  console.log([...counts].sort(([, a], [, b]) => b - a));
  for (const outcome of ["read onnx", "read nnet", "both"])
    expect(counts.get(outcome) ?? 0, outcome).toBeGreaterThan(20);
  expect(counts.size).toBeGreaterThan(8);
}, 600_000);
