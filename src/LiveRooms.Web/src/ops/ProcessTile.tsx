import { useState } from 'preact/hooks';
import { locale, num } from '../i18n';
import { fill } from '../i18n/template';
import { memory, share } from '../ui/format';
import { ProblemLine } from '../ui/ProblemLine';
import { opsApi, type ProcessCard } from '../wire/ops';
import { problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { words } from './words';

export function ProcessTile({ process, most }: { process: ProcessCard; most: number }) {
  const { silo, edge, state } = process;
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
      <p class="tile-id">{silo?.address ?? process.processId?.slice(0, 8)}</p>
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
      {edge && process.processId && (state === 'running' || state === 'draining') ? (
        <Drain id={process.processId} viewers={edge.viewers} under={state === 'draining'} />
      ) : null}
    </li>
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

/** Asked twice, so that nobody empties an edge by a slip; the process hears of it with its next report. */
function Drain({ id, viewers, under }: { id: string; viewers: number; under: boolean }) {
  const [step, setStep] = useState<'calm' | 'sure' | 'asked'>('calm');
  const [problem, setProblem] = useState<Problem | null>(null);
  if (under || step === 'asked') return <p class="faint">{words.draining}</p>;
  const ask = async () => {
    setStep('asked');
    try {
      await opsApi.drain(id);
    } catch (error) {
      setProblem(problemOf(error));
      setStep('calm');
    }
  };
  return (
    <>
      <button
        class={step === 'sure' ? 'button small danger' : 'button small'}
        data-testid="drain"
        data-sure={step === 'sure'}
        onBlur={() => setStep('calm')}
        onClick={() => (step === 'sure' ? void ask() : setStep('sure'))}
      >
        {step === 'sure' ? fill(words.drainSure, { n: num(viewers) }) : words.drain}
      </button>
      <ProblemLine problem={problem} />
    </>
  );
}
