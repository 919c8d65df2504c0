// UNTRUSTED. What the general help says of each command, in its order. It is shown without loading any command.

/** Arguments, and what the command is for, by its name. */
export const COMMAND_SUMMARIES = {
  prove: ["<data>", "build, certify, write, and check what was written"],
  check: ["[certificate...]", "judge certificates: accepted, rejected, declined"],
  merge: ["<certificate> <share...>", "what shares of a check say together"],
  inspect: ["<certificate>", "show a certificate in words (no verdict)"],
  separate: ["<data>", "the separation of a dataset, exactly"],
  canonical: ["<data>", "the canonical text of a dataset, and its digest"],
  construct: ["<data>", "build a network for a dataset (proves nothing)"],
  certify: ["<network> <data>", "find the evidence for a given network"],
  read: ["<file>", "what a network file is, or why it is not read"],
  evaluate: ["<network> <point>", "the exact output of a network at one point"],
  preserve: ["<network> <data>", "does a first layer keep opposite balls apart?"],
  refute: ["<data>", "prove what no network can do with a dataset"],
  bounds: ["[data]", "published bounds on the size of a network"],
  lipschitz: ["<network> [data]", "how steep a network is, and how steep it has to be"],
  sobolev: ["[data]", "the Sobolev seminorm of feature models, measured exactly"],
  sweep: ["<data>", "build and prove over a grid of ratios, and draw it"],
  benchmark: ["", "networks and questions with known answers, close to the boundary"],
  export: ["<network>", "a network, or a claim, for other tools"],
  report: ["<certificate>", "one HTML file that holds a certificate and checks it"],
  sign: ["<certificate>", "check a certificate, and sign that it was accepted"],
  "verify-signature": [
    "<certificate> <signature>",
    "by whom a certificate was signed (no verdict)",
  ],
  supports: ["", "what of ONNX and VNN-LIB is read"],
  verify: ["<question>", "answer a VNN-LIB question about a network"],
} as const satisfies Readonly<Record<string, readonly [args: string, summary: string]>>;

export type CommandName = keyof typeof COMMAND_SUMMARIES;
