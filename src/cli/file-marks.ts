// UNTRUSTED. What a file is that is no certificate, by its first bytes, and what can be done with it.
// The verdict about it is the checker's; this only says what a person has probably given by mistake.
import type { NoCertificate } from "../ci/judged.js";

/** Bytes that are looked at: the mark of tar stands at 257. */
export const FRONT = 512;

const CERTIFICATE = '{"format":"muball/';

interface Known {
  readonly what: string;
  readonly begins: RegExp;
  readonly next: string;
}

const DATA_NEXT = "make a certificate of it: muball prove FILE --rho 1/100";
const CERTIFY = "make its certificate: muball certify FILE DATA --output CERTIFICATE";
const UNPACK = "unpack it first, and give the certificates in it";
const NO_USE = 'give the certificate, a text that begins with {"format":"muball/1"';

/** The first that fits. Bytes are read as Latin-1 here, so that every byte is one character. */
const KNOWN: readonly Known[] = [
  {
    what: "a network (muball-network/1)",
    begins: /^\{"format":"muball-network\//u,
    next: "find its certificate: muball certify NETWORK DATA; or give it beside one: --network",
  },
  {
    what: "a claim (muball-claim/1)",
    begins: /^\{"format":"muball-claim\//u,
    next: "give it beside a certificate: muball check CERTIFICATE --claim CLAIM",
  },
  {
    what: "a dataset (muball-dataset/1)",
    begins: /^\{"format":"muball-dataset\//u,
    next: DATA_NEXT,
  },
  {
    what: "a pointer of Git LFS: the certificate itself was not fetched",
    begins: /^version https:\/\/git-lfs/u,
    next: "git lfs pull (in CI: fetch LFS files at checkout)",
  },
  {
    what: "a text with conflict marks of Git",
    begins: /^<<<<<<< /u,
    next: "resolve the conflict; a certificate is replaced as a whole, never merged",
  },
  { what: "a PNG image", begins: /^\u0089PNG\r\n/u, next: NO_USE },
  { what: "a JPEG image", begins: /^\u00ff\u00d8\u00ff/u, next: NO_USE },
  { what: "a GIF image", begins: /^GIF8[79]a/u, next: NO_USE },
  { what: "a PDF document", begins: /^%PDF-/u, next: NO_USE },
  {
    what: "a zip archive (also .npz, .xlsx, .pt, .keras)",
    begins: /^PK(?:\u0003\u0004|\u0005\u0006)/u,
    next: UNPACK,
  },
  { what: "gzip packed twice", begins: /^\u001f\u008b/u, next: "unpack it once: gunzip FILE" },
  { what: "packed with bzip2", begins: /^BZh[1-9]/u, next: UNPACK },
  { what: "packed with xz", begins: /^\u00fd7zXZ\u0000/u, next: UNPACK },
  { what: "packed with zstd", begins: /^\u0028\u00b5\u002f\u00fd/u, next: UNPACK },
  { what: "a 7z archive", begins: /^7z\u00bc\u00af/u, next: UNPACK },
  { what: "a tar archive", begins: /^[^]{257}ustar/u, next: UNPACK },
  { what: "an HDF5 file", begins: /^\u0089HDF\r\n/u, next: NO_USE },
  { what: "a NumPy array", begins: /^\u0093NUMPY/u, next: NO_USE },
  { what: "a Parquet file", begins: /^PAR1/u, next: NO_USE },
  { what: "an Arrow file", begins: /^ARROW1/u, next: NO_USE },
  { what: "an SQLite database", begins: /^SQLite format 3/u, next: NO_USE },
  { what: "a Python pickle", begins: /^\u0080[\u0002-\u0005]/u, next: NO_USE },
  { what: "an ONNX model", begins: /^\u0008[\u0001-\u000f]\u0012/u, next: CERTIFY },
  { what: "an executable", begins: /^(?:\u007fELF|MZ|\u00cf\u00fa\u00ed\u00fe)/u, next: NO_USE },
  {
    what: "IDX data",
    begins: /^\u0000\u0000[\u0008\u0009\u000b-\u000e][\u0001-\u0004]/u,
    next: DATA_NEXT,
  },
  {
    what: "text in UTF-16",
    begins: /^(?:\u00ff\u00fe|\u00fe\u00ff)/u,
    next: "give it in UTF-8 without a mark; some shells write UTF-16 on redirection: use --output",
  },
  {
    what: "text with a byte order mark",
    begins: /^\u00ef\u00bb\u00bf/u,
    next: "save it without the mark; the bytes of a certificate are canonical",
  },
  { what: "a web page", begins: /^\s*<(?:!doctype html|html)/iu, next: "fetch the raw file" },
  { what: "XML", begins: /^\s*<(?:\?xml|svg)/iu, next: NO_USE },
  {
    what: "SMT-LIB or VNN-LIB",
    begins: /^\s*(?:;[^]*?\n)*\s*\((?:declare|set|assert)-/u,
    next: NO_USE,
  },
  { what: "an ARFF table", begins: /^\s*(?:%[^\n]*\n\s*)*@relation/iu, next: DATA_NEXT },
  { what: "JSON, but no certificate", begins: /^\s*[[{]/u, next: NO_USE },
  {
    what: "a table, such as CSV",
    begins: /^[\t\u0020-\u007e\u0080-\u00ff]*[,;\t][\t\u0020-\u007e\u0080-\u00ff]*(?:\r?\n|$)/u,
    next: DATA_NEXT,
  },
  {
    what: "text, but no certificate",
    begins: /^[\t\n\r\u0020-\u007e\u0080-\u00ff]+$/u,
    next: NO_USE,
  },
];

function named(what: string, next: string): NoCertificate {
  return { what: `This is no certificate: it is ${what}.`, next };
}

/**
 * What the bytes are, or undefined if they begin as a certificate does.
 *
 * Shapes  `front`: the first bytes, `FRONT` of them if there are so many, unpacked if they were gzip.
 */
export function whatItIs(front: Uint8Array): NoCertificate | undefined {
  if (front.length === 0) {
    return { what: "This is no certificate: the file is empty.", next: "make it again" };
  }
  const text = Buffer.from(front.subarray(0, FRONT)).toString("latin1");
  if (text.startsWith(CERTIFICATE)) {
    if (!text.includes("\r\n")) return undefined;
    return {
      what: "The line ends of this certificate were changed to CR LF.",
      next: "fetch its own bytes; in Git: *.muball -text in .gitattributes",
    };
  }
  // A damaged certificate has its mark somewhere near, and the checker says what is wrong.
  if (/^\s*\{\s*"format"\s*:\s*"muball\//u.test(text)) return undefined;
  const known = KNOWN.find(({ begins }) => begins.test(text));
  return known ? named(known.what, known.next) : named("binary data", NO_USE);
}
