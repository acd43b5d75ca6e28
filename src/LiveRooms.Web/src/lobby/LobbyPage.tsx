import { useRef, useState } from 'preact/hooks';
import { locale, problemText, t } from '../i18n';
import { languages } from '../i18n/languages';
import { Icon } from '../ui/Icon';
import { useNow, usePageTitle, useRefresh } from '../ui/hooks';
import { location, navigate } from '../ui/router';
import { api } from '../wire/api';
import type { ShowSummary } from '../wire/http';
import { problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { ShowCardView } from './ShowCardView';
import { sortShows } from './sortShows';

const refreshMs = 8_000;
const pageSize = 48;
const maxShows = 480;

export function LobbyPage() {
  const wanted = location.value.query.get('language') ?? '';
  const market = location.value.query.get('market') ?? '';
  const [shows, setShows] = useState<readonly ShowSummary[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [pages, setPages] = useState(1);
  const [more, setMore] = useState(false);
  const markets = useRef(new Set<string>());
  const now = useNow(Date, true, 1_000);
  usePageTitle(undefined);

  const load = async (signal: AbortSignal) => {
    try {
      const found: ShowSummary[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < pages; page++) {
        const answer = await api.shows(
          { language: wanted, market, limit: pageSize, ...(cursor ? { cursor } : {}) },
          signal,
        );
        found.push(...answer.items);
        cursor = answer.next ?? undefined;
        if (!cursor) break;
      }
      if (signal.aborted) return;
      for (const { show } of found) markets.current.add(show.market);
      setShows(sortShows(found));
      setMore(cursor !== undefined && found.length < maxShows);
      setProblem(null);
    } catch (error) {
      if (!signal.aborted) setProblem(problemOf(error));
    }
  };
  useRefresh(load, refreshMs, [wanted, market, pages]);

  const filter = (name: 'language' | 'market', value: string) => {
    const query = new URLSearchParams(location.value.query);
    if (value) query.set(name, value);
    else query.delete(name);
    setShows(null);
    setPages(1);
    navigate(query.size ? `/?${query}` : '/', { replace: true });
  };

  if (market) markets.current.add(market);
  return (
    <main class="lobby">
      <header class="lobby-head">
        <div>
          <h1>{t('lobbyTitle')}</h1>
          <p class="lead">{t('lobbyLead')}</p>
        </div>
        <div class="filters">
          <label class="pill-select">
            <span class="pill-label">{t('language')}</span>
            <select
              data-testid="filter-language"
              aria-label={t('language')}
              value={wanted}
              onChange={(e) => filter('language', e.currentTarget.value)}
            >
              <option value="">{t('allLanguages')}</option>
              {languages.map((l) => (
                <option key={l.code} value={l.code}>
                  {l.name}
                </option>
              ))}
            </select>
          </label>
          <label class="pill-select">
            <span class="pill-label">{t('market')}</span>
            <select
              data-testid="filter-market"
              aria-label={t('market')}
              value={market}
              onChange={(e) => filter('market', e.currentTarget.value)}
            >
              <option value="">{t('allMarkets')}</option>
              {[...markets.current].sort().map((m) => (
                <option key={m} value={m}>
                  {m.toUpperCase()}
                </option>
              ))}
            </select>
          </label>
        </div>
      </header>

      {problem ? (
        <p class="notice bad" role="status" data-testid="lobby-error" data-code={problem.code}>
          {problem.code === 1 ? t('lobbyFailed') : problemText(problem)}
        </p>
      ) : null}
      {shows === null && !problem ? <Waiting /> : null}
      {shows?.length === 0 ? (
        <section class="blank" data-testid="lobby-empty">
          <Icon name="bag" size={40} />
          <h2>{t('noShows')}</h2>
          <p>{t('noShowsHint')}</p>
          {wanted || market ? (
            <button class="button" onClick={() => navigate('/', { replace: true })}>
              {t('showAll')}
            </button>
          ) : null}
        </section>
      ) : null}
      {shows ? (
        <>
          <Group title={t('liveNow')} shows={shows.filter((s) => s.show.status === 'live')} now={now} live />
          <Group title={t('comingUp')} shows={shows.filter((s) => s.show.status === 'scheduled')} now={now} />
          <Group title={t('earlier')} shows={shows.filter((s) => s.show.status === 'ended')} now={now} />
        </>
      ) : null}
      {more ? (
        <button class="button lobby-more" onClick={() => setPages(pages + 1)}>
          {t('more')}
        </button>
      ) : null}
    </main>
  );
}

interface GroupProps {
  title: string;
  shows: readonly ShowSummary[];
  now: number;
  live?: boolean;
}

function Group({ title, shows, now, live = false }: GroupProps) {
  if (shows.length === 0) return null;
  return (
    <section class="group">
      <h2>
        {live ? <span class="pulse" aria-hidden="true" /> : null}
        {title}
        <span class="count">{shows.length}</span>
      </h2>
      <ul class={live ? `cards count-${shows.length < 5 ? shows.length : 'many'}` : 'cards'}>
        {shows.map((s) => (
          <li key={s.show.showId}>
            <ShowCardView summary={s} now={now} language={locale.value} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Waiting() {
  return (
    <ul class="cards" aria-hidden="true">
      {[1, 2, 3, 4, 5, 6].map((n) => (
        <li key={n} class="card-ghost" />
      ))}
    </ul>
  );
}
