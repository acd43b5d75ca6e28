import { describe, expect, it } from 'vitest';
import { Backoff } from '../src/wire/backoff';
import { LostError, type Line, perform } from '../src/wire/perform';
import { ProblemError } from '../src/wire/problem';
import type { Problem, Reply } from '../src/wire/types';

type Answer = 'lost' | 'throws' | Problem | null;

const busy: Problem = { code: 1007, message: 'busy', retryable: true, retryAfterMs: 700 };
const refused: Problem = { code: 4006, message: 'sold out', retryable: false };
const unsigned: Problem = { code: 1002, message: 'sign in', retryable: false };

/** A line that gives the answers in turn and remembers what it was asked. */
function lineOf(...answers: Answer[]) {
  const sent: unknown[] = [];
  const pauses: number[] = [];
  let renewals = 0;
  const line: Line = {
    ready: () => Promise.resolve(),
    renew: () => void renewals++,
    invoke: async <T>(_: string, body: unknown) => {
      sent.push(body);
      const answer = answers.shift();
      if (answer === 'lost') throw new LostError('lost');
      if (answer === 'throws') throw new Error('hub fault');
      return { problem: answer ?? null } as T;
    },
  };
  const run = (body: object) =>
    perform<Reply>(line, 'Reserve', body, {
      backoff: new Backoff(100, 1_000, () => 1),
      pause: async (ms) => void pauses.push(ms),
    });
  return { line, run, sent, pauses, renewals: () => renewals };
}

describe('perform', () => {
  it('repeats the same operation until an answer arrives', async () => {
    const { run, sent, pauses } = lineOf('lost', 'lost', 'lost', null);
    expect((await run({ operationId: 'a' })).problem).toBeNull();
    expect(sent).toEqual(Array(4).fill({ operationId: 'a' }));
    expect(pauses).toEqual([100, 200, 400]);
  });

  it('says only of what was never sent that it is sent for the first time', async () => {
    const { run, sent } = lineOf('lost', null);
    await run({ operationId: 'a', first: true });
    expect(sent).toEqual([
      { operationId: 'a', first: true },
      { operationId: 'a', first: false },
    ]);
  });

  it('waits as long as a busy server asks', async () => {
    const { run, pauses } = lineOf(busy, null);
    await run({});
    expect(pauses).toEqual([700]);
  });

  it('gives up on a server that stays busy', async () => {
    const { run, sent } = lineOf(busy, busy, busy, busy, busy, busy, busy);
    expect((await run({})).problem).toEqual(busy);
    expect(sent).toHaveLength(6);
  });

  it('takes a refusal for an answer', async () => {
    const { run, sent } = lineOf(refused, null);
    expect((await run({})).problem).toEqual(refused);
    expect(sent).toHaveLength(1);
  });

  it('signs in again once when the token is refused', async () => {
    const again = lineOf(unsigned, null);
    expect((await again.run({})).problem).toBeNull();
    expect(again.renewals()).toBe(1);
    const hopeless = lineOf(unsigned, unsigned, unsigned);
    expect((await hopeless.run({})).problem).toEqual(unsigned);
    expect(hopeless.renewals()).toBe(1);
  });

  it('reports a fault of the hub as a problem', async () => {
    const { run } = lineOf('throws');
    expect((await run({})).problem?.code).toBe(1009);
  });

  it('ends when the room is closed for good', async () => {
    const { line } = lineOf(null);
    line.ready = () => Promise.reject(new ProblemError(refused));
    await expect(perform(line, 'Chat', {})).rejects.toThrow(ProblemError);
  });
});
