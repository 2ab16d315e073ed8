import { Prisma } from '#prisma/generated/client.ts';

/**
 * What a failed transaction says about the next try. `race`: deadlock or serialization failure, so again at once.
 * `passing`: the database was away or busy. `slow`: there was not time for so much. `lasting`: it will fail again.
 */
export type FaultKind = 'race' | 'passing' | 'slow' | 'lasting';

/** SQLSTATE classes: connection, resources, object in use, operator, system. */
const passingClasses = ['08', '53', '55', '57', '58'];
/** Statement, idle and transaction time-outs; Prisma's own for its transactions is P2028. */
const slowStates = ['57014', '25P03', '25P04', 'P2028'];

export function faultKind(error: unknown): FaultKind {
  const code = faultCode(error);
  if (slowStates.includes(code)) return 'slow';
  if (code.startsWith('40') || code === 'P2034') return 'race';
  const state = sqlState(error);
  if (state !== null) return passingClasses.includes(state.slice(0, 2)) ? 'passing' : 'lasting';
  return isPrisma(error) && !lastingCodes.includes(code) ? 'passing' : 'lasting';
}

/** Prisma's own codes for what is wrong with the data; without SQLSTATE the rest is about reaching the database. */
const lastingCodes = ['P2000', 'P2002', 'P2003', 'P2004', 'P2010', 'P2011', 'P2023', 'P2025'];

/** The SQLSTATE or Prisma code of an error, otherwise its name: a code that repeats nothing of what was given. */
export function faultCode(error: unknown): string {
  const state = sqlState(error);
  if (state !== null) return state;
  if (error instanceof Prisma.PrismaClientKnownRequestError) return error.code;
  return error instanceof Error ? error.name : 'unknown';
}

const isPrisma = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError ||
  error instanceof Prisma.PrismaClientUnknownRequestError ||
  error instanceof Prisma.PrismaClientInitializationError;

function sqlState(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const adapter = error.meta?.['driverAdapterError'] as { cause?: { originalCode?: unknown } } | undefined;
  const state = adapter?.cause?.originalCode;
  return typeof state === 'string' ? state : null;
}
