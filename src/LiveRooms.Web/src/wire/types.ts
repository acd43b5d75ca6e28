// The wire of LiveRooms.Protocol, in camelCase. Times are Unix milliseconds, money is in minor units.
// The server may leave out members that are null.

type Maybe<T> = T | null | undefined;

export interface Problem {
  code: number;
  message: string;
  retryable: boolean;
  retryAfterMs?: Maybe<number>;
}

export interface Position {
  epoch: number;
  sequence: number;
}

export type Role = 'viewer' | 'creator' | 'operator';

export interface ViewerCard {
  viewerId: string;
  name: string;
  role: Role;
}

export interface ProductCard {
  productId: string;
  title: string;
  description: string;
  imageUrl?: Maybe<string>;
  price: number;
  currency: string;
  /** 0 to 10,000; said to the product's creator alone. */
  commissionBasisPoints?: Maybe<number>;
}

export type ShowStatus = 'scheduled' | 'live' | 'ended';

export interface ShowCard {
  showId: string;
  creatorId: string;
  creatorName: string;
  title: string;
  language: string;
  market: string;
  status: ShowStatus;
  playbackUrl?: Maybe<string>;
  pinned?: Maybe<ProductCard>;
  scheduledAt?: Maybe<number>;
  startedAt?: Maybe<number>;
  endedAt?: Maybe<number>;
  version: number;
}

export type DropStatus = 'announced' | 'open' | 'paused' | 'soldOut' | 'closed';

export type DropMode = 'firstCome' | 'lottery';

/** One of the kinds a drop's product comes in. sold + held + free = stock for each. */
export interface VariantCard {
  variantId: string;
  title: string;
  price: number;
  stock: number;
  free: number;
  held: number;
  sold: number;
  waiting: number;
}

/** What everybody may know about a draw. The seed and the roots are said once it is drawn. */
export interface LotteryCard {
  /** Lower hex SHA-256 of the secret seed. */
  commitment: string;
  entries: number;
  entriesEndAt?: Maybe<number>;
  drawnAt?: Maybe<number>;
  seed?: Maybe<string>;
  root?: Maybe<string>;
  rankRoot?: Maybe<string>;
}

export interface DropCard {
  dropId: string;
  showId: string;
  product: ProductCard;
  status: DropStatus;
  stock: number;
  free: number;
  held: number;
  sold: number;
  waiting: number;
  perViewerLimit: number;
  holdSeconds: number;
  opensAt?: Maybe<number>;
  openedAt?: Maybe<number>;
  closesAt?: Maybe<number>;
  version: number;
  /** Minor units of what is sold, each order at its own price. */
  revenue?: number;
  mode?: Maybe<DropMode>;
  variants?: Maybe<VariantCard[]>;
  lottery?: Maybe<LotteryCard>;
  /** Whether an order needs a payment. */
  payment?: boolean;
  /** Reservations that may wait at once; 0 means that there is no line. */
  waitlistLimit?: Maybe<number>;
}

export type ReservationStatus =
  'waiting' | 'held' | 'confirmed' | 'released' | 'expired' | 'cancelled' | 'refunded' | 'entered';

export interface ReservationCard {
  dropId: string;
  reservationId: number;
  quantity: number;
  status: ReservationStatus;
  deadline?: Maybe<number>;
  waitlistPlace?: Maybe<number>;
  orderId?: Maybe<string>;
  version: number;
  /** While held and once bought: minor units for each unit. */
  price?: Maybe<number>;
  /** While waiting: an estimate of what the place is worth. */
  chance?: Maybe<'good' | 'slim' | 'none'>;
  variantId?: Maybe<string>;
  /** After a draw: 1 was drawn first. */
  rank?: Maybe<number>;
}

/** Where a hold is paid. */
export interface CheckoutCard {
  orderId: string;
  url: string;
  amount: number;
  currency: string;
  deadline: number;
}

export interface ChatLine {
  number: number;
  viewerId: string;
  name: string;
  role: Role;
  text: string;
  at: number;
}

export interface Counters {
  audience: number;
  tallies: Record<string, number>;
}

export interface RoomEvent {
  sequence: number;
  kind: string;
  at: number;
  dropId?: Maybe<string>;
  reservation?: Maybe<ReservationCard>;
  until?: Maybe<number>;
}

export interface RoomSnapshot {
  position: Position;
  at: number;
  show: ShowCard;
  drops: DropCard[];
  chat: ChatLine[];
  counters: Counters;
}

export interface RoomFrame {
  showId: string;
  epoch: number;
  from: number;
  through: number;
  at: number;
  events?: Maybe<RoomEvent[]>;
  chat?: Maybe<ChatLine[]>;
  skippedChat?: number;
  show?: Maybe<ShowCard>;
  drops?: Maybe<DropCard[]>;
  counters?: Maybe<Counters>;
  reset?: Maybe<RoomSnapshot>;
}

export interface Reply {
  problem?: Maybe<Problem>;
}

export interface JoinReply extends Reply {
  snapshot?: Maybe<RoomSnapshot>;
  missed?: Maybe<RoomEvent[]>;
  resumed: boolean;
  you?: Maybe<ViewerCard>;
}

export interface ReservationReply extends Reply {
  reservation?: Maybe<ReservationCard>;
}

export interface CheckoutReply extends ReservationReply {
  checkout?: Maybe<CheckoutCard>;
}

export interface MineReply extends Reply {
  reservations?: Maybe<ReservationCard[]>;
  mutedUntil?: Maybe<number>;
}
