import type { ChatLine, Counters, DropCard, ReservationCard } from '../wire/types';

/** Lines kept on the page; older ones scroll out of memory. */
export const maxChatLines = 300;

interface Versioned {
  version: number;
}

export function isNewer(known: Versioned | null, card: Versioned): boolean {
  return !known || card.version >= known.version;
}

/** Known drops with `cards` laid over them; of two cards the higher version wins; order of appearance is kept. */
export function mergeCards(known: readonly DropCard[], cards: readonly DropCard[]): readonly DropCard[] {
  if (cards.length === 0) return known;
  const byId = new Map(known.map((d) => [d.dropId, d]));
  for (const card of cards) if (isNewer(byId.get(card.dropId) ?? null, card)) byId.set(card.dropId, card);
  return [...byId.values()];
}

/** Tallies only grow in the life of a feed; an edge that a viewer comes to may know less than the one it came from. */
export function growCounters(seen: Counters, told: Counters): Counters {
  const tallies = { ...told.tallies };
  for (const [kind, count] of Object.entries(seen.tallies)) tallies[kind] = Math.max(count, tallies[kind] ?? 0);
  return { ...told, tallies };
}

export function reservationKey(card: ReservationCard): string {
  return `${card.dropId}/${card.reservationId}`;
}

export function mergeReservations(
  known: readonly ReservationCard[],
  cards: readonly ReservationCard[],
): readonly ReservationCard[] {
  if (cards.length === 0) return known;
  const byKey = new Map(known.map((r) => [reservationKey(r), r]));
  for (const card of cards) {
    const key = reservationKey(card);
    if (isNewer(byKey.get(key) ?? null, card)) byKey.set(key, card);
  }
  return [...byKey.values()];
}

/** Lines by number, each once, ascending, the latest `maxChatLines`. */
export function mergeChat(known: readonly ChatLine[], lines: readonly ChatLine[]): readonly ChatLine[] {
  if (lines.length === 0) return known;
  const last = known.at(-1)?.number ?? 0;
  const appends = lines.every((line, i) => line.number > (i === 0 ? last : lines[i - 1]!.number));
  if (appends) return [...known, ...lines].slice(-maxChatLines);
  const byNumber = new Map(known.map((line) => [line.number, line]));
  for (const line of lines) byNumber.set(line.number, line);
  return [...byNumber.values()].sort((a, b) => a.number - b.number).slice(-maxChatLines);
}
