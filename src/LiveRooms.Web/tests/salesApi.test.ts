import { afterEach, describe, expect, it, vi } from 'vitest';
import { api } from '../src/wire/api';
import { answerClock } from '../src/wire/call';
import { ProblemError } from '../src/wire/problem';
import { sales } from '../src/wire/salesApi';

interface Asked {
  method: string;
  path: string;
  body: unknown;
  key: string | null;
  token: string | null;
}

/** A server that says what it is told to say, in order, and writes down what it was asked. */
function script(...answers: { status?: number; body?: unknown }[]): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    const body = init.body ? (JSON.parse(init.body as string) as unknown) : null;
    const key = headers.get('idempotency-key');
    asked.push({ method: init.method!, path, body, key, token: headers.get('authorization') });
    const { status = 200, body: said = {} } = answers.shift() ?? {};
    const date = new Date(Date.now() + 3_600_000).toUTCString();
    return Promise.resolve(new Response(status === 204 ? null : JSON.stringify(said), { status, headers: { date } }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

describe('the sales API', () => {
  it('repeats a change under one key', async () => {
    const asked = script();
    await sales.share('t', 'd', { showId: 's', delta: -2, variantId: null }, 'op');
    await api.changePrice('t', 'd', 100, 'm', 'op2');
    expect(asked).toEqual([
      {
        method: 'POST',
        path: '/api/drops/d/shares',
        body: { showId: 's', delta: -2, variantId: null },
        key: 'op',
        token: 'Bearer t',
      },
      {
        method: 'PUT',
        path: '/api/drops/d/price',
        body: { price: 100, variantId: 'm' },
        key: 'op2',
        token: 'Bearer t',
      },
    ]);
  });

  it('names keys and cursors safely', async () => {
    const asked = script({ body: { items: [] } }, { body: {} });
    await sales.drawEntries('d', 'a/b');
    await sales.resend('t', 'd', 'd#7', 'op');
    expect(asked.map((a) => a.path)).toEqual([
      '/api/drops/d/draw/entries?limit=1000&cursor=a%2Fb',
      '/api/drops/d/deliveries/d%237/resend',
    ]);
  });

  it('takes a refusal for a refusal, also where a file was asked for', async () => {
    script({ status: 403, body: { code: 4015, detail: 'no' } });
    const refused = await sales.ordersFile('t', 'd').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).problem.code).toBe(4015);
  });

  it('learns the server’s time from its answers', async () => {
    script({ body: {} });
    await sales.draw('d');
    expect(Math.abs(answerClock.now() - Date.now() - 3_600_000)).toBeLessThan(2_000);
  });
});
