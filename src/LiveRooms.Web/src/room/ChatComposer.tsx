import { useRef, useState } from 'preact/hooks';
import { locale, problemText, t } from '../i18n';
import { askForName, creator, takeGuest } from '../session/session';
import { timeOfDay } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/hooks';
import { Code, problemOf } from '../wire/problem';
import { namedBefore, rememberNamed } from './named';
import type { RoomStore } from './store';

const maxLength = 300;
const maxName = 40;

export function ChatComposer({ store }: { store: RoomStore }) {
  const [text, setText] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [named, setNamed] = useState(namedBefore);
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const you = store.you.value;
  const problem = store.chatProblem.value;
  const mutedUntil = store.mutedUntil.value;
  const now = useNow(store.clock, mutedUntil !== null, 1_000);
  const muted = mutedUntil !== null && mutedUntil > now;
  const ended = store.show.value?.status === 'ended';
  const mayName = you?.role === 'viewer' && !creator.value && !named;

  /** Takes the typed name, if there is one. False when it was refused. */
  const settleName = async (): Promise<boolean> => {
    const wanted = name?.trim() ?? '';
    if (!mayName || !wanted || wanted === you?.name) return true;
    try {
      const reply = await askForName(wanted);
      const busyHere = store.mine.value.some((r) => r.status === 'held' || r.status === 'waiting');
      if (reply.viewer.viewerId !== you?.viewerId && busyHere) {
        store.chatProblem.value = { code: 0, message: t('nameKept'), retryable: true };
        return false;
      }
      takeGuest(reply);
      store.reconnect();
      return true;
    } catch (error) {
      store.chatProblem.value = problemOf(error);
      return false;
    }
  };

  const send = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const line = text.trim();
    if (!line || line.length > maxLength) {
      const code = line ? Code.chatTooLong : Code.chatEmpty;
      store.chatProblem.value = { code, message: '', retryable: false };
      return;
    }
    setBusy(true);
    if ((await settleName()) && (await store.say(line))) {
      setText('');
      rememberNamed();
      setNamed(true);
    }
    setBusy(false);
    input.current?.focus();
  };

  return (
    <form class="composer" onSubmit={(e) => void send(e)}>
      {mayName && !ended ? (
        <label class="namer">
          <span>{t('yourName')}</span>
          <input
            data-testid="viewer-name-input"
            value={name ?? you.name}
            maxLength={maxName}
            placeholder={t('namePlaceholder')}
            autocomplete="nickname"
            onFocus={(e) => e.currentTarget.select()}
            onInput={(e) => setName(e.currentTarget.value)}
            onKeyDown={(e) => {
              if (e.key !== 'Enter') return;
              e.preventDefault();
              void settleName();
              input.current?.focus();
            }}
          />
        </label>
      ) : null}
      {problem ? (
        <p class="field-error" role="alert" data-testid="chat-error" data-code={problem.code}>
          {problem.code === Code.chatMuted && muted ? mutedText(mutedUntil) : problemText(problem)}
        </p>
      ) : muted ? (
        <p class="field-error">{mutedText(mutedUntil)}</p>
      ) : null}
      <div class="composer-row">
        <input
          ref={input}
          class="say"
          data-testid="chat-input"
          value={text}
          aria-label={t('chatPlaceholder')}
          placeholder={ended ? t('showEnded') : t('chatPlaceholder')}
          disabled={ended}
          autocomplete="off"
          enterkeyhint="send"
          onInput={(e) => {
            setText(e.currentTarget.value);
            store.chatProblem.value = null;
          }}
        />
        {text.length > maxLength - 60 ? (
          <span class={text.trim().length > maxLength ? 'left over' : 'left'}>{maxLength - text.trim().length}</span>
        ) : null}
        <button class="round accent" data-testid="chat-send" aria-label={t('send')} disabled={ended || busy}>
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function mutedText(until: number): string {
  return t('chatMutedUntil', { time: timeOfDay(until, locale.value) });
}
