import type { DropCard, ReservationCard } from '../wire/types';

const rank = { open: 1, paused: 2, announced: 3, soldOut: 4, closed: 5 } as const;

/** What needs the viewer's hand first: own holds, then open drops, then the rest; newest first within each. */
export function orderDrops(drops: readonly DropCard[], mine: readonly ReservationCard[]): DropCard[] {
  const held = new Set(mine.filter((r) => r.status === 'held').map((r) => r.dropId));
  const order = (d: DropCard) => (held.has(d.dropId) ? 0 : rank[d.status]);
  return drops
    .map((drop, index) => ({ drop, index }))
    .sort((a, b) => order(a.drop) - order(b.drop) || b.index - a.index)
    .map(({ drop }) => drop);
}

const alive = new Set(['held', 'waiting', 'confirmed', 'entered']);
const counts = (r: ReservationCard) => alive.has(r.status);

/** The reservations to show with a drop: all that live, and the latest whatever became of it. */
export function shownReservations(mine: readonly ReservationCard[]): ReservationCard[] {
  const sorted = [...mine].sort((a, b) => a.reservationId - b.reservationId);
  const latest = sorted.at(-1);
  return sorted.filter((r) => r === latest || counts(r));
}

/** Units a viewer may still ask for. */
export function unitsLeftFor(drop: DropCard, mine: readonly ReservationCard[]): number {
  const taken = mine.filter(counts).reduce((sum, r) => sum + r.quantity, 0);
  return Math.max(0, drop.perViewerLimit - taken);
}
