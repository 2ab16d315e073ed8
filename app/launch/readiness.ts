import { setTimeout as wait } from 'node:timers/promises';

interface Patience {
  readonly withinMs: number;
  /** Asked again and again; false means that waiting is pointless. */
  readonly isHopeful: () => boolean;
}

/** Returns once the web process says that it can serve; throws when the patience is at an end. */
export async function untilReady(origin: string, { withinMs, isHopeful }: Patience): Promise<void> {
  const until = performance.now() + withinMs;
  while (!(await isReady(origin))) {
    if (!isHopeful()) throw new Error('The web process keeps stopping; its last words are above.');
    if (performance.now() > until)
      throw new Error(`The web process is not ready after ${String(withinMs / 1000)} s.`);
    await wait(50);
  }
}

async function isReady(origin: string): Promise<boolean> {
  try {
    const response = await fetch(new URL('/health/ready', origin), { signal: AbortSignal.timeout(5_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
