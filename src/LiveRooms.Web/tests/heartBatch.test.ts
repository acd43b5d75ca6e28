import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HeartBatch, maxPerCall } from '../src/room/heartBatch';
import type { Problem } from '../src/wire/types';

describe('hearts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are gathered into calls of at most fifty', async () => {
    const sent: number[] = [];
    const batch = new HeartBatch(async (n) => (sent.push(n), null));
    for (let i = 0; i < 120; i++) batch.add();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([maxPerCall, maxPerCall, 20]);
  });

  it('wait for a connection and for a server that asks for time', async () => {
    const sent: number[] = [];
    const answers: (Problem | null)[] = [
      { code: 1004, message: '', retryable: true },
      { code: 1006, message: '', retryable: true, retryAfterMs: 3_000 },
      null,
    ];
    const batch = new HeartBatch(async (n) => (sent.push(n), answers.shift() ?? null));
    batch.add(7);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent).toEqual([7, 7, 7]);
  });

  it('lost under way are not sent twice', async () => {
    let calls = 0;
    const batch = new HeartBatch(() => (calls++, Promise.reject(new Error('lost'))));
    batch.add(5);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(calls).toBe(1);
  });
});
