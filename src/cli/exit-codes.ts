// UNTRUSTED. The exit codes of every command: one table, here only. README.md repeats it, a test compares.

/** What a command ends with. Of several files the worst counts, which is the highest code. */
export const EXIT = Object.freeze({
  accepted: 0,
  rejected: 1,
  declined: 2,
  usage: 64,
  badData: 65,
  cannotRead: 66,
  fault: 70,
});

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Code → what it means, in the order of the codes. */
export const EXIT_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.accepted, "accepted, or done"],
  [EXIT.rejected, "rejected: the certificate does not establish its claim"],
  [EXIT.declined, "declined: not judged, or no construction reaches the radius"],
  [EXIT.usage, "usage: a wrong option or argument"],
  [
    EXIT.badData,
    "bad data: a file that can be read, but is damaged, or no dataset, network or claim",
  ],
  [EXIT.cannotRead, "cannot read a file, or cannot write one"],
  [EXIT.fault, "fault: a bug in muball, never a verdict"],
];

/** The code of several files: the highest. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  let worst: ExitCode = EXIT.accepted;
  for (const code of codes) if (code > worst) worst = code;
  return worst;
}
