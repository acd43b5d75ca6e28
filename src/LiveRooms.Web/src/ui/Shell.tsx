import type { ComponentChildren } from 'preact';
import { chooseLanguage, language, t } from '../i18n';
import { isLanguage, languages } from '../i18n/languages';
import { creator } from '../session/session';
import { Icon } from './Icon';
import { Link, location } from './router';

/** What stands around every page: the name, the ways, the language. */
export function Shell({ children, inRoom = false }: { children: ComponentChildren; inRoom?: boolean }) {
  const studio = location.value.path.startsWith('/studio');
  return (
    <div class={inRoom ? 'shell in-room' : 'shell'}>
      <header class="topbar">
        <Link href="/" class="brand" aria-label="LiveRooms">
          <Mark />
          <span>LiveRooms</span>
        </Link>
        <nav class="ways" aria-label="LiveRooms">
          <Link href="/" class="way" aria-current={location.value.path === '/' ? 'page' : undefined}>
            {t('lobby')}
          </Link>
          <Link href="/studio" class="way" aria-current={studio ? 'page' : undefined}>
            {t('studio')}
            {creator.value ? <span class="way-who">{creator.value.viewer.name}</span> : null}
          </Link>
        </nav>
        <label class="pill-select">
          <Icon name="globe" size={18} />
          <span class="hidden">{t('language')}</span>
          <select
            value={language.value}
            data-testid="ui-language"
            onChange={(e) => isLanguage(e.currentTarget.value) && chooseLanguage(e.currentTarget.value)}
          >
            {languages.map((l) => (
              <option key={l.code} value={l.code}>
                {l.name}
              </option>
            ))}
          </select>
        </label>
      </header>
      {children}
    </div>
  );
}

function Mark() {
  return (
    <svg width="28" height="28" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#2c1e21" />
      <path d="M9 7.5h5v12.4h9V25H9z" fill="#ffe9da" />
      <circle class="mark-light" cx="21.6" cy="11" r="4.4" fill="#ff6f4e" />
    </svg>
  );
}
