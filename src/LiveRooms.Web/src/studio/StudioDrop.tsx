import { Poster } from '../art/Poster';
import { locale, t } from '../i18n';
import { StockBar } from '../room/StockBar';
import type { RoomStore } from '../room/store';
import { countdown, money } from '../ui/format';
import { useNow } from '../ui/hooks';
import { api } from '../wire/api';
import type { DropCard } from '../wire/types';
import { DropControls } from './DropControls';
import { ProblemLine } from './ProblemLine';
import { useAction } from './useAction';
import { words } from './words';

export function StudioDrop({ store, drop }: { store: RoomStore; drop: DropCard }) {
  const action = useAction();
  const now = useNow(store.clock, drop.status === 'announced' && !!drop.opensAt, 1_000);
  const opening = drop.status === 'announced' && drop.opensAt && drop.opensAt > now ? drop.opensAt - now : null;
  const closed = drop.status === 'closed';

  const act = (work: (token: string) => Promise<DropCard>) =>
    action.run(async (token) => store.noteDrop(await work(token)));

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
            <strong>{money(drop.product.price, drop.product.currency, locale.value)}</strong>
            <span>
              {t('limitEach', { n: drop.perViewerLimit })} · {drop.holdSeconds} s
            </span>
          </p>
        </div>
        <div class="acts">
          {drop.status === 'announced' ? (
            <button
              class="button primary small"
              data-testid="open-drop"
              disabled={action.busy}
              onClick={() => void act((token) => api.openDrop(token, drop.dropId))}
            >
              {words.open}
            </button>
          ) : null}
          {closed ? null : (
            <button
              class="button small"
              data-testid="close-drop"
              disabled={action.busy}
              onClick={() => void act((token) => api.closeDrop(token, drop.dropId))}
            >
              {words.close}
            </button>
          )}
        </div>
      </header>
      <StockBar drop={drop} />
      {closed ? null : <DropControls store={store} drop={drop} />}
      <ProblemLine problem={action.problem} />
    </article>
  );
}

function stateName(status: DropCard['status']): string {
  if (status === 'announced') return t('dropSoon');
  if (status === 'open') return t('dropOpen');
  if (status === 'paused') return t('dropPaused');
  return status === 'soldOut' ? t('dropSoldOut') : t('dropClosed');
}
