// UNTRUSTED. Formats that are no data files, told by their first bytes, each with the command that converts it.
// Imports nothing of node.

/** A format, and how to get data out of a file of it. `FILE` stands for the name of the file. */
export interface ForeignFormat {
  readonly name: string;
  readonly next: string;
}

type Signature = readonly [name: string, bytes: string, next: string, at?: number];

/** How the name of what holds other files begins. */
export const PACKED = "a file packed with";

/** The command that reads a file with pandas, and writes it as CSV. */
export const PANDAS = (read: string): string =>
  `python3 -c "import pandas; pandas.${read}('FILE').to_csv('data.csv', index=False)"`;
const IMAGE =
  "an image is one point: put the images of a folder into one array first, as docs/data.md shows";
const R = (read: string): string =>
  `Rscript -e "write.csv(${read}, 'data.csv', row.names = FALSE)"`;
const PICKLE =
  "pickles are programs and are not read: save arrays with numpy.savez('data.npz', X=X, y=y)";
/** The name of a network in protobuf. */
export const ONNX = "a protobuf file, perhaps ONNX";
const NETWORK = "this is a network, not data; networks of other tools are not data files";

const PROGRAM = "give a file of data: a program is none";

/**
 * Magic bytes as Latin-1 text, where they stand. The first that fits counts.
 *
 * These commands were run on small files, and gave the table back: HDF5, both of MATLAB, R (.rda and .rds,
 * binary, ASCII, gzip and xz), SQLite, xz, Zstandard, bzip2, LZ4, 7-Zip, tar, Stata; of `ARCHIVES` .xlsx, .ods and
 * plain ZIP. Not run, for want of a writer or a reader: .xls, Arrow, Feather, ORC, Avro, SPSS.
 */
const SIGNATURES: readonly Signature[] = [
  [
    "an HDF5 file (.h5, or MATLAB 7.3)",
    "\x89HDF\r\n\x1a\n",
    `python3 -c "import h5py, numpy; f = h5py.File('FILE'); numpy.savez('data.npz', X=f['X'], y=f['y'])"`,
  ],
  [
    "a MATLAB .mat file",
    "MATLAB 5.0 MAT-file",
    `python3 -c "import scipy.io, numpy; m = scipy.io.loadmat('FILE'); numpy.savez('data.npz', X=m['X'], y=m['y'].ravel())"`,
  ],
  [
    "a MATLAB 7.3 .mat file",
    "MATLAB 7.3 MAT-file",
    `python3 -c "import h5py, numpy; f = h5py.File('FILE'); numpy.savez('data.npz', X=numpy.transpose(f['X']), y=numpy.ravel(f['y']))"`,
  ],
  ["an R .rda file", "RDX", R("get(load('FILE'))")],
  ["an R .rda file", "RDA2\nA\n", R("get(load('FILE'))")],
  ["an R .rda file", "RDA3\nA\n", R("get(load('FILE'))")],
  ["an R .rds file", "X\n\0\0\0", R("readRDS('FILE')")],
  ["an R .rds file", "A\n2\n26", R("readRDS('FILE')")],
  ["an R .rds file", "A\n3\n26", R("readRDS('FILE')")],
  [
    "an SQLite database",
    "SQLite format 3\0",
    "sqlite3 -header -csv FILE 'SELECT * FROM mytable' > data.csv",
  ],
  [`${PACKED} xz`, "\xfd7zXZ\0", "xz -dc < FILE > data.csv"],
  [`${PACKED} Zstandard`, "\x28\xb5\x2f\xfd", "zstd -dc < FILE > data.csv"],
  [`${PACKED} bzip2`, "1AY&SY", "bzip2 -dc < FILE > data.csv", 4],
  [`${PACKED} LZ4`, "\x04\x22\x4d\x18", "lz4 -dc < FILE > data.csv"],
  ["a 7-Zip archive", "7z\xbc\xaf\x27\x1c", "7z x FILE"],
  [
    "an Excel .xls file, or another old Office file",
    "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    PANDAS("read_excel"),
  ],
  ["an encrypted Parquet file", "PARE", "write it again without encryption"],
  ["an Arrow or Feather file", "ARROW1\0\0", PANDAS("read_feather")],
  ["a Feather 1 file", "FEA1", PANDAS("read_feather")],
  ["an ORC file", "ORC", PANDAS("read_orc")],
  [
    "an Avro file",
    "Obj\x01",
    `python3 -c "import fastavro, pandas; pandas.DataFrame(fastavro.reader(open('FILE', 'rb'))).to_csv('data.csv', index=False)"`,
  ],
  ["a Stata .dta file", "<stata_dta>", PANDAS("read_stata")],
  ["an SPSS .sav file", "$FL2", PANDAS("read_spss")],
  ["a PNG image", "\x89PNG\r\n\x1a\n", IMAGE],
  ["a JPEG image", "\xff\xd8\xff", IMAGE],
  ["a GIF image", "GIF8", IMAGE],
  ["a TIFF image", "II*\0", IMAGE],
  ["a TIFF image", "MM\0*", IMAGE],
  ["a WebP image", "WEBP", IMAGE, 8],
  ["a PDF document", "%PDF-", "give the table itself: export it as CSV"],
  ["a tar archive", "ustar", "tar -xf FILE, then give the file inside", 257],
  ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((version): Signature => {
    // The version of the format, then the name of the tool that wrote it.
    const front = `\x08${String.fromCharCode(version)}\x12`;
    return [ONNX, front, NETWORK];
  }),
  ["an executable", "\x7fELF", PROGRAM],
  ["an executable", "MZ\x90\0", PROGRAM],
  ["an executable", "\xcf\xfa\xed\xfe", PROGRAM],
  ["a Python pickle", "\x80\x02", PICKLE],
  ["a Python pickle", "\x80\x03", PICKLE],
  ["a Python pickle", "\x80\x04\x95", PICKLE],
  ["a Python pickle", "\x80\x05\x95", PICKLE],
];

/** What a ZIP archive is, by the name of its first file. */
const ARCHIVES: readonly (readonly [name: string, first: RegExp, next: string])[] = [
  [
    "an Excel .xlsx file",
    /^(?:\[Content_Types\]\.xml|_rels\/|xl\/|docProps\/)/u,
    PANDAS("read_excel"),
  ],
  ["an OpenDocument .ods file", /^mimetype/u, PANDAS("read_excel")],
  [
    "a PyTorch .pt file",
    /\/(?:data\.pkl|\.format_version|byteorder|version)/u,
    "save arrays instead: numpy.savez('data.npz', X=X.numpy(), y=y.numpy())",
  ],
  ["a Keras .keras file", /^(?:metadata|config)\.json/u, NETWORK],
];

/** How many bytes of the front are needed. */
export const FRONT_BYTES = 264;

const LOCAL_HEADER = 30;

/** True if the bytes begin a ZIP archive. */
export function isZip(front: Uint8Array): boolean {
  return front[0] === 0x50 && front[1] === 0x4b && front[2] === 3 && front[3] === 4;
}

/** True if the first file of an archive is an array of NumPy. */
export function isNpz(front: Uint8Array): boolean {
  return isZip(front) && firstName(front).endsWith(".npy");
}

/** The name of the first file of an archive, as far as it is in the front. */
function firstName(front: Uint8Array): string {
  const length = (front[26] ?? 0) + 256 * (front[27] ?? 0);
  return latin1(front.subarray(LOCAL_HEADER, LOCAL_HEADER + length));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

/** True for a signature that a table of text might begin with, such as `ORC`. */
function isWord(bytes: string): boolean {
  return /^[\x20-\x7e]{1,5}$/u.test(bytes);
}

/** The format of a file that is not read, or undefined if its first bytes tell nothing. */
export function foreignFormat(front: Uint8Array): ForeignFormat | undefined {
  if (isZip(front)) {
    const name = firstName(front);
    const [known, , next] = ARCHIVES.find(([, first]) => first.test(name)) ?? [];
    if (known !== undefined && next !== undefined) return { name: known, next };
    return { name: "a ZIP archive", next: "unzip FILE, then give the file inside" };
  }
  const text = latin1(front.subarray(0, FRONT_BYTES));
  const isBinary = front.subarray(0, FRONT_BYTES).some((byte) => byte < 9 || byte >= 0x80);
  const found = SIGNATURES.find(([, bytes, , at = 0]) => {
    return text.startsWith(bytes, at) && (isBinary || !isWord(bytes));
  });
  return found && { name: found[0], next: found[2] };
}
