import { locale, t } from '../i18n';
import type { DropCard } from '../wire/types';

const share = (part: number, whole: number) => (whole > 0 ? `${(100 * part) / whole}%` : '0%');

/** sold + held + free = stock, as a bar and in words. */
export function StockBar({ drop }: { drop: DropCard }) {
  const n = (value: number) => value.toLocaleString(locale.value);
  return (
    <div class="stock">
      <div class="stock-bar" aria-hidden="true">
        <span class="stock-sold" style={{ width: share(drop.sold, drop.stock) }} />
        <span class="stock-held" style={{ width: share(drop.held, drop.stock) }} />
      </div>
      <p class="stock-words">
        <strong>{t('leftOf', { free: n(drop.free), stock: n(drop.stock) })}</strong>
        {drop.held > 0 ? <span class="dot held">{t('heldCount', { n: n(drop.held) })}</span> : null}
        {drop.sold > 0 ? <span class="dot sold">{t('soldCount', { n: n(drop.sold) })}</span> : null}
        {drop.waiting > 0 ? <span class="dot">{t('waitingCount', { n: n(drop.waiting) })}</span> : null}
      </p>
    </div>
  );
}
