import { useEffect, useRef, useState } from 'preact/hooks';

/** The time of `clock`, looked at again every `everyMs` while `active`. */
export function useNow(clock: { now(): number }, active = true, everyMs = 250): number {
  const [now, setNow] = useState(clock.now());
  useEffect(() => {
    setNow(clock.now());
    if (!active) return;
    const timer = setInterval(() => setNow(clock.now()), everyMs);
    return () => clearInterval(timer);
  }, [clock, active, everyMs]);
  return now;
}

/** Runs `work` now and every `everyMs` while the page is visible, and at once when it becomes visible again. */
export function useRefresh(
  work: (signal: AbortSignal) => Promise<void>,
  everyMs: number,
  keys: readonly unknown[],
): void {
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const beat = async () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') await latest.current(abort.signal);
      if (!abort.signal.aborted) timer = setTimeout(() => void beat(), everyMs);
    };
    const seen = () => void (document.visibilityState === 'visible' && beat());
    document.addEventListener('visibilitychange', seen);
    void beat();
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [everyMs, ...keys]);
}

export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · LiveRooms` : 'LiveRooms';
  }, [title]);
}
