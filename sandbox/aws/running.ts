/** Keeps what starts on a stack, so that it is closed with the rest. */
export async function keep<T extends { close(): Promise<void> }>(
  starting: Promise<T>,
  running: AsyncDisposableStack,
): Promise<T> {
  const started = await starting;
  running.defer(() => started.close());
  return started;
}

/**
 * Waits for all, also when one fails, and only then throws the first failure: by then all that did start is on its
 * stack, and none can start after the stack has been closed.
 */
export async function everyOne<const T extends readonly Promise<unknown>[]>(
  starting: T,
): Promise<{ readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(starting);
  return Promise.all(starting);
}
