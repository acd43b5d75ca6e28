import { at, call, callForFile, change } from './call';
import type { DrawCard, ProofCard } from '../verify';
import type { Page } from './http';
import type {
  CommissionCard,
  CommissionLine,
  DeliveriesCard,
  PaymentOutcome,
  RefundDueCard,
  SettlementCard,
  ShareCard,
  WebhookCard,
} from './sales';
import type { CheckoutCard } from './types';

const paged = (path: string, cursor: string | undefined, limit: number) =>
  `${path}?limit=${limit}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;

/** Draws, payments, and what a creator settles once something is sold. */
export const sales = {
  draw: (dropId: string) => call<DrawCard>(at('drops', dropId, 'draw')),
  drawEntries: (dropId: string, cursor?: string) =>
    call<Page<string>>(paged(at('drops', dropId, 'draw', 'entries'), cursor, 1_000)),
  proof: (token: string, dropId: string) => call<ProofCard>(at('drops', dropId, 'draw', 'proof'), { token }),

  checkout: (token: string, dropId: string, number: number) =>
    call<CheckoutCard>(at('drops', dropId, 'reservations', String(number), 'checkout'), { method: 'POST', token }),
  paySandbox: (token: string, orderId: string, outcome: 'succeeded' | 'failed', operationId: string) =>
    change<{ outcome: PaymentOutcome }>(token, operationId, 'POST', '/api/sandbox/payments', { orderId, outcome }),

  shares: (token: string, dropId: string) => call<ShareCard[]>(at('drops', dropId, 'shares'), { token }),
  /** A positive `delta` shares, a negative one takes back. */
  share: (
    token: string,
    dropId: string,
    what: { showId: string; delta: number; variantId: string | null },
    operationId: string,
  ) => change<ShareCard[]>(token, operationId, 'POST', at('drops', dropId, 'shares'), what),
  refundsDue: (token: string, dropId: string, cursor?: string) =>
    call<Page<RefundDueCard>>(paged(at('drops', dropId, 'refunds-due'), cursor, 100), { token }),
  settlement: (token: string, dropId: string) => call<SettlementCard>(at('drops', dropId, 'settlement'), { token }),
  ordersFile: (token: string, dropId: string) => callForFile(at('drops', dropId, 'orders.csv'), { token }),

  commission: (token: string, creatorId: string) =>
    call<CommissionCard>(at('creators', creatorId, 'commission'), { token }),
  commissionOf: (token: string, dropId: string, cursor?: string) =>
    call<Page<CommissionLine>>(paged(at('drops', dropId, 'commission'), cursor, 100), { token }),

  webhook: (token: string, creatorId: string) => call<WebhookCard>(at('creators', creatorId, 'webhook'), { token }),
  putWebhook: (token: string, creatorId: string, url: string, operationId: string) =>
    change<WebhookCard>(token, operationId, 'PUT', at('creators', creatorId, 'webhook'), { url }),
  deleteWebhook: (token: string, creatorId: string, operationId: string) =>
    change<void>(token, operationId, 'DELETE', at('creators', creatorId, 'webhook')),
  deliveries: (token: string, dropId: string) => call<DeliveriesCard>(at('drops', dropId, 'deliveries'), { token }),
  resend: (token: string, dropId: string, key: string, operationId: string) =>
    change<DeliveriesCard>(token, operationId, 'POST', at('drops', dropId, 'deliveries', key, 'resend')),
  discard: (token: string, dropId: string, key: string, operationId: string) =>
    change<DeliveriesCard>(token, operationId, 'DELETE', at('drops', dropId, 'deliveries', key)),
};
