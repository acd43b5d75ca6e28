import { batch, computed, signal } from '@preact/signals';
import { Backoff } from '../wire/backoff';
import { LiveConnection, type LinkState } from '../wire/live';
import { perform } from '../wire/perform';
import { Code, isTransient, problemOf } from '../wire/problem';
import type {
  CheckoutCard,
  CheckoutReply,
  DropCard,
  JoinReply,
  MineReply,
  Problem,
  Reply,
  ReservationCard,
  ReservationReply,
  RoomEvent,
  RoomFrame,
} from '../wire/types';
import { ServerClock } from '../wire/clock';
import { applyFrame, applyJoin, applyMine, applyReservation, emptyRoom, type Step } from './feed';
import { HeartBatch } from './heartBatch';
import { mergeCards, reservationKey } from './merge';
import { Toasts } from './toasts';

const maxBuffered = 512;

export type Doing = 'reserve' | 'confirm' | 'release' | 'checkout';

/** What a payment came to when it bought nothing. */
export type PaymentNote = 'paymentFailed' | 'refundDue';

/** One visited room: the fold of `feed.ts` behind signals, its connection, and what the viewer does in it. */
export class RoomStore {
  readonly room = signal(emptyRoom);
  readonly link = signal<LinkState>('connecting');
  /** Why the server wants to be asked again later; null when it did not say. */
  readonly away = signal<Problem | null>(null);
  /** Why the room cannot be entered. */
  readonly refused = signal<Problem | null>(null);
  readonly doing = signal<Readonly<Record<string, Doing>>>({});
  readonly dropProblems = signal<Readonly<Record<string, Problem>>>({});
  /** By drop; stays until the viewer does something about it. */
  readonly paymentNotes = signal<Readonly<Record<string, PaymentNote>>>({});
  readonly chatProblem = signal<Problem | null>(null);
  readonly toasts = new Toasts();
  readonly clock = new ServerClock();
  readonly hearts: HeartBatch;

  readonly show = computed(() => this.room.value.show);
  readonly drops = computed(() => this.room.value.drops);
  readonly chat = computed(() => this.room.value.chat);
  readonly mine = computed(() => this.room.value.mine);
  readonly you = computed(() => this.room.value.you);
  readonly turnedAway = computed(() => this.room.value.turnedAway);
  readonly mutedUntil = computed(() => this.room.value.mutedUntil);
  readonly skippedChat = computed(() => this.room.value.skippedChat);
  readonly audience = computed(() => this.room.value.counters.audience);
  readonly heartTally = computed(() => this.room.value.counters.tallies.heart ?? 0);

  private readonly live: LiveConnection;
  private buffered: RoomFrame[] | null = null;
  private mineTimer: ReturnType<typeof setTimeout> | null = null;
  private deadlineTimer: ReturnType<typeof setTimeout> | null = null;
  private readonly mineBackoff = new Backoff(1_000);

  constructor(readonly showId: string) {
    this.live = new LiveConnection(showId, {
      state: (state, problem) =>
        batch(() => {
          this.link.value = state;
          this.away.value = state === 'reconnecting' ? problem : null;
          if (state === 'closed' && problem) this.refused.value = problem;
        }),
      frame: (frame) => this.onFrame(frame),
      lastSeen: () => this.room.value.position,
      joining: () => (this.buffered = []),
      joined: (reply) => this.onJoined(reply),
    });
    this.hearts = new HeartBatch((count) => this.react(count));
    void this.live.run();
  }

  leave(): void {
    this.live.close();
    this.hearts.stop();
    this.toasts.clear();
    if (this.mineTimer) clearTimeout(this.mineTimer);
    if (this.deadlineTimer) clearTimeout(this.deadlineTimer);
  }

  /** The token changed (a name was chosen): come back under it. */
  reconnect(): void {
    this.live.restart();
  }

  async say(text: string): Promise<boolean> {
    const reply = await this.perform<Reply>('Chat', { operationId: crypto.randomUUID(), text });
    this.chatProblem.value = reply.problem ?? null;
    return !reply.problem;
  }

  async reserve(dropId: string, quantity: number, variantId: string | null = null): Promise<void> {
    const body = { dropId, operationId: crypto.randomUUID(), quantity, variantId, first: true };
    await this.act<ReservationReply>(dropId, 'reserve', 'Reserve', body);
  }

  async confirm(card: ReservationCard): Promise<void> {
    await this.act<ReservationReply>(card.dropId, 'confirm', 'Confirm', this.about(card));
  }

  async release(card: ReservationCard): Promise<void> {
    await this.act<ReservationReply>(card.dropId, 'release', 'Release', this.about(card));
  }

  /** Asks where a hold is paid; null when it was refused, and then the drop says why. */
  async checkout(card: ReservationCard): Promise<CheckoutCard | null> {
    const reply = await this.act<CheckoutReply>(card.dropId, 'checkout', 'Checkout', this.about(card));
    return reply?.checkout ?? null;
  }

  /** A card that came another way than the feed (an answer of the HTTP API). Of a shared drop each show has its own view. */
  noteDrop(card: DropCard): void {
    if (card.showId !== this.showId) return;
    this.room.value = { ...this.room.value, drops: mergeCards(this.room.value.drops, [card]) };
  }

  private about(card: ReservationCard): object {
    return { dropId: card.dropId, operationId: crypto.randomUUID(), reservationId: card.reservationId };
  }

  private async act<T extends ReservationReply>(
    dropId: string,
    doing: Doing,
    method: string,
    body: object,
  ): Promise<T | null> {
    if (this.doing.value[dropId]) return null;
    this.doing.value = { ...this.doing.value, [dropId]: doing };
    const reply = await this.perform<T>(method, body);
    batch(() => {
      this.forgetPayment(dropId);
      const { [dropId]: _, ...others } = this.doing.value;
      this.doing.value = others;
      const { [dropId]: __, ...problems } = this.dropProblems.value;
      this.dropProblems.value = reply.problem ? { ...problems, [dropId]: reply.problem } : problems;
      if (reply.reservation) this.room.value = applyReservation(this.room.value, reply.reservation);
    });
    // A refusal about a reservation means that this page was wrong about it.
    if (reply.problem && reply.problem.code >= 4000) this.askMineSoon(0);
    this.watchDeadlines();
    return reply;
  }

  private async perform<T extends Reply>(method: string, body: object): Promise<T> {
    try {
      return await perform<T>(this.live, method, body);
    } catch (error) {
      return { problem: problemOf(error) } as T;
    }
  }

  private async react(count: number): Promise<Problem | null> {
    if (this.link.value !== 'connected') return { code: Code.notJoined, message: '', retryable: true };
    const reply = await this.live.invoke<Reply>('React', { kind: 'heart', count });
    return reply.problem ?? null;
  }

  private onJoined(reply: JoinReply): boolean {
    const waiting = this.buffered ?? [];
    this.buffered = null;
    if (reply.snapshot) this.clock.observe(reply.snapshot.at);
    this.take(applyJoin(this.room.value, reply));
    // Frames of an older feed that were still under way are no gap.
    const epoch = this.room.value.position?.epoch;
    let gap = false;
    for (const frame of waiting) if (frame.epoch === epoch || frame.reset) gap = this.applyOne(frame) || gap;
    void this.askMine();
    return gap;
  }

  private onFrame(frame: RoomFrame): void {
    if (frame.showId !== this.showId) return;
    this.clock.observe(frame.at);
    if (this.buffered) {
      if (this.buffered.length < maxBuffered) this.buffered.push(frame);
      return;
    }
    if (this.applyOne(frame)) void this.live.rejoin();
    else this.live.flowing();
  }

  private applyOne(frame: RoomFrame): boolean {
    const step = applyFrame(this.room.value, frame);
    this.take(step);
    const changed = new Map([...(frame.drops ?? []), ...(frame.reset?.drops ?? [])].map((d) => [d.dropId, d]));
    // A place in line moves with its drop; an entry only when the draw was made.
    const moved = (r: ReservationCard) =>
      r.status === 'waiting' || (r.status === 'entered' && !!changed.get(r.dropId)?.lottery?.drawnAt);
    if (this.room.value.mine.some((r) => changed.has(r.dropId) && moved(r)))
      this.askMineSoon(1_000 + Math.random() * 1_000);
    return step.rejoin;
  }

  private take(step: Step): void {
    batch(() => {
      this.room.value = step.state;
      for (const notice of step.notices) {
        this.toasts.tell(notice, this.clock.now());
        this.notePayment(notice);
      }
    });
    this.watchDeadlines();
  }

  private notePayment({ kind, dropId, reservation }: RoomEvent): void {
    const drop = dropId ?? reservation?.dropId;
    if (!drop) return;
    if (kind === 'confirmed') this.forgetPayment(drop);
    if (kind === 'paymentFailed' || kind === 'refundDue')
      this.paymentNotes.value = { ...this.paymentNotes.value, [drop]: kind };
  }

  private forgetPayment(dropId: string): void {
    const { [dropId]: _, ...others } = this.paymentNotes.value;
    this.paymentNotes.value = others;
  }

  private async askMine(): Promise<void> {
    const asked = new Set(this.room.value.mine.map(reservationKey));
    try {
      const reply = await this.live.invoke<MineReply>('Mine');
      if (!reply.problem) this.mineBackoff.reset();
      else if (isTransient(reply.problem)) this.askMineSoon(this.mineBackoff.next(reply.problem.retryAfterMs ?? 0));
      this.take(applyMine(this.room.value, reply, asked));
    } catch {
      // The connection went: the next join asks again.
      if (this.link.value === 'connected') this.askMineSoon(this.mineBackoff.next());
    }
  }

  /** At most one question is under way or planned; a sooner wish moves the plan forward. */
  private askMineSoon(ms: number): void {
    if (this.mineTimer && ms > 0) return;
    if (this.mineTimer) clearTimeout(this.mineTimer);
    this.mineTimer = setTimeout(() => {
      this.mineTimer = null;
      if (this.link.value === 'connected') void this.askMine();
    }, ms);
  }

  /** The server tells when a hold expires; if it has not a moment after the deadline, ask. */
  private watchDeadlines(): void {
    if (this.deadlineTimer) clearTimeout(this.deadlineTimer);
    this.deadlineTimer = null;
    const due = this.room.value.mine.filter((r) => r.status === 'held' && r.deadline).map((r) => r.deadline!);
    if (due.length === 0) return;
    const wait = Math.max(3_000, Math.min(...due) - this.clock.now() + 1_500);
    this.deadlineTimer = setTimeout(() => this.askMineSoon(0), Math.min(wait, 3_600_000));
  }
}
