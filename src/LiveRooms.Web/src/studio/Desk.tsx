import { useEffect, useMemo, useState } from 'preact/hooks';
import { locale, t } from '../i18n';
import { Connection } from '../room/RoomPage';
import { RoomStore } from '../room/store';
import { compact, money } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/router';
import { api } from '../wire/api';
import type { DropCard, ShowCard } from '../wire/types';
import { ChatDesk } from './ChatDesk';
import { ClaimsPanel } from './ClaimsPanel';
import { DropsPanel } from './DropsPanel';
import { OrdersPanel } from './OrdersPanel';
import { ProblemLine } from '../ui/ProblemLine';
import { RefundsPanel } from './RefundsPanel';
import { ShopPanel } from './ShopPanel';
import { useAction } from '../ui/useAction';
import { words } from './words';
import type { Workshop } from './workshop';

/** Everything about one show while it runs. The numbers come the way viewers get them: over the room's feed. */
export function Desk({ workshop, show: listed }: { workshop: Workshop; show: ShowCard }) {
  const store = useMemo(() => new RoomStore(listed.showId), [listed.showId]);
  useEffect(() => () => store.leave(), [store]);
  const live = store.show.value;
  useEffect(() => {
    if (live) workshop.note(live);
  }, [live, workshop]);
  const drops = store.drops.value;

  return (
    <div class="desk">
      <Connection store={store} />
      <header class="desk-head">
        <div class="desk-title">
          <span
            class={listed.status === 'live' ? 'badge live' : 'badge'}
            data-testid="show-status"
            data-status={listed.status}
          >
            {t(listed.status)}
          </span>
          <h1 lang={listed.language}>{listed.title}</h1>
          <Link class="textlink" href={`/shows/${encodeURIComponent(listed.showId)}`}>
            <Icon name="link" size={16} />
            {words.openRoom}
          </Link>
        </div>
        <dl class="figures">
          <Figure name={words.audience} testId="studio-audience" value={store.audience.value} />
          <Figure name={words.hearts} testId="studio-hearts" value={store.heartTally.value} />
          <Figure name={words.sold} testId="studio-sold" value={drops.reduce((sum, d) => sum + d.sold, 0)} />
          <div class="figure">
            <dt>{words.revenue}</dt>
            <dd>{revenue(drops)}</dd>
          </div>
        </dl>
        <Lifecycle workshop={workshop} show={listed} />
      </header>
      <div class="desk-grid">
        <div class="desk-column">
          <DropsPanel workshop={workshop} store={store} ended={listed.status === 'ended'} />
          <ClaimsPanel store={store} />
          <RefundsPanel store={store} />
          <OrdersPanel store={store} />
        </div>
        <div class="desk-column">
          <ChatDesk store={store} />
          <ShopPanel workshop={workshop} show={listed} />
        </div>
      </div>
    </div>
  );
}

function Figure({ name, testId, value }: { name: string; testId: string; value: number }) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd data-testid={testId} data-value={value}>
        {compact(value, locale.value)}
      </dd>
    </div>
  );
}

function revenue(drops: readonly DropCard[]): string {
  const sums = new Map<string, number>();
  for (const { revenue, product } of drops)
    sums.set(product.currency, (sums.get(product.currency) ?? 0) + (revenue ?? 0));
  const parts = [...sums].filter(([, sum]) => sum > 0).map(([currency, sum]) => money(sum, currency, locale.value));
  return parts.join(' + ') || '–';
}

function Lifecycle({ workshop, show }: { workshop: Workshop; show: ShowCard }) {
  const action = useAction();
  const [sure, setSure] = useState(false);
  const goLive = () => void action.run(async (token) => workshop.note(await api.goLive(token, show.showId)));
  const end = () => void action.run(async (token) => workshop.note(await api.endShow(token, show.showId)));
  return (
    <div class="desk-acts">
      {show.status === 'scheduled' ? (
        <button class="button primary" data-testid="go-live" disabled={action.busy} onClick={goLive}>
          <Icon name="play" filled size={16} />
          {words.goLive}
        </button>
      ) : null}
      {show.status === 'live' ? (
        <button
          class={sure ? 'button danger' : 'button'}
          data-testid="end-show"
          data-sure={sure}
          disabled={action.busy}
          onBlur={() => setSure(false)}
          onClick={() => (sure ? end() : setSure(true))}
        >
          {sure ? words.endSure : words.endShow}
        </button>
      ) : null}
      <ProblemLine problem={action.problem} />
    </div>
  );
}
