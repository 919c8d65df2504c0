// Formats that are not read are named by their first bytes, with what converts them.
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { doubles, npyBytes, zipBytes } from "./array-files.js";
import { dataError, read, refusal, shown } from "./files.js";

const latin1 = (text: string): Buffer => Buffer.from(text, "latin1");
const EMPTY = Buffer.alloc(0);

describe("a file of another format", () => {
  it.each<[string, Buffer, string]>([
    ["HDF5", latin1("\x89HDF\r\n\x1a\n\0"), "h5py"],
    ["MATLAB .mat", latin1("MATLAB 5.0 MAT-file, Platform: GLNXA64\0\x01"), "scipy.io"],
    ["MATLAB 7.3", latin1("MATLAB 7.3 MAT-file, Platform: GLNXA64\0\x01"), "h5py"],
    ["R .rda", gzipSync(latin1("RDX3\nX\n\0\0\0\x03")), "Rscript"],
    ["R .rds", gzipSync(latin1("X\n\0\0\0\x03\0\x04")), "readRDS"],
    ["SQLite", latin1("SQLite format 3\0\x10"), "sqlite3 -csv".slice(0, 7)],
    ["an encrypted Parquet file", latin1("PARE\x15\x04\x15\0"), "without encryption"],
    ["an executable", latin1("\x7fELF\x02\x01"), "a program is none"],
    ["Arrow", latin1("ARROW1\0\0\xff\xff"), "read_feather"],
    ["ORC", latin1("ORC\x08\x03"), "read_orc"],
    ["Avro", latin1("Obj\x01\x04\x14avro"), "fastavro"],
    ["Excel .xlsx", zipBytes({ "[Content_Types].xml": EMPTY }), "read_excel"],
    ["OpenDocument", zipBytes({ mimetype: EMPTY }), "read_excel"],
    ["PyTorch", zipBytes({ "archive/data.pkl": EMPTY }), "numpy.savez"],
    ["a ZIP archive", zipBytes({ "data.csv": EMPTY }), "unzip"],
    ["Excel .xls", latin1("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0"), "read_excel"],
    ["xz", latin1("\xfd7zXZ\0\0\x04"), "xz -dc < "],
    ["Zstandard", latin1("\x28\xb5\x2f\xfd\x04"), "zstd -dc < "],
    ["bzip2", latin1("BZh91AY&SY\xe9"), "bzip2 -dc < "],
    ["Python pickle", latin1("\x80\x04\x95\x1a\0"), "pickles are programs"],
    ["PNG image", latin1("\x89PNG\r\n\x1a\n\0"), "docs/data.md"],
    ["JPEG image", latin1("\xff\xd8\xff\xe0\0"), "docs/data.md"],
    ["PDF", latin1("%PDF-1.4\n%\xe2\xe3\n"), "CSV"],
    ["ONNX", latin1("\x08\x07\x12\x07pytorch"), "network"],
    ["Stata", latin1("<stata_dta><header>\0"), "read_stata"],
  ])("%s is named", async (name, bytes, next) => {
    const error = await dataError(read("data.csv", bytes));
    expect(error.problem).toContain(name);
    expect(error.problem).toContain("which is not read");
    expect(error.next).toContain(next);
  });

  it.each(["ORC", "PAR1", "FEA1", "RDX", "GIF8", "Obj", "$FL2"])(
    "is not meant by a header that begins with %s",
    async (name) => {
      expect(shown(await read("a.csv", `${name},kind\n1,a\n`))).toHaveLength(1);
    },
  );
});

describe("an option that does not fit the format", () => {
  const array = npyBytes({ descr: "'<f8'", shape: [1, 2] }, doubles([1, 2]));
  it.each<[string, string | Buffer, object, string]>([
    [
      "a.json",
      '[[1,"a"]]',
      { delimiter: ";" },
      "--delimiter says how csv is read, and this is json",
    ],
    ["a.json", '[[1,"a"]]', { skipRows: 1 }, "--skip-rows says how csv is read, and this is json"],
    ["a.csv", "1,a\n", { labels: "b" }, "--labels says how idx, npy is read, and this is csv"],
    ["a.csv", "1,a\n", { arrays: ["X"] }, "--arrays says how npz is read, and this is csv"],
    ["a.npy", array, { encoding: "latin1" }, "--encoding says how csv, arff, json, ndjson is read"],
    ["a.npy", array, { header: false }, "--header says how csv is read, and this is npy"],
  ])("%s %#", async (name, content, options, expected) => {
    expect(await refusal(name, content, options)).toContain(expected);
  });
});
