import type {
  ChatLine,
  DropCard,
  Position,
  ProductCard,
  ReservationCard,
  RoomFrame,
  RoomSnapshot,
  ShowCard,
  VariantCard,
} from '../src/wire/types';

export const product: ProductCard = {
  productId: 'scarf',
  title: 'Red scarf',
  description: '',
  price: 4_990,
  currency: 'EUR',
};

export const showCard = (over: Partial<ShowCard> = {}): ShowCard => ({
  showId: 'show-1',
  creatorId: 'zoe',
  creatorName: 'Zoe',
  title: 'Race night',
  language: 'en',
  market: 'eu',
  status: 'live',
  version: 1,
  ...over,
});

export const dropCard = (over: Partial<DropCard> = {}): DropCard => ({
  dropId: 'drop-1',
  showId: 'show-1',
  product,
  status: 'open',
  stock: 3,
  free: 3,
  held: 0,
  sold: 0,
  waiting: 0,
  perViewerLimit: 1,
  holdSeconds: 60,
  version: 1,
  ...over,
});

export const reservation = (over: Partial<ReservationCard> = {}): ReservationCard => ({
  dropId: 'drop-1',
  reservationId: 1,
  quantity: 1,
  status: 'waiting',
  waitlistPlace: 1,
  version: 3,
  ...over,
});

export const chatLine = (number: number): ChatLine => ({
  number,
  viewerId: `v${number % 5}`,
  name: 'V',
  role: 'viewer',
  text: `line ${number}`,
  at: number,
});

export const snapshot = (position: Position, over: Partial<RoomSnapshot> = {}): RoomSnapshot => ({
  position,
  at: 1_000,
  show: showCard(),
  drops: [dropCard()],
  chat: [chatLine(1), chatLine(2)],
  counters: { audience: 1, tallies: {} },
  ...over,
});

export const frame = (from: number, through: number, over: Partial<RoomFrame> = {}, epoch = 7): RoomFrame => ({
  showId: 'show-1',
  epoch,
  from,
  through,
  at: 1_000,
  ...over,
});

export const variant = (variantId: string, over: Partial<VariantCard> = {}): VariantCard => ({
  variantId,
  title: variantId.toUpperCase(),
  price: 4_990,
  stock: 3,
  free: 3,
  held: 0,
  sold: 0,
  waiting: 0,
  ...over,
});

/** A lottery that takes entries until 60,000. */
export const lotteryDrop = (over: Partial<DropCard> = {}): DropCard =>
  dropCard({ mode: 'lottery', lottery: { commitment: 'c0', entries: 0, entriesEndAt: 60_000 }, ...over });
