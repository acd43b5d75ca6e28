// A draw and a place in it, as the server gives them and as a proof file holds them. Hashes are lower hex.

/** What everybody may know about a draw once it was made. */
export interface DrawCard {
  dropId: string;
  commitment: string;
  seed: string;
  entries: number;
  root: string;
  rankRoot: string;
  drawnAt: number;
}

/** One viewer's entry, with the ways up both trees. */
export interface ProofCard {
  draw: DrawCard;
  entry: { dropId: string; viewerId: string; variantId?: string | null; quantity: number };
  leaf: string;
  /** Place in the canonical list, from 0. */
  index: number;
  path: string[];
  key: string;
  /** 1 was drawn first. */
  rank: number;
  rankPath: string[];
}
