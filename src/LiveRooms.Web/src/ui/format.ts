/** Minor units as the language writes money; currencies have their own number of decimals. */
export function money(minor: number, currency: string, language: string): string {
  try {
    const format = new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
    const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
    const whole = minor % 10 ** digits === 0;
    return new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    }).format(minor / 10 ** digits);
  } catch {
    return `${minor / 100} ${currency}`;
  }
}

function currencyDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** `49.90` or `49,90` to minor units; null when it is no amount. */
export function parseMoney(text: string, currency: string): number | null {
  const digits = currencyDigits(currency);
  const match = /^\s*(\d{1,10})(?:[.,](\d+))?\s*$/.exec(text);
  if (!match || (match[2]?.length ?? 0) > digits) return null;
  return Number(match[1]) * 10 ** digits + Number((match[2] ?? '').padEnd(digits, '0') || '0');
}

/** Minor units as plain text for an input. */
export function plainMoney(minor: number, currency: string): string {
  const digits = currencyDigits(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

const two = (n: number) => String(n).padStart(2, '0');

/** How far the server's clock may be seen late: its messages are on their way for a moment. */
const onTheWayMs = 250;

/** Whole seconds left until a moment of the server's; a started second counts, so that 10 s from now read 10 and never 11. */
export function secondsLeft(ms: number): number {
  return Math.max(0, Math.ceil((ms - onTheWayMs) / 1000));
}

/** Time left as `0:42`, `12:05`, `3:12:05` or `2d 3h`; a started second counts whole, so it ends with `0:00` when it is over. */
export function countdown(ms: number): string {
  const seconds = secondsLeft(ms);
  const hours = Math.floor(seconds / 3600);
  if (hours >= 48) return `${Math.floor(hours / 24)}d ${hours % 24}h`;
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest.replace(/^0(?=\d:)/, '');
}

export function compact(n: number, language: string): string {
  return new Intl.NumberFormat(language, { notation: 'compact', maximumFractionDigits: 1 }).format(n);
}

/** Bytes as megabytes, or gigabytes from one on. */
export function memory(bytes: number, language: string): string {
  const giga = bytes >= 1e9;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: giga ? 'gigabyte' : 'megabyte',
    maximumFractionDigits: giga ? 1 : 0,
  }).format(bytes / (giga ? 1e9 : 1e6));
}

/** A part of a whole, 0 to 1, in whole percent. */
export function share(part: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(part);
}

export function timeOfDay(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);
}

/** A start time as people say it: with the weekday in the coming days, with the date after that. */
export function startTime(at: number, now: number, language: string): string {
  const day = 86_400_000;
  const near = Math.abs(at - now) < 6 * day;
  return new Intl.DateTimeFormat(language, {
    ...(near ? { weekday: 'short' } : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}

/** Basis points as a percentage: 1,250 is 12.5%. */
export function percent(basisPoints: number, language: string): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
}

/** `12.5` or `12,5` percent to basis points; null when it is no rate from 0 to 100. */
export function parsePercent(text: string): number | null {
  const match = /^\s*(\d{1,3})(?:[.,](\d{1,2}))?\s*%?\s*$/.exec(text);
  const points = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : -1;
  return points >= 0 && points <= 10_000 ? points : null;
}

/** Basis points as plain text for an input. */
export function plainPercent(basisPoints: number): string {
  return String(basisPoints / 100);
}

export function dayAndTime(at: number, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}
