/**
 * The server's clock as seen from here. A message can only arrive late, never early, so the largest difference seen
 * is the best estimate; a jump of more than two seconds means that one of the clocks was set.
 */
export class ServerClock {
  private offset: number | null = null;

  constructor(private readonly local: () => number = Date.now) {}

  /** Learns from a message stamped `at` by the server. */
  observe(at: number): void {
    const seen = at - this.local();
    if (this.offset === null || seen > this.offset || this.offset - seen > 2_000) this.offset = seen;
  }

  now(): number {
    return this.local() + (this.offset ?? 0);
  }
}
