import { useEffect, useMemo } from 'preact/hooks';
import { problemText, t } from '../i18n';
import { Icon } from '../ui/Icon';
import { usePageTitle } from '../ui/hooks';
import { Link } from '../ui/router';
import { Code } from '../wire/problem';
import { ChatPanel } from './ChatPanel';
import { DropList } from './DropList';
import { Stage } from './Stage';
import { RoomStore } from './store';
import { ToastStack } from './ToastStack';

export function RoomPage({ showId }: { showId: string }) {
  const store = useMemo(() => new RoomStore(showId), [showId]);
  useEffect(() => () => store.leave(), [store]);
  const show = store.show.value;
  const refused = store.refused.value;
  usePageTitle(show?.title);

  if (refused && !show)
    return (
      <main class="blank" data-testid="room-refused" data-code={refused.code}>
        <Connection store={store} />
        <Icon name="bag" size={40} />
        <h1>{refused.code === Code.showUnknown ? t('roomUnknown') : t('roomClosed')}</h1>
        <p>{problemText(refused)}</p>
        <Link href="/" class="button primary">
          {t('backToLobby')}
        </Link>
      </main>
    );

  return (
    <main class="room">
      <Stage store={store} />
      <aside class="side">
        <DropList store={store} />
        <ChatPanel store={store} />
      </aside>
      <Connection store={store} />
      <ToastStack store={store} />
    </main>
  );
}

/** Says how the connection stands: aloud when it is away, silently in an attribute always. */
export function Connection({ store }: { store: RoomStore }) {
  const state = store.link.value;
  const away = store.away.value;
  const waiting = away ? problemText(away) : t('reconnecting');
  const words = state === 'reconnecting' ? waiting : state === 'connecting' ? t('connecting') : '';
  return (
    <div class={words ? 'connection shown' : 'connection'} data-testid="connection" data-state={state} role="status">
      {words ? <span class="spinner" aria-hidden="true" /> : null}
      {words}
    </div>
  );
}
