import { signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';

/** Where the page is: path and query. */
export const location = signal(read());

function read(): { path: string; query: URLSearchParams } {
  return { path: window.location.pathname, query: new URLSearchParams(window.location.search) };
}

addEventListener('popstate', () => (location.value = read()));

export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  const before = location.value.path;
  location.value = read();
  if (location.value.path !== before) scrollTo(0, 0);
}

/** A link inside the pages; with a modifier key or another button it stays the browser's. */
export function Link({
  href,
  onClick,
  ...rest
}: JSX.IntrinsicElements['a'] & { href: string; children?: ComponentChildren }) {
  return (
    <a
      href={href}
      {...rest}
      onClick={(event) => {
        onClick?.(event);
        const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
        if (!plain || event.defaultPrevented) return;
        event.preventDefault();
        navigate(href);
      }}
    />
  );
}
