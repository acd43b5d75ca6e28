import { useState } from 'preact/hooks';
import { fill } from '../i18n/template';
import { ChatComposer } from '../room/ChatComposer';
import { ChatList } from '../room/ChatList';
import { ChatRow } from '../room/ChatRow';
import type { RoomStore } from '../room/store';
import { api } from '../wire/api';
import type { ChatLine } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { words } from './words';

const spans = [60, 300, 3_600, 86_400];
const spanName = (seconds: number) =>
  seconds < 3_600 ? fill(words.minutes, { n: seconds / 60 }) : fill(words.hours, { n: seconds / 3_600 });

/** The room's chat with a hand on every line: who disturbs can be muted, and unmuted again. */
export function ChatDesk({ store }: { store: RoomStore }) {
  const action = useAction();
  const [seconds, setSeconds] = useState(300);
  const [muted, setMuted] = useState<ReadonlyMap<string, number>>(new Map());

  const toggle = (viewerId: string, hush: boolean) =>
    void action.run(async (token) => {
      await api.mute(token, store.showId, viewerId, hush ? seconds : 0);
      const next = new Map(muted);
      if (hush) next.set(viewerId, Date.now() + seconds * 1000);
      else next.delete(viewerId);
      setMuted(next);
    });

  const row = (line: ChatLine) => {
    const hushed = (muted.get(line.viewerId) ?? 0) > Date.now();
    return (
      <ChatRow key={line.number} line={line} own={line.viewerId === store.you.value?.viewerId}>
        {line.role === 'viewer' ? (
          <button
            class={hushed ? 'button tiny on' : 'button tiny'}
            data-testid="mute-viewer"
            data-viewer-id={line.viewerId}
            data-muted={hushed}
            aria-label={`${hushed ? words.unmute : words.mute}: ${line.name}`}
            disabled={action.busy}
            onClick={() => toggle(line.viewerId, !hushed)}
          >
            {hushed ? words.unmute : words.mute}
          </button>
        ) : null}
      </ChatRow>
    );
  };

  return (
    <section class="panel chat-desk" aria-label={words.chat}>
      <h2>
        {words.chat}
        <label class="inline-field">
          {words.muteFor}
          <select
            data-testid="mute-seconds"
            value={String(seconds)}
            onChange={(e) => setSeconds(Number(e.currentTarget.value))}
          >
            {spans.map((s) => (
              <option key={s} value={String(s)}>
                {spanName(s)}
              </option>
            ))}
          </select>
        </label>
      </h2>
      <ChatList lines={store.chat.value} row={row} />
      <ProblemLine problem={action.problem} />
      <ChatComposer store={store} />
    </section>
  );
}
