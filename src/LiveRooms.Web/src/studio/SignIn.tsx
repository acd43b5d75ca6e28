import { useState } from 'preact/hooks';
import { Poster } from '../art/Poster';
import { signInCreator } from '../session/session';
import { ProblemError, problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { words } from './words';

/** The built-in issuer's sign-in. Where the server has none, it says so. */
export function SignIn() {
  const [id, setId] = useState('');
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    try {
      await signInCreator(id.trim(), name.trim());
    } catch (error) {
      const found = problemOf(error);
      const missing = error instanceof ProblemError && error.status === 404;
      setProblem(missing ? { ...found, code: 0, message: words.signInOff } : found);
    }
    setBusy(false);
  };

  return (
    <main class="gate">
      <div class="gate-art" aria-hidden="true">
        <Poster id={id || 'studio'} />
      </div>
      <form class="gate-form" onSubmit={(e) => void submit(e)}>
        <p class="eyebrow">{words.studio}</p>
        <h1>{words.welcome}</h1>
        <p class="lead">{words.welcomeLead}</p>
        <label class="field">
          <span>{words.creatorId}</span>
          <input
            data-testid="creator-id"
            value={id}
            required
            maxLength={64}
            pattern="[A-Za-z0-9._\-]+"
            title={words.creatorIdHint}
            autocomplete="username"
            onInput={(e) => setId(e.currentTarget.value)}
          />
        </label>
        <label class="field">
          <span>{words.name}</span>
          <input
            data-testid="creator-name"
            value={name}
            maxLength={40}
            autocomplete="nickname"
            onInput={(e) => setName(e.currentTarget.value)}
          />
        </label>
        <ProblemLine problem={problem} />
        <button class="button primary wide" data-testid="sign-in" disabled={busy}>
          {busy ? words.working : words.signIn}
        </button>
      </form>
    </main>
  );
}
