/** The time of a datetime-local field in Unix milliseconds; null when it is empty. */
export function fieldTime(value: string): number | null {
  const at = value ? new Date(value).getTime() : NaN;
  return Number.isFinite(at) ? at : null;
}
