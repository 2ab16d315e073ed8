interface Reactions {
  readonly first: (why: string) => void;
  readonly again: () => void;
}

/** npm and the terminal both deliver the same Ctrl-C; requests this close together are one. */
const sameRequestMs = 800;

/** Listens for anybody who wants us to stop: Ctrl-C, a signal, or the end of the process that started us. */
export function onStopRequest({ first, again }: Reactions): void {
  let since: number | undefined;
  const react = (why: string) => {
    const now = performance.now();
    if (since === undefined) {
      since = now;
      first(why);
    } else if (now - since > sameRequestMs) again();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      react(signal);
    });
  process.once('disconnect', () => {
    react('the command that started this has ended');
  });
}
