import { useEffect } from 'preact/hooks';

/** Does something again and again while it is wanted and the page is in sight: for what changes without news. */
export function useRepeat(again: () => void, everyMs: number, wanted = true): void {
  useEffect(() => {
    if (!wanted) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && again(), everyMs);
    return () => clearInterval(timer);
  }, [wanted, everyMs]);
}
