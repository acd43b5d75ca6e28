import { Poster } from '../art/Poster';
import { locale, t } from '../i18n';
import { languageName } from '../i18n/languages';
import { startTime } from '../ui/format';
import { Link } from '../ui/router';
import type { ShowCard } from '../wire/types';
import { useAction } from '../ui/useAction';
import { words } from './words';
import type { Workshop } from './workshop';

const order = { live: 0, scheduled: 1, ended: 2 } as const;

export function ShowList({ workshop, chosen }: { workshop: Workshop; chosen: string | undefined }) {
  const { busy, run } = useAction();
  const shows = [...workshop.shows.value].sort((a, b) => order[a.status] - order[b.status]);
  return (
    <section class="panel" aria-label={words.yourShows}>
      <h2>{words.yourShows}</h2>
      {workshop.loaded.value && shows.length === 0 ? <p class="faint">{words.noShows}</p> : null}
      <ul class="show-rows">
        {shows.map((show) => (
          <li key={show.showId}>
            <Link
              href={`/studio/${encodeURIComponent(show.showId)}`}
              class="show-row"
              aria-current={show.showId === chosen ? 'true' : undefined}
              data-testid="studio-show"
              data-show-id={show.showId}
              data-status={show.status}
            >
              <span class="thumb">
                <Poster id={show.showId} />
              </span>
              <span class="show-row-words">
                <strong>{show.title}</strong>
                <small>
                  {languageName(show.language)} · {show.market.toUpperCase()}
                  {when(show)}
                </small>
              </span>
              <span class={show.status === 'live' ? 'badge live' : 'badge'}>{t(show.status)}</span>
            </Link>
          </li>
        ))}
      </ul>
      {workshop.older.value.length > 0 ? (
        <button class="button small" disabled={busy} onClick={() => void run(() => workshop.loadOlder())}>
          {words.olderShows} ({workshop.older.value.length})
        </button>
      ) : null}
    </section>
  );
}

function when(show: ShowCard): string {
  const at = show.status === 'scheduled' ? show.scheduledAt : null;
  return at ? ` · ${startTime(at, Date.now(), locale.value)}` : '';
}
