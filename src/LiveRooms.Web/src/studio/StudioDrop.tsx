import { Poster } from '../art/Poster';
import { locale, t } from '../i18n';
import { fill } from '../i18n/template';
import { isLottery, priceSpan } from '../room/offer';
import { StockBar } from '../room/StockBar';
import type { RoomStore } from '../room/store';
import { countdown, money } from '../ui/format';
import { useNow } from '../ui/hooks';
import type { DropCard } from '../wire/types';
import { Deliveries } from './Deliveries';
import { DropControls } from './DropControls';
import { Fold } from './Fold';
import { LotteryDesk } from './LotteryDesk';
import { OpeningControls } from './OpeningControls';
import { Settlement } from './Settlement';
import { Shares } from './Shares';
import { VariantTable } from './VariantTable';
import { words } from './words';
import type { Workshop } from './workshop';

interface Props {
  workshop: Workshop;
  store: RoomStore;
  drop: DropCard;
}

/** One drop on the desk: its numbers, what can be done with it, and what came of it. */
export function StudioDrop({ workshop, store, drop }: Props) {
  const closed = drop.status === 'closed';
  return (
    <article
      class={`studio-drop is-${drop.status}`}
      data-testid="studio-drop"
      data-drop-id={drop.dropId}
      data-status={drop.status}
      data-free={drop.free}
      data-held={drop.held}
      data-sold={drop.sold}
      data-waiting={drop.waiting}
      data-stock={drop.stock}
    >
      <Head store={store} drop={drop} />
      <StockBar drop={drop} />
      {drop.variants ? <VariantTable drop={drop} variants={drop.variants} /> : null}
      {isLottery(drop) ? <LotteryDesk store={store} drop={drop} /> : null}
      {closed ? null : <OpeningControls store={store} drop={drop} />}
      {closed ? null : <DropControls store={store} drop={drop} />}
      {closed ? (
        <Fold title={words.settlement} testId="settlement-fold" open>
          {() => <Settlement workshop={workshop} drop={drop} />}
        </Fold>
      ) : null}
      <Fold title={words.shares} testId="shares-fold">
        {() => <Shares workshop={workshop} store={store} drop={drop} />}
      </Fold>
      <Fold title={words.deliveries} testId="deliveries-fold">
        {() => <Deliveries drop={drop} />}
      </Fold>
    </article>
  );
}

function Head({ store, drop }: { store: RoomStore; drop: DropCard }) {
  const now = useNow(store.clock, drop.status === 'announced' && !!drop.opensAt, 500);
  const opening = drop.status === 'announced' && drop.opensAt && drop.opensAt > now ? drop.opensAt - now : null;
  const { from, to } = priceSpan(drop);
  const price = (minor: number) => money(minor, drop.product.currency, locale.value);
  const notes = [
    t('limitEach', { n: drop.perViewerLimit }),
    fill(words.secondsShort, { n: drop.holdSeconds }),
    ...(isLottery(drop) ? [words.byLottery] : []),
    ...(drop.payment ? [words.payment] : []),
  ];
  return (
    <header class="drop-head">
      <span class="thumb">
        <Poster id={drop.product.productId} />
        {drop.product.imageUrl ? <img src={drop.product.imageUrl} alt="" loading="lazy" /> : null}
      </span>
      <div class="drop-words">
        <p class={`drop-state is-${drop.status}`}>
          {opening ? t('dropOpensIn', { time: countdown(opening) }) : stateName(drop.status)}
        </p>
        <h3>{drop.product.title}</h3>
        <p class="drop-price">
          <strong>{from === to ? price(from) : `${price(from)} – ${price(to)}`}</strong>
          <span>{notes.join(' · ')}</span>
        </p>
      </div>
    </header>
  );
}

function stateName(status: DropCard['status']): string {
  if (status === 'announced') return t('dropSoon');
  if (status === 'open') return t('dropOpen');
  if (status === 'paused') return t('dropPaused');
  return status === 'soldOut' ? t('dropSoldOut') : t('dropClosed');
}
