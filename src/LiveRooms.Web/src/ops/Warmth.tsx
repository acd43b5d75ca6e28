import { locale, num } from '../i18n';
import { fill } from '../i18n/template';
import { timeOfDay } from '../ui/format';
import type { ProcessCard, WarmHome, WarmRoom } from '../wire/ops';
import { nameOf } from './watch';
import { words } from './words';

interface WarmthProps {
  room: WarmRoom;
  processes: readonly ProcessCard[];
  busy: boolean;
  onLetGo: () => void;
}

/** How warm a room is: where its show lives, and which edges have it ready. */
export function Warmth({ room, processes, busy, onLetGo }: WarmthProps) {
  const ready = room.edges.filter((edge) => edge.ready).length;
  const all = ready === room.edges.length && ready > 0;
  if (!room.until)
    return (
      <p class="faint" role="status" data-testid="warmed" data-ready="false">
        {words.warmOver}
      </p>
    );
  return (
    <div class="warmth">
      <p class={all ? 'good' : 'faint'} role="status" data-testid="warmed" data-ready={all}>
        {fill(all ? words.warmed : words.warming, {
          show: room.showId,
          ready: num(ready),
          all: num(room.edges.length),
        })}
      </p>
      {room.show ? <Home {...room.show} /> : null}
      <ul class="warm-edges">
        {room.edges.map(({ edge, ready: open }) => (
          <li key={edge} data-testid="warm-edge" data-edge={edge} data-ready={open}>
            <span class="warm-mark" aria-hidden="true">
              {open ? '✓' : '…'}
            </span>
            <EdgeName edge={edge} processes={processes} />
            <span class="warm-state">{open ? words.edgeReady : words.edgeOpening}</span>
          </li>
        ))}
      </ul>
      <p class="faint warm-until">
        {fill(words.warmUntil, { time: timeOfDay(room.until, locale.value) })}
        <button class="button small" data-testid="let-go" disabled={busy} onClick={onLetGo}>
          {words.letGo}
        </button>
      </p>
    </div>
  );
}

function Home({ headline, silo, isHome, drops }: WarmHome) {
  return (
    <p class="warm-home" data-testid="warm-home" data-home={isHome}>
      {headline ? <span class="badge">{words.headline}</span> : null}
      {fill(isHome ? words.livesOn : words.onItsWay, { silo: silo.split('@')[0]!, n: num(drops) })}
    </p>
  );
}

/** An edge as the map calls it; one that has not said anything yet by its id. */
function EdgeName({ edge, processes }: { edge: string; processes: readonly ProcessCard[] }) {
  const process = processes.find((known) => known.processId === edge);
  return (
    <span class="warm-edge-name">
      {process ? process.host : edge.slice(0, 8)}
      {process ? <small>{nameOf(process)}</small> : null}
    </span>
  );
}
