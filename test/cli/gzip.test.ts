// Certificates, networks, claims and canonical datasets packed with gzip: told by their bytes, unpacked
// before anything judges them, and never further than is asked for.
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { plainBytes } from "../../src/cli/files/gunzip.js";
import { CLAIM_TEXT, DATASET, LINES, NETWORK, textOf } from "../example.js";
import { answerOf, folder, muball } from "./in-memory.js";

const PACKED = gzipSync(textOf(LINES));

describe("gzip is read as what it holds", () => {
  test("by check, with packed companions, whatever the names are", async () => {
    const here = folder();
    const beside = [
      ["--claim", here.put("a.claim.gz", gzipSync(CLAIM_TEXT))],
      ["--dataset", here.put("a.dataset", gzipSync(DATASET))],
      ["--network", here.put("a.network", gzipSync(NETWORK))],
    ].flat();
    const plain = await muball(["check", here.put("a.muball", textOf(LINES)), ...beside]);
    const packed = await muball(["check", here.put("a.muball.gz", PACKED), ...beside]);
    expect(packed).toEqual(plain);
    expect(packed.exit).toBe(0);
  });

  test("by check from stdin, also in two members", async () => {
    const half = textOf(LINES).length >> 1;
    const members = [textOf(LINES).slice(0, half), textOf(LINES).slice(half)];
    for (const stdin of [PACKED, Buffer.concat(members.map((part) => gzipSync(part)))]) {
      const ran = await muball(["check", "-"], { stdin });
      expect(ran.stdout).toMatch(/^accepted N=2 /u);
    }
  });

  test("by inspect, evaluate, certify and lipschitz", async () => {
    const here = folder();
    const certificate = here.put("a.muball.gz", PACKED);
    const network = here.put("a.network.gz", gzipSync(NETWORK));
    const data = here.put("a.dataset.gz", gzipSync(DATASET));
    expect((await muball(["inspect", certificate])).stdout).toContain("2 points");
    expect((await muball(["evaluate", certificate, "1"])).exit).toBe(0);
    expect((await muball(["evaluate", network, "1"])).exit).toBe(0);
    expect((await muball(["lipschitz", network])).exit).toBe(0);
    const certified = (files: readonly string[]) =>
      muball(["certify", ...files, "--radius", "1/2"]);
    const plain = [here.put("a.network", NETWORK), here.put("a.dataset", DATASET)];
    const made = await certified([network, data]);
    expect(made.stdout).toBe((await certified(plain)).stdout);
    expect(made.stderr).toContain(data);
  });

  test("and a refusal is that of the text inside", async () => {
    const text = textOf(LINES).replace('"radius":"1"', '"radius":"2"');
    const ran = await muball(["check", folder().put("a.gz", gzipSync(text))]);
    expect(ran.exit).toBe(1);
    expect(ran.stdout).toMatch(/^rejected code=/u);
  });
});

describe("damaged gzip is bad data, and no verdict", () => {
  const cut = PACKED.subarray(0, -1);
  const sum = Buffer.from(PACKED);
  sum[sum.length - 8] = (sum[sum.length - 8] ?? 0) ^ 1;
  test.each([
    ["cut in its last byte, after the last line", cut, "it ends too early"],
    ["cut in its header", PACKED.subarray(0, 2), "it ends too early"],
    ["with another sum", sum, "incorrect data check"],
    [
      "with bytes behind it",
      Buffer.concat([PACKED, Buffer.from("{}\n")]),
      "incorrect header check",
    ],
    ["gzip in name only", Uint8Array.of(0x1f, 0x8b, 1, 2, 3), "unknown compression method"],
  ])("%s", async (_, bytes, why) => {
    const file = folder().put("a.muball.gz", bytes);
    const ran = await muball(["check", file]);
    expect(ran.exit).toBe(65);
    expect(ran.stdout).toBe("");
    expect(ran.stderr).toContain(`the gzip file is damaged or cut short (${why})`);
    expect(ran.stderr).toContain(file);
    const json = answerOf(await muball(["check", "--json", file]));
    expect(json).toMatchObject({ exit: 65, certificates: [{ verdict: null }] });
  });
});

test("damage is told by inspect and evaluate as far as they read", async () => {
  const file = folder().put("a.muball.gz", PACKED.subarray(0, 40));
  for (const words of [
    ["inspect", file],
    ["evaluate", file, "1"],
  ]) {
    const ran = await muball(words);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain("it ends too early");
  }
});

describe("a decompression bomb is unpacked no further than the limits of the checker", () => {
  const MEMBER = 1 << 26;
  /** Members of 64 MiB without end; `taken` counts those that were asked for. */
  function bomb(text: string): { chunks: Iterable<Uint8Array>; taken: () => number } {
    const member = gzipSync(text.repeat(MEMBER / text.length), { level: 1 });
    let count = 0;
    function* endless(): Generator<Uint8Array> {
      for (;;) {
        count += 1;
        yield member;
      }
    }
    return { chunks: endless(), taken: () => count };
  }

  test("in one line: declined", async () => {
    const { chunks, taken } = bomb("a");
    const ran = await muball(["check", "-"], { stdin: chunks });
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=limit-exceeded\n"]);
    expect(taken()).toBe(1);
  });

  test("in many lines: rejected at the first", async () => {
    const { chunks, taken } = bomb("{}\n{}\n{}");
    expect((await muball(["check", "-"], { stdin: chunks })).exit).toBe(1);
    expect((await muball(["evaluate", "-", "1"], { stdin: chunks })).exit).toBe(65);
    expect(taken()).toBeLessThan(3);
  });

  test("a piece at a time, of a size that no input changes", () => {
    const { chunks } = bomb("a");
    const unpacked = plainBytes(chunks, "bomb");
    let most = 0;
    for (let k = 0; k < 1000; k += 1) {
      const step = unpacked.next();
      most = Math.max(most, step.done === true ? 0 : step.value.length);
    }
    expect(most).toBe(1 << 18);
  });
});
