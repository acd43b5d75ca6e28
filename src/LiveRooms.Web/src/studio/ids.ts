/** The latin part of a title, as ids are written; empty when it has none. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 32)
    .replace(/-+$/, '');
}

/** A readable id of the form the server takes: the latin part of a title and something that nobody else has. */
export function newId(title: string, fallback: string): string {
  const tail = crypto.randomUUID().replaceAll('-', '').slice(0, 8);
  return `${slugOf(title) || fallback}-${tail}`;
}
