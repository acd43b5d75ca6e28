import { Poster } from '../art/Poster';
import { t, tn } from '../i18n';
import { languageName } from '../i18n/languages';
import { compact, countdown, startTime } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/router';
import type { ShowSummary } from '../wire/http';

interface Props {
  summary: ShowSummary;
  now: number;
  language: string;
}

const soonMs = 3_600_000;

/** A show in the lobby; the whole card is one link. */
export function ShowCardView({ summary: { show, audience }, now, language }: Props) {
  const live = show.status === 'live';
  return (
    <Link
      href={`/shows/${encodeURIComponent(show.showId)}`}
      class={`show-card is-${show.status}`}
      data-testid="show-card"
      data-show-id={show.showId}
      data-status={show.status}
      data-audience={audience}
    >
      <div class="show-art">
        <Poster id={show.showId} />
      </div>
      <div class="show-badges">
        {live ? (
          <>
            <span class="badge live">{t('live')}</span>
            <span class="badge" aria-label={tn('watching', audience)}>
              <Icon name="eye" size={15} />
              {compact(audience, language)}
            </span>
          </>
        ) : null}
        {show.status === 'scheduled' ? (
          <span class="badge">
            <Icon name="clock" size={15} />
            <StartText at={show.scheduledAt ?? null} now={now} language={language} />
          </span>
        ) : null}
        {show.status === 'ended' ? <span class="badge">{t('ended')}</span> : null}
      </div>
      <div class="show-words">
        <h3 lang={show.language}>{show.title}</h3>
        <p>
          <span>{t('hostedBy', { name: show.creatorName })}</span>
          <span class="show-place">
            <span lang={show.language}>{languageName(show.language)}</span> · {show.market.toUpperCase()}
          </span>
        </p>
      </div>
    </Link>
  );
}

function StartText({ at, now, language }: { at: number | null; now: number; language: string }) {
  if (at === null || at <= now) return <>{t('startsSoon')}</>;
  if (at - now < soonMs) return <>{t('startsIn', { time: countdown(at - now) })}</>;
  return <time dateTime={new Date(at).toISOString()}>{startTime(at, now, language)}</time>;
}
