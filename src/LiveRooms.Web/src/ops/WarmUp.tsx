import { useState } from 'preact/hooks';
import { locale } from '../i18n';
import { startTime } from '../ui/format';
import { useRefresh } from '../ui/hooks';
import { ProblemLine } from '../ui/ProblemLine';
import { api } from '../wire/api';
import type { ShowSummary } from '../wire/http';
import { opsApi, type ProcessCard, type WarmRoom } from '../wire/ops';
import { problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { Warmth } from './Warmth';
import { words } from './words';

const everyMs = 30_000;
const lookMs = 1_000;
const most = 50;

/** Wakes a show and opens its relay on every edge before its crowd comes. */
export function WarmUp({ processes }: { processes: readonly ProcessCard[] }) {
  const [shows, setShows] = useState<ShowSummary[]>([]);
  const [showId, setShowId] = useState('');
  const [busy, setBusy] = useState(false);
  const [warmed, setWarmed] = useState<WarmRoom | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  useRefresh(
    async (signal) => {
      const page = await api.shows({ status: 'scheduled', limit: most }, signal).catch(() => null);
      if (page && !signal.aborted) setShows(page.items);
    },
    everyMs,
    [],
  );

  useRefresh(
    async (signal) => {
      if (!warmed?.until) return;
      const room = await opsApi.warmth(warmed.showId).catch(() => null);
      if (room && !signal.aborted) setWarmed({ ...room, show: warmed.show });
    },
    lookMs,
    [warmed?.showId],
  );

  const ask = async (asked: Promise<WarmRoom>) => {
    setBusy(true);
    setProblem(null);
    try {
      setWarmed(await asked);
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };

  const warm = (event: Event) => {
    event.preventDefault();
    setWarmed(null);
    void ask(opsApi.warm(showId.trim()));
  };

  return (
    <section class="panel" aria-label={words.warmTitle}>
      <h2>{words.warmTitle}</h2>
      <p class="faint">{words.warmLead}</p>
      <form class="warm" onSubmit={warm}>
        <label class="field">
          <span>{words.show}</span>
          <input
            data-testid="warm-show"
            list="upcoming-shows"
            value={showId}
            required
            maxLength={64}
            pattern="[A-Za-z0-9._\-]+"
            onInput={(e) => setShowId(e.currentTarget.value)}
          />
          <datalist id="upcoming-shows">
            {shows.map(({ show }) => (
              <option key={show.showId} value={show.showId}>
                {show.title}
                {show.scheduledAt ? ` · ${startTime(show.scheduledAt, Date.now(), locale.value)}` : ''}
              </option>
            ))}
          </datalist>
        </label>
        <button class="button primary" data-testid="warm" disabled={busy}>
          {words.warm}
        </button>
      </form>
      <ProblemLine problem={problem} />
      {warmed ? (
        <Warmth room={warmed} processes={processes} busy={busy} onLetGo={() => void ask(opsApi.cool(warmed.showId))} />
      ) : null}
    </section>
  );
}
