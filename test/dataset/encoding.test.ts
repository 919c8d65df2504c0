// Texts that are not UTF-8: read where they are named, and named where they are not.
import { describe, expect, it } from "vitest";
import type { Encoding } from "../../src/dataset/index.js";
import { dataError, read, refusal } from "./files.js";

const TEXT = "1,Gänse\n2,é\n";
const swapped = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();

describe("a text in", () => {
  it.each<[Encoding, Uint8Array]>([
    ["latin1", Buffer.from(TEXT, "latin1")],
    ["windows-1252", Buffer.from(TEXT, "latin1")],
    ["utf16", Buffer.from(`\uFEFF${TEXT}`, "utf16le")],
    ["utf16", swapped(`\uFEFF${TEXT}`)],
    ["utf16", Buffer.from(TEXT, "utf16le")],
    ["utf16", swapped(TEXT)],
    ["utf16le", Buffer.from(TEXT, "utf16le")],
    ["utf16be", swapped(TEXT)],
    ["utf8", Buffer.from(TEXT)],
  ])("%s is read as it stands", async (encoding, bytes) => {
    const dataset = await read("a.csv", bytes, { encoding });
    expect(dataset.classes).toEqual(["Gänse", "é"]);
    expect(dataset.done).toEqual([`read the text as ${encoding}`]);
  });

  it("Windows-1252 has letters where Latin-1 has controls", async () => {
    const bytes = Buffer.from([0x31, 0x2c, 0x80, 0x0a, 0x32, 0x2c, 0x61, 0x0a]);
    expect((await read("a.csv", bytes, { encoding: "windows-1252" })).classes).toEqual(["€", "a"]);
    const error = await dataError(read("a.csv", bytes, { encoding: "latin1" }));
    expect(error.problem).toBe("expected Latin-1 text, got bytes that are not Latin-1");
    expect(error.next).toContain("windows-1252");
  });
});

describe("a text that is not said to be", () => {
  it.each([
    ["UTF-16 with a mark", Buffer.from(`\uFEFF${TEXT}`, "utf16le"), "--encoding utf16"],
    ["UTF-16 with its other mark", swapped(`\uFEFF${TEXT}`), "--encoding utf16"],
    ["UTF-16 without a mark", Buffer.from(TEXT, "utf16le"), "--encoding utf16"],
    ["Latin-1", Buffer.from(TEXT, "latin1"), "--encoding latin1"],
  ])("%s is named", async (_, bytes, advice) => {
    const error = await dataError(read("a.csv", bytes));
    expect(error.problem).toMatch(/^expected UTF-8 text, got (?:bytes that are not UTF-8|a NUL)/u);
    expect(error.next).toContain(advice);
  });

  it("UTF-16 is refused if it is cut, or tells no byte order", async () => {
    const cut = Buffer.from(TEXT, "utf16le").subarray(0, -1);
    expect(await refusal("a.csv", cut, { encoding: "utf16" })).toContain(
      "bytes that are not UTF-16",
    );
    expect(
      await refusal("a.csv", Buffer.from("äa", "utf16le").swap16().fill(1), { encoding: "utf16" }),
    ).toBe("1:- expected UTF-16 text, got bytes that begin in neither byte order");
  });
});
