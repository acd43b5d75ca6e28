import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goodbyeIn } from '../src/wire/comeAgain';
import { LiveConnection, type LinkState } from '../src/wire/live';
import type { Problem } from '../src/wire/types';

/** The hub that a test plays the server's part of. */
const server = vi.hoisted(() => ({
  starts: [] as number[],
  joins: [] as number[],
  /** What the next starts end with: an error at the start, or null. */
  refusals: [] as (Error | null)[],
  answers: [] as object[],
  state: 'Disconnected',
  close: (() => {}) as (error?: Error) => void,
}));

vi.mock('@microsoft/signalr', () => ({
  HttpTransportType: { WebSockets: 1 },
  LogLevel: { None: 6 },
  HubConnectionState: { Connected: 'Connected' },
  HubConnectionBuilder: class {
    withUrl = () => this;
    configureLogging = () => this;
    build = () => hub;
  },
}));
vi.mock('../src/session/session', () => ({
  currentToken: async () => 'token',
  verify: async () => true,
  forget: () => {},
}));

const hub = {
  on: () => {},
  onclose: (handler: (error?: Error) => void) => {
    server.close = (error) => {
      if (server.state !== 'Connected') return;
      server.state = 'Disconnected';
      handler(error);
    };
  },
  start: async () => {
    server.starts.push(Date.now());
    const refusal = server.refusals.shift();
    if (refusal) throw refusal;
    server.state = 'Connected';
  },
  stop: async () => server.close(),
  invoke: async () => {
    server.joins.push(Date.now());
    return server.answers.shift() ?? { problem: null };
  },
  get state() {
    return server.state;
  },
};

const told = (code: number, ms: number) =>
  new Error(`Server returned an error on close: ${code} This edge is being emptied: connect again. (+${ms} ms)`);

/** A room's connection that is up, and how to look after it. */
async function joined() {
  const states: [LinkState, Problem | null][] = [];
  const live = new LiveConnection('show', {
    state: (state, problem) => void states.push([state, problem]),
    frame: () => {},
    lastSeen: () => null,
    joining: () => {},
    joined: () => false,
  });
  const running = live.run();
  await vi.advanceTimersByTimeAsync(0);
  return { live, states, running };
}

const listeners = new Map<string, () => void>();
const listen = (name: string, listener: () => void) => void listeners.set(name, listener);

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', listen);
  vi.stubGlobal('removeEventListener', () => {});
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: listen, removeEventListener: () => {} });
  Object.assign(server, { starts: [], joins: [], refusals: [], answers: [], state: 'Disconnected' });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('what a server says as it closes', () => {
  it('is read with its time, and bounded', () => {
    expect(goodbyeIn(told(1011, 850))).toEqual({
      problem: {
        code: 1011,
        message: 'This edge is being emptied: connect again.',
        retryable: true,
        retryAfterMs: 850,
      },
      comeAgainMs: 850,
    });
    expect(goodbyeIn(told(1007, 999_999_999))?.comeAgainMs).toBe(3_600_000);
    for (const other of [
      undefined,
      'text',
      new Error('1011 no time'),
      new Error('lost (+5 ms)'),
      new Error('x1007 a (+5 ms)'),
    ])
      expect(goodbyeIn(other)).toBeNull();
  });
});

describe('a room of which the server says when to come again', () => {
  it.each([1007, 1011, 1012])('is come back to just then, whatever wakes the page (%i)', async (code) => {
    for (const ms of [0, 1, 17, 850, 30_000, 3_600_000]) {
      const { live, states, running } = await joined();
      const at = Date.now();
      server.close(told(code, ms));
      await vi.advanceTimersByTimeAsync(0);
      expect(states.at(ms === 0 ? -2 : -1)).toMatchObject(['reconnecting', { code, retryAfterMs: ms }]);
      for (const wake of listeners.values()) wake();
      await vi.advanceTimersByTimeAsync(ms);
      expect(server.starts.at(-1)).toBe(at + ms);
      expect(states.at(-1)).toEqual(['connected', null]);
      live.close();
      await running;
    }
  });

  it('is asked as often as it says, and never given up', async () => {
    const waits = Array.from({ length: 20 }, (_, i) => 100 * (i + 1));
    server.refusals = waits.map((ms) => told(1007, ms));
    const begun = Date.now();
    const { live, states } = await joined();
    await vi.advanceTimersByTimeAsync(waits.reduce((sum, ms) => sum + ms, 0));
    let at = begun;
    expect(server.starts).toEqual([begun, ...waits.map((ms) => (at += ms))]);
    expect(states.at(-1)).toEqual(['connected', null]);
    live.close();
  });

  it('that refuses a join is asked again not earlier, nor later than its own pause allows', async () => {
    for (const asked of [0, 700, 20_000]) {
      server.joins = [];
      server.answers = [{ problem: { code: 1007, message: 'busy', retryable: true, retryAfterMs: asked } }];
      const { live, states, running } = await joined();
      for (const wake of listeners.values()) wake();
      await vi.advanceTimersByTimeAsync(asked + 10_000);
      expect(server.joins.length).toBe(2);
      const waited = server.joins[1]! - server.joins[0]!;
      expect(waited).toBeGreaterThanOrEqual(asked);
      expect(waited).toBeLessThanOrEqual(asked + 300);
      expect(states.at(-1)).toEqual(['connected', null]);
      live.close();
      await running;
    }
  });

  it.each([false, true])(
    'and refused a join before is come back to as the goodbye says (joined before: %s)',
    async (inside) => {
      const busy = { problem: { code: 1007, message: 'busy', retryable: true, retryAfterMs: 40_000 } };
      for (const [ms, waits] of [
        [850, 2_000],
        [0, 300],
        [30_000, 39_999],
      ] as const) {
        server.joins = [];
        server.answers = inside ? [{ problem: null }, busy] : [busy];
        const { live, states, running } = await joined();
        if (inside) void live.rejoin();
        await vi.advanceTimersByTimeAsync(waits);
        const asked = inside ? 2 : 1;
        expect(server.joins.length).toBe(asked);
        const at = Date.now();
        server.close(told(1011, ms));
        for (const wake of listeners.values()) wake();
        await vi.advanceTimersByTimeAsync(ms);
        expect(server.starts.at(-1)).toBe(at + ms);
        expect(server.joins.slice(asked)).toEqual([at + ms]);
        expect(states.at(-1)).toEqual(['connected', null]);
        // Nothing of the first is left that would ask again.
        await vi.advanceTimersByTimeAsync(60_000);
        expect(server.joins.length).toBe(asked + 1);
        live.close();
        await running;
      }
    },
  );

  it('and lost is come back to after a pause of its own, though it had refused a join for long', async () => {
    server.answers = [{ problem: { code: 1007, message: 'busy', retryable: true, retryAfterMs: 40_000 } }];
    const { live, states } = await joined();
    server.close();
    await vi.advanceTimersByTimeAsync(600);
    expect(server.joins.length).toBe(2);
    expect(states.at(-1)).toEqual(['connected', null]);
    live.close();
  });

  it('is left at once', async () => {
    const { live, running } = await joined();
    server.close(told(1011, 60_000));
    await vi.advanceTimersByTimeAsync(0);
    live.close();
    await running;
    expect(server.starts.length).toBe(1);
  });
});
