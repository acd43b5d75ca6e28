import { describe, expect, it } from 'vitest';
import { applyFrame, applyJoin, applyMine, applyReservation, emptyRoom } from '../src/room/feed';
import { reservationKey } from '../src/room/merge';
import type { DropCard, ReservationCard } from '../src/wire/types';
import { dropCard, frame, lotteryDrop, reservation, snapshot } from './samples';

const roomWith = (drop: DropCard, card: ReservationCard) => {
  const reply = { resumed: false, snapshot: snapshot({ epoch: 7, sequence: 10 }, { drops: [drop] }) };
  return applyReservation(applyJoin(emptyRoom, reply).state, card);
};

const afterMine = (drop: DropCard, before: ReservationCard, after: ReservationCard) =>
  applyMine(roomWith(drop, before), { reservations: [after] }, new Set([reservationKey(after)]));

describe('an entry in a lottery', () => {
  it('is told as promoted when the draw gave it units', () => {
    const before = reservation({ status: 'entered' });
    const step = afterMine(lotteryDrop(), before, reservation({ status: 'held', version: 9, rank: 1 }));
    expect(step.notices.map((n) => n.kind)).toEqual(['promoted']);
    expect(step.state.mine[0]?.rank).toBe(1);
  });

  it('goes to the line in silence', () => {
    const before = reservation({ status: 'entered' });
    expect(afterMine(lotteryDrop(), before, reservation({ version: 9, rank: 5 })).notices).toEqual([]);
  });
});

describe('a payment', () => {
  const held = reservation({ status: 'held' });
  const bought = reservation({ status: 'confirmed', version: 9, orderId: 'drop-1-1' });

  it('that bought the hold is told, also when its event was lost', () => {
    expect(afterMine(dropCard({ payment: true }), held, bought).notices.map((n) => n.kind)).toEqual(['confirmed']);
  });

  it('is not needed where a press buys', () => {
    expect(afterMine(dropCard(), held, bought).notices).toEqual([]);
  });

  it('is told once by its event and the answer after it', () => {
    const event = { sequence: 11, kind: 'confirmed', at: 1, dropId: 'drop-1', reservation: bought };
    const step = applyFrame(roomWith(dropCard({ payment: true }), held), frame(10, 11, { events: [event] }));
    expect(step.notices).toHaveLength(1);
    const again = applyMine(step.state, { reservations: [bought] }, new Set([reservationKey(bought)]));
    expect(again.notices).toEqual([]);
  });
});

describe('a viewer turned away', () => {
  const away = reservation({ status: 'released', version: 9 });

  it('by the closing is remembered as such', () => {
    const event = { sequence: 11, kind: 'waitlistClosed', at: 1, dropId: 'drop-1', reservation: away };
    const step = applyFrame(roomWith(dropCard(), reservation()), frame(10, 11, { events: [event] }));
    expect(step.state.turnedAway).toEqual([reservationKey(away)]);
  });

  it('is remembered when the event was lost, also out of the lottery', () => {
    for (const status of ['waiting', 'entered'] as const) {
      const step = afterMine(dropCard({ status: 'closed' }), reservation({ status }), away);
      expect(step.state.turnedAway).toEqual([reservationKey(away)]);
    }
  });

  it('by their own hand is not', () => {
    expect(afterMine(dropCard(), reservation(), away).state.turnedAway).toEqual([]);
  });
});
