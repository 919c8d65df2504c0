// --seconds and Ctrl-C in prove, construct, certify and refute, with a clock and interrupts of the test.
import { describe, expect, test } from "vitest";
import type { Io, Kept } from "../../src/cli/io.js";
import { answerOf, type Folder, folder, IRIS, muball, projectFile, TOY } from "./in-memory.js";

/** A world in which something happens as soon as `count` answers were kept. */
function world(count: number, what: "time" | "interrupt") {
  const kept: Kept[] = [];
  const isDue = (): boolean => kept.length >= count;
  const io: Partial<Io> = {
    keep: (one) => void kept.push(one),
    now: () => (what === "time" && isDue() ? 1e12 : 0),
    interrupts: () => (what === "interrupt" && isDue() ? 1 : 0),
  };
  return { kept, io };
}

describe("prove", () => {
  const words = (here: Folder) => ["prove", TOY, "--rho", "1/2", "-o", here.at("out")];

  test("with a limit that is not reached gives what it gives without", async () => {
    const here = folder();
    const free = await muball([...words(here), "--json"]);
    const certificate = here.read("out");
    const limited = await muball([...words(here), "--json", "--seconds", "1000"]);
    expect(limited).toEqual(free);
    expect(here.read("out")).toBe(certificate);
    expect(here.names()).toEqual(["out"]);
  });

  test("when time is over the best proof so far is the answer, and the others are named", async () => {
    const here = folder();
    // A network, its proof; then time is over.
    const { io, kept } = world(2, "time");
    const ran = await muball([...words(here), "--seconds", "5"], { io });
    expect([ran.exit, kept.length]).toEqual([0, 2]);
    expect(ran.stdout).toMatch(/^accepted /u);
    expect(ran.stderr).toContain("not tried: the search was ended");
    expect(here.names()).toEqual(["out"]);
    expect((await muball(["check", here.at("out")])).exit).toBe(0);
    // What the process would have said in its place is the same, but for the list of the others.
    expect(kept[1]?.said.time.stdout).toBe(ran.stdout);
    expect(kept[1]?.said.time.exit).toBe(0);
  });

  test("as data, the answer of a search that was ended says why, and that of a whole one does not", async () => {
    const here = folder();
    const json = [...words(here), "--json", "--seconds", "5"];
    const { io, kept } = world(2, "time");
    const ended = await muball(json, { io });
    expect(answerOf(ended)).toMatchObject({ exit: 0, verdict: "accepted", stopped: "time" });
    expect(kept[1]?.said.time.stdout).toContain('"stopped":"time"');
    expect(answerOf(await muball(words(here).concat("--json")))).not.toHaveProperty("stopped");
  });

  test("when time is over before there is a proof, the network is written and said to be unproved", async () => {
    const here = folder();
    const { io } = world(1, "time");
    const ran = await muball([...words(here), "--seconds", "5"], { io });
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=out-of-time\n"]);
    expect(ran.stderr).toMatch(/^Stopped: the 5 s were over\. Nothing is proved\. /u);
    expect(here.names()).toEqual(["out.network"]);
    const [, hint = ""] = /next +muball (certify .*) goes on from there/u.exec(ran.stderr) ?? [];
    const certified = await muball([...hint.split(" "), "-o", here.at("out")]);
    expect(certified.exit).toBe(0);
    expect((await muball(["check", here.at("out")])).exit).toBe(0);
  });

  test("the first Ctrl-C ends the search; what was constructed is certified and written", async () => {
    const here = folder();
    const { io, kept } = world(1, "interrupt");
    const ran = await muball(words(here), { io });
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(/^accepted /u);
    expect(ran.stderr).toContain("not tried: the search was ended");
    expect(here.names()).toEqual(["out"]);
    expect(kept[0]?.files.map(({ path }) => path)).toEqual([`${here.at("out")}.network`]);
  });

  test("nothing at all in time: declined, and nothing is written", async () => {
    const here = folder();
    const { io } = world(0, "time");
    const slow = { ...io, now: clockOf(0, 1e12) };
    const ran = await muball([...words(here), "--seconds", "1", "--json"], { io: slow });
    expect(answerOf(ran)).toMatchObject({ exit: 2, verdict: "declined", code: "out-of-time" });
    expect([ran.exit, here.names()]).toEqual([2, []]);
  });
});

/** A clock that shows one time first, and another one ever after. */
function clockOf(first: number, then: number): () => number {
  let reads = 0;
  return () => ((reads += 1) === 1 ? first : then);
}

describe("construct", () => {
  test.each(["time", "interrupt"] as const)("ended by %s writes the best so far", async (what) => {
    const here = folder();
    const { io, kept } = world(1, what);
    const words = ["construct", TOY, "--rho", "1/2", "-o", here.at("net")];
    const limit = what === "time" ? ["--seconds", "5"] : [];
    const ran = await muball([...words, ...limit], { io });
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toMatch(/^Stopped: .*\. This is the best so far\.\n/u);
    expect(ran.stderr).toContain("the search was ended; ask for one with --with NAME");
    expect(here.names()).toEqual(["net"]);
    expect(kept[0]?.said[what].stderr).toContain("Stopped: ");
    const json = answerOf(await muball([...words, ...limit, "--json"], world(1, what)));
    expect(json).toMatchObject({ exit: 0, stopped: what });
  });

  test("with nothing in time is declined", async () => {
    const here = folder();
    const io = { now: clockOf(0, 1e12) };
    const words = ["construct", TOY, "--seconds", "5", "-o", here.at("net")];
    const ran = await muball(words, { io });
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=out-of-time\n"]);
    expect(here.names()).toEqual([]);
  });

  test("with one construction that is ended says that it was not tried to the end", async () => {
    const io = { now: clockOf(0, 1e12) };
    const ran = await muball(["construct", IRIS, "--with", "square", "--seconds", "5"], { io });
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=out-of-time\n"]);
  });
});

describe("certify and refute", () => {
  const network = projectFile("certificates/data/iris-trained.network");
  const cases = [
    ["certify", network, IRIS, "--radius", "1/1000", "--rule", "argmax"],
    ["refute", IRIS, "--width", "1", "--rho", "99/100"],
    ["refute", IRIS, "--width", "max", "--rho", "99/100"],
  ];
  test.each(cases)("%s is declined when its time is over", async (...words) => {
    const here = folder();
    const io = { now: clockOf(0, 1e12) };
    const ran = await muball([...words, "--seconds", "5", "-o", here.at("out")], { io });
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=out-of-time\n"]);
    expect(ran.stderr).toMatch(/^Stopped: the 5 s were over\. /u);
    expect(here.names()).toEqual([]);
  });

  test("refute --width max keeps the largest width so far", async () => {
    const here = folder();
    const rows = ["0,0,0,a", "1,0,0,b", "0,1,0,c", "0,0,1,d"];
    const data = here.put("unit.csv", `${rows.join("\n")}\n`);
    const words = ["refute", data, "--width", "max", "-p", "inf", "--radius", "2/5"];
    const all = await muball(words);
    expect(all.stdout).toContain("says=no-first-layer-of-rank-2-or-less-suffices");
    const { io } = world(1, "interrupt");
    const ran = await muball([...words, "-o", here.at("out")], { io });
    expect(ran.exit).toBe(0);
    expect(ran.stderr).toContain("Stopped: it was interrupted. The largest width");
    const checked = await muball(["check", here.at("out")]);
    expect(checked.stdout).toContain("says=no-first-layer-of-rank-1-or-less-suffices");
    expect(here.names()).toEqual(["out", "unit.csv"]);
    const json = answerOf(await muball([...words, "--json"], world(1, "interrupt")));
    expect(json).toMatchObject({ exit: 0, verdict: "accepted", stopped: "interrupt" });
    expect(answerOf(await muball([...words, "--json"]))).not.toHaveProperty("stopped");
  });

  test.each(["0", "-1", "x", "1e-9", "1e9"])("refuse %s seconds", async (text) => {
    for (const [command = "", ...rest] of [["prove", TOY], ["construct", TOY], ...cases]) {
      const ran = await muball([command, ...rest, "--seconds", text]);
      expect([ran.exit, ran.stderr.includes("--seconds")]).toEqual([64, true]);
    }
  });
});
