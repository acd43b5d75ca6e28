import { useEffect, useState } from 'preact/hooks';
import { type Action, useAction } from '../ui/useAction';

const settleMs = 400;
const afterFailureMs = 5_000;

export interface Fetched<T> extends Action {
  /** What came last, or null before anything came. */
  value: T | null;
  /** Takes over a newer answer. */
  take: (value: T) => void;
  /** Asks again. */
  again: () => void;
}

/** Reads something with the creator's token, anew when `key` changes or `again` is called; after a failure a while later. */
export function useFetched<T>(key: string, read: (token: string) => Promise<T>): Fetched<T> {
  const action = useAction();
  const [value, take] = useState<T | null>(null);
  const [wish, setWish] = useState(0);
  const [done, setDone] = useState('');
  const wanted = `${key} ${wish}`;

  useEffect(() => {
    if (done === wanted) return;
    const work = async (token: string) => {
      take(await read(token));
      setDone(wanted);
    };
    const wait = action.problem ? afterFailureMs : value === null ? 0 : settleMs;
    const timer = setTimeout(() => void action.run(work), wait);
    return () => clearTimeout(timer);
  }, [wanted, done, action.busy]);

  return { ...action, value, take, again: () => setWish((n) => n + 1) };
}
