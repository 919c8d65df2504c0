// Files as such: formats told apart, gzip, IDX, and what cannot be read.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readDataset } from "../../src/dataset/index.js";
import { dataError, idxBytes, read, refusal, shown, withFile } from "./files.js";

const IMAGES = idxBytes([3, 2, 2], [0, 1, 2, 3, 255, 0, 0, 0, 9, 9, 9, 9]);
const LABELS = idxBytes([3], [7, 0, 7]);
const SHOWN = ["0 1 2 3 | 7 @ 1", "255 0 0 0 | 0 @ 2", "9 9 9 9 | 7 @ 3"];

describe("IDX images", () => {
  it.each([
    ["t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", true],
    ["train-images.idx3-ubyte", "train-labels.idx1-ubyte", false],
    ["images-idx3-ubyte", "labels-idx1-ubyte.gz", true],
  ])("%s find their labels in %s", async (images, labels, isPacked) => {
    const pack = (bytes: Uint8Array) => (isPacked ? gzipSync(bytes) : bytes);
    const dataset = await withFile(images, pack(IMAGES), (path) => readDataset(path), {
      [labels]: pack(LABELS),
    });
    expect(shown(dataset)).toEqual(SHOWN);
    expect(dataset).toMatchObject({ classes: ["0", "7"], dimension: 4, unit: "image" });
  });

  it("take their labels from the file named, and stop at the limit", async () => {
    const work = (path: string) =>
      readDataset(path, { labels: path.replace("a.bin", "l.bin"), limit: 2 });
    const dataset = await withFile("a.bin", IMAGES, work, { "l.bin": LABELS });
    expect(shown(dataset)).toEqual(SHOWN.slice(0, 2));
  });

  it.each([
    [
      "are cut short",
      IMAGES.subarray(0, -1),
      LABELS,
      "3:- expected 3 items as in its header, got the end of the file",
    ],
    [
      "go on after their end",
      Buffer.concat([IMAGES, LABELS]),
      LABELS,
      "-:- expected 3 items as in its header, got more bytes",
    ],
    ["are labels", LABELS, LABELS, "-:- expected images (two axes or more), got labels (one axis)"],
    ["have images as labels", IMAGES, IMAGES, "-:- expected labels (one axis), got 3 axes"],
    [
      "have too few labels",
      IMAGES,
      idxBytes([2], [1, 2]),
      "-:- expected 3 labels as there are images, got 2",
    ],
    [
      "have labels cut short",
      IMAGES,
      LABELS.subarray(0, -1),
      "3:- expected 3 items as in its header, got the end of the file",
    ],
    [
      "have text as labels",
      IMAGES,
      Buffer.from("1,2,3"),
      "-:- expected an IDX file, got another format",
    ],
    [
      "have no pixels",
      idxBytes([3, 0], []),
      LABELS,
      "-:- expected images of 1 to 16777216 pixels, got 0",
    ],
    [
      "have no whole header",
      IMAGES.subarray(0, 9),
      LABELS,
      "-:- expected a whole header, got a part of it",
    ],
  ])("that %s are refused", async (_, images, labels, expected) => {
    const work = (path: string) => readDataset(path, { labels: path.replace("a.bin", "l.bin") });
    const error = await dataError(withFile("a.bin", images, work, { "l.bin": labels }));
    expect(`${error.line ?? "-"}:- ${error.problem}`).toBe(expected);
  });

  it("without labels say under which names these were looked for", async () => {
    expect(await refusal("x-images-idx3-ubyte", IMAGES)).toBe(
      "-:- expected a file of labels beside the images (x-labels-idx1-ubyte or x-labels-idx1-ubyte.gz), got none",
    );
    expect(await refusal("x.bin", IMAGES)).toBe(
      "-:- expected a file of labels beside the images, got none",
    );
  });
});

describe("the format of a file", () => {
  it("is told by its name, and by its content where the name says nothing", async () => {
    expect(shown(await read("a", "1,a\n"))).toEqual(["1 | a @ 1"]);
    expect(shown(await read("a.data.GZ", gzipSync("1,a\n")))).toEqual(["1 | a @ 1"]);
    expect(shown(await read("a", '[1,"a"]\n', { format: "ndjson" }))).toEqual(["1 | a @ 1"]);
  });

  it("is asked for where a name says nothing and the content is JSON", async () => {
    const got = await refusal("a", ' [[1,"a"]]');
    expect(got).toBe(
      "-:- expected a name that ends in .json or .ndjson, got JSON under another name",
    );
  });
});

describe("a file that cannot be read", () => {
  it("is unreadable if it is missing or a directory", async () => {
    const missing = await dataError(readDataset("no/such/file.csv"));
    expect(missing).toMatchObject({ kind: "unreadable", problem: "no such file" });
    const directory = await dataError(withFile("a", "", (path) => readDataset(path.slice(0, -2))));
    expect(directory).toMatchObject({
      kind: "unreadable",
      problem: "expected a file, got a directory",
    });
    const parent = await dataError(withFile("a", "", (path) => readDataset(`${path}/b.csv`)));
    expect(parent.kind).toBe("unreadable");
  });

  it("is unreadable if its labels are missing", async () => {
    const work = (path: string) => readDataset(path, { labels: `${path}.none` });
    const error = await dataError(withFile("a.bin", IMAGES, work));
    expect(error).toMatchObject({ kind: "unreadable", problem: "no such file" });
    expect(error.source).toMatch(/a\.bin\.none$/);
  });

  it("is bad data if it is binary", async () => {
    const error = await dataError(read("a.csv", Buffer.from("#PDF-1.4\n%\xe2\xe3\n", "latin1")));
    expect(error).toMatchObject({ kind: "bad-data", line: 2 });
  });
});

describe("a gzip file is refused", () => {
  const packed = gzipSync("1,a\n2,b\n");

  it.each([
    [
      "it is cut short",
      packed.subarray(0, -5),
      "the gzip file is damaged or cut short (Z_BUF_ERROR)",
    ],
    [
      "its check sum is wrong",
      packed.map((b, k) => (k === packed.length - 6 ? b ^ 1 : b)),
      "the gzip file is damaged or cut short (Z_DATA_ERROR)",
    ],
    [
      "bytes follow its end",
      Buffer.concat([packed, Buffer.from("junk")]),
      "the gzip file is damaged or cut short (Z_DATA_ERROR)",
    ],
    [
      "zeros follow its end",
      Buffer.concat([packed, Buffer.alloc(9)]),
      "the gzip file is damaged or cut short (trailing bytes)",
    ],
    ["it holds nothing", gzipSync(""), "the file is empty"],
    [
      "it holds another gzip file",
      gzipSync(packed),
      "expected UTF-8 text, got bytes that are not UTF-8",
    ],
  ])("if %s", async (_, bytes, problem) => {
    expect((await dataError(read("a.csv.gz", bytes))).problem).toBe(problem);
  });

  it("if it unpacks to more bytes than allowed, before they are held", async () => {
    const bomb = gzipSync(`1,a\n2,${"b".repeat(50_000_000)}\n`);
    const error = await dataError(read("a.csv", bomb, { unpackedBytes: 1_000_000 }));
    expect(error.problem).toBe("expected at most 1000000 bytes after unpacking, got more");
  });

  it("but not if it has several members, as pigz and cat make them", async () => {
    const members = Buffer.concat([gzipSync("1,a\n"), gzipSync("2,b\n")]);
    expect(shown(await read("a.csv.gz", members))).toEqual(["1 | a @ 1", "2 | b @ 2"]);
  });
});
