// The room as this page knows it: a pure fold over join answers, frames and own reservations.
// Laws kept here: a higher card version wins, nothing at or below the position is applied twice,
// and a gap is answered by joining again, never by guessing.
import type {
  ChatLine,
  Counters,
  DropCard,
  JoinReply,
  MineReply,
  Position,
  ReservationCard,
  RoomEvent,
  RoomFrame,
  RoomSnapshot,
  ShowCard,
  ViewerCard,
} from '../wire/types';
import { growCounters, isNewer, mergeCards, mergeChat, mergeReservations, reservationKey } from './merge';

export interface RoomState {
  readonly position: Position | null;
  readonly show: ShowCard | null;
  readonly drops: readonly DropCard[];
  readonly chat: readonly ChatLine[];
  readonly counters: Counters;
  readonly mine: readonly ReservationCard[];
  readonly mutedUntil: number | null;
  /** Chat lines that a full room left out for this viewer. */
  readonly skippedChat: number;
  readonly you: ViewerCard | null;
  /** Notices already given, so that an event and a later answer do not tell the same thing twice. */
  readonly told: readonly string[];
  /** Own reservations that ended because the drop closed, by key. */
  readonly turnedAway: readonly string[];
}

export interface Step {
  state: RoomState;
  /** What the viewer should be told, in order. */
  notices: RoomEvent[];
  /** The feed has a gap: join again naming the position. */
  rejoin: boolean;
}

export const emptyRoom: RoomState = {
  position: null,
  show: null,
  drops: [],
  chat: [],
  counters: { audience: 0, tallies: {} },
  mine: [],
  mutedUntil: null,
  skippedChat: 0,
  you: null,
  told: [],
  turnedAway: [],
};

const maxTold = 200;

export function applyJoin(state: RoomState, reply: JoinReply): Step {
  const snapshot = reply.snapshot;
  if (!snapshot) return { state, notices: [], rejoin: false };
  const before = state.position;
  const next = { ...withSnapshot(state, snapshot), you: reply.you ?? state.you };
  const fresh = (reply.missed ?? []).filter(
    (e) => before?.epoch !== snapshot.position.epoch || e.sequence > before.sequence,
  );
  return { ...withEvents(next, fresh), rejoin: false };
}

export function applyFrame(state: RoomState, frame: RoomFrame): Step {
  const here = state.position;
  if (!here || (!frame.reset && (frame.epoch !== here.epoch || frame.from > here.sequence)))
    return { state, notices: [], rejoin: true };

  const sameFeed = frame.epoch === here.epoch;
  if (sameFeed && frame.through < here.sequence) return { state, notices: [], rejoin: false };

  let next = frame.reset ? withSnapshot(state, frame.reset) : state;
  const seen = sameFeed ? here.sequence : 0;
  const reached = next.position?.epoch === frame.epoch ? next.position.sequence : 0;
  next = {
    ...next,
    position: { epoch: frame.epoch, sequence: Math.max(frame.through, reached) },
    show: frame.show && isNewer(next.show, frame.show) ? frame.show : next.show,
    drops: mergeCards(next.drops, frame.drops ?? []),
    chat: mergeChat(next.chat, frame.chat ?? []),
    counters: frame.counters ? growCounters(next.counters, frame.counters) : next.counters,
    skippedChat: next.skippedChat + (frame.skippedChat ?? 0),
  };
  const fresh = (frame.events ?? []).filter((e) => e.sequence > seen);
  return { ...withEvents(next, fresh), rejoin: false };
}

/**
 * Takes over the answer to Mine. `asked` names the reservations known when the question was put: of those, one
 * that the answer lacks is gone; one that appeared since (an answer to Reserve overtook this one) stays.
 */
export function applyMine(state: RoomState, reply: MineReply, asked: ReadonlySet<string>): Step {
  if (reply.problem || !reply.reservations) return { state, notices: [], rejoin: false };
  const answered = new Map(reply.reservations.map((r) => [reservationKey(r), r]));
  const kept = state.mine.filter((r) => answered.has(reservationKey(r)) || !asked.has(reservationKey(r)));
  const notices = kept.flatMap((old) => overlooked(state, old, answered.get(reservationKey(old))));
  const next = { ...state, mine: mergeReservations(kept, reply.reservations), mutedUntil: reply.mutedUntil ?? null };
  return { ...withEvents(next, notices), rejoin: false };
}

export function applyReservation(state: RoomState, card: ReservationCard): RoomState {
  return { ...state, mine: mergeReservations(state.mine, [card]) };
}

/** A snapshot of the same feed is merged by version; of another feed it is the truth, whatever was known before. */
function withSnapshot(state: RoomState, snapshot: RoomSnapshot): RoomState {
  const here = state.position;
  if (here?.epoch !== snapshot.position.epoch)
    return {
      ...state,
      position: snapshot.position,
      show: snapshot.show,
      drops: snapshot.drops,
      chat: mergeChat([], snapshot.chat),
      counters: snapshot.counters,
    };
  return {
    ...state,
    position: snapshot.position.sequence > here.sequence ? snapshot.position : here,
    show: isNewer(state.show, snapshot.show) ? snapshot.show : state.show,
    drops: mergeCards(state.drops, snapshot.drops),
    chat: mergeChat(state.chat, snapshot.chat),
    counters: growCounters(state.counters, snapshot.counters),
  };
}

function withEvents(state: RoomState, events: readonly RoomEvent[]): { state: RoomState; notices: RoomEvent[] } {
  let { mine, mutedUntil } = state;
  const told = [...state.told];
  const turnedAway = [...state.turnedAway];
  const notices: RoomEvent[] = [];
  for (const event of events) {
    if (event.reservation) mine = mergeReservations(mine, [event.reservation]);
    if (event.kind === 'muted') mutedUntil = event.until ?? null;
    if (event.kind === 'unmuted') mutedUntil = null;
    if (event.kind === 'waitlistClosed' && event.reservation) turnedAway.push(reservationKey(event.reservation));
    const key = noticeKey(event);
    if (told.includes(key)) continue;
    told.push(key);
    notices.push(event);
  }
  return {
    state: {
      ...state,
      mine,
      mutedUntil,
      told: told.slice(-maxTold),
      turnedAway: [...new Set(turnedAway)].slice(-maxTold),
    },
    notices,
  };
}

function noticeKey(event: RoomEvent): string {
  return event.reservation
    ? `${event.kind}:${reservationKey(event.reservation)}`
    : `${event.kind}:${event.dropId ?? ''}:${event.at}`;
}

/** What a directed event would have said, when the event itself got lost with an old epoch. */
function overlooked(state: RoomState, old: ReservationCard, now: ReservationCard | undefined): RoomEvent[] {
  if (!now || now.version < old.version) return [];
  const kind = overlookedKind(state, old, now);
  return kind ? [{ sequence: 0, kind, at: 0, dropId: now.dropId, reservation: now }] : [];
}

function overlookedKind(state: RoomState, old: ReservationCard, now: ReservationCard): string | null {
  const inLine = old.status === 'waiting' || old.status === 'entered';
  if (inLine && now.status === 'held') return 'promoted';
  if (old.status === 'held' && now.status === 'confirmed' && paysFor(state, now)) return 'confirmed';
  if (old.status === 'held' && now.status === 'expired') return 'expired';
  if (old.status !== now.status && (now.status === 'cancelled' || now.status === 'refunded')) return now.status;
  const closed = state.drops.some((d) => d.dropId === now.dropId && d.status === 'closed');
  return inLine && now.status === 'released' && closed ? 'waitlistClosed' : null;
}

/** A payment confirms from outside; without one the viewer's own press did, and needs no telling. */
function paysFor(state: RoomState, card: ReservationCard): boolean {
  return state.drops.some((d) => d.dropId === card.dropId && d.payment === true);
}
