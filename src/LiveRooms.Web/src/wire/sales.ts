// What becomes of a drop's stock: shares, payments, settlement, commission, and the facts told to a merchant.

/** A show's slice of a drop's stock. */
export interface ShareCard {
  showId: string;
  creatorId: string;
  variantId?: string | null;
  stock: number;
  free: number;
  held: number;
  sold: number;
  waiting: number;
}

export type PaymentOutcome = 'confirmed' | 'honoured' | 'refundDue' | 'failed' | 'unchanged';

/** A payment that bought nothing, to be paid back. */
export interface RefundDueCard {
  orderId: string;
  reservationId: number;
  paymentId: string;
  amount: number;
  currency: string;
  reason: 'late' | 'double' | 'mismatch';
  at: number;
}

export interface SettlementCard {
  dropId: string;
  status: string;
  currency: string;
  stock: number;
  sold: number;
  refunded: number;
  unsold: number;
  holds: number;
  lapsed: number;
  orders: number;
  gross: number;
  refunds: number;
  net: number;
  commission: number;
  openedAt?: number | null;
  closedAt?: number | null;
  variants?: { variantId: string; title: string; stock: number; sold: number; gross: number }[] | null;
  shows: { showId: string; creatorId: string; sold: number; gross: number; commission: number }[];
}

export interface CommissionTotal {
  currency: string;
  orders: number;
  gross: number;
  commission: number;
  reversed: number;
}

export interface CommissionCard {
  totals: CommissionTotal[];
  drops: (CommissionTotal & { dropId: string })[];
}

export interface CommissionLine {
  orderId: string;
  kind: 'accrued' | 'reversed';
  creatorId: string;
  gross: number;
  basisPoints: number;
  commission: number;
  currency: string;
  at: number;
}

/** `url` is null when there is none. */
export interface WebhookCard {
  url?: string | null;
  /** Only in the answer that made it. */
  secret?: string | null;
  since?: number | null;
}

/** A fact that was tried as often as it is tried, and waits for a hand. */
export interface DeadLetter {
  key: string;
  type: string;
  attempts: number;
  lastError?: string | null;
  at: number;
}

export interface DeliveriesCard {
  url?: string | null;
  delivered: number;
  pending: number;
  nextAttemptAt?: number | null;
  lastError?: string | null;
  deadLetters: DeadLetter[];
}
