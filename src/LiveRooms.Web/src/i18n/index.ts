import { computed, effect, signal } from '@preact/signals';
import type { Problem } from '../wire/types';
import { en, type Strings } from './en';
import { es } from './es';
import { fr } from './fr';
import { it } from './it';
import { isLanguage, type LanguageCode, preferredLanguage } from './languages';
import { pl } from './pl';
import { pt } from './pt';
import { ru } from './ru';
import { fill, type Plural, pluralize, type Values } from './template';
import { uk } from './uk';

export const dictionaries: Record<LanguageCode, Strings> = { en, ru, es, pt, fr, it, pl, uk };

const kept = 'liverooms.language';

function initial(): LanguageCode {
  const chosen = localStorage.getItem(kept) ?? '';
  return isLanguage(chosen) ? chosen : preferredLanguage(navigator.languages);
}

/** The language of the pages. */
export const language = signal<LanguageCode>(initial());

/** How numbers, money and times are written: the browser's own variant of the language when it has one. */
export const locale = computed(
  () => navigator.languages.find((tag) => tag.toLowerCase().split('-')[0] === language.value) ?? language.value,
);

effect(() => {
  document.documentElement.lang = language.value;
});

export function chooseLanguage(code: LanguageCode): void {
  language.value = code;
  localStorage.setItem(kept, code);
}

/** A whole number as the language writes it. */
export function num(n: number): string {
  return n.toLocaleString(locale.value);
}

type Key<V> = { [K in keyof Strings]: Strings[K] extends V ? K : never }[keyof Strings];

export function t(key: Key<string>, values?: Values): string {
  return fill(dictionaries[language.value][key], values);
}

export function tn(key: Key<Plural>, n: number, values?: Values): string {
  return pluralize(language.value, dictionaries[language.value][key], n, values);
}

/** A refusal in the viewer's language; the server's own English sentence when there is no translation. */
export function problemText(problem: Problem): string {
  return dictionaries[language.value].problems[problem.code] ?? problem.message;
}
