/**
 * Checks a lottery in the browser, with nothing but what it published. The rules are those of LiveRooms.Rules/Drops/Lottery; a
 * fixture made there holds both to the same answers. Needs WebCrypto: a page served over https, or from this machine.
 */
import { formOfDraw, formOfLeaves, formOfProof } from './form';
import { commitmentOf, keysOf, leafOf, mapAll, rankLeafOf } from './hash';
import { rootByPath, rootOf } from './merkle';
import type { Check, CheckName, DrawCard, ProofCard } from './types';

export type { Check, CheckName, DrawCard, EntryCard, ProofCard } from './types';

/** That an entry was in a draw and came to its rank. That no other rank is wrong takes the leaves: `verifyDraw`. */
export async function verifyProof(proof: ProofCard): Promise<Check[]> {
  const malformed = formOfProof(proof);
  if (malformed) return [{ name: 'form', ok: false, detail: malformed }];
  const { draw, entry, leaf, index, path, key, rank, rankPath } = proof;
  const keyOf = await keysOf(draw.seed);
  const place = `The entry is number ${index + 1} of ${draw.entries}`;
  const ranked = `The entry has rank ${rank} of ${draw.entries}`;
  return [
    same('commitment', await commitmentOf(draw.seed), draw.commitment, 'The hash of the seed'),
    {
      name: 'drop',
      ok: entry.dropId === draw.dropId,
      detail: `The entry is of the drop ${entry.dropId}, the draw of ${draw.dropId}.`,
    },
    same('leaf', await leafOf(entry), leaf, 'The hash of the entry'),
    await leads('inclusion', leaf, index, path, draw.entries, draw.root, place),
    same('key', await keyOf(leaf), key, "The entry's key under the seed"),
    await leads('rank', await rankLeafOf(key, leaf), rank - 1, rankPath, draw.entries, draw.rankRoot, ranked),
  ];
}

/** Does a whole draw over from its leaves, as published, and finds a proof in it if one is given. */
export async function verifyDraw(
  draw: DrawCard,
  leaves: readonly string[],
  proof?: ProofCard | null,
): Promise<Check[]> {
  const malformed = formOfDraw(draw) ?? formOfLeaves(leaves) ?? (proof ? formOfProof(proof) : undefined);
  if (malformed) return [{ name: 'form', ok: false, detail: malformed }];
  const order = orderOf(leaves);
  const checks: Check[] = [
    same('commitment', await commitmentOf(draw.seed), draw.commitment, 'The hash of the seed'),
    {
      name: 'count',
      ok: leaves.length === draw.entries,
      detail: `There are ${leaves.length} leaves, and ${draw.entries} entries.`,
    },
    order,
  ];
  if (!order.ok) return checks;
  checks.push(same('root', await rootOf(leaves), draw.root, 'The Merkle root over the leaves'));
  const ranked = await rank(draw.seed, leaves);
  const rankRoot = await rootOf(await mapAll(ranked, ({ key, leaf }) => rankLeafOf(key, leaf)));
  checks.push(same('ranks', rankRoot, draw.rankRoot, 'The Merkle root over the entries, ranked by their keys'));
  if (proof) checks.push(find(proof, draw, leaves, ranked));
  return checks;
}

interface Ranked {
  key: string;
  leaf: string;
}

/** The leaves by their keys: hex digits sort as their bytes do. */
async function rank(seed: string, leaves: readonly string[]): Promise<Ranked[]> {
  const keyOf = await keysOf(seed);
  const ranked = await mapAll(leaves, async (leaf) => ({ key: await keyOf(leaf), leaf }));
  return ranked.sort((one, other) => (one.key < other.key ? -1 : 1));
}

function orderOf(leaves: readonly string[]): Check {
  const wrong = leaves.findIndex((leaf, i) => i > 0 && leaves[i - 1]! >= leaf);
  return wrong < 0
    ? { name: 'order', ok: true, detail: 'The leaves are sorted, and none is there twice.' }
    : { name: 'order', ok: false, detail: `Leaf ${wrong + 1} does not sort after the one before it.` };
}

function find(proof: ProofCard, draw: DrawCard, leaves: readonly string[], ranked: Ranked[]): Check {
  const names = ['dropId', 'commitment', 'seed', 'entries', 'root', 'rankRoot', 'drawnAt'] as const;
  if (names.some((name) => proof.draw[name] !== draw[name]))
    return { name: 'entry', ok: false, detail: 'The proof is of another draw.' };
  const index = leaves.indexOf(proof.leaf);
  if (index < 0) return { name: 'entry', ok: false, detail: "The proof's leaf is not among the leaves." };
  const found = ranked.findIndex(({ leaf }) => leaf === proof.leaf) + 1;
  return {
    name: 'entry',
    ok: index === proof.index && found === proof.rank,
    detail: `The proof's entry is leaf ${index + 1} with rank ${found}; the proof says ${proof.index + 1} and ${proof.rank}.`,
  };
}

async function leads(
  name: CheckName,
  leaf: string,
  index: number,
  path: readonly string[],
  count: number,
  root: string,
  claim: string,
): Promise<Check> {
  const found = await rootByPath(leaf, index, count, path);
  return {
    name,
    ok: found === root,
    detail: found
      ? `${claim}: its path leads to ${found}${found === root ? '' : `, not to ${root}`}.`
      : `${claim}: there is no such place, or its path of ${path.length} steps does not fit.`,
  };
}

const same = (name: CheckName, found: string, expected: string, what: string): Check => ({
  name,
  ok: found === expected,
  detail: found === expected ? `${what} is ${expected}.` : `${what} comes to ${found}, not to ${expected}.`,
});
