import { isHash } from './hash';

// The hashes of a draw are over texts made of ids: an id of another form could say two things at once.
const isId = (value: unknown): boolean => typeof value === 'string' && /^[a-zA-Z0-9\-_.]{1,64}$/.test(value);

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const isPath = (value: unknown): boolean => Array.isArray(value) && value.length <= 31 && value.every(isHash);

/** What is wrong with the form of a draw; undefined when nothing is. */
export function formOfDraw(draw: unknown): string | undefined {
  const card = asObject(draw);
  if (!card) return 'There is no draw.';
  if (!isId(card.dropId)) return 'draw.dropId is no id.';
  if (!isCount(card.entries)) return 'draw.entries is no count.';
  const wrong = ['commitment', 'seed', 'root', 'rankRoot'].find((name) => !isHash(card[name]));
  return wrong && `draw.${wrong} is not 64 lower-case hex digits.`;
}

/** What is wrong with the form of a proof; undefined when nothing is. */
export function formOfProof(proof: unknown): string | undefined {
  const card = asObject(proof);
  if (!card) return 'There is no proof.';
  const draw = formOfDraw(card.draw);
  if (draw) return draw;
  const entry = asObject(card.entry);
  if (!entry) return 'There is no entry.';
  if (!isId(entry.dropId) || !isId(entry.viewerId)) return 'The entry has a malformed id.';
  if (entry.variantId != null && !isId(entry.variantId)) return 'entry.variantId is no id.';
  if (!Number.isSafeInteger(entry.quantity)) return 'entry.quantity is no whole number.';
  if (!Number.isSafeInteger(card.index) || !Number.isSafeInteger(card.rank)) return 'index or rank is no whole number.';
  if (!isHash(card.leaf) || !isHash(card.key)) return 'leaf or key is not 64 lower-case hex digits.';
  return isPath(card.path) && isPath(card.rankPath) ? undefined : 'path or rankPath is no list of hashes.';
}

/** What is wrong with the form of a list of leaves; undefined when nothing is. */
export function formOfLeaves(leaves: unknown): string | undefined {
  if (!Array.isArray(leaves)) return 'There is no list of leaves.';
  const wrong = leaves.findIndex((leaf) => !isHash(leaf));
  return wrong < 0 ? undefined : `Leaf ${wrong + 1} is not 64 lower-case hex digits.`;
}

const asObject = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
