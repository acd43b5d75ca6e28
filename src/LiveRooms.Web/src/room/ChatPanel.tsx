import { t, tn } from '../i18n';
import { ChatComposer } from './ChatComposer';
import { ChatList } from './ChatList';
import { ChatRow } from './ChatRow';
import type { RoomStore } from './store';

export function ChatPanel({ store }: { store: RoomStore }) {
  const you = store.you.value;
  const skipped = store.skippedChat.value;
  return (
    <section class="chat" aria-label={t('chat')}>
      <h2 class="chat-title">
        {t('chat')}
        {skipped > 0 ? <small>{tn('skippedLines', skipped)}</small> : null}
      </h2>
      <ChatList
        lines={store.chat.value}
        row={(line) => <ChatRow key={line.number} line={line} own={line.viewerId === you?.viewerId} />}
      />
      <ChatComposer store={store} />
    </section>
  );
}
