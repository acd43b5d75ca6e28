import { Backoff, sleep } from './backoff';
import { Code, isTransient, problemOf } from './problem';
import type { Reply } from './types';

/** What an operation needs of a connection. */
export interface Line {
  /** Resolves when joined; rejects when the room is closed for good. */
  ready(): Promise<void>;
  /** One call. Throws {@link LostError} when no answer came. */
  invoke<T>(method: string, body: unknown): Promise<T>;
  /** The token was refused: sign in again and reconnect. */
  renew(): void;
}

/** The connection broke, or stayed silent, before an answer: nobody knows whether the request took effect. */
export class LostError extends Error {}

const maxTransient = 6;

/**
 * Repeats one request, operation id and all, until there is an answer. The server answers a repeated operation id
 * with what it answered first, so an operation that did take effect takes effect once.
 */
export async function perform<T extends Reply>(
  line: Line,
  method: string,
  body: unknown,
  { backoff = new Backoff(), pause = sleep }: { backoff?: Backoff; pause?: (ms: number) => Promise<void> } = {},
): Promise<T> {
  let sent = body;
  for (let transient = 0, renewed = false; ;) {
    await line.ready();
    let reply: T;
    try {
      const call = line.invoke<T>(method, sent);
      sent = again(body);
      reply = await call;
    } catch (error) {
      if (!(error instanceof LostError)) return { problem: problemOf(error) } as T;
      await pause(backoff.next());
      continue;
    }
    const problem = reply.problem;
    if (problem?.code === Code.signInRequired && !renewed) {
      renewed = true;
      line.renew();
    } else if (!problem || !isTransient(problem) || ++transient >= maxTransient) return reply;
    await pause(backoff.next(problem.retryAfterMs ?? 0));
  }
}

/** What is sent once more may have taken effect: it is no first time any longer. */
const again = (body: unknown): unknown =>
  typeof body === 'object' && body && 'first' in body ? { ...body, first: false } : body;
