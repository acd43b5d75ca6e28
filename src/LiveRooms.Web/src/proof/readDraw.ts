import { creator, guest } from '../session/session';
import type { DrawCard, ProofCard } from '../verify';
import { ProblemError } from '../wire/problem';
import { sales } from '../wire/salesApi';

/** Everything that a draw published, and the caller's own proof. */
export interface Published {
  draw: DrawCard;
  leaves: string[];
  /** Null for who has no entry. */
  proof: ProofCard | null;
}

export async function readDraw(dropId: string): Promise<Published> {
  const draw = await sales.draw(dropId);
  const leaves: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await sales.drawEntries(dropId, cursor);
    leaves.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && leaves.length <= draw.entries);
  return { draw, leaves, proof: await ownProof(dropId) };
}

/** Who never came to a room has no entry, and needs no name for asking. */
async function ownProof(dropId: string): Promise<ProofCard | null> {
  const token = (creator.value ?? guest.value)?.token;
  if (!token) return null;
  try {
    return await sales.proof(token, dropId);
  } catch (error) {
    if (error instanceof ProblemError && error.status >= 400 && error.status < 500) return null;
    throw error;
  }
}
