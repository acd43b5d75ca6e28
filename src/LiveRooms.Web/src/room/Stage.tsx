import { Poster } from '../art/Poster';
import { locale, t, tn } from '../i18n';
import { countdown, money, startTime } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/hooks';
import { Link } from '../ui/router';
import type { ShowCard } from '../wire/types';
import { HeartSky } from './HeartSky';
import { Player } from './Player';
import type { RoomStore } from './store';

/** The picture side of the room: video or artwork, who hosts, what is on show, hearts. */
export function Stage({ store }: { store: RoomStore }) {
  const show = store.show.value;
  const video = show?.status === 'live' ? show.playbackUrl : null;
  return (
    <section class="stage" aria-label={show?.title}>
      <div class="stage-art">
        <Poster id={store.showId} />
        <div class="stage-glow" />
      </div>
      {show && video ? <Player key={video} src={video} title={show.title} /> : null}
      <div class="stage-shade" />
      <header class="stage-head">
        <Link href="/" class="round" aria-label={t('backToLobby')}>
          <Icon name="back" />
        </Link>
        {show ? (
          <div class="host">
            <span class="avatar" aria-hidden="true">
              <Poster id={show.creatorId} />
            </span>
            <div class="host-words">
              <h1 lang={show.language}>{show.title}</h1>
              <p>{t('hostedBy', { name: show.creatorName })}</p>
            </div>
          </div>
        ) : null}
        <div class="stage-numbers">
          {show ? (
            <span
              class={show.status === 'live' ? 'badge live' : 'badge'}
              data-testid="show-status"
              data-status={show.status}
            >
              {t(show.status)}
            </span>
          ) : null}
          <Audience store={store} />
        </div>
      </header>
      {show && show.status !== 'live' ? <Interlude store={store} show={show} /> : null}
      {show?.pinned ? (
        <article
          class="pinned"
          data-testid="pinned-product"
          data-product-id={show.pinned.productId}
          key={show.pinned.productId}
        >
          <span class="thumb">
            <Poster id={show.pinned.productId} />
            {show.pinned.imageUrl ? <img src={show.pinned.imageUrl} alt="" loading="lazy" /> : null}
          </span>
          <div>
            <p class="eyebrow">{t('onShow')}</p>
            <h2>{show.pinned.title}</h2>
            <p class="price">{money(show.pinned.price, show.pinned.currency, locale.value)}</p>
          </div>
        </article>
      ) : null}
      <HeartSky store={store} />
    </section>
  );
}

function Audience({ store }: { store: RoomStore }) {
  const n = store.audience.value;
  return (
    <span class="badge" data-testid="audience" data-value={n} aria-label={tn('watching', n)} title={tn('watching', n)}>
      <Icon name="eye" size={15} />
      {n.toLocaleString(locale.value)}
    </span>
  );
}

/** What stands in the middle while nothing is on air. */
function Interlude({ store, show }: { store: RoomStore; show: ShowCard }) {
  const waiting = show.status === 'scheduled';
  const now = useNow(store.clock, waiting, 1_000);
  const start = show.scheduledAt ?? null;
  return (
    <div class="interlude">
      <p class="interlude-line">{waiting ? t('showSoon') : t('showEnded')}</p>
      {waiting && start !== null && start > now ? (
        <>
          <p class="interlude-time">{countdown(start - now)}</p>
          <p>{startTime(start, now, locale.value)}</p>
        </>
      ) : null}
      {waiting ? null : (
        <>
          <p>{t('showEndedHint')}</p>
          <Link href="/" class="button">
            {t('backToLobby')}
          </Link>
        </>
      )}
    </div>
  );
}
