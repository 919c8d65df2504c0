// `muball check --shard` and `muball merge`: parts of a certificate say together what the whole says.
import path from "node:path";
import { describe, expect, test } from "vitest";
import { DIVISIBLE } from "../../src/shards/index.js";
import { FOLDER, type Found, foundSamples } from "../certificates/suite.js";
import { changed, LINES, textOf } from "../example.js";
import { answerOf, type Folder, folder, IRIS, muball, projectFile, type Ran } from "./in-memory.js";

const TRAINED = projectFile("certificates/data/iris-trained.network");

/** The shares of a certificate, by the command; what the first run that writes none says. */
async function sharesOf(
  here: Folder,
  file: string,
  of: number,
  more: readonly string[] = [],
): Promise<readonly string[] | Ran> {
  const shares: string[] = [];
  for (let index = 1; index <= of; index += 1) {
    const share = here.at(`${path.basename(file)}.${index}.share`);
    const ran = await muball(["check", file, "--shard", `${index}/${of}`, "-o", share, ...more]);
    if (!here.names().includes(path.basename(share))) return ran;
    shares.push(share);
  }
  return shares;
}

/** What the shards of a certificate say together. */
async function together(
  here: Folder,
  file: string,
  of: number,
  more: readonly string[] = [],
): Promise<Ran> {
  const claim = more.indexOf("--claim");
  const own = more.filter((_, k) => claim < 0 || (k !== claim && k !== claim + 1));
  const shares = await sharesOf(here, file, of, own);
  return "exit" in shares ? shares : muball(["merge", file, ...shares, ...more]);
}

const codeOf = ({ stdout }: Ran): string => /code=(\S+)/u.exec(stdout)?.[1] ?? "";

describe("every sample whose balls can be judged apart", () => {
  const headerOf = ({ certificate }: Found): string =>
    new TextDecoder().decode(certificate.subarray(0, certificate.indexOf(10)));
  const samples = foundSamples().filter((sample) =>
    DIVISIBLE.some((kind) => headerOf(sample).includes(`"kind":"${kind}"`)),
  );
  const pointsOf = (sample: Found): number =>
    Number(/"points":(\d+)/u.exec(headerOf(sample))?.[1] ?? 1);
  const besideOf = ({ path: name, companions }: Found): readonly string[] =>
    (["dataset", "network", "claim"] as const).flatMap((kind) =>
      companions[kind] === undefined
        ? []
        : [`--${kind}`, path.join(FOLDER, name.replace(/muball$/u, kind))],
    );

  test("has in parts the verdict of its folder; a rejection keeps its code", async () => {
    const here = folder();
    const kinds = new Set<string>();
    const counts = { merged: 0, sameCode: 0, otherCode: 0, declined: 0 };
    for (const sample of samples) {
      const most = Math.min(2, Math.max(1, pointsOf(sample)));
      const file = path.join(FOLDER, sample.path);
      const ran = await together(here, file, most, besideOf(sample));
      expect([sample.path, ran.exit === 0]).toEqual([sample.path, sample.verdict === "accepted"]);
      if (ran.exit === 0) {
        counts.merged += 1;
        kinds.add(/kind=(\S+)/u.exec(ran.stdout)?.[1] ?? "");
      }
      if (ran.exit === 0) continue;
      if (sample.verdict === "declined") counts.declined += 1;
      else if (sample.code === codeOf(ran)) counts.sameCode += 1;
      else counts.otherCode += 1;
    }
    expect(counts.merged).toBeGreaterThan(80);
    expect([...kinds].sort()).toEqual([...DIVISIBLE].sort());
    expect(counts.sameCode).toBeGreaterThan(10 * counts.otherCode);
  }, 240_000);
});

/** Iris of a small trained network, in as many shares. */
async function iris(of: number): Promise<{ here: Folder; file: string; shares: string[] }> {
  const here = folder();
  const file = here.at("iris.muball");
  const words = ["--kind", "robustness", "--rule", "argmax", "--radius", "1/50", "-p", "inf"];
  const ran = await muball(["certify", TRAINED, IRIS, ...words, "-o", file]);
  expect(ran.exit).toBe(0);
  const shares = await sharesOf(here, file, of);
  if ("exit" in shares) throw new Error(shares.stderr);
  return { here, file, shares: [...shares] };
}

describe("shares of one certificate", () => {
  test("are merged in any order, and for any number of them", async () => {
    const { file, shares } = await iris(3);
    const ran = await muball(["merge", file, ...shares.reverse(), "--json"]);
    const { merged } = answerOf(ran) as { merged: Record<string, unknown> };
    expect([ran.exit, merged["kind"], merged["balls"], merged["shares"]]).toEqual([
      ...[0, "robustness", 150, 3],
    ]);
    const whole = answerOf(await muball(["check", file, "--json"]));
    const [one] = whole["certificates"] as { proved: { digests: { claim: string } } }[];
    expect(merged["claim"]).toBe(one?.proved.digests.claim);
  });

  const text = (here: Folder, share: string): string => here.read(path.basename(share));
  const CASES: readonly (readonly [
    what: string,
    code: string,
    of: (here: Folder, shares: readonly string[], file: string) => Promise<readonly string[]>,
  ])[] = [
    ["one is missing", "share/missing", (_, [a = "", , c = ""]) => Promise.resolve([a, c])],
    ["the last is missing", "share/missing", (_, [a = "", b = ""]) => Promise.resolve([a, b])],
    [
      "one is doubled",
      "share/doubled",
      (_, [a = "", b = "", c = ""]) => Promise.resolve([a, b, b, c]),
    ],
    [
      "one is of another division",
      "share/other-shards",
      async (here, [a = "", b = ""], file) => {
        const other = here.at("other.share");
        await muball(["check", file, "--shard", "4/5", "-o", other]);
        return [a, b, other];
      },
    ],
    [
      "one is of another certificate of the same data",
      "share/other-certificate",
      async (here, [a = "", b = ""], file) => {
        const note = text(here, file).replace('"note":"', '"note":"again ');
        const again = here.put("again.muball", note);
        const other = here.at("other.share");
        await muball(["check", again, "--shard", "3/3", "-o", other]);
        return [a, b, other];
      },
    ],
    [
      "one was changed",
      "share/changed",
      (here, [a = "", b = "", c = ""]) => {
        const changed = text(here, c).replace('"ball":null', '"ball":7');
        return Promise.resolve([a, b, here.put("c.share", changed)]);
      },
    ],
    [
      "one is no share",
      "share/format",
      (here, [a = "", b = ""], file) => Promise.resolve([a, b, here.put("c", text(here, file))]),
    ],
    [
      "one was sealed with a key",
      "share/key",
      async (here, [a = "", b = ""], file) => {
        const other = here.at("other.share");
        const key = here.put("key", "sixteen bytes or more");
        await muball(["check", file, "--shard", "3/3", "-o", other, "--key", key]);
        return [a, b, other];
      },
    ],
  ];
  test.each(CASES)("are refused by name if %s: %s", async (_, code, choose) => {
    const { here, file, shares } = await iris(3);
    const ran = await muball(["merge", file, ...(await choose(here, shares, file))]);
    expect([ran.exit, ran.stdout]).toEqual([65, ""]);
    expect(ran.stderr).toContain(`  code      ${code}\n`);
  });

  test("that were sealed anew after a change, or with another key, are refused where there is a key", async () => {
    const { here, file } = await iris(1);
    const key = here.put("key", "sixteen bytes or more");
    const share = here.at("a.share");
    const made = await muball(["check", file, "--shard", "1/1", "-o", share, "--key", key]);
    expect(made.exit).toBe(0);
    expect((await muball(["merge", file, share, "--key", key])).exit).toBe(0);
    const plain = here.at("plain.share");
    await muball(["check", file, "--shard", "1/1", "-o", plain]);
    const unsealed = await muball(["merge", file, plain, "--key", key]);
    expect([unsealed.exit, unsealed.stderr]).toEqual([
      ...[65, expect.stringContaining("share/unsealed") as string],
    ]);
    const other = here.put("other", "another key of sixteen");
    const changed = await muball(["merge", file, share, "--key", other]);
    expect([changed.exit, changed.stderr]).toEqual([
      ...[65, expect.stringContaining("share/changed") as string],
    ]);
    const short = here.put("short", "fifteen bytes..");
    const refused = await muball(["merge", file, share, "--key", short]);
    expect([refused.exit, refused.stderr]).toEqual([
      ...[65, expect.stringContaining("the key has 15 bytes, and needs at least 16") as string],
    ]);
  });

  test("that found a ball to fail say which, as the whole does", async () => {
    const here = folder();
    // Ball 1 has the other label.
    const file = here.put("bad.muball", textOf(changed(LINES.length, "/label", 0)));
    const whole = await muball(["check", file]);
    const ran = await together(here, file, 2);
    expect([ran.exit, codeOf(ran), codeOf(whole)]).toEqual([
      ...[1, "unproved/label-not-certain", "unproved/label-not-certain"],
    ]);
    expect(ran.stderr).toMatch(/\n {2}ball {6}1\n/u);
    const share = JSON.parse(text(here, here.at("bad.muball.2.share"))) as Record<string, unknown>;
    expect([share["verdict"], share["ball"], share["balls"]]).toEqual(["rejected", 1, [1, 2]]);
  });
});

describe("check --shard", () => {
  const good = (here: Folder): string => here.put("good.muball", textOf(LINES));

  test.each([
    ["0/2", "Give a shard and their number"],
    ["3/2", "Give a shard and their number"],
    ["1/3", "there are 2 balls, and at most as many shards"],
  ])("of %s is a wrong option", async (shard, said) => {
    const here = folder();
    const ran = await muball(["check", good(here), "--shard", shard]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain(said);
  });

  test.each([
    [["--kind", "memorization"], "--kind"],
    [["--claims-beside"], "--claims-beside"],
    [["--write-pins", "p.json"], "--write-pins"],
  ])("goes with no gate: %s", async (words, name) => {
    const here = folder();
    const ran = await muball(["check", good(here), "--shard", "1/2", ...words]);
    expect([ran.exit, ran.stderr]).toEqual([64, expect.stringContaining(name) as string]);
  });

  test("of a kind that is judged in one piece says so", async () => {
    const ran = await muball([
      ...["check", projectFile("certificates/accepted/counterexample/plane-2.muball")],
      ...["--shard", "1/2"],
    ]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("certificates of the kind counterexample are judged in one piece");
  });
});
