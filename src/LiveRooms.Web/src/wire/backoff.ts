/** Waits between attempts: doubling from `base` to at most `max`, each spread over its upper half so that a room of viewers does not return in one instant. */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly base = 300,
    private readonly max = 10_000,
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds to wait before the next attempt; not less than `atLeast` (the server's wish). */
  next(atLeast = 0): number {
    const ceiling = Math.min(this.max, this.base * 2 ** this.attempt);
    this.attempt = Math.min(this.attempt + 1, 30);
    return Math.max(atLeast, Math.round(ceiling * (0.5 + 0.5 * this.random())));
  }

  reset(): void {
    this.attempt = 0;
  }
}

export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
    if (signal?.aborted) done();
  });
}
