/** A request answered with a status and nothing else of its own; no fault of ours, so it is not reported. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly status: number;

  constructor(status: number) {
    super(`Answered with ${status}`);
    this.status = status;
  }
}

/** The status of something thrown on the way: ours, the one a library chose for a malformed request, or 500. */
export function statusOf(error: unknown): number {
  if (error instanceof HttpProblem) return error.status;
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
