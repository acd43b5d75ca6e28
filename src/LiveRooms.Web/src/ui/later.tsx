import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n';

/** A page whose code is fetched when it is visited for the first time. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => JSX.Element {
  let known: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Page, setPage] = useState(() => known);
    const [failed, setFailed] = useState(false);
    const fetchIt = () => {
      setFailed(false);
      load().then(
        (page) => setPage(() => (known = page)),
        () => setFailed(true),
      );
    };
    useEffect(() => {
      if (!known) fetchIt();
    }, []);
    if (Page) return <Page {...props} />;
    return (
      <main class="blank" aria-busy={!failed}>
        {failed ? (
          <button class="button primary" onClick={fetchIt}>
            {t('tryAgain')}
          </button>
        ) : (
          <span class="spinner" aria-hidden="true" />
        )}
      </main>
    );
  };
}
