import { useEffect, useState } from 'preact/hooks';
import { Poster } from '../art/Poster';
import { locale, problemText, t } from '../i18n';
import { pageWords as words } from '../i18n/pageWords';
import { countdown, money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useNow, usePageTitle } from '../ui/hooks';
import { ProblemLine } from '../ui/ProblemLine';
import { Link } from '../ui/router';
import { useAction } from '../ui/useAction';
import { useOperation } from '../ui/useOperation';
import { api } from '../wire/api';
import { answerClock } from '../wire/call';
import { Code, ProblemError } from '../wire/problem';
import type { PaymentOutcome } from '../wire/sales';
import { sales } from '../wire/salesApi';
import type { CheckoutCard, DropCard } from '../wire/types';
import { orderParts } from './order';

interface Bill {
  drop: DropCard;
  /** Null when the hold is over: a provider would still take the money. */
  checkout: CheckoutCard | null;
}

/** Stands in for a payment provider in development: pays an order, or lets the payment fail. */
export function PayPage({ orderId, showId }: { orderId: string; showId: string | undefined }) {
  usePageTitle(words.payTest);
  const loading = useAction();
  const paying = useAction();
  const once = useOperation();
  const [bill, setBill] = useState<Bill | null>(null);
  const [outcome, setOutcome] = useState<PaymentOutcome | null>(null);
  const order = orderParts(orderId);

  useEffect(() => {
    if (order)
      void loading.run(async (token) => {
        const drop = await api.drop(order.dropId, showId);
        setBill({ drop, checkout: await checkoutOf(token, order) });
      });
  }, [orderId]);

  const pay = (result: 'succeeded' | 'failed') =>
    void once(`${orderId} ${result}`, (id) =>
      paying.run(async (token) => setOutcome((await sales.paySandbox(token, orderId, result, id)).outcome)),
    );

  const nothing = !order || (loading.problem !== null && !bill);
  const back = showId ?? bill?.drop.showId;
  return (
    <main class="sheet pay" data-testid="pay-page">
      <p class="test-mark">
        <strong>{words.payTest}</strong>
        <span>{words.payTestNote}</span>
      </p>
      {nothing ? (
        <>
          <h1>{words.payNothing}</h1>
          {loading.problem ? <p data-testid="pay-problem">{problemText(loading.problem)}</p> : null}
        </>
      ) : null}
      {bill ? <Amount bill={bill} running={outcome === null || outcome === 'failed'} /> : null}
      {outcome ? <Outcome outcome={outcome} /> : null}
      {bill && (outcome === null || outcome === 'failed') ? (
        <div class="sheet-acts">
          <button
            class="button primary wide"
            data-testid="pay-now"
            disabled={paying.busy}
            onClick={() => pay('succeeded')}
          >
            <Icon name="card" size={18} />
            {paying.busy ? words.payWorking : outcome ? words.payAgain : words.payNow}
          </button>
          <button class="button" data-testid="pay-fail" disabled={paying.busy} onClick={() => pay('failed')}>
            {words.payFail}
          </button>
        </div>
      ) : null}
      <ProblemLine problem={paying.problem} />
      {back ? (
        <Link
          class={outcome && outcome !== 'failed' ? 'button primary' : 'textlink'}
          data-testid="back-to-room"
          href={`/shows/${encodeURIComponent(back)}`}
        >
          <Icon name="back" size={16} />
          {words.payBack}
        </Link>
      ) : (
        <Link class="textlink" href="/">
          {t('backToLobby')}
        </Link>
      )}
    </main>
  );
}

function Amount({ bill, running }: { bill: Bill; running: boolean }) {
  const { drop, checkout } = bill;
  const now = useNow(answerClock, running, 250);
  const left = (checkout?.deadline ?? 0) - now;
  return (
    <>
      <div class="pay-head">
        <span class="thumb">
          <Poster id={drop.product.productId} />
          {drop.product.imageUrl ? <img src={drop.product.imageUrl} alt="" /> : null}
        </span>
        <div>
          <p class="eyebrow">{words.payTitle}</p>
          <h1 data-testid="pay-product">{drop.product.title}</h1>
        </div>
      </div>
      {checkout ? <Sum checkout={checkout} left={running ? left : 0} /> : null}
      {running && left <= 0 ? <p class="notice">{words.payTimeOver}</p> : null}
    </>
  );
}

function Sum({ checkout, left }: { checkout: CheckoutCard; left: number }) {
  return (
    <dl class="pay-sum">
      <dt>{words.payAmount}</dt>
      <dd class="pay-amount" data-testid="pay-amount" data-amount={checkout.amount} data-currency={checkout.currency}>
        {money(checkout.amount, checkout.currency, locale.value)}
      </dd>
      <dt>{words.payOrder}</dt>
      <dd>
        <code class="hash">{checkout.orderId}</code>
      </dd>
      {left > 0 ? (
        <>
          <dt>{words.payTimeLeft}</dt>
          <dd class="pay-time">
            <span role="timer" data-testid="pay-time">
              {countdown(left)}
            </span>
          </dd>
        </>
      ) : null}
    </dl>
  );
}

function Outcome({ outcome }: { outcome: PaymentOutcome }) {
  const texts: Record<PaymentOutcome, string> = {
    confirmed: words.payConfirmed,
    honoured: words.payHonoured,
    refundDue: words.payRefundDue,
    failed: words.payFailed,
    unchanged: words.payUnchanged,
  };
  const good = outcome === 'confirmed' || outcome === 'honoured';
  return (
    <p class={good ? 'verdict good' : 'verdict'} role="status" data-testid="pay-outcome" data-outcome={outcome}>
      <span class="stamp" aria-hidden="true">
        <Icon name={good ? 'check' : 'close'} size={22} />
      </span>
      {texts[outcome]}
    </p>
  );
}

async function checkoutOf(token: string, order: { dropId: string; number: number }): Promise<CheckoutCard | null> {
  try {
    return await sales.checkout(token, order.dropId, order.number);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === Code.reservationExpired) return null;
    throw error;
  }
}
