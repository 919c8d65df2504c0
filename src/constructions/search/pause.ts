// UNTRUSTED. Lets other work of the process run between two steps of a long search.

/** Resolves on the next turn of the event loop. */
export async function pause(): Promise<void> {
  await new Promise<void>((resolve) => {
    setTimeout(resolve, 0);
  });
}
