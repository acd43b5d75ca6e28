import { locale, num } from '../i18n';
import { fill } from '../i18n/template';
import { memory, share } from '../ui/format';
import type { ProcessCard, SiloCard } from '../wire/ops';
import { Drain } from './Drain';
import { LoadBadge } from './LoadBadge';
import { nameOf } from './watch';
import { words } from './words';

export function ProcessTile({ process, most }: { process: ProcessCard; most: number }) {
  const { silo, edge, state, load } = process;
  const mayDrain = state === 'running' || state === 'draining' || state === 'stopping';
  return (
    <li
      class={`tile is-${state}`}
      data-testid="process"
      data-process-id={process.processId ?? ''}
      data-state={state}
      data-viewers={edge?.viewers ?? ''}
    >
      <header>
        <span class="tile-dot" aria-hidden="true" />
        <strong>{process.host}</strong>
        <span class="tile-state">{words[`state_${state}`]}</span>
      </header>
      <p class="tile-id">{nameOf(process)}</p>
      {silo && silo.labels.length > 0 ? <Labels labels={silo.labels} /> : null}
      {load ? <LoadBadge {...load} /> : null}
      {silo ? <StoreNotes {...silo} /> : null}
      <dl class="tile-facts">
        {edge ? <Fact name={words.viewers} value={num(edge.viewers)} /> : null}
        {edge ? <Fact name={words.rooms} value={num(edge.rooms)} /> : null}
        {silo?.activations != null ? <Fact name={words.grains} value={num(silo.activations)} /> : null}
        {process.memoryBytes != null ? (
          <Fact name={words.memory} value={memory(process.memoryBytes, locale.value)} />
        ) : null}
      </dl>
      {edge ? <Bar name={words.viewers} part={edge.viewers / most} kind="viewers" /> : null}
      {process.cpu != null ? <Bar name={words.cpu} part={process.cpu} kind="cpu" /> : null}
      {process.processId && mayDrain ? <Drain process={process} id={process.processId} /> : null}
    </li>
  );
}

/** What a silo is kept for. */
function Labels({ labels }: { labels: readonly string[] }) {
  return (
    <ul class="labels" aria-label={words.labels}>
      {labels.map((label) => (
        <li key={label} data-testid="label">
          {label}
        </li>
      ))}
    </ul>
  );
}

/** What is wrong with the store, as a silo meets it; nothing when all is well. */
function StoreNotes({ storeless, wentBack }: SiloCard) {
  return (
    <>
      {storeless ? (
        <p class="note" data-testid="storeless">
          {fill(words.storeless, { n: num(storeless) })}
        </p>
      ) : null}
      {wentBack ? (
        <p class="note" data-testid="went-back">
          {fill(words.wentBack, { n: num(wentBack) })}
        </p>
      ) : null}
    </>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Bar({ name, part, kind }: { name: string; part: number; kind: 'viewers' | 'cpu' }) {
  return (
    <div class="bar-row">
      <span>{kind === 'cpu' ? `${name} ${share(part, locale.value)}` : name}</span>
      <meter class={`bar ${kind}`} min={0} max={1} high={kind === 'cpu' ? 0.8 : 1} value={part} aria-label={name} />
    </div>
  );
}
