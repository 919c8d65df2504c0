// construct, certify, prove: what is written is whole, is accepted, and is what the command says.
import { describe, expect, test } from "vitest";
import { answerOf, folder, IRIS, muball, TOY } from "./in-memory.js";

const NORMS = ["1", "2", "inf", "3", "3/2"];

describe("prove", () => {
  test("ends with one line that says what was proved, and leaves one file", async () => {
    const here = folder();
    const file = here.at("iris.muball");
    const ran = await muball(["prove", IRIS, "--rho", "1/100", "-o", file]);
    expect(ran.exit).toBe(0);
    expect(ran.stdout).toMatch(/^accepted N=150 d=4 C=3 p=2 radius=\d+\/\d+ ρ≥1\/100 rule=exact /u);
    expect(ran.stdout).toMatch(/ construction=[a-z0-9-]+ claim=sha256:\w+ network=sha256:\w+\n$/u);
    expect(here.names()).toEqual(["iris.muball"]);
    const checked = await muball(["check", file]);
    expect(checked.stdout).toBe(ran.stdout.replace(/ construction=[a-z0-9-]+/u, ""));
  });

  test.each(NORMS)("p = %s: the ratio asked for is the ratio claimed", async (norm) => {
    const file = folder().at("toy.muball");
    const ran = await muball(["prove", TOY, "-p", norm, "--rho", "1/3", "--json", "-o", file]);
    expect(answerOf(ran)).toMatchObject({ exit: 0, verdict: "accepted", proved: { ratio: "1/3" } });
  });

  test("without a radius takes the largest that is reached", async () => {
    const file = folder().at("toy.muball");
    const ran = await muball(["prove", TOY, "-p", "inf", "--json", "-o", file]);
    expect(answerOf(ran)).toMatchObject({ exit: 0, proved: { norm: "inf" } });
    const again = await muball(["prove", TOY, "-p", "inf", "--radius", "1/1000", "-o", file]);
    expect(again.stdout).toContain(" radius=1/1000 ρ≥1/750 ");
  });

  test("the same seed gives the same bytes, over an older file", async () => {
    const here = folder();
    const words = ["prove", TOY, "--with", "lattice", "--seed", "seven", "-o"];
    await muball([...words, here.at("a.muball")]);
    here.put("b.muball", "older");
    await muball([...words, here.at("b.muball")]);
    expect(here.read("b.muball")).toBe(here.read("a.muball"));
  });

  test("--by-reference names dataset and network, and puts the network beside", async () => {
    const here = folder();
    const file = here.at("toy.muball");
    const ran = await muball(["prove", TOY, "--rho", "1/10", "--by-reference", "-o", file]);
    expect(ran.exit).toBe(0);
    expect(here.names()).toEqual(["toy.muball", "toy.muball.network"]);
    expect((await muball(["check", file])).stdout).toBe("declined code=companion-missing\n");
    const beside = ["--dataset", TOY, "--network", `${file}.network`];
    const checked = await muball(["check", file, ...beside]);
    expect(checked.exit).toBe(0);
    expect(checked.stdout).toBe(ran.stdout.replace(/ construction=[a-z0-9-]+/u, ""));
  });

  test("--no-ratio claims nothing about the ratio", async () => {
    const file = folder().at("toy.muball");
    const ran = await muball(["prove", TOY, "--radius", "1/9", "--no-ratio", "-o", file]);
    expect(ran.stdout).toMatch(/^accepted N=12 d=2 C=3 p=2 radius=1\/9 rule=exact /u);
  });

  test("declines a radius no construction reaches: condition, two points, largest radius", async () => {
    const here = folder();
    const words = ["prove", IRIS, "--rho", "0.999", "--with", "staircase", "-o", here.at("x")];
    const ran = await muball(words);
    expect([ran.exit, ran.stdout]).toEqual([2, "declined code=unreached\n"]);
    expect(ran.stderr).toMatch(/^staircase does not reach the radius /u);
    expect(ran.stderr).toContain("intervals with different labels overlap");
    expect(ran.stderr).toMatch(
      /points? +\d+ \(from 0; line \d+ of .*iris\.csv\) and point \d+ \(line \d+ of /u,
    );
    const largest = /--radius (\S+) or less/u.exec(ran.stderr)?.[1] ?? "none";
    expect(here.names()).toEqual([]);
    const file = here.at("iris.muball");
    const less = await muball(["prove", IRIS, "--radius", largest, "-o", file]);
    expect(less.exit).toBe(0);
  });

  test("refuses a radius at which two balls meet", async () => {
    const here = folder();
    const data = here.put("data.csv", "0,a\n2,b\n");
    const ran = await muball(["prove", data, "--radius", "1", "-o", here.at("x.muball")]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain(
      `ball 0 (from 0; line 1 of ${data}) and ball 1 (line 2 of ${data}) meet`,
    );
    const less = ["prove", data, "--radius", "0.999999", "-o", here.at("x.muball")];
    expect((await muball(less)).exit).toBe(0);
  });
});

/**
 * f = [[x]_+ − [−x]_+]_+ − [x]_+ + clip(x − 5, 0, 1) + 1, the second [x]_+ made of x + 10. It is 1 on
 * [−1, 1], but [x]_+ and [x]_+ cancel only for what knows more of them than a chord.
 */
const CANCELLING = [
  '{"format":"muball-network/1","inputs":1,"widths":[5,4,1]}',
  '{"bias":"0","columns":[0],"weights":["1"]}',
  '{"bias":"0","columns":[0],"weights":["-1"]}',
  '{"bias":"10","columns":[0],"weights":["1"]}',
  '{"bias":"-5","columns":[0],"weights":["1"]}',
  '{"bias":"-6","columns":[0],"weights":["1"]}',
  '{"bias":"0","columns":[0,1],"weights":["1","-1"]}',
  '{"bias":"-10","columns":[2],"weights":["1"]}',
  '{"bias":"0","columns":[3],"weights":["1"]}',
  '{"bias":"0","columns":[4],"weights":["1"]}',
  '{"bias":"1","columns":[0,1,2,3],"weights":["1","-1","1","-1"]}',
]
  .map((line) => `${line}\n`)
  .join("");

describe("construct, then certify, then check", () => {
  test.each(NORMS)("p = %s: the line works in three steps", async (norm) => {
    const here = folder();
    const network = here.at("toy.network");
    const certificate = here.at("toy.muball");
    const common = ["-p", norm, "--rho", "1/5", "-o"];
    expect((await muball(["construct", TOY, ...common, network])).exit).toBe(0);
    expect((await muball(["certify", network, TOY, ...common, certificate])).exit).toBe(0);
    const ran = await muball(["check", certificate]);
    expect(ran.stdout).toMatch(/^accepted N=12 .* ρ≥1\/5 rule=exact /u);
  });

  test("through stdout and stdin", async () => {
    const built = await muball(["construct", TOY, "--rho", "1/5", "--with", "staircase"]);
    const around = { stdin: built.stdout };
    const certified = await muball(["certify", "-", TOY, "--rho", "1/5"], around);
    const checked = await muball(["check", "-"], { stdin: certified.stdout });
    expect(checked.stdout).toMatch(/^accepted N=12 /u);
  });

  test.each(["voronoi", "narrow-voronoi", "pairwise"])("with the facts of %s", async (name) => {
    const here = folder();
    const built = here.at("toy.network");
    const with_ = ["--with", name, "--seed", "two"];
    await muball(["construct", TOY, "--rho", "9/10", ...with_, "-o", built]);
    const certify = ["certify", built, TOY, "--rho", "9/10", "-o", here.at("toy.muball")];
    const ran = await muball([...certify, ...with_]);
    expect([ran.exit, ran.stdout]).toEqual([0, ""]);
    expect(ran.stderr).toMatch(/balls: .*\d+ in one linear region, units switch/u);
    expect((await muball(["check", here.at("toy.muball")])).stdout).toContain(" ρ≥9/10 ");
  });

  test("with the facts of a network that was built without a radius", async () => {
    const built = await muball(["construct", TOY, "--with", "voronoi"]);
    const words = ["certify", "-", TOY, "--radius", "3/4", "--with", "voronoi"];
    const certified = await muball(words, { stdin: built.stdout });
    expect(certified.exit).toBe(0);
    expect((await muball(["check", "-"], { stdin: certified.stdout })).exit).toBe(0);
  });

  test("--with another construction, or none that reaches the radius, is bad data", async () => {
    const built = await muball(["construct", TOY, "--rho", "1/5", "--with", "staircase"]);
    const words = ["certify", "-", TOY, "--rho", "1/5", "--with"];
    const other = await muball([...words, "voronoi"], { stdin: built.stdout });
    expect([other.exit, other.stdout]).toEqual([65, ""]);
    expect(other.stderr).toContain("this is not the network that --with voronoi");
    expect(other.stderr).toMatch(/expected +network sha256:\w+\n +got +network sha256:/u);
    const far = ["certify", "-", TOY, "--rho", "9/10", "--with", "staircase"];
    const none = await muball(far, { stdin: built.stdout });
    expect(none.exit).toBe(65);
    expect(none.stderr).toContain("makes no network for this data");
  });

  test("certify names the obligation that fails, and writes nothing", async () => {
    const here = folder();
    const data = here.put("data.csv", "0,low\n8,high\n");
    const network = here.put("data.network", CANCELLING);
    const ran = await muball(["certify", network, data, "--radius", "1", "-o", here.at("x")]);
    expect([ran.exit, ran.stdout]).toEqual([1, "rejected code=unproved/neuron-not-stable\n"]);
    expect(ran.stderr).toMatch(
      /ball 0 \(from 0; line 1 of .*data\.csv\), hidden layer \d+, unit \d+/u,
    );
    expect(here.names()).toEqual(["data.csv", "data.network"]);
  });
});

describe("certify with a rule", () => {
  const DATA = "-1,low\n2,high\n";
  const ONE =
    '{"format":"muball-network/1","inputs":1,"widths":[1]}\n' +
    '{"bias":"0","columns":[0],"weights":["1"]}\n';
  const TWO =
    '{"format":"muball-network/1","inputs":1,"widths":[2]}\n' +
    '{"bias":"0","columns":[0],"weights":["-1"]}\n{"bias":"0","columns":[0],"weights":["1"]}\n';
  const cases = [
    { name: "threshold", network: ONE, words: ["--rule", "threshold", "--level", "1/2"] },
    { name: "argmax", network: TWO, words: ["--rule", "argmax"] },
  ];
  test.each(cases)("$name is certified, and evaluate gives the class", async (one) => {
    const here = folder();
    const data = here.put("data.csv", DATA);
    const network = here.put("net", one.network);
    const file = here.at("x.muball");
    const words = ["certify", network, data, "--radius", "1/2", ...one.words, "-o", file];
    expect((await muball(words)).exit).toBe(0);
    expect((await muball(["check", file])).stdout).toContain(` rule=${one.name} `);
    expect((await muball(["evaluate", file, "-1"])).stdout).toContain('means     "low"');
    expect((await muball(["evaluate", file, "7/3"])).stdout).toContain('means     "high"');
    expect(
      (await muball(["evaluate", file, one.name === "argmax" ? "0" : "0.5"])).stdout,
    ).toContain("no class");
  });

  const misuses = [
    { words: ["--rule", "threshold"], says: "needs --level" },
    { words: ["--rule", "argmax"], says: "reads 2 outputs, the network has 1" },
    { words: ["--values", "1,2,3"], says: "3 values for 2 classes" },
    { words: ["--values", "1,1"], says: "repeats a value" },
    { words: ["--level", "1"], says: "--level goes with --rule threshold" },
  ];
  test.each(misuses)("$words is a wrong use: $says", async ({ words, says }) => {
    const here = folder();
    const data = here.put("data.csv", DATA);
    const network = here.put("net", ONE);
    const ran = await muball(["certify", network, data, "--radius", "1/2", ...words]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain(says);
  });
});

describe("prove -o a device or a pipe", () => {
  test.each([[], ["--by-reference"]])("is refused before any work, %j", async (...words) => {
    const ran = await muball(["prove", "no-such-data.csv", "-o", "/dev/null", ...words]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toBe(
      "muball: prove reads back what it wrote, and /dev/null is a device or a pipe\n" +
        "  next      name a file with -o; or use construct and certify, which write to it\n",
    );
  });
});
