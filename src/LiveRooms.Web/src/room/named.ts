const kept = 'liverooms.named';

/** Whether this browser's guest has chatted before, and so keeps its name. */
export function namedBefore(): boolean {
  try {
    return localStorage.getItem(kept) === '1';
  } catch {
    return false;
  }
}

export function rememberNamed(): void {
  try {
    localStorage.setItem(kept, '1');
  } catch {
    // Without storage the name can be chosen again on the next visit.
  }
}
