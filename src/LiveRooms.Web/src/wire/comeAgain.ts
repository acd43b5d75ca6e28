import type { Problem } from './types';

/** The longest that a server is listened to. */
const longestMs = 3_600_000;

/** Why the server closed the connection, and when it wants to be asked again. */
export interface Goodbye {
  problem: Problem;
  comeAgainMs: number;
}

/**
 * Reads what an edge says as it closes a connection: `1011 This edge is being emptied: connect again. (+850 ms)`, behind words of
 * SignalR's own. Null when it names no time.
 */
export function goodbyeIn(error: unknown): Goodbye | null {
  const said =
    error instanceof Error ? /(?:^|: )([1-9]\d{3}) (\P{Cc}+?) \(\+(\d{1,9}) ms\)$/u.exec(error.message) : null;
  if (!said) return null;
  const comeAgainMs = Math.min(Number(said[3]), longestMs);
  return {
    problem: { code: Number(said[1]), message: said[2]!, retryable: true, retryAfterMs: comeAgainMs },
    comeAgainMs,
  };
}
