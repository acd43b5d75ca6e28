import type { Counters, DropCard, DropMode, ProductCard, ShowCard, ViewerCard } from './types';

export interface TokenReply {
  token: string;
  expiresAt: number;
  viewer: ViewerCard;
}

export interface Page<T> {
  items: T[];
  next?: string | null;
}

export interface ShowSummary {
  show: ShowCard;
  audience: number;
}

export interface ShowDetails {
  show: ShowCard;
  drops: DropCard[];
  counters: Counters;
}

export interface CreateShow {
  showId: string;
  title: string;
  language: string;
  market: string;
  playbackUrl?: string | null;
  scheduledAt?: number | null;
  headline?: boolean;
}

export interface CreateDrop {
  dropId: string;
  productId: string;
  stock: number;
  perViewerLimit: number;
  holdSeconds: number;
  waitlistLimit: number;
  price?: number | null;
  opensAt?: number | null;
  closesAt?: number | null;
  mode?: DropMode;
  entrySeconds?: number | null;
  variants?: NewVariant[] | null;
  payment?: boolean;
}

export interface NewVariant {
  variantId: string;
  title: string;
  stock: number;
  price?: number | null;
}

export interface OrderCard {
  orderId: string;
  dropId: string;
  reservationId: number;
  viewerId: string;
  quantity: number;
  total: number;
  currency: string;
  confirmedAt: number;
  variantId?: string | null;
  status: 'confirmed' | 'refunded';
}

export interface ClaimCard {
  dropId: string;
  reservationId: number;
  viewerId: string;
  quantity: number;
  status: 'waiting' | 'held' | 'entered';
  variantId?: string | null;
  at: number;
}

export interface CreatorDetails {
  creatorId: string;
  name: string;
  products: ProductCard[];
  showIds: string[];
}
