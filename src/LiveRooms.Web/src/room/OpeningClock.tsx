import { t } from '../i18n';
import { countdown, secondsLeft } from '../ui/format';

const hurryMs = 10_000;

/** Time until the door opens, large enough to read from the sofa. By the server's clock: `left` is what it says. */
export function OpeningClock({ left }: { left: number }) {
  const seconds = secondsLeft(left);
  const near = left <= hurryMs;
  return (
    <div class={near ? 'opening near' : 'opening'} data-testid="opening">
      <span class="opening-label">{seconds > 0 ? t('opensInLabel') : t('openingNow')}</span>
      {seconds > 0 ? (
        <strong
          key={near ? seconds : 'calm'}
          class="opening-time"
          data-testid="opens-in"
          data-seconds={seconds}
          role="timer"
          aria-live="off"
        >
          {near ? seconds : countdown(left)}
        </strong>
      ) : (
        <span class="spinner" aria-hidden="true" />
      )}
      {/* Read out at the moments that matter, not every second. */}
      <span class="hidden" aria-live="polite">
        {milestone(seconds)}
      </span>
    </div>
  );
}

function milestone(seconds: number): string {
  const said = [10, 30, 60].find((mark) => seconds <= mark && seconds > mark - 5);
  return said === undefined ? '' : t('secondsLeft', { n: said });
}
