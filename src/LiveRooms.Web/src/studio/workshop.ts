import { signal } from '@preact/signals';
import { isNewer } from '../room/merge';
import { api } from '../wire/api';
import { Code, ProblemError } from '../wire/problem';
import type { ProductCard, ShowCard } from '../wire/types';

const showsAtFirst = 20;

/** What belongs to the signed-in creator: shop and shows. */
export class Workshop {
  readonly products = signal<readonly ProductCard[]>([]);
  /** Newest first. */
  readonly shows = signal<readonly ShowCard[]>([]);
  readonly older = signal<readonly string[]>([]);
  readonly loaded = signal(false);

  constructor(readonly creatorId: string) {}

  async load(token: string): Promise<void> {
    try {
      const details = await api.creator(this.creatorId, token);
      this.products.value = details.products;
      this.older.value = details.showIds.filter((id) => !this.shows.value.some((s) => s.showId === id));
      await this.loadOlder();
    } catch (error) {
      // A creator who has never made anything may be unknown yet.
      if (!(error instanceof ProblemError && error.problem.code === Code.creatorUnknown)) throw error;
    }
    this.loaded.value = true;
  }

  async loadOlder(): Promise<void> {
    const ids = this.older.value.slice(0, showsAtFirst);
    const found = await Promise.all(ids.map((id) => api.show(id).catch(() => null)));
    this.older.value = this.older.value.slice(ids.length);
    const cards = found.flatMap((details) => (details ? [details.show] : []));
    this.shows.value = [...this.shows.value, ...cards];
  }

  /** Lays a newer card over the known one; a new show comes first. */
  note(card: ShowCard): void {
    const known = this.shows.value.find((s) => s.showId === card.showId);
    if (!known) this.shows.value = [card, ...this.shows.value];
    else if (known !== card && isNewer(known, card))
      this.shows.value = this.shows.value.map((s) => (s === known ? card : s));
  }

  noteProduct(product: ProductCard): void {
    const known = this.products.value.some((p) => p.productId === product.productId);
    this.products.value = known
      ? this.products.value.map((p) => (p.productId === product.productId ? product : p))
      : [...this.products.value, product];
  }

  dropProduct(productId: string): void {
    this.products.value = this.products.value.filter((p) => p.productId !== productId);
  }
}
