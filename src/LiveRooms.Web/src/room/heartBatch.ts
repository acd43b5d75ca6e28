import { isTransient, Code } from '../wire/problem';
import type { Problem } from '../wire/types';

/** Reactions in one call, by the protocol. */
export const maxPerCall = 50;
/** Clicks kept while the connection is away; more than this in one breath is nobody's finger. */
const maxKept = 500;
const beatMs = 250;

/** Gathers clicks and sends them a few times a second, at most `maxPerCall` a call, one call at a time. */
export class HeartBatch {
  private kept = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(private readonly send: (count: number) => Promise<Problem | null>) {}

  add(count = 1): void {
    this.kept = Math.min(this.kept + count, maxKept);
    this.plan(beatMs);
  }

  stop(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.kept = 0;
  }

  private plan(ms: number): void {
    if (this.kept > 0) this.timer ??= setTimeout(() => void this.flush(), ms);
  }

  private async flush(): Promise<void> {
    const count = Math.min(this.kept, maxPerCall);
    this.kept -= count;
    let wait = beatMs;
    try {
      const problem = await this.send(count);
      if (problem && (isTransient(problem) || problem.code === Code.rateLimited)) {
        this.kept = Math.min(this.kept + count, maxKept);
        wait = Math.max(1_000, problem.retryAfterMs ?? 0);
      }
    } catch {
      // Lost under way: perhaps counted. A heart is not repeated, lest it count twice.
    }
    this.timer = null;
    this.plan(wait);
  }
}
