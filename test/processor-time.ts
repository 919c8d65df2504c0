// The time this process has computed: a limit on it holds on a busy machine too, where the clock runs on.

/** Milliseconds of processor time of this process so far. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
