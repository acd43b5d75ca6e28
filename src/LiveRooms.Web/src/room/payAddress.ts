/**
 * Where a checkout leads. An address of these pages learns which show to come back to; any other is taken as it is, if a
 * browser may be sent there.
 */
export function payAddress(url: string, showId: string, origin: string): { path: string } | { away: string } | null {
  let address: URL;
  try {
    address = new URL(url, origin);
  } catch {
    return null;
  }
  if (address.origin === origin) {
    address.searchParams.set('show', showId);
    return { path: address.pathname + address.search };
  }
  return address.protocol === 'https:' || address.protocol === 'http:' ? { away: address.href } : null;
}
