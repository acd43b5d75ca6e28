/** The drop and the reservation that an order id names; null when it is no order's. */
export function orderParts(orderId: string): { dropId: string; number: number } | null {
  const match = /^(.+)-(\d{1,15})$/.exec(orderId);
  return match && Number(match[2]) > 0 ? { dropId: match[1]!, number: Number(match[2]) } : null;
}
