import { signal } from '@preact/signals';
import { api } from '../wire/api';
import { Code, ProblemError } from '../wire/problem';
import type { TokenReply } from '../wire/http';

/** Who this browser is: a creator when signed in at the studio, else a guest. Both are kept, so signing out gives the guest back. */
const slots = { guest: 'liverooms.guest', creator: 'liverooms.creator' } as const;

/** A token this close to its end is renewed before use. */
const marginMs = 60_000;

function load(slot: keyof typeof slots): TokenReply | null {
  try {
    const kept = JSON.parse(localStorage.getItem(slots[slot]) ?? 'null') as TokenReply | null;
    return kept && typeof kept.token === 'string' && kept.expiresAt > Date.now() + marginMs ? kept : null;
  } catch {
    return null;
  }
}

function store(slot: keyof typeof slots, reply: TokenReply | null): void {
  try {
    if (reply) localStorage.setItem(slots[slot], JSON.stringify(reply));
    else localStorage.removeItem(slots[slot]);
  } catch {
    // A browser without storage keeps the token for this page only.
  }
}

export const guest = signal(load('guest'));
export const creator = signal(load('creator'));

let pending: Promise<TokenReply> | null = null;

function keepGuest(reply: TokenReply): TokenReply {
  guest.value = reply;
  store('guest', reply);
  return reply;
}

const fresh = (reply: TokenReply | null) => reply && reply.expiresAt > Date.now() + marginMs;

/** The token to act with; makes a guest when there is none. Concurrent callers share one request. */
export async function currentToken(): Promise<string> {
  if (creator.value && !fresh(creator.value)) signOut();
  const kept = creator.value ?? guest.value;
  if (kept && fresh(kept)) return kept.token;
  // A guest whose token runs out soon shows it, so that the server may renew it for the same viewer.
  pending ??= api
    .signInGuest(guest.value?.viewer.name, guest.value?.token)
    .then(keepGuest)
    .finally(() => (pending = null));
  return (await pending).token;
}

/** Asks the server whether it still takes this token, and forgets it when not. Answers whether the server was there to ask. */
export async function verify(token: string): Promise<boolean> {
  try {
    await api.me(token);
    return true;
  } catch (error) {
    if (!(error instanceof ProblemError)) return false;
    if (error.problem.code === Code.signInRequired) forget(token);
    return error.problem.code === Code.signInRequired;
  }
}

export function forget(token: string): void {
  if (creator.value?.token === token) signOut();
  else if (guest.value?.token === token) {
    guest.value = null;
    store('guest', null);
  }
}

/** Asks for a guest token under a name. The caller decides whether to take it: it may be for another viewer id. */
export function askForName(name: string): Promise<TokenReply> {
  return api.signInGuest(name, guest.value?.token);
}

export const takeGuest = keepGuest;

export async function signInCreator(creatorId: string, name: string): Promise<void> {
  const reply = await api.signInCreator(creatorId, name || undefined);
  creator.value = reply;
  store('creator', reply);
}

export function signOut(): void {
  creator.value = null;
  store('creator', null);
}
