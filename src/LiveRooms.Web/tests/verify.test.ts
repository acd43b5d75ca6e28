import { describe, expect, it } from 'vitest';
import { type Check, type DrawCard, type ProofCard, verifyDraw, verifyProof } from '../src/verify';
import { rootOf } from '../src/verify/merkle';
import fixture from './draw.fixture.json';

const draw: DrawCard = fixture.draw;
const proofs: ProofCard[] = fixture.proofs;
const failed = (checks: Check[]) => checks.filter((check) => !check.ok).map((check) => check.name);

describe('a proof', () => {
  it.each(proofs)('of $entry.viewerId holds', async (proof) => {
    const checks = await verifyProof(proof);
    expect(checks.map((check) => check.name)).toEqual(['commitment', 'drop', 'leaf', 'inclusion', 'key', 'rank']);
    expect(failed(checks)).toEqual([]);
  });

  it.each(fixture.brokenProofs)('with $name fails where the server says', async (broken) => {
    expect(failed(await verifyProof(broken.proof))).toEqual(broken.failed);
  });

  it('that is none is said to be none', async () => {
    const good = proofs[0]!;
    const shapeless: unknown[] = [
      null,
      7,
      {},
      { ...good, draw: null },
      { ...good, draw: { ...draw, seed: draw.seed.toUpperCase() } },
      { ...good, draw: { ...draw, entries: 1.5 } },
      { ...good, draw: { ...draw, dropId: 'a\nb' } },
      { ...good, entry: undefined },
      { ...good, entry: { ...good.entry, viewerId: 'a\nb' } },
      { ...good, entry: { ...good.entry, variantId: '' } },
      { ...good, entry: { ...good.entry, quantity: '1' } },
      { ...good, leaf: 'abc' },
      { ...good, rank: NaN },
      { ...good, path: 'abc' },
      { ...good, rankPath: [null] },
    ];
    for (const proof of shapeless) expect(failed(await verifyProof(proof as ProofCard))).toEqual(['form']);
  });
});

describe('a draw', () => {
  it('is done over from its leaves', async () => {
    expect(failed(await verifyDraw(draw, fixture.leaves))).toEqual([]);
    for (const proof of proofs) expect((await verifyDraw(draw, fixture.leaves, proof)).at(-1)?.ok).toBe(true);
  });

  it.each(fixture.brokenDraws)('with $name fails where the server says', async (broken) => {
    expect(failed(await verifyDraw(broken.draw, broken.leaves, broken.proof))).toEqual(broken.failed);
  });

  it('that is none is said to be none', async () => {
    expect(failed(await verifyDraw(draw, ['abc']))).toEqual(['form']);
    expect(failed(await verifyDraw(draw, null as unknown as string[]))).toEqual(['form']);
    expect(failed(await verifyDraw(draw, fixture.leaves, {} as ProofCard))).toEqual(['form']);
  });

  it('of none has the hash of nothing for a root', async () => {
    expect(await rootOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
