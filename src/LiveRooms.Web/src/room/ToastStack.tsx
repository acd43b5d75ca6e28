import { locale, t } from '../i18n';
import { secondsLeft, timeOfDay } from '../ui/format';
import { Icon, type IconName } from '../ui/Icon';
import type { RoomStore } from './store';
import type { Toast } from './toasts';

const icons: Record<string, IconName> = {
  promoted: 'bag',
  expired: 'clock',
  waitlistClosed: 'line',
  cancelled: 'close',
  refunded: 'bag',
  confirmed: 'check',
  paymentFailed: 'close',
  refundDue: 'clock',
  dropCountdown: 'clock',
  dropDrawn: 'ticket',
  muted: 'hush',
  unmuted: 'hush',
  dropOpened: 'bag',
  dropRestocked: 'bag',
  dropPaused: 'pause',
  dropResumed: 'bag',
  dropRepriced: 'bag',
  showLive: 'play',
};

export function ToastStack({ store }: { store: RoomStore }) {
  return (
    <div class="toasts" aria-live="assertive" aria-relevant="additions">
      {store.toasts.list.value.map((toast) => (
        <div key={toast.id} class={`toast is-${toast.kind}`} data-testid="toast" data-kind={toast.kind}>
          <Icon name={icons[toast.kind] ?? 'check'} />
          <p>{toastText(store, toast)}</p>
          <button class="bare" aria-label={t('dismiss')} onClick={() => store.toasts.dismiss(toast.id)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}

function toastText(store: RoomStore, { event, kind }: Toast): string {
  const dropId = event.dropId ?? event.reservation?.dropId;
  const title = store.drops.value.find((d) => d.dropId === dropId)?.product.title ?? '';
  switch (kind) {
    case 'promoted': {
      const left = (event.reservation?.deadline ?? store.clock.now()) - store.clock.now();
      return t('toastPromoted', { n: secondsLeft(left), title });
    }
    case 'expired':
      return t('toastExpired', { title });
    case 'waitlistClosed':
      return t('toastWaitlistClosed', { title });
    case 'cancelled':
      return t('toastCancelled', { title });
    case 'refunded':
      return t('toastRefunded', { title });
    case 'confirmed':
      return t('toastConfirmed', { title });
    case 'paymentFailed':
      return t('toastPaymentFailed', { title });
    case 'refundDue':
      return t('toastRefundDue', { title });
    case 'dropCountdown':
      return t('toastDropCountdown', { n: secondsUntil(store, dropId), title });
    case 'dropDrawn':
      return t('toastDropDrawn', { title });
    case 'muted':
      return t('toastMuted', { time: timeOfDay(event.until ?? store.clock.now(), locale.value) });
    case 'unmuted':
      return t('toastUnmuted');
    case 'dropOpened':
      return t('toastDropOpened', { title });
    case 'dropRestocked':
      return t('toastDropRestocked', { title });
    case 'dropPaused':
      return t('toastDropPaused', { title });
    case 'dropResumed':
      return t('toastDropOpened', { title });
    case 'dropRepriced':
      return t('toastDropRepriced', { title });
    default:
      return t('toastShowLive');
  }
}

function secondsUntil(store: RoomStore, dropId: string | undefined): number {
  const opensAt = store.drops.value.find((d) => d.dropId === dropId)?.opensAt ?? 0;
  return secondsLeft(opensAt - store.clock.now());
}
