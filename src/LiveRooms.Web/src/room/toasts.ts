import { signal } from '@preact/signals';
import type { RoomEvent } from '../wire/types';

export interface Toast {
  id: number;
  kind: string;
  event: RoomEvent;
}

/** Kinds that concern this viewer alone: always told. */
const directed = new Set([
  'promoted',
  'expired',
  'waitlistClosed',
  'cancelled',
  'refunded',
  'confirmed',
  'paymentFailed',
  'refundDue',
  'muted',
  'unmuted',
]);
/** Kinds told to everybody, while they are news. */
const common = new Set([
  'dropCountdown',
  'dropOpened',
  'dropDrawn',
  'dropRestocked',
  'dropPaused',
  'dropResumed',
  'dropRepriced',
  'showLive',
]);
const newsMs = 20_000;
const maxShown = 4;

/** The few notices on the screen; each leaves by itself. */
export class Toasts {
  readonly list = signal<readonly Toast[]>([]);
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>>();
  private nextId = 1;

  tell(event: RoomEvent, now: number): void {
    const wanted = directed.has(event.kind) || (common.has(event.kind) && now - event.at < newsMs);
    if (!wanted) return;
    const id = this.nextId++;
    this.list.value = [...this.list.value, { id, kind: event.kind, event }].slice(-maxShown);
    this.timers.set(
      id,
      setTimeout(() => this.dismiss(id), event.kind === 'promoted' ? 12_000 : 7_000),
    );
  }

  dismiss(id: number): void {
    clearTimeout(this.timers.get(id));
    this.timers.delete(id);
    this.list.value = this.list.value.filter((t) => t.id !== id);
  }

  clear(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.list.value = [];
  }
}
