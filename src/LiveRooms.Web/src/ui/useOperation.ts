import { useRef } from 'preact/hooks';

/**
 * An idempotency key for a request: kept while the same request is tried again, another once it succeeded or another
 * request is made. `what` names the request with all it says.
 */
export function useOperation() {
  const pending = useRef<{ what: string; id: string } | null>(null);
  return async (what: string, work: (operationId: string) => Promise<boolean>): Promise<boolean> => {
    if (pending.current?.what !== what) pending.current = { what, id: crypto.randomUUID() };
    const done = await work(pending.current.id);
    if (done) pending.current = null;
    return done;
  };
}
