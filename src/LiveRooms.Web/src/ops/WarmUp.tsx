import { useState } from 'preact/hooks';
import { locale, num } from '../i18n';
import { fill } from '../i18n/template';
import { startTime } from '../ui/format';
import { useRefresh } from '../ui/hooks';
import { ProblemLine } from '../ui/ProblemLine';
import { api } from '../wire/api';
import type { ShowSummary } from '../wire/http';
import { opsApi, type WarmRoom } from '../wire/ops';
import { problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { words } from './words';

const everyMs = 30_000;
const lookMs = 1_000;
const most = 50;

/** Wakes a show and opens its relay on every edge before its crowd comes. */
export function WarmUp() {
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

  const waiting = warmed !== null && !isReady(warmed);
  useRefresh(
    async (signal) => {
      if (!waiting) return;
      const room = await opsApi.warmth(warmed.showId).catch(() => null);
      if (room && !signal.aborted) setWarmed(room);
    },
    lookMs,
    [warmed?.showId],
  );

  const warm = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    setWarmed(null);
    try {
      setWarmed(await opsApi.warm(showId.trim()));
    } catch (error) {
      setProblem(problemOf(error));
    }
    setBusy(false);
  };

  return (
    <section class="panel" aria-label={words.warmTitle}>
      <h2>{words.warmTitle}</h2>
      <p class="faint">{words.warmLead}</p>
      <form class="warm" onSubmit={(e) => void warm(e)}>
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
        <p class={waiting ? 'faint' : 'good'} role="status" data-testid="warmed" data-ready={!waiting}>
          {fill(waiting ? words.warming : words.warmed, {
            show: warmed.showId,
            ready: num(warmed.edges.filter((edge) => edge.ready).length),
            all: num(warmed.edges.length),
          })}
        </p>
      ) : null}
    </section>
  );
}

const isReady = (room: WarmRoom) => room.edges.every((edge) => edge.ready);
