import { useEffect, useMemo } from 'preact/hooks';
import { creator, signOut, verify } from '../session/session';
import { usePageTitle } from '../ui/hooks';
import { CommissionPanel } from './CommissionPanel';
import { Desk } from './Desk';
import { NewShow } from './NewShow';
import { ProblemLine } from '../ui/ProblemLine';
import { ShopPanel } from './ShopPanel';
import { ShowList } from './ShowList';
import { SignIn } from './SignIn';
import { useAction } from '../ui/useAction';
import { words } from './words';
import { WebhookPanel } from './WebhookPanel';
import { Workshop } from './workshop';

export function StudioPage({ showId }: { showId: string | undefined }) {
  usePageTitle(words.studio);
  const viewer = creator.value?.viewer;
  return viewer ? (
    <Rooms key={viewer.viewerId} creatorId={viewer.viewerId} name={viewer.name} showId={showId} />
  ) : (
    <SignIn />
  );
}

function Rooms({ creatorId, name, showId }: { creatorId: string; name: string; showId: string | undefined }) {
  const workshop = useMemo(() => new Workshop(creatorId), [creatorId]);
  const { problem, run } = useAction();
  // A kept token may have died meanwhile, and reading a shop does not need one: ask, before anything is typed in vain.
  useEffect(() => void run((token) => Promise.all([verify(token), workshop.load(token)])), [workshop]);
  const chosen = workshop.shows.value.find((s) => s.showId === showId);

  return (
    <main class="studio">
      <aside class="studio-side">
        <header class="studio-who">
          <div>
            <p class="eyebrow">{words.studio}</p>
            <h1>{name}</h1>
          </div>
          <button class="button small" data-testid="sign-out" onClick={signOut}>
            {words.signOut}
          </button>
        </header>
        <ProblemLine problem={problem} />
        <ShowList workshop={workshop} chosen={showId} />
        <NewShow workshop={workshop} />
      </aside>
      {chosen ? (
        <Desk key={chosen.showId} workshop={workshop} show={chosen} />
      ) : (
        <div class="desk">
          <p class="notice">{words.pickShow}</p>
          <div class="desk-grid">
            <ShopPanel workshop={workshop} show={null} />
            <div class="desk-column">
              <CommissionPanel workshop={workshop} />
              <WebhookPanel workshop={workshop} />
            </div>
          </div>
        </div>
      )}
    </main>
  );
}
