import { useState } from 'preact/hooks';
import { currentToken, signOut } from '../session/session';
import { Code, problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';

export interface Action {
  busy: boolean;
  problem: Problem | null;
  /** Runs one request at a time with the creator's token; answers whether it succeeded. */
  run: (work: (token: string) => Promise<unknown>, failed?: (problem: Problem) => void) => Promise<boolean>;
  refuse: (message: string) => void;
}

export function useAction(): Action {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const run: Action['run'] = async (work, failed) => {
    if (busy) return false;
    setBusy(true);
    setProblem(null);
    try {
      await work(await currentToken());
      return true;
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      failed?.(found);
      if (found.code === Code.signInRequired) signOut();
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, refuse: (message) => setProblem({ code: 0, message, retryable: false }) };
}
