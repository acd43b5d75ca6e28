import { language } from '.';
import type { LanguageCode } from './languages';

/** The words of one part of the pages, by name, in the language of the moment: who reads them while drawing is drawn anew when it changes. */
export function section<W extends Record<string, string>>(all: Record<LanguageCode, W>): Readonly<W> {
  return new Proxy(all.en, { get: (_, name) => Reflect.get(all[language.value], name) as string });
}
