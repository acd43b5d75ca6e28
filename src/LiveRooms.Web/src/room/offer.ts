import type { DropCard, ReservationCard, VariantCard } from '../wire/types';

/** What a viewer may do before a drop, or before one variant of it. */
export type Offer = 'soon' | 'paused' | 'enter' | 'entriesOver' | 'reserve' | 'waitlist' | 'soldOut';

export const isLottery = (drop: DropCard) => drop.mode === 'lottery';

/** A lottery that takes entries, or waits for its draw. */
export const isUndrawn = (drop: DropCard) => isLottery(drop) && !drop.lottery?.drawnAt;

/** The units a reservation would come from: a variant's, or the whole drop's. */
type Shelf = Pick<VariantCard, 'free' | 'waiting'>;

/** Nobody may join a line that is not there, or is full. */
function hasLine(drop: DropCard): boolean {
  const limit = drop.waitlistLimit ?? null;
  return limit === null || drop.waiting < limit;
}

export function offerOf(drop: DropCard, shelf: Shelf, quantity: number, now: number): Offer {
  if (drop.status === 'announced') return 'soon';
  if (drop.status === 'paused') return 'paused';
  if (isUndrawn(drop)) return now < (drop.lottery?.entriesEndAt ?? Infinity) ? 'enter' : 'entriesOver';
  if (shelf.waiting === 0 && shelf.free >= quantity) return 'reserve';
  return hasLine(drop) ? 'waitlist' : 'soldOut';
}

export function variantOf(drop: DropCard, variantId: string | null | undefined): VariantCard | null {
  return drop.variants?.find((v) => v.variantId === variantId) ?? null;
}

/** What a unit costs now: the variant's price, or the product's. */
export function priceOf(drop: DropCard, variantId: string | null | undefined): number {
  return variantOf(drop, variantId)?.price ?? drop.product.price;
}

/** The prices a drop asks, the lowest and the highest. */
export function priceSpan(drop: DropCard): { from: number; to: number } {
  const prices = drop.variants?.length ? drop.variants.map((v) => v.price) : [drop.product.price];
  return { from: Math.min(...prices), to: Math.max(...prices) };
}

/** The variant to have in hand first: one that can be had, else the first. */
export function firstChoice(drop: DropCard): string | null {
  const variants = drop.variants ?? [];
  return (variants.find((v) => v.free > 0 && v.waiting === 0) ?? variants[0])?.variantId ?? null;
}

/** Whether the viewer stands in line or in the lottery already, where asking again would change nothing. */
export function isInLine(mine: readonly ReservationCard[], variantId: string | null): boolean {
  return mine.some(
    (r) => r.status === 'entered' || (r.status === 'waiting' && (variantId === null || r.variantId === variantId)),
  );
}
