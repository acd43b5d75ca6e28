import { useState } from 'preact/hooks';
import { Poster } from '../art/Poster';
import { ProblemError, problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { enter } from './opsSession';
import { words } from './words';

/** Takes an operator's token; in Development none is needed. */
export function Gate() {
  const [token, setToken] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await enter(token.trim());
    } catch (error) {
      const missing = error instanceof ProblemError && error.status === 404;
      setProblem(missing ? { ...problemOf(error), code: 0, message: words.tokenNeeded } : problemOf(error));
      setBusy(false);
    }
  };

  return (
    <main class="gate">
      <div class="gate-art" aria-hidden="true">
        <Poster id="operations" />
      </div>
      <form class="gate-form" onSubmit={(e) => void submit(e)}>
        <p class="eyebrow">{words.title}</p>
        <h1>{words.gate}</h1>
        <p class="lead">{words.gateLead}</p>
        <label class="field">
          <span>{words.token}</span>
          <input
            type="password"
            data-testid="ops-token"
            value={token}
            autocomplete="off"
            onInput={(e) => setToken(e.currentTarget.value)}
          />
        </label>
        <ProblemLine problem={problem} />
        <button class="button primary wide" data-testid="ops-enter" disabled={busy}>
          {words.enter}
        </button>
      </form>
    </main>
  );
}
