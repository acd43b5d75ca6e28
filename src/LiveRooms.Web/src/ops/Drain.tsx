import { useEffect, useState } from 'preact/hooks';
import { num } from '../i18n';
import { fill } from '../i18n/template';
import { ProblemLine } from '../ui/ProblemLine';
import { opsApi, type ProcessCard } from '../wire/ops';
import { problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { words } from './words';

// What was asked is kept in memory only: a process that has not heard of it by then is to be asked again.
const forgottenMs = 20_000;

/** Asked twice, so that nobody empties a process by a slip; it hears of it with its next report. */
export function Drain({ process, id }: { process: ProcessCard; id: string }) {
  const [step, setStep] = useState<'calm' | 'sure' | 'asked'>('calm');
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    if (step !== 'asked') return;
    const timer = setTimeout(() => setStep('calm'), forgottenMs);
    return () => clearTimeout(timer);
  }, [step]);
  const { edge, state } = process;
  if (state !== 'running' || step === 'asked')
    return (
      <p class="faint" data-testid="drain-asked">
        {edge ? words.draining : words.drainingSilo}
      </p>
    );
  const ask = async () => {
    setStep('asked');
    setProblem(null);
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
        onBlur={() => setStep((was) => (was === 'sure' ? 'calm' : was))}
        onClick={() => (step === 'sure' ? void ask() : setStep('sure'))}
      >
        {step === 'calm' ? words.drain : edge ? fill(words.drainSure, { n: num(edge.viewers) }) : words.drainSureSilo}
      </button>
      <ProblemLine problem={problem} />
    </>
  );
}
