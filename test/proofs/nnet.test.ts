// The proved checker's reader of NNet: what it reads it reads as the checker does; else it declines.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { FOLDER } from "../certificates/suite.js";
import { PROVED, whyNotProved } from "./proved.js";

const world = mkdtempSync(path.join(tmpdir(), "muball-nnet-"));
afterAll(() => rmSync(world, { recursive: true }));

const sample = (name: string): string =>
  readFileSync(path.join(FOLDER, `accepted/handmade/${name}`), "utf8");
const CERTIFICATE = sample("from-nnet.muball");
const NNET = sample("from-nnet.network");

/** What is said of the sample with another file, whose digest the certificate then names. */
function answerTo(nnet: string): string {
  const [certificate, network] = ["muball", "nnet"].map((end) => path.join(world, `one.${end}`));
  const digest = createHash("sha256").update(nnet).digest("hex");
  const text = CERTIFICATE.replace(/"file":"sha256:\w+"/u, `"file":"sha256:${digest}"`);
  writeFileSync(certificate ?? "", text);
  writeFileSync(network ?? "", nnet);
  const words = [certificate ?? "", "--network", network ?? ""];
  const { status, stdout, stderr } = spawnSync(PROVED, words, { encoding: "utf8" });
  return `${String(status)} ${stdout}${stderr}`.trimEnd().replace(/ N=.* from=/u, " from=");
}

const UNREAD = "2 declined code=network-file";
describe.skipIf(whyNotProved() !== undefined)("NNet beside a certificate", () => {
  test.each([
    [
      "other line ends",
      NNET.replaceAll("\n", "\r\n"),
      /^0 accepted from=nnet file=\S+ reading=bare$/u,
    ],
    ["blank lines, and no last commas", NNET.replaceAll(",\n", "\n\n"), /^0 accepted/u],
    ["the same numbers in other words", NNET.replaceAll("0.6,", "+.06e1, "), /^0 accepted/u],
    ["a last line missing", NNET.slice(0, -3), UNREAD],
    ["a line more", `${NNET}1,\n`, UNREAD],
    ["a number that is none", NNET.replace("0.6", "0x6"), UNREAD],
    ["an exponent of five digits", NNET.replace("8e-1", "8e-00001"), UNREAD],
    ["no digits", NNET.replace("0.6", "."), UNREAD],
    ["a range of 0", NNET.replace("1,1,1", "1,0,1"), UNREAD],
    ["a symmetric network", NNET.replace("\n0,\n", "\n1,\n"), UNREAD],
    ["sizes that differ from the first line", NNET.replace("2,2,1,2", "2,2,1,3"), UNREAD],
    [
      "a unit that is constant",
      NNET.replace("0.6,0.8", "0,0"),
      "1 rejected code=mismatched/network",
    ],
    ["letters beyond ASCII", NNET.replace("by hand", "von Händen"), UNREAD],
    ["another weight", NNET.replace("0.6,0.8", "0.6,0.9"), "1 rejected code=mismatched/network"],
  ])("%s", (_, nnet, expected) => {
    expect(nnet).not.toBe(NNET);
    if (typeof expected === "string") expect(answerTo(nnet)).toBe(expected);
    else expect(answerTo(nnet)).toMatch(expected);
  });
});
