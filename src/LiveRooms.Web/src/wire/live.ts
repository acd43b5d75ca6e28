import {
  HttpTransportType,
  type HubConnection,
  HubConnectionBuilder,
  HubConnectionState,
  LogLevel,
} from '@microsoft/signalr';
import { currentToken, forget, verify } from '../session/session';
import { Backoff, sleep } from './backoff';
import { goodbyeIn, type Goodbye } from './comeAgain';
import { LostError, type Line } from './perform';
import { Code, ProblemError } from './problem';
import type { JoinReply, Position, Problem, RoomFrame } from './types';

export type LinkState = 'connecting' | 'connected' | 'reconnecting' | 'closed';

export interface LiveHandlers {
  /** With why the room is closed, or why the server wants to be asked again later. */
  state(state: LinkState, problem: Problem | null): void;
  frame(frame: RoomFrame): void;
  /** The position to resume from. */
  lastSeen(): Position | null;
  joining(): void;
  /** Answers whether the frames that came meanwhile show a gap again. */
  joined(reply: JoinReply): boolean;
}

const answerWithinMs = 15_000;
const steadyAfterMs = 5_000;

/** One room over SignalR: connects, joins, and comes back for ever, until the room refuses for good or the page leaves. */
export class LiveConnection implements Line {
  private readonly hub: HubConnection;
  private readonly backoff = new Backoff();
  private readonly gaps = new Backoff(200);
  private state: LinkState = 'connecting';
  private refused: Problem | null = null;
  private token = '';
  private failures = 0;
  /** The connection on which a join is under way. */
  private joining: AbortSignal | null = null;
  private rejoining = false;
  /** Aborted when the connection ends, so that nothing planned on one waits longer, or is carried out on the next. */
  private link = new AbortController();
  private atOnce = false;
  private nap: AbortController | null = null;
  /** Why the server ended the last connection, and when it wants the next one. */
  private goodbye: Goodbye | null = null;
  private readonly left = new AbortController();
  private waiters: { resolve: () => void; reject: (error: Error) => void }[] = [];

  constructor(
    private readonly showId: string,
    private readonly handlers: LiveHandlers,
  ) {
    // WebSockets without negotiation: one round trip less, and any edge may take the viewer, also on return.
    this.hub = new HubConnectionBuilder()
      .withUrl('/hub/live', {
        accessTokenFactory: async () => (this.token = await currentToken()),
        transport: HttpTransportType.WebSockets,
        skipNegotiation: true,
      })
      .configureLogging(LogLevel.None)
      .build();
    this.hub.on('Frame', (frame: RoomFrame) => handlers.frame(frame));
    this.hub.onclose((error) => {
      this.goodbye = goodbyeIn(error);
      this.link.abort();
      this.nap?.abort();
    });
  }

  async run(): Promise<void> {
    addEventListener('online', this.wake);
    document.addEventListener('visibilitychange', this.wake);
    while (this.state !== 'closed') {
      await this.once();
      if (this.isClosed()) break;
      this.set('reconnecting');
      // What the server asks for is not cut short by anything but leaving.
      if (this.goodbye) await sleep(this.goodbye.comeAgainMs, this.left.signal);
      else if (!this.atOnce) await this.doze(this.backoff.next());
      this.atOnce = false;
    }
    removeEventListener('online', this.wake);
    document.removeEventListener('visibilitychange', this.wake);
    await this.hub.stop();
  }

  /** Leaves for good. */
  close(problem: Problem | null = null): void {
    if (this.state === 'closed') return;
    this.refused = problem;
    this.set('closed');
    this.nap?.abort();
    this.link.abort();
    this.left.abort();
    void this.hub.stop();
  }

  /** Connects anew, at once: the token changed. */
  restart(): void {
    this.atOnce = true;
    this.set('reconnecting');
    this.nap?.abort();
    void this.hub.stop();
  }

  renew(): void {
    forget(this.token);
    this.restart();
  }

  ready(): Promise<void> {
    if (this.state === 'connected') return Promise.resolve();
    if (this.state === 'closed') return Promise.reject(new ProblemError(this.refused ?? gone));
    return new Promise((resolve, reject) => this.waiters.push({ resolve, reject }));
  }

  async invoke<T>(method: string, body?: unknown): Promise<T> {
    const silence = new AbortController();
    const late = sleep(answerWithinMs, silence.signal).then(() => {
      throw new LostError('no answer in time');
    });
    try {
      const answer = body === undefined ? this.hub.invoke<T>(method) : this.hub.invoke<T>(method, body);
      return await Promise.race([answer, late]);
    } catch (error) {
      if (error instanceof LostError || this.hub.state !== HubConnectionState.Connected) throw new LostError(method);
      throw error;
    } finally {
      late.catch(() => {});
      silence.abort();
    }
  }

  /** Joins again on the same connection: the feed showed a gap. */
  async rejoin(): Promise<void> {
    const link = this.link.signal;
    if (this.joining === link || this.rejoining || this.state !== 'connected') return;
    this.rejoining = true;
    await this.doze(this.gaps.next());
    this.rejoining = false;
    if (link.aborted) return;
    await this.join().catch(() => (link.aborted ? undefined : this.hub.stop()));
  }

  /** The feed flows: the next gap is a new one. */
  flowing(): void {
    this.gaps.reset();
  }

  private async once(): Promise<void> {
    // The browser does not say why a socket was refused. After one refusal ask over HTTP first: whether the server is
    // there at all, and whether it still takes the token.
    if (this.failures > 0 && this.token && !(await verify(this.token))) return;
    this.goodbye = null;
    this.link = new AbortController();
    const link = this.link.signal;
    const ended = new Promise((resolve) => link.addEventListener('abort', resolve));
    try {
      await this.hub.start();
      this.failures = 0;
    } catch (error) {
      this.goodbye = goodbyeIn(error);
      if (!this.goodbye) this.failures++;
      return;
    }
    const since = Date.now();
    try {
      await this.join();
      await ended;
    } catch {
      await this.hub.stop();
    }
    if (Date.now() - since > steadyAfterMs) this.backoff.reset();
  }

  private async join(): Promise<void> {
    const link = this.link.signal;
    if (this.joining === link) return;
    this.joining = link;
    try {
      while (!link.aborted) {
        this.handlers.joining();
        const reply = await this.invoke<JoinReply>('Join', { showId: this.showId, lastSeen: this.handlers.lastSeen() });
        if (link.aborted) return;
        if (!reply.problem) {
          const gap = this.handlers.joined(reply);
          this.set('connected');
          if (!gap) return;
          await this.doze(this.gaps.next());
          continue;
        }
        if (reply.problem.code === Code.signInRequired) return this.renew();
        if (!reply.problem.retryable) return this.close(reply.problem);
        const asked = reply.problem.retryAfterMs ?? 0;
        const pause = this.backoff.next(asked);
        // Not cut short by anything but the end of the connection: what one edge asks for says nothing of the next.
        await sleep(asked, link);
        if (!link.aborted) await this.doze(pause - asked);
      }
    } finally {
      if (this.joining === link) this.joining = null;
    }
  }

  // A method, so that the compiler does not take an earlier look at the state for the present one.
  private isClosed(): boolean {
    return this.state === 'closed';
  }

  private set(state: LinkState): void {
    if (this.isClosed()) return;
    this.state = state;
    this.handlers.state(state, state === 'reconnecting' ? (this.goodbye?.problem ?? null) : this.refused);
    if (state !== 'connected' && state !== 'closed') return;
    for (const waiter of this.waiters.splice(0))
      if (state === 'connected') waiter.resolve();
      else waiter.reject(new ProblemError(this.refused ?? gone));
  }

  private async doze(ms: number): Promise<void> {
    const nap = (this.nap = new AbortController());
    await sleep(ms, nap.signal);
    if (this.nap === nap) this.nap = null;
  }

  private readonly wake = () => {
    if (document.visibilityState === 'visible') this.nap?.abort();
  };
}

const gone: Problem = { code: Code.internal, message: 'The room was left.', retryable: false };
