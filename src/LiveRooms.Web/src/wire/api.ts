import { offline, ProblemError } from './problem';
import type { DropCard, Problem, ProductCard, ShowCard, ViewerCard } from './types';
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

type Body = Record<string, unknown> | object;

interface Call {
  method?: string;
  token?: string | undefined;
  body?: Body;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** Reads Problem Details, or makes one of whatever came instead. */
async function readProblem(response: Response): Promise<Problem> {
  const fallback: Problem = {
    code: response.status === 401 ? 1002 : response.status === 403 ? 1003 : 1009,
    message: `The server answered ${response.status}.`,
    retryable: response.status >= 500 || response.status === 429,
  };
  try {
    const details = (await response.json()) as Partial<Problem> & { detail?: string; title?: string };
    return {
      code: typeof details.code === 'number' ? details.code : fallback.code,
      message: details.detail ?? details.message ?? details.title ?? fallback.message,
      retryable: details.retryable ?? fallback.retryable,
      retryAfterMs: details.retryAfterMs ?? null,
    };
  } catch {
    return fallback;
  }
}

async function call<T>(path: string, { method = 'GET', token, body, headers, signal }: Call = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body ? JSON.stringify(body) : null,
      signal: signal ?? AbortSignal.timeout(15_000),
    });
  } catch {
    throw new ProblemError(offline);
  }
  if (!response.ok) throw new ProblemError(await readProblem(response), response.status);
  if (response.status === 204) return undefined as T;
  try {
    return (await response.json()) as T;
  } catch {
    // A proxy's page, or an empty answer where a body was promised.
    throw new ProblemError(offline);
  }
}

const at = (...parts: string[]) => '/api/' + parts.map(encodeURIComponent).join('/');

/** What a creator changes in a drop; the operation id makes a repetition harmless. */
const changeDrop = (token: string, operationId: string, method: string, body: object | undefined, ...path: string[]) =>
  call<DropCard>(at('drops', ...path), { method, token, body, headers: { 'Idempotency-Key': operationId } });

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
  changeStock: (token: string, id: string, delta: number, operationId: string) =>
    changeDrop(token, operationId, 'POST', { delta }, id, 'stock'),
  pauseDrop: (token: string, id: string, operationId: string) =>
    changeDrop(token, operationId, 'POST', undefined, id, 'pause'),
  resumeDrop: (token: string, id: string, operationId: string) =>
    changeDrop(token, operationId, 'POST', undefined, id, 'resume'),
  moveClosing: (token: string, id: string, closesAt: number, operationId: string) =>
    changeDrop(token, operationId, 'PUT', { closesAt: Math.round(closesAt) }, id, 'closing'),
  changePrice: (token: string, id: string, price: number, operationId: string) =>
    changeDrop(token, operationId, 'PUT', { price }, id, 'price'),
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
