// UNTRUSTED. What a file is that is no certificate, by its first bytes, and what can be done with it.
// The verdict about it is the checker's; this only says what a person has probably given by mistake.
// The first bytes of formats are those by which data files are told.
import type { NoCertificate } from "../../ci/judged.js";
import { foreignFormat, ONNX, PACKED } from "../../dataset/foreign-format.js";
import { formatByBytes } from "../../dataset/format.js";

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

/** What a text is: the first that fits. Bytes are read as Latin-1 here, so that every byte is one character. */
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
  { what: "gzip packed twice", begins: /^\u001f\u008b/u, next: "unpack it once: gunzip FILE" },
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

/** What is known by first bytes that no text has. */
function binaryFile(front: Uint8Array): Omit<Known, "begins"> | undefined {
  const data = formatByBytes(front);
  if (data !== undefined) return { what: `data (${data})`, next: DATA_NEXT };
  const foreign = foreignFormat(front);
  if (foreign === undefined) return undefined;
  const isPacked = foreign.name.startsWith(PACKED) || foreign.name.endsWith(" archive");
  const next = isPacked ? UNPACK : foreign.name === ONNX ? CERTIFY : NO_USE;
  return { what: foreign.name, next };
}

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
  const known = binaryFile(front) ?? KNOWN.find(({ begins }) => begins.test(text));
  return known ? named(known.what, known.next) : named("binary data", NO_USE);
}
