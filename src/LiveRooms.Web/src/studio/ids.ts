/** A readable id of the form the server takes: the latin part of a title and something that nobody else has. */
export function newId(title: string, fallback: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 32)
    .replace(/-+$/, '');
  const tail = crypto.randomUUID().replaceAll('-', '').slice(0, 8);
  return `${slug || fallback}-${tail}`;
}
