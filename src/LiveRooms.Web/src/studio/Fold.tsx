import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

interface Props {
  title: string;
  testId: string;
  open?: boolean;
  children: () => ComponentChildren;
}

/** A part that is drawn, and asks for what it shows, only once it is opened. */
export function Fold({ title, testId, open = false, children }: Props) {
  const [shown, setShown] = useState(open);
  return (
    <details class="fold" data-testid={testId} open={shown} onToggle={(e) => setShown(e.currentTarget.open)}>
      <summary>{title}</summary>
      {shown ? <div class="fold-body">{children()}</div> : null}
    </details>
  );
}
