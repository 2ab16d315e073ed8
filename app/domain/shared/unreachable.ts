/** Ends a switch over a union, so that a new case is found by the compiler. */
export function unreachable(value: never): never {
  throw new Error(`Not a known case: ${JSON.stringify(value)}`);
}
