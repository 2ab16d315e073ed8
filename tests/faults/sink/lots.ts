import type { Mode } from '#tests/support/smtp/modes.ts';

/** Of a hundred connections: how many go well, and how the others fail. */
const shares = {
  ok: 72,
  'accept then drop': 5,
  'late 250': 2,
  '451 after dot': 4,
  '452 after dot': 1,
  '421 after dot': 1,
  '552 after dot': 1,
  '450 RCPT': 3,
  '452 RCPT': 1,
  '550 RCPT': 1,
  'drop before DATA': 3,
  'drop before greeting': 2,
  'silent greeting': 1,
  '421 greeting': 2,
  '554 greeting': 1,
} as const satisfies Partial<Record<Mode, number>>;

/** One entry for each in a hundred, to be drawn from. */
export const lots: readonly Mode[] = Object.entries(shares).flatMap(([mode, share]) =>
  Array.from({ length: share }, () => mode as Mode),
);
