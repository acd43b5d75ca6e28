import type { ComponentChildren } from 'preact';
import { memo } from '../art/memo';
import { seedOf } from '../art/random';
import { t } from '../i18n';
import type { ChatLine } from '../wire/types';

interface Props {
  line: ChatLine;
  own: boolean;
  /** What can be done about the line. */
  children?: ComponentChildren;
}

/** One line of chat. Names take a colour of their own so that voices can be told apart. */
export const ChatRow = memo(({ line, own, children }: Props) => {
  const staff = line.role !== 'viewer';
  return (
    <li
      class={`line${own ? ' own' : ''}${staff ? ` staff ${line.role}` : ''}`}
      data-testid="chat-line"
      data-number={line.number}
      data-viewer-id={line.viewerId}
      data-role={line.role}
    >
      <span class="line-name" style={staff ? undefined : { color: nameColor(line.viewerId) }}>
        {line.name}
      </span>
      {staff ? <span class="line-role">{line.role === 'creator' ? t('host') : t('team')}</span> : null}
      <span class="line-text" data-testid="chat-text">
        {line.text}
      </span>
      {children}
    </li>
  );
});

const voices = ['#ffb38f', '#f6c177', '#9bd8c4', '#a9c7ff', '#e6b3ff', '#ff9fb2', '#c8e08a', '#8fd3f4'];

function nameColor(viewerId: string): string {
  return voices[seedOf(viewerId) % voices.length]!;
}
