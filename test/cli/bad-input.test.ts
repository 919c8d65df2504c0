// Bad input, for every command: a clear error with what, where and what next; the right exit code;
// nothing on stdout; no file left behind; the input as it was.
import { mkdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { LINES, NETWORK, textOf } from "../example.js";
import { type Folder, folder, muball, type Ran } from "./in-memory.js";

const DATA = "x,label\n-1,low\n2,high\n";

/** Files that the commands are given: good ones, and one for every way to be bad. */
function files(): Folder {
  const here = folder();
  here.put("good.csv", DATA);
  here.put("good.network", NETWORK);
  here.put("good.muball", textOf(LINES));
  here.put("empty", "");
  here.put(
    "binary",
    Uint8Array.from({ length: 999 }, (_, k) => (k * 37 + 200) % 256),
  );
  here.put("ragged.csv", "x,label\n-1,low\n2,3,high\n");
  here.put("words.csv", "x,label\n-1,low\ntwo,high\n");
  here.put("nan.csv", "x,label\n-1,low\nNaN,high\n");
  here.put("one-class.csv", "x,label\n-1,low\n2,low\n");
  here.put("one-point.csv", "x,label\n-1,low\n");
  here.put("plane.csv", "x,y,label\n-1,0,low\n2,0,high\n");
  mkdirSync(here.at("folder"));
  return here;
}

/** The words of every command that takes data, with the data in its place. */
const WITH_DATA: Readonly<Record<string, (here: Folder, data: string) => string[]>> = {
  separate: (here, data) => ["separate", here.at(data)],
  construct: (here, data) => ["construct", here.at(data), "-o", here.at("out")],
  certify: (here, data) => {
    const words = ["certify", here.at("good.network"), here.at(data), "-o", here.at("out")];
    return [...words, "--radius", "1/2"];
  },
  prove: (here, data) => ["prove", here.at(data), "-o", here.at("out")],
  "check --dataset": (here, data) => ["check", here.at("good.muball"), "--dataset", here.at(data)],
};

const WITH_TEXT: Readonly<Record<string, (here: Folder, text: string) => string[]>> = {
  check: (here, text) => ["check", here.at(text)],
  inspect: (here, text) => ["inspect", here.at(text)],
  evaluate: (here, text) => ["evaluate", here.at(text), "1"],
  certify: (here, text) => ["certify", here.at(text), here.at("good.csv"), "--radius", "1/2"],
};

/** Runs, and shows that nothing was left behind and nothing changed. */
async function runClean(words: (here: Folder) => readonly string[]): Promise<Ran> {
  const here = files();
  const before = here.names().map((name) => (name === "folder" ? name : here.read(name)));
  const names = here.names();
  const ran = await muball(words(here));
  expect(here.names()).toEqual(names);
  expect(names.map((name) => (name === "folder" ? name : here.read(name)))).toEqual(before);
  return ran;
}

/** Shows that a run failed with this code, in these words, and says what to do next. */
function expectProblem(ran: Ran, exit: number, says: string): void {
  expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit, stdout: "" });
  expect(ran.stderr).toContain(says);
  expect(ran.stderr).toMatch(/^muball: /u);
  expect(ran.stderr).toMatch(/^ {2}next /mu);
}

describe.each(Object.entries(WITH_DATA))("%s", (command, words) => {
  const problems = [
    { data: "missing.csv", exit: 66, says: "no such file" },
    { data: "folder", exit: 66, says: "a directory" },
    { data: "empty", exit: 65, says: "empty" },
    { data: "binary", exit: 65, says: "bytes that are not UTF-8" },
    { data: "ragged.csv", exit: 65, says: "ragged.csv, line 3" },
    { data: "words.csv", exit: 65, says: "words.csv, line 3, column 1" },
    { data: "nan.csv", exit: 65, says: "nan.csv, line 3, column 1" },
  ];
  test.each(problems)("data $data: exit code $exit, $says", async ({ data, exit, says }) => {
    expectProblem(await runClean((here) => words(here, data)), exit, says);
  });

  // The checker itself judges datasets of one class or one point: they are other datasets.
  const few = [
    { data: "one-class.csv", says: "expected at least two classes, got one" },
    { data: "one-point.csv", says: "got one point" },
  ];
  test.each(command === "check --dataset" ? [] : few)(
    "data $data: $says",
    async ({ data, says }) => {
      expectProblem(await runClean((here) => words(here, data)), 65, says);
    },
  );
});

describe.each(Object.entries(WITH_TEXT))("%s", (command, words) => {
  test.each([
    { text: "missing", says: "no such file" },
    { text: "folder", says: "it is a directory" },
  ])("text $text: exit code 66", async ({ text, says }) => {
    const ran = await runClean((here) => words(here, text));
    // `check` looks for certificates in a folder, and finds none.
    if (command === "check" && text === "folder") expectProblem(ran, 65, "no certificate in this");
    else expectProblem(ran, 66, says);
  });

  test.each([
    { text: "empty", code: "malformed/truncated", says: "The text ends too early" },
    { text: "binary", code: "malformed/syntax", says: "not UTF-8" },
    { text: "good.csv", code: "malformed/syntax", says: "not one JSON value" },
  ])("text $text: a verdict, or bad data", async ({ text, code, says }) => {
    const ran = await runClean((here) => words(here, text));
    const isJudged = command === "check" || command === "inspect";
    const stdout = isJudged ? `rejected code=${code}\n` : "";
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit: isJudged ? 1 : 65, stdout });
    expect(ran.stderr).toContain(says);
    expect(ran.stderr).toMatch(/^ {2}next /mu);
  });
});

describe("options", () => {
  const BUILDERS = ["construct", "prove"] as const;
  const wrong = [
    { words: ["--radius", "0"], says: "must be above 0" },
    { words: ["--radius", "-1/8"], says: "must be above 0" },
    { words: ["--radius", "1,5"], says: "not a number" },
    { words: ["--radius", "NaN"], says: "not finite" },
    { words: ["--radius", "1/0"], says: "denominator 0" },
    { words: ["--rho", "1"], says: "must be below 1" },
    { words: ["--rho", "3/2"], says: "must be below 1" },
    { words: ["--rho", "0"], says: "must be above 0" },
    { words: ["--rho", "1/2", "--radius", "1/2"], says: "cannot be used with" },
    { words: ["-p", "1/2"], says: "For p below 1 there is no norm" },
    { words: ["-p", "0.999"], says: "For p below 1 there is no norm" },
    { words: ["-p", "euclid"], says: "Give 1, 2, inf, or a rational" },
    { words: ["-p", "65"], says: "may be at most 64" },
    { words: ["--with", "magic"], says: "Allowed choices are auto" },
    { words: ["--format", "xml"], says: "Allowed choices are csv" },
    { words: ["--radios", "1"], says: "Did you mean --radius?" },
  ];
  test.each(wrong)("$words: exit code 64, $says", async ({ words, says }) => {
    for (const command of BUILDERS) {
      const ran = await runClean((here) => [
        ...[command, here.at("good.csv"), "-o", here.at("out")],
        ...words,
      ]);
      expectProblem(ran, 64, says);
    }
  });

  test("of an unknown command, no command, too many words", async () => {
    expectProblem(await muball(["frobnicate"]), 64, "unknown command");
    expectProblem(await muball(["separate", "a", "b"]), 64, "too many arguments");
    expectProblem(await muball(["separate"]), 64, "missing required argument");
    const ran = await muball([]);
    expect([ran.exit, ran.stdout]).toEqual([64, ""]);
    expect(ran.stderr).toContain("Usage: muball");
  });

  test("certify needs a radius, and data that fits the network", async () => {
    const certify = (here: Folder, data: string): string[] => {
      return ["certify", here.at("good.network"), here.at(data)];
    };
    expectProblem(await runClean((here) => certify(here, "good.csv")), 64, "needs a radius");
    const words = (here: Folder): string[] => [...certify(here, "plane.csv"), "--radius", "1/2"];
    expectProblem(await runClean(words), 65, "does not fit the network");
  });

  test("a wrong use is JSON too, if that was asked for", async () => {
    const ran = await muball(["separate", "--json", "/nowhere/data.csv"]);
    expect(JSON.parse(ran.stdout)).toMatchObject({
      command: "separate",
      exit: 66,
      problem: { what: "cannot read: no such file", where: "/nowhere/data.csv" },
    });
  });
});

describe("output", () => {
  const outputs = [
    { to: "good.csv", exit: 64, says: "is also an input" },
    { to: "folder/../good.csv", exit: 64, says: "is also an input" },
    { to: "folder", exit: 66, says: "cannot write: it is a directory" },
    { to: "missing/out", exit: 66, says: "cannot write: there is no such directory" },
    { to: "good.network/out", exit: 66, says: "cannot write: part of the path is not a directory" },
  ];
  test.each(outputs)("to $to: exit code $exit, $says", async ({ to, exit, says }) => {
    for (const command of ["construct", "prove"]) {
      const ran = await runClean((here) => [command, here.at("good.csv"), "-o", here.at(to)]);
      expectProblem(ran, exit, says);
    }
    const ran = await runClean((here) => [
      ...["certify", here.at("good.network"), here.at("good.csv")],
      ...["--radius", "1/2", "--values", "0,1", "-o", here.at(to)],
    ]);
    expectProblem(ran, exit, says);
  });

  test("to a full device: exit code 66", async () => {
    const ran = await runClean((here) => ["construct", here.at("good.csv"), "-o", "/dev/full"]);
    expectProblem(ran, 66, "cannot write: no space is left on the device");
  });

  test("prove cannot read standard output back", async () => {
    const ran = await runClean((here) => ["prove", here.at("good.csv"), "-o", "-"]);
    expectProblem(ran, 64, "standard output cannot be read back");
  });
});

test("a fault is a block for a bug report, exit code 70, and no verdict", async () => {
  const fault = Object.assign(new Error("lengths differ: 1 and 2"), { name: "KernelFault" });
  const around = {
    get stdin(): string {
      throw fault;
    },
  };
  const ran = await muball(["check", "-"], around);
  expect([ran.exit, ran.stdout]).toEqual([70, ""]);
  expect(ran.stderr).toContain("This is a bug in muball. It is no verdict about any certificate.");
  expect(ran.stderr).toContain("KernelFault: lengths differ: 1 and 2");
  expect(ran.stderr).toContain('command   muball "check" "-"');
});
