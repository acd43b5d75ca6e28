import { signal } from '@preact/signals';
import { opsApi } from '../wire/ops';

/** Whether this browser was let in. The token itself is in a cookie that no script can read. */
const kept = 'liverooms.ops';

export const entered = signal(read());

function read(): boolean {
  try {
    return localStorage.getItem(kept) === 'yes';
  } catch {
    return false;
  }
}

function write(inside: boolean): void {
  entered.value = inside;
  try {
    if (inside) localStorage.setItem(kept, 'yes');
    else localStorage.removeItem(kept);
  } catch {
    // A browser without storage asks again after a reload.
  }
}

/** With a token of the shop's issuer; without, as anybody may in Development. */
export async function enter(token: string): Promise<void> {
  await opsApi.openSession(token || (await opsApi.operatorToken()).token);
  write(true);
}

/** The server does not take the cookie any more. */
export const shutOut = () => write(false);

export async function leave(): Promise<void> {
  write(false);
  await opsApi.closeSession();
}
