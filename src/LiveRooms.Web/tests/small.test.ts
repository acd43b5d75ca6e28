import { describe, expect, it } from 'vitest';
import { randomFrom, seedOf } from '../src/art/random';
import { dictionariesOf, opsWords, pages, studioWords } from './dictionaries';
import { preferredLanguage } from '../src/i18n/languages';
import { fill, pluralize } from '../src/i18n/template';
import { sortShows } from '../src/lobby/sortShows';
import { ServerClock } from '../src/wire/clock';
import { orderDrops, shownReservations, unitsLeftFor } from '../src/room/orderDrops';
import { newId } from '../src/studio/ids';
import {
  countdown,
  memory,
  money,
  parseMoney,
  parsePercent,
  percent,
  plainMoney,
  plainPercent,
  secondsLeft,
  share,
} from '../src/ui/format';
import { Backoff } from '../src/wire/backoff';
import { dropCard, reservation, showCard } from './samples';

describe('backoff', () => {
  it('doubles up to its bound and starts over', () => {
    const waits = new Backoff(300, 10_000, () => 1);
    expect(Array.from({ length: 7 }, () => waits.next())).toEqual([300, 600, 1_200, 2_400, 4_800, 9_600, 10_000]);
    waits.reset();
    expect(waits.next()).toBe(300);
  });

  it('spreads over the upper half and obeys the server', () => {
    const soon = new Backoff(300, 10_000, () => 0);
    expect(soon.next()).toBe(150);
    expect(soon.next(2_000)).toBe(2_000);
  });
});

describe('the server clock', () => {
  it('takes the quickest message for the truth and notices a set clock', () => {
    let local = 1_000;
    const clock = new ServerClock(() => local);
    clock.observe(5_000);
    expect(clock.now()).toBe(5_000);
    local = 2_000;
    clock.observe(5_900);
    expect(clock.now()).toBe(6_000);
    clock.observe(6_050);
    expect(clock.now()).toBe(6_050);
    clock.observe(1_000);
    expect(clock.now()).toBe(1_000);
  });
});

describe('money and time', () => {
  it('reads amounts with point or comma and refuses the rest', () => {
    expect(parseMoney('49.90', 'EUR')).toBe(4_990);
    expect(parseMoney(' 49,9 ', 'EUR')).toBe(4_990);
    expect(parseMoney('49', 'EUR')).toBe(4_900);
    expect(parseMoney('500', 'JPY')).toBe(500);
    for (const wrong of ['', '-1', '1.234', '1e3', 'abc', '5.0.0']) expect(parseMoney(wrong, 'EUR')).toBeNull();
    expect(parseMoney('5.5', 'JPY')).toBeNull();
  });

  it('writes what it read', () => {
    for (const minor of [0, 1, 99, 100, 4_990, 123_456])
      expect(parseMoney(plainMoney(minor, 'EUR'), 'EUR')).toBe(minor);
    expect(money(4_990, 'EUR', 'en')).toBe('€49.90');
    expect(money(12_900, 'EUR', 'en')).toBe('€129');
    expect(money(500, 'JPY', 'en')).toBe('¥500');
  });

  it('reads and writes rates', () => {
    expect(parsePercent('12.5')).toBe(1_250);
    expect(parsePercent(' 7,25 % ')).toBe(725);
    expect([parsePercent('0'), parsePercent('100')]).toEqual([0, 10_000]);
    for (const wrong of ['', '-1', '100.01', '1.234', 'x']) expect(parsePercent(wrong)).toBeNull();
    for (const points of [0, 1, 725, 1_250, 10_000]) expect(parsePercent(plainPercent(points))).toBe(points);
    expect(percent(1_250, 'en')).toBe('12.5%');
  });

  it('writes sizes and shares', () => {
    expect([512_400_000, 1_000_000_000, 24_300_000_000].map((n) => memory(n, 'en'))).toEqual([
      '512 MB',
      '1 GB',
      '24.3 GB',
    ]);
    expect([0, 0.125, 1].map((n) => share(n, 'en'))).toEqual(['0%', '13%', '100%']);
  });

  it('counts down to nothing', () => {
    expect([0, 251, 999, 42_000, 65_000, 3_600_000, 11_525_000, 200_000_000].map(countdown)).toEqual([
      '0:00',
      '0:01',
      '0:01',
      '0:42',
      '1:05',
      '1:00:00',
      '3:12:05',
      '2d 7h',
    ]);
    expect(countdown(-5)).toBe('0:00');
    expect([10_000, 10_200, 10_251].map(secondsLeft)).toEqual([10, 10, 11]);
  });
});

describe('languages', () => {
  it('choose the first the pages speak', () => {
    expect(preferredLanguage(['de-DE', 'pt-BR', 'en'])).toBe('pt');
    expect(preferredLanguage(['ja'])).toBe('en');
  });

  it('fill in values and pick plural forms', () => {
    expect(fill('{a} of {b}', { a: 1 })).toBe('1 of {b}');
    const forms = { one: '{n} зритель', few: '{n} зрителя', many: '{n} зрителей', other: '{n} зрителя' };
    expect([1, 3, 5, 21].map((n) => pluralize('ru', forms, n))).toEqual([
      '1 зритель',
      '3 зрителя',
      '5 зрителей',
      '21 зритель',
    ]);
  });

  it('all use the same placeholders and translate the same problems', () => {
    const { en, ...others } = dictionariesOf();
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((m) => m[0]).sort();
    for (const [code, words] of Object.entries(others))
      for (const [key, text] of Object.entries(en)) {
        const other = words[key as keyof typeof en];
        if (typeof text === 'string') expect(holes(other as string), `${code}.${key}`).toEqual(holes(text));
        else expect(Object.keys(other as object), `${code}.${key}`).toEqual(expect.arrayContaining(Object.keys(text)));
      }
    for (const part of [opsWords, pages, studioWords] as Record<string, Record<string, string>>[])
      for (const [code, words] of Object.entries(part))
        for (const [key, text] of Object.entries(part.en!))
          expect(holes(words[key]!), `${code}.${key}`).toEqual(holes(text));
  });

  it('leave nothing in English', () => {
    const { en: room, ...rooms } = dictionariesOf();
    const parts = [opsWords, pages, studioWords, { en: room, ...rooms }, problemsOf()] as Record<string, object>[];
    // Words that two languages share, as Studio or Chat, are few.
    for (const { en, ...others } of parts)
      for (const [code, words] of Object.entries(others)) {
        const texts = Object.entries(en!).filter(([, text]) => typeof text === 'string');
        const same = texts.filter(([key, text]) => words[key as keyof typeof words] === text && text.length > 12);
        expect(same, code).toEqual([]);
      }
  });
});

describe('orders of things', () => {
  it('put live shows first, the fullest first', () => {
    const card = (showId: string, status: 'live' | 'scheduled' | 'ended', audience = 0, scheduledAt?: number) => ({
      show: showCard({ showId, status, scheduledAt: scheduledAt ?? null }),
      audience,
    });
    const sorted = sortShows([
      card('ended', 'ended'),
      card('later', 'scheduled', 0, 200),
      card('small', 'live', 1),
      card('soon', 'scheduled', 0, 100),
      card('full', 'live', 9),
    ]);
    expect(sorted.map((s) => s.show.showId)).toEqual(['full', 'small', 'soon', 'later', 'ended']);
  });

  it('put the drop one holds first', () => {
    const drops = [
      dropCard({ dropId: 'closed', status: 'closed' }),
      dropCard({ dropId: 'open' }),
      dropCard({ dropId: 'soon', status: 'announced' }),
      dropCard({ dropId: 'held', status: 'closed' }),
    ];
    const mine = [reservation({ dropId: 'held', status: 'held' })];
    expect(orderDrops(drops, mine).map((d) => d.dropId)).toEqual(['held', 'open', 'soon', 'closed']);
  });

  it('show living reservations and the latest, and count what is left', () => {
    const mine = [
      reservation({ reservationId: 1, status: 'expired' }),
      reservation({ reservationId: 2, status: 'confirmed' }),
      reservation({ reservationId: 3, status: 'released' }),
    ];
    expect(shownReservations(mine).map((r) => r.reservationId)).toEqual([2, 3]);
    expect(unitsLeftFor(dropCard({ perViewerLimit: 2 }), mine)).toBe(1);
  });
});

describe('ids and art', () => {
  it('make ids of the form the server takes', () => {
    for (const title of ['Café à minuit!', 'Вечер', '---', 'x'.repeat(200)])
      expect(newId(title, 'show')).toMatch(/^[a-z0-9][a-z0-9-]{0,62}[a-z0-9]$/);
    expect(newId('Race night', 'show')).not.toBe(newId('Race night', 'show'));
  });

  it('draw the same for everybody', () => {
    const once = randomFrom(seedOf('ember'));
    const twice = randomFrom(seedOf('ember'));
    const numbers = Array.from({ length: 50 }, once);
    expect(Array.from({ length: 50 }, twice)).toEqual(numbers);
    expect(numbers.every((n) => n >= 0 && n < 1)).toBe(true);
    expect(seedOf('ember')).not.toBe(seedOf('embes'));
  });
});

const problemsOf = () =>
  Object.fromEntries(Object.entries(dictionariesOf()).map(([code, words]) => [code, words.problems]));
