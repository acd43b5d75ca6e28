/** A text by plural category of `n`; `other` always exists. */
export type Plural = { other: string } & Partial<Record<Intl.LDMLPluralRule, string>>;

export type Values = Record<string, string | number>;

/** Puts values in the place of `{name}`; an unknown name stays visible. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
}

/** The form of `forms` that fits `n` in the language, with `{n}` written the language's way. */
export function pluralize(language: string, forms: Plural, n: number, values: Values = {}): string {
  const form = forms[new Intl.PluralRules(language).select(n)] ?? forms.other;
  return fill(form, { n: n.toLocaleString(language), ...values });
}
