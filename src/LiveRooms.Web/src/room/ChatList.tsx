import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t, tn } from '../i18n';
import { Icon } from '../ui/Icon';
import type { ChatLine } from '../wire/types';

interface Props {
  lines: readonly ChatLine[];
  row: (line: ChatLine) => ComponentChildren;
}

/** Within this many pixels of the end the reader counts as being at the end. */
const nearEnd = 48;

/** Follows the newest line until the reader scrolls up; then it waits and counts what came. */
export function ChatList({ lines, row }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [readUpTo, setReadUpTo] = useState<number | null>(null);
  const last = lines.at(-1)?.number ?? 0;

  const toEnd = () => {
    const element = list.current!;
    element.scrollTop = element.scrollHeight;
    following.current = true;
    setReadUpTo(null);
  };

  const follow = () => {
    const element = list.current;
    if (element && following.current) element.scrollTop = element.scrollHeight;
  };

  useLayoutEffect(follow, [last]);

  // The list changes its height with the window and its neighbours: stay at the end then, too. The last change may be
  // heard when the page has left the room and the reference is empty.
  useEffect(() => {
    const watch = new ResizeObserver(follow);
    watch.observe(list.current!);
    return () => watch.disconnect();
  }, []);

  const onScroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = list.current!;
    const atEnd = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (atEnd === following.current) return;
    following.current = atEnd;
    setReadUpTo(atEnd ? null : last);
  };

  const unread = readUpTo === null ? 0 : lines.filter((l) => l.number > readUpTo).length;
  return (
    <div class="chat-body">
      <div
        ref={list}
        class="lines"
        tabIndex={0}
        role="log"
        aria-live="polite"
        aria-label={t('chat')}
        onScroll={onScroll}
      >
        {lines.length === 0 ? <p class="lines-empty">{t('chatEmpty')}</p> : null}
        <ol>{lines.map(row)}</ol>
      </div>
      {unread > 0 ? (
        <button class="unread" data-testid="chat-unread" data-value={unread} onClick={toEnd}>
          <Icon name="down" size={16} />
          {tn('newMessages', unread)}
        </button>
      ) : null}
    </div>
  );
}
