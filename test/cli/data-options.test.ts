// The options that say how data is read: what they say on stderr, and in the note of a certificate.
import { describe, expect, test } from "vitest";
import { folder, muball } from "./in-memory.js";

const TABLE = [
  "# measured by hand",
  "id;x;y;kind;left out",
  "1;0,5;1;a;-",
  "2;?;2;b;-",
  "3;4,25;3;b;-",
  "4;9;4;b;-",
  "",
].join("\n");

const OPTIONS = [
  ...["--comment", "#", "--decimal", ",", "--label", "kind", "--ignore", "id,left out"],
  ...["--missing", "?,-", "--drop-missing", "--points", "2"],
];

const SAID = [
  "read numbers with a decimal comma",
  'left out 2 of 4 columns beside the label: "id", "left out"',
  'left out 1 line of comment ("#")',
  'left out 1 of 3 rows for a missing value ("?" 1; the first is line 4)',
  "read no more than the first 2 points",
];

describe("options of data", () => {
  test("say what they did on stderr, and nothing with --quiet", async () => {
    const here = folder();
    const data = here.put("a.csv", TABLE);
    const ran = await muball(["separate", data, ...OPTIONS]);
    expect(ran).toMatchObject({ exit: 0, stderr: SAID.map((what) => `data: ${what}\n`).join("") });
    expect(ran.stdout).toContain("N = 2");
    const quiet = await muball(["separate", data, "--quiet", ...OPTIONS]);
    expect(quiet).toEqual({ ...ran, stderr: "" });
  });

  test("say it in the note of the certificate, whose dataset is what was kept", async () => {
    const here = folder();
    const data = here.put("a.csv", TABLE);
    const kept = here.put("kept.csv", "0.5,1,a\n4.25,3,b\n");
    const target = here.at("a.muball");
    expect((await muball(["prove", data, ...OPTIONS, "--rho", "1/9", "-o", target])).exit).toBe(0);
    const [header = ""] = here.read("a.muball").split("\n");
    const { note } = JSON.parse(header) as { note: string };
    expect(note.startsWith(`data: ${SAID.join("; ")}; `)).toBe(true);
    expect((await muball(["check", target, "--dataset", kept])).exit).toBe(0);
    expect((await muball(["check", target, "--dataset", data, ...OPTIONS])).exit).toBe(0);
    const other = ["--delimiter", ";", "--comment", "#", "--decimal", ",", "--label", "kind"];
    const all = ["--ignore", "id,left out", "--missing", "?,-", "--drop-missing"];
    expect((await muball(["check", target, "--dataset", data, ...other, ...all])).exit).toBe(1);
  });

  test("say it in every kind of certificate about data", async () => {
    const here = folder();
    const data = here.put("t.csv", "id,x,y,class\n7,0,0,a\n8,1,0,b\n5,1/2,13/15,b\n");
    const [network, flat] = [here.at("t.network"), here.at("flat.network")];
    const options = ["--ignore", "id"];
    await muball(["construct", data, ...options, "--rho", "1/9", "-o", network]);
    await muball(["construct", here.put("flat.csv", "0,0,a\n0,1,b\n"), "-o", flat]);
    const words = {
      certify: ["certify", network, data, "--rho", "1/9"],
      counterexample: ["certify", flat, data, "--rho", "1/9"],
      preserve: ["preserve", network, data, "--rho", "1/9"],
      collision: ["preserve", flat, data, "--rho", "9/10"],
      obstruction: ["refute", data, "--regions", "--radius", "49/100"],
      width: ["refute", data, "--width", "max", "--rho", "99/100"],
      sobolev: ["sobolev", data, "--held-out", "1", "--units", "2", "--certificate"],
    };
    for (const [name, argv] of Object.entries(words)) {
      const target = name === "sobolev" ? [] : ["-o"];
      const ran = await muball([...argv, ...target, here.at(name), ...options]);
      expect({ name, ran, names: here.names() }).toMatchObject({
        names: expect.arrayContaining([name]) as unknown,
      });
      expect(here.read(name)).toContain('"note":"data: left out 1 of 3 columns beside the label');
    }
  });

  test("a long note is cut to what a header may hold", async () => {
    const here = folder();
    const names = Array.from({ length: 60 }, (_, k) => `column-${"x".repeat(60)}-${k}`);
    const rows = ["a", "b"].map(
      (label) => `${names.map((_, k) => (label === "a" ? k : 99)).join()},${label}`,
    );
    const data = here.put("a.csv", `${names.join()},kind\n${rows.join("\n")}\n`);
    const options = ["--columns", "1-50", "--missing", "y".repeat(900), "--drop-missing"];
    const more = ["--comment", "z".repeat(300), "--rho", "1/9", "-o", here.at("a.muball")];
    expect((await muball(["prove", data, ...options, ...more])).exit).toBe(0);
    expect((await muball(["check", here.at("a.muball")])).exit).toBe(0);
  });

  test("notes what is probably not meant", async () => {
    const here = folder();
    const data = here.put("moons.csv", "id,x,y,kind\n0,0,1,a\n1,2,3,b\n2,5,4,a\n3,7,7,B\n");
    const { exit, stderr } = await muball(["separate", data]);
    expect(exit).toBe(0);
    expect(stderr).toBe(
      'note: coordinate 1 ("id") counts the rows; if it only numbers the rows, leave it out with --ignore\n' +
        'note: the labels "b" and "B" are equal except for case and blanks, and are different classes; ' +
        "write them alike if they are one\n",
    );
  });
});

describe("options of data are refused", () => {
  test.each([
    [["--delimiter", "||"], "It must be one character"],
    [["--decimal", ",", "--delimiter", ","], "the comma cannot separate cells"],
    [["--skip-rows", "-1"], "It must be an integer from 1"],
    [["--points", "1.5"], "It must be an integer from 1"],
    [["--points", "0"], "It must be an integer from 1"],
    [["--comment", ""], "Give what such a line begins with"],
    [["--columns", 'a"b'], "a text with a comma inside in quotation marks"],
    [["--encoding", "ebcdic"], "Allowed choices are utf8, utf16"],
  ])("%j", async (options, says) => {
    const ran = await muball(["separate", folder().put("a.csv", "1,a\n2,b\n"), ...options]);
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit: 64, stdout: "" });
    expect(ran.stderr).toContain(says);
  });
});

test("a list may be given in parts, with commas inside quotation marks, and an empty text", async () => {
  const data = folder().put("a.csv", '"x, y",z,w,kind\n1,2,,a\n3,4,5,b\n6,,7,b\n8,9,1,a\n');
  const list = ["--columns", '"x, y"', "--columns", "z", "--missing", "", "--drop-missing"];
  const { stdout, stderr } = await muball(["separate", data, ...list]);
  expect(stdout).toContain("N = 3");
  expect(stderr).toContain('took 2 of 3 columns beside the label: "x, y", "z"');
});
