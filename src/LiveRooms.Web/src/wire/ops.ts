import { call } from './call';
import type { TokenReply } from './http';

type Maybe<T> = T | null | undefined;

export type ProcessState = 'running' | 'draining' | 'empty' | 'starting' | 'stopping' | 'silent' | 'dead';

export interface SiloCard {
  address: string;
  activations?: Maybe<number>;
  /** What it is kept for. */
  labels: string[];
  storeless?: Maybe<number>;
  wentBack?: Maybe<number>;
}

export type LoadLevel = 'normal' | 'tight' | 'full';

export interface ProcessLoad {
  level: LoadLevel;
  cause: 'none' | 'cpu' | 'memory' | 'queue';
}

export interface EdgeCard {
  connections: number;
  viewers: number;
  rooms: number;
}

export interface ProcessCard {
  processId?: Maybe<string>;
  host: string;
  state: ProcessState;
  startedAt: number;
  saidMs?: Maybe<number>;
  version?: Maybe<string>;
  cpu?: Maybe<number>;
  memoryBytes?: Maybe<number>;
  silo?: Maybe<SiloCard>;
  edge?: Maybe<EdgeCard>;
  load?: Maybe<ProcessLoad>;
}

export type Heat = 'small' | 'large' | 'huge';

export type TickReason = 'quiet' | 'viewers' | 'lines' | 'sending' | 'easing' | 'heat' | 'load';

export interface HotRoom {
  showId: string;
  viewers: number;
  audience: number;
  heat: Heat;
  tickMs: number;
  why: TickReason;
  linesPerSecond: number;
  leftOutPerSecond: number;
  deliveriesPerSecond: number;
  skippedPerSecond: number;
}

export interface ClusterRoom {
  edges: number;
  room: HotRoom;
}

export interface ClusterCard {
  at: number;
  processes: ProcessCard[];
  rooms: ClusterRoom[];
}

/** Where a show lives. */
export interface WarmHome {
  headline: boolean;
  silo: string;
  /** False while it is on its way to a silo that is labelled for it. */
  isHome: boolean;
  drops: number;
}

export interface WarmEdge {
  /** The edge's process id. */
  edge: string;
  ready: boolean;
}

export interface WarmRoom {
  showId: string;
  /** Until when edges keep the room warm; absent when they are not asked to. */
  until?: Maybe<number>;
  /** Only in the answer to a warm-up. */
  show?: Maybe<WarmHome>;
  edges: WarmEdge[];
}

const part = encodeURIComponent;

/** What operators ask. The cookie of the session carries their token, and goes to these addresses alone. */
export const opsApi = {
  /** Anybody's token in Development; elsewhere there is no such sign-in. */
  operatorToken: () => call<TokenReply>('/api/sign-in/operator', { method: 'POST' }),
  openSession: (token: string) => call<void>('/ops/session', { method: 'POST', token }),
  closeSession: () => call<void>('/ops/session', { method: 'DELETE' }),
  cluster: () => call<ClusterCard>('/ops/cluster'),
  drain: (processId: string) => call<void>(`/ops/processes/${part(processId)}/drain`, { method: 'POST' }),
  warm: (showId: string) => call<WarmRoom>(`/ops/shows/${part(showId)}/warm`, { method: 'POST' }),
  cool: (showId: string) => call<WarmRoom>(`/ops/shows/${part(showId)}/warm?minutes=0`, { method: 'POST' }),
  warmth: (showId: string) => call<WarmRoom>(`/ops/shows/${part(showId)}/warm`),
};
