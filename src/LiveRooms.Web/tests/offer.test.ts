import { describe, expect, it } from 'vitest';
import { firstChoice, isInLine, offerOf, priceOf, priceSpan } from '../src/room/offer';
import { shownReservations, unitsLeftFor } from '../src/room/orderDrops';
import { payAddress } from '../src/room/payAddress';
import { dropCard, lotteryDrop, reservation, variant } from './samples';

const now = 30_000;

describe('what a viewer may do with a drop', () => {
  it('follows its state', () => {
    const offer = (over: object, quantity = 1) => offerOf(dropCard(over), dropCard(over), quantity, now);
    expect(offer({ status: 'announced' })).toBe('soon');
    expect(offer({ status: 'paused' })).toBe('paused');
    expect(offer({})).toBe('reserve');
    expect(offer({ free: 1 }, 2)).toBe('waitlist');
    expect(offer({ waiting: 1 })).toBe('waitlist');
    expect(offer({ free: 0 })).toBe('waitlist');
    expect(offer({ status: 'soldOut', free: 0 })).toBe('waitlist');
  });

  it('offers no line that is not there, or is full', () => {
    const none = dropCard({ status: 'soldOut', free: 0, waitlistLimit: 0 });
    const full = dropCard({ status: 'soldOut', free: 0, waiting: 5, waitlistLimit: 5 });
    expect(offerOf(none, none, 1, now)).toBe('soldOut');
    expect(offerOf(full, full, 1, now)).toBe('soldOut');
    expect(offerOf({ ...full, waiting: 4 }, full, 1, now)).toBe('waitlist');
  });

  it('goes by the variant, not by the whole', () => {
    const gone = variant('s', { free: 0 });
    const drop = dropCard({ free: 3, variants: [gone, variant('m')] });
    expect(offerOf(drop, gone, 1, now)).toBe('waitlist');
    expect(offerOf(drop, drop.variants![1]!, 1, now)).toBe('reserve');
    expect(firstChoice(drop)).toBe('m');
    expect(firstChoice(dropCard())).toBeNull();
  });

  it('is to enter a lottery until its time is up, and to reserve once it is drawn', () => {
    const drop = lotteryDrop({ free: 0 });
    expect(offerOf(drop, drop, 1, 59_999)).toBe('enter');
    expect(offerOf(drop, drop, 1, 60_000)).toBe('entriesOver');
    const drawn = lotteryDrop({ lottery: { ...drop.lottery!, drawnAt: 61_000 } });
    expect(offerOf(drawn, drawn, 1, 62_000)).toBe('reserve');
    expect(offerOf(lotteryDrop({ status: 'announced' }), drop, 1, now)).toBe('soon');
  });
});

describe('prices', () => {
  it('span the variants and fall back to the product', () => {
    const drop = dropCard({ variants: [variant('s', { price: 100 }), variant('l', { price: 300 })] });
    expect(priceSpan(drop)).toEqual({ from: 100, to: 300 });
    expect(priceSpan(dropCard())).toEqual({ from: 4_990, to: 4_990 });
    expect(priceOf(drop, 'l')).toBe(300);
    expect(priceOf(drop, 'gone')).toBe(4_990);
  });
});

describe('an own claim', () => {
  it('stands in one line at a time, or in the lottery', () => {
    const waiting = [reservation({ variantId: 's' })];
    expect(isInLine(waiting, 's')).toBe(true);
    expect(isInLine(waiting, 'm')).toBe(false);
    expect(isInLine([reservation()], null)).toBe(true);
    expect(isInLine([reservation({ status: 'entered', variantId: 's' })], 'm')).toBe(true);
    expect(isInLine([reservation({ status: 'held' })], null)).toBe(false);
  });

  it('counts while it is in the lottery', () => {
    const mine = [reservation({ status: 'entered' })];
    expect(unitsLeftFor(dropCard(), mine)).toBe(0);
    expect(shownReservations([...mine, reservation({ reservationId: 2, status: 'expired' })])).toHaveLength(2);
  });
});

describe('the way to pay', () => {
  const origin = 'https://rooms.example';

  it('stays in these pages with the show to come back to', () => {
    expect(payAddress('/pay/d-1', 'show 1', origin)).toEqual({ path: '/pay/d-1?show=show+1' });
    expect(payAddress(`${origin}/pay/d-1?x=1`, 's', origin)).toEqual({ path: '/pay/d-1?x=1&show=s' });
  });

  it('leads to a provider, and nowhere that is no web address', () => {
    expect(payAddress('https://pay.example/c/1', 's', origin)).toEqual({ away: 'https://pay.example/c/1' });
    expect(payAddress('javascript:alert(1)', 's', origin)).toBeNull();
    expect(payAddress('https://', 's', origin)).toBeNull();
  });
});
