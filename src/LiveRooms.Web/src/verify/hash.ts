import type { EntryCard } from './types';

// WebCrypto wants bytes that are not shared.
type Bytes = Uint8Array<ArrayBuffer>;

// So many hashes are asked for at once: a draw of many thousands neither waits for each nor queues them all.
const BATCH = 1_024;

const text = new TextEncoder();

const sha256 = async (...parts: Bytes[]): Promise<string> =>
  toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', join(parts))));

/** What is published before anybody enters: the hash of the seed. */
export const commitmentOf = (seed: string): Promise<string> => sha256(fromHex(seed));

/** The leaf of an entry. */
export const leafOf = (entry: EntryCard): Promise<string> =>
  sha256(
    Uint8Array.of(0),
    text.encode(`${entry.dropId}\n${entry.viewerId}\n${entry.variantId ?? ''}\n${entry.quantity}`),
  );

/** The leaf of a ranked entry. */
export const rankLeafOf = (key: string, leaf: string): Promise<string> =>
  sha256(Uint8Array.of(0), fromHex(key), fromHex(leaf));

/** The node above two others. */
export const nodeOf = (left: string, right: string): Promise<string> =>
  sha256(Uint8Array.of(1), fromHex(left), fromHex(right));

/** The hash of nothing: the root over no leaves. */
export const hashOfNothing = (): Promise<string> => sha256();

/** Gives the key that ranks a leaf under a seed. */
export async function keysOf(seed: string): Promise<(leaf: string) => Promise<string>> {
  const secret = await crypto.subtle.importKey('raw', fromHex(seed), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return async (leaf) => toHex(new Uint8Array(await crypto.subtle.sign('HMAC', secret, fromHex(leaf))));
}

/** Maps a list by something asynchronous, in its order. */
export async function mapAll<T, R>(items: readonly T[], map: (item: T, index: number) => Promise<R>): Promise<R[]> {
  const mapped: R[] = [];
  for (let from = 0; from < items.length; from += BATCH) {
    const batch = items.slice(from, from + BATCH);
    mapped.push(...(await Promise.all(batch.map((item, i) => map(item, from + i)))));
  }
  return mapped;
}

export const isHash = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

function join(parts: Bytes[]): Bytes {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}

function toHex(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
