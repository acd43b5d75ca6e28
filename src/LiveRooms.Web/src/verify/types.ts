/** What a lottery published: GET /api/drops/{id}/draw. Hashes are 64 lower-case hex digits. */
export interface DrawCard {
  dropId: string;
  commitment: string;
  seed: string;
  entries: number;
  root: string;
  rankRoot: string;
  drawnAt: number;
}

/** What a viewer entered with. */
export interface EntryCard {
  dropId: string;
  viewerId: string;
  variantId?: string | null;
  quantity: number;
}

/** One entry's proof: GET /api/drops/{id}/draw/proof. Paths go bottom up. */
export interface ProofCard {
  draw: DrawCard;
  entry: EntryCard;
  leaf: string;
  index: number;
  path: string[];
  key: string;
  rank: number;
  rankPath: string[];
}

/** One thing that was checked: a stable word, whether it holds, and a sentence in English with the hashes. */
export interface Check {
  name: CheckName;
  ok: boolean;
  detail: string;
}

/** `form`: it is no proof or draw at all. The others are the same words as those of the server's `verify` command. */
export type CheckName =
  | 'form'
  | 'commitment'
  | 'drop'
  | 'leaf'
  | 'inclusion'
  | 'key'
  | 'rank'
  | 'count'
  | 'order'
  | 'root'
  | 'ranks'
  | 'entry';
