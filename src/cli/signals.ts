const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Signals as they are waited for. */
export type Signals = ReturnType<typeof listen>;

/** Waits for the first signal that is to end the build. */
export function listen() {
  let stop: (signal: NodeJS.Signals) => void = () => {};
  const controller = new AbortController();
  const stopped = new Promise<{ signal: NodeJS.Signals }>((resolve) => {
    stop = (signal) => {
      controller.abort();
      resolve({ signal });
    };
  });
  for (const signal of SIGNALS) process.once(signal, stop);
  const close = () => {
    for (const signal of SIGNALS) process.off(signal, stop);
  };
  return { stopped, aborted: controller.signal, close };
}
