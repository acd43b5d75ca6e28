/** The eight languages of shows and pages, by their own names. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'ru', name: 'Русский' },
  { code: 'es', name: 'Español' },
  { code: 'pt', name: 'Português' },
  { code: 'fr', name: 'Français' },
  { code: 'it', name: 'Italiano' },
  { code: 'pl', name: 'Polski' },
  { code: 'uk', name: 'Українська' },
] as const;

export type LanguageCode = (typeof languages)[number]['code'];

export function isLanguage(code: string): code is LanguageCode {
  return languages.some((l) => l.code === code);
}

export function languageName(code: string): string {
  return languages.find((l) => l.code === code)?.name ?? code;
}

/** The first of the browser's languages that the pages speak. */
export function preferredLanguage(wanted: readonly string[]): LanguageCode {
  for (const tag of wanted) {
    const code = tag.toLowerCase().split('-')[0]!;
    if (isLanguage(code)) return code;
  }
  return 'en';
}
