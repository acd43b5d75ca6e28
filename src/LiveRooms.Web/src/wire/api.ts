import { at, call, changeDrop } from './call';
import type { DropCard, ProductCard, ShowCard, ViewerCard } from './types';
import type {
  ClaimCard,
  CreateDrop,
  CreateShow,
  CreatorDetails,
  OrderCard,
  Page,
  ShowDetails,
  ShowSummary,
  TokenReply,
} from './http';

export interface ShowQuery {
  language?: string;
  market?: string;
  status?: string;
  cursor?: string;
  limit?: number;
}

export const api = {
  /** With the token of a guest, that guest takes the name; without, a new guest is made. */
  signInGuest: (name?: string, token?: string) =>
    call<TokenReply>('/api/sign-in/guest', { method: 'POST', body: name ? { name } : {}, token }),
  signInCreator: (creatorId: string, name?: string) =>
    call<TokenReply>('/api/sign-in/creator', { method: 'POST', body: { creatorId, ...(name ? { name } : {}) } }),
  me: (token: string) => call<ViewerCard>('/api/me', { token }),

  shows: (query: ShowQuery, signal?: AbortSignal) => {
    const search = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) if (value) search.set(key, String(value));
    return call<Page<ShowSummary>>(`/api/shows?${search}`, { signal });
  },
  show: (id: string) => call<ShowDetails>(at('shows', id)),
  createShow: (token: string, body: CreateShow) => call<ShowCard>('/api/shows', { method: 'POST', token, body }),
  goLive: (token: string, id: string) => call<ShowCard>(at('shows', id, 'live'), { method: 'POST', token }),
  endShow: (token: string, id: string) => call<ShowCard>(at('shows', id, 'end'), { method: 'POST', token }),
  pin: (token: string, id: string, productId: string | null) =>
    call<ShowCard>(at('shows', id, 'pin'), { method: 'PUT', token, body: { productId } }),
  mute: (token: string, id: string, viewerId: string, seconds: number) =>
    call<void>(at('shows', id, 'mutes'), { method: 'POST', token, body: { viewerId, seconds } }),

  createDrop: (token: string, showId: string, body: CreateDrop) =>
    call<DropCard>(at('shows', showId, 'drops'), { method: 'POST', token, body }),
  openDrop: (token: string, id: string) => call<DropCard>(at('drops', id, 'open'), { method: 'POST', token }),
  closeDrop: (token: string, id: string) => call<DropCard>(at('drops', id, 'close'), { method: 'POST', token }),
  drop: (id: string, showId?: string) =>
    call<DropCard>(at('drops', id) + (showId ? `?showId=${encodeURIComponent(showId)}` : '')),
  startCountdown: (token: string, id: string, seconds: number, operationId: string) =>
    changeDrop(token, operationId, 'POST', { seconds }, id, 'countdown'),
  drawLottery: (token: string, id: string, operationId: string) =>
    changeDrop(token, operationId, 'POST', undefined, id, 'draw'),
  changeStock: (token: string, id: string, delta: number, variantId: string | null, operationId: string) =>
    changeDrop(token, operationId, 'POST', { delta, variantId }, id, 'stock'),
  pauseDrop: (token: string, id: string, operationId: string) =>
    changeDrop(token, operationId, 'POST', undefined, id, 'pause'),
  resumeDrop: (token: string, id: string, operationId: string) =>
    changeDrop(token, operationId, 'POST', undefined, id, 'resume'),
  moveClosing: (token: string, id: string, closesAt: number, operationId: string) =>
    changeDrop(token, operationId, 'PUT', { closesAt: Math.round(closesAt) }, id, 'closing'),
  changePrice: (token: string, id: string, price: number, variantId: string | null, operationId: string) =>
    changeDrop(token, operationId, 'PUT', { price, variantId }, id, 'price'),
  cancelReservation: (token: string, id: string, number: number, operationId: string) =>
    changeDrop(token, operationId, 'POST', undefined, id, 'reservations', String(number), 'cancel'),
  refund: (token: string, id: string, number: number, toStock: boolean, operationId: string) =>
    changeDrop(token, operationId, 'POST', { toStock }, id, 'reservations', String(number), 'refund'),
  claims: (token: string, id: string) =>
    call<Page<ClaimCard>>(at('drops', id, 'reservations') + '?limit=100', { token }),
  orders: (token: string, id: string, cursor?: string) =>
    call<Page<OrderCard>>(
      at('drops', id, 'orders') + `?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      {
        token,
      },
    ),

  creator: (id: string, token?: string) => call<CreatorDetails>(at('creators', id), { token }),
  nameCreator: (token: string, id: string, name: string) =>
    call<unknown>(at('creators', id), { method: 'PUT', token, body: { name } }),
  putProduct: (token: string, creatorId: string, product: ProductCard) =>
    call<ProductCard>(at('creators', creatorId, 'products', product.productId), {
      method: 'PUT',
      token,
      body: product,
    }),
  deleteProduct: (token: string, creatorId: string, productId: string) =>
    call<void>(at('creators', creatorId, 'products', productId), { method: 'DELETE', token }),
};
