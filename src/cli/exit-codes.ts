// UNTRUSTED. The exit codes of every command: one table, here only. README.md repeats it, a test compares.

/** What a command ends with. Of several files the worst counts: `WORST_FIRST`. */
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
  [
    EXIT.rejected,
    "rejected: the certificate does not establish its claim, or not what a gate asks for",
  ],
  [EXIT.declined, "declined: not judged, no construction reaches the radius, or its time was over"],
  [EXIT.usage, "usage: a wrong option or argument"],
  [
    EXIT.badData,
    "bad data: a file that can be read, but is damaged, or no dataset, network or claim",
  ],
  [EXIT.cannotRead, "cannot read a file, or cannot write one"],
  [EXIT.fault, "fault: a bug in muball, never a verdict"],
];

/**
 * The codes from the worst to the best. A rejection is a finding about a certificate, and neither a file that
 * cannot be read nor a decline may hide it; what was not judged must not look accepted. A fault and a
 * wrong option end the run before there is anything to hide.
 */
export const WORST_FIRST: readonly ExitCode[] = [
  EXIT.fault,
  EXIT.usage,
  EXIT.rejected,
  EXIT.cannotRead,
  EXIT.badData,
  EXIT.declined,
  EXIT.accepted,
];

/** The code of several files: the worst. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  return WORST_FIRST.find((code) => codes.includes(code)) ?? EXIT.accepted;
}
