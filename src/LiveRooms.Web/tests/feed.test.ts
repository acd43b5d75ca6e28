import { describe, expect, it } from 'vitest';
import { applyFrame, applyJoin, applyMine, applyReservation, emptyRoom, type RoomState } from '../src/room/feed';
import { maxChatLines } from '../src/room/merge';
import type { JoinReply, ReservationCard, RoomEvent } from '../src/wire/types';
import { chatLine, dropCard, frame, reservation, showCard, snapshot } from './samples';

const joined = (sequence = 10, epoch = 7): RoomState =>
  applyJoin(emptyRoom, { snapshot: snapshot({ epoch, sequence }), missed: [], resumed: false }).state;

const promoted = (sequence: number, card = reservation({ status: 'held', version: 5 })): RoomEvent => ({
  sequence,
  kind: 'promoted',
  at: 1_000,
  dropId: card.dropId,
  reservation: card,
});

const mineOf = (...cards: ReservationCard[]): RoomState => ({ ...joined(), mine: cards });

describe('a first join', () => {
  it('takes the snapshot as it is and tells nothing', () => {
    const reply: JoinReply = {
      snapshot: snapshot({ epoch: 7, sequence: 10 }),
      missed: [],
      resumed: false,
      you: { viewerId: 'v', name: 'V', role: 'viewer' },
    };
    const step = applyJoin(emptyRoom, reply);
    expect(step.state.position).toEqual({ epoch: 7, sequence: 10 });
    expect(step.state.you?.viewerId).toBe('v');
    expect(step.state.drops).toHaveLength(1);
    expect(step.notices).toEqual([]);
  });

  it('changes nothing when it is refused', () => {
    const problem = { code: 2001, message: 'no', retryable: false };
    expect(applyJoin(emptyRoom, { problem, resumed: false }).state).toBe(emptyRoom);
  });
});

describe('frames', () => {
  it('move the position and carry lines, drops and numbers', () => {
    const step = applyFrame(
      joined(10),
      frame(10, 12, {
        chat: [chatLine(3)],
        drops: [dropCard({ version: 2, free: 1 })],
        counters: { audience: 9, tallies: {} },
      }),
    );
    expect(step.rejoin).toBe(false);
    expect(step.state.position).toEqual({ epoch: 7, sequence: 12 });
    expect(step.state.chat.at(-1)?.number).toBe(3);
    expect(step.state.drops[0]?.free).toBe(1);
    expect(step.state.counters.audience).toBe(9);
  });

  it('with live numbers only leave the position where it was', () => {
    const step = applyFrame(joined(10), frame(10, 10, { counters: { audience: 4, tallies: { heart: 2 } } }));
    expect(step.state.position).toEqual({ epoch: 7, sequence: 10 });
    expect(step.state.counters.tallies.heart).toBe(2);
  });

  it('of an edge that knows less never turn a tally back within the life of a feed', () => {
    const seen = applyFrame(joined(10), frame(10, 10, { counters: { audience: 4, tallies: { heart: 9, like: 1 } } }));
    const step = applyFrame(seen.state, frame(10, 10, { counters: { audience: 3, tallies: { heart: 8, like: 2 } } }));
    expect(step.state.counters).toEqual({ audience: 3, tallies: { heart: 9, like: 2 } });
  });

  it('that overlap what is known are taken, their known items are not told again', () => {
    const first = applyFrame(joined(10), frame(10, 11, { events: [promoted(11)] }));
    const second = applyFrame(
      first.state,
      frame(10, 12, { events: [promoted(11), { sequence: 12, kind: 'unmuted', at: 2 }] }),
    );
    expect(first.notices.map((e) => e.kind)).toEqual(['promoted']);
    expect(second.notices.map((e) => e.kind)).toEqual(['unmuted']);
    expect(second.state.position?.sequence).toBe(12);
  });

  it('below the position change nothing', () => {
    const state = joined(10);
    const step = applyFrame(state, frame(4, 6, { counters: { audience: 1_000, tallies: {} } }));
    expect(step).toEqual({ state, notices: [], rejoin: false });
  });

  it('after a gap ask to join again and change nothing', () => {
    const state = joined(10);
    expect(applyFrame(state, frame(11, 12))).toEqual({ state, notices: [], rejoin: true });
  });

  it('of another epoch ask to join again', () => {
    expect(applyFrame(joined(10, 7), frame(0, 1, {}, 8)).rejoin).toBe(true);
  });

  it('before any join ask to join', () => {
    expect(applyFrame(emptyRoom, frame(0, 1)).rejoin).toBe(true);
  });

  it('with a reset of another epoch replace the room, even by lower versions', () => {
    const old = applyFrame(joined(10), frame(10, 11, { drops: [dropCard({ version: 9, sold: 3 })] })).state;
    const reset = snapshot({ epoch: 8, sequence: 2 }, { drops: [dropCard({ version: 1, sold: 0 })] });
    const step = applyFrame(old, frame(0, 2, { reset }, 8));
    expect(step.rejoin).toBe(false);
    expect(step.state.position).toEqual({ epoch: 8, sequence: 2 });
    expect(step.state.drops[0]?.sold).toBe(0);
  });

  it('with a reset in the same epoch keep the newer card', () => {
    const old = applyFrame(joined(10), frame(10, 11, { drops: [dropCard({ version: 9, sold: 3 })] })).state;
    const reset = snapshot({ epoch: 7, sequence: 20 }, { drops: [dropCard({ version: 8, sold: 2 })] });
    const step = applyFrame(old, frame(20, 20, { reset }));
    expect(step.state.drops[0]?.sold).toBe(3);
    expect(step.state.position?.sequence).toBe(20);
  });
});

describe('versions', () => {
  it('let the higher drop card win in either order', () => {
    const older = dropCard({ version: 4, free: 2 });
    const newer = dropCard({ version: 5, free: 1 });
    const forwards = applyFrame(
      applyFrame(joined(10), frame(10, 11, { drops: [older] })).state,
      frame(11, 12, { drops: [newer] }),
    );
    const backwards = applyFrame(
      applyFrame(joined(10), frame(10, 11, { drops: [newer] })).state,
      frame(11, 12, { drops: [older] }),
    );
    expect(forwards.state.drops[0]?.free).toBe(1);
    expect(backwards.state.drops[0]?.free).toBe(1);
  });

  it('let the higher show card win', () => {
    const live = applyFrame(joined(10), frame(10, 11, { show: showCard({ version: 6, status: 'live' }) })).state;
    const stale = applyFrame(live, frame(11, 12, { show: showCard({ version: 5, status: 'scheduled' }) })).state;
    expect(stale.show?.status).toBe('live');
  });

  it('let the higher reservation card win', () => {
    const held = applyReservation(joined(), reservation({ status: 'held', version: 4 }));
    const late = applyReservation(held, reservation({ status: 'waiting', version: 3 }));
    expect(late.mine.map((r) => r.status)).toEqual(['held']);
  });
});

describe('coming back', () => {
  it('tells what was missed, once, and only what is above the position', () => {
    const missed = [promoted(9), promoted(12, reservation({ reservationId: 2, status: 'held', version: 6 }))];
    const step = applyJoin(joined(10), { snapshot: snapshot({ epoch: 7, sequence: 12 }), missed, resumed: true });
    expect(step.notices.map((e) => e.reservation?.reservationId)).toEqual([2]);
    expect(step.state.position?.sequence).toBe(12);
  });

  it('to an edge that lags keeps the position and the newer cards', () => {
    const ahead = applyFrame(joined(10), frame(10, 15, { drops: [dropCard({ version: 9 })] })).state;
    const step = applyJoin(ahead, { snapshot: snapshot({ epoch: 7, sequence: 13 }), missed: [], resumed: true });
    expect(step.state.position?.sequence).toBe(15);
    expect(step.state.drops[0]?.version).toBe(9);
  });

  it('to a new epoch takes the snapshot as the truth', () => {
    const step = applyJoin(joined(10), { snapshot: snapshot({ epoch: 9, sequence: 1 }), missed: [], resumed: false });
    expect(step.state.position).toEqual({ epoch: 9, sequence: 1 });
  });
});

describe('own reservations', () => {
  const key = 'drop-1/1';

  it('that the answer lacks are gone, those that came since the question stay', () => {
    const state = mineOf(reservation(), reservation({ reservationId: 2 }));
    const step = applyMine(state, { reservations: [] }, new Set([key]));
    expect(step.state.mine.map((r) => r.reservationId)).toEqual([2]);
  });

  it('take a new place at the same version', () => {
    const state = mineOf(reservation({ waitlistPlace: 5 }));
    const step = applyMine(state, { reservations: [reservation({ waitlistPlace: 3 })] }, new Set([key]));
    expect(step.state.mine[0]?.waitlistPlace).toBe(3);
  });

  it('that were promoted unseen are told, and not again when the event follows', () => {
    const held = reservation({ status: 'held', version: 5 });
    const step = applyMine(mineOf(reservation()), { reservations: [held] }, new Set([key]));
    const later = applyFrame(step.state, frame(10, 11, { events: [promoted(11, held)] }));
    expect(step.notices.map((e) => e.kind)).toEqual(['promoted']);
    expect(later.notices).toEqual([]);
  });

  it('that expired unseen are told', () => {
    const state = mineOf(reservation({ status: 'held' }));
    const step = applyMine(state, { reservations: [reservation({ status: 'expired', version: 9 })] }, new Set([key]));
    expect(step.notices.map((e) => e.kind)).toEqual(['expired']);
  });

  it('let go by the viewer are not announced as a closed waitlist', () => {
    const released = reservation({ status: 'released', version: 9 });
    const open = applyMine(mineOf(reservation()), { reservations: [released] }, new Set([key]));
    expect(open.notices).toEqual([]);
    const closed = { ...mineOf(reservation()), drops: [dropCard({ status: 'closed' })] };
    expect(applyMine(closed, { reservations: [released] }, new Set([key])).notices.map((e) => e.kind)).toEqual([
      'waitlistClosed',
    ]);
  });

  it('stay as they are when the question was refused', () => {
    const state = mineOf(reservation());
    const problem = { code: 1007, message: 'busy', retryable: true };
    expect(applyMine(state, { problem }, new Set([key])).state).toBe(state);
  });
});

describe('mutes', () => {
  it('follow the events', () => {
    const hushed = applyFrame(
      joined(10),
      frame(10, 11, { events: [{ sequence: 11, kind: 'muted', at: 1, until: 99 }] }),
    ).state;
    expect(hushed.mutedUntil).toBe(99);
    const free = applyFrame(hushed, frame(11, 12, { events: [{ sequence: 12, kind: 'unmuted', at: 2 }] })).state;
    expect(free.mutedUntil).toBeNull();
  });
});

describe('chat', () => {
  it('keeps each line once, in order, and a bounded number', () => {
    let state = joined(10);
    for (let i = 0; i < 20; i++)
      state = applyFrame(
        state,
        frame(10 + i, 11 + i, { chat: Array.from({ length: 30 }, (_, k) => chatLine(i * 25 + k + 1)) }),
      ).state;
    const numbers = state.chat.map((l) => l.number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(numbers).toHaveLength(maxChatLines);
    expect(numbers.at(-1)).toBe(505);
  });
});
