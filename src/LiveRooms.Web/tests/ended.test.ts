import { describe, expect, it } from 'vitest';
import { applyJoin, applyMine, applyReservation, emptyRoom } from '../src/room/feed';
import { reservationKey } from '../src/room/merge';
import { orderDrops, shownReservations, unitsLeftFor } from '../src/room/orderDrops';
import { dropCard, reservation, snapshot } from './samples';

describe('a reservation that the creator ended', () => {
  it('is told when its own event was lost', () => {
    for (const [before, after] of [
      ['waiting', 'cancelled'],
      ['held', 'cancelled'],
      ['confirmed', 'refunded'],
    ] as const) {
      const joined = applyJoin(emptyRoom, { resumed: false, snapshot: snapshot({ epoch: 7, sequence: 1 }) }).state;
      const known = applyReservation(joined, reservation({ status: before }));
      const now = reservation({ status: after, version: 9 });
      const step = applyMine(known, { reservations: [now] }, new Set([reservationKey(now)]));
      expect(step.notices.map((n) => n.kind)).toEqual([after]);
    }
  });

  it('is shown while it is the latest and leaves its units to the viewer', () => {
    const mine = [reservation({ status: 'refunded' })];
    expect(shownReservations(mine)).toEqual(mine);
    expect(unitsLeftFor(dropCard(), mine)).toBe(1);
  });
});

it('a paused drop stands behind an open one', () => {
  const drops = [dropCard({ dropId: 'open' }), dropCard({ dropId: 'paused', status: 'paused' })];
  expect(orderDrops(drops, []).map((d) => d.dropId)).toEqual(['open', 'paused']);
});
