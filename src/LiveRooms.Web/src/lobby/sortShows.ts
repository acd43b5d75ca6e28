import type { ShowSummary } from '../wire/http';

const order = { live: 0, scheduled: 1, ended: 2 } as const;

/** Live first, fullest room first; then what starts soonest; then what ended last. */
export function sortShows(shows: readonly ShowSummary[]): ShowSummary[] {
  return [...shows].sort((a, b) => {
    if (a.show.status !== b.show.status) return order[a.show.status] - order[b.show.status];
    if (a.show.status === 'live') return b.audience - a.audience || compareIds(a, b);
    if (a.show.status === 'scheduled')
      return (a.show.scheduledAt ?? Infinity) - (b.show.scheduledAt ?? Infinity) || compareIds(a, b);
    return (b.show.endedAt ?? 0) - (a.show.endedAt ?? 0) || compareIds(a, b);
  });
}

function compareIds(a: ShowSummary, b: ShowSummary): number {
  return a.show.showId < b.show.showId ? -1 : 1;
}
