import { locale, t } from '../i18n';
import { countdown, secondsLeft } from '../ui/format';
import { Icon } from '../ui/Icon';
import { Link } from '../ui/router';
import type { DropCard } from '../wire/types';

/** How a draw stands: who takes part, until when, and what makes it fair. */
export function LotteryPanel({ drop, now, entered }: { drop: DropCard; now: number; entered: boolean }) {
  const lottery = drop.lottery;
  if (!lottery) return null;
  const drawn = !!lottery.drawnAt;
  const left = (lottery.entriesEndAt ?? 0) - now;
  return (
    <div class="lottery" data-testid="lottery" data-entries={lottery.entries} data-drawn={drawn}>
      <p class="lottery-line">
        <strong>{t('entriesCount', { n: lottery.entries.toLocaleString(locale.value) })}</strong>
        {!drawn && lottery.entriesEndAt && drop.status !== 'announced' ? (
          <span data-testid="entries-end" data-seconds={secondsLeft(left)}>
            {left > 0 ? t('entriesEndIn', { time: countdown(left) }) : t('entriesOver')}
          </span>
        ) : null}
      </p>
      {drawn ? null : <p class="mine-note">{t('unitsDrawn', { n: drop.stock.toLocaleString(locale.value) })}</p>}
      {drawn ? (
        <Link class="textlink" data-testid="how-drawn" href={`/verify?drop=${encodeURIComponent(drop.dropId)}`}>
          <Icon name="ticket" size={16} />
          {t('howDrawn')}
        </Link>
      ) : (
        <>
          {entered ? null : <p class="mine-note">{t('lotteryHint')}</p>}
          <details class="fairness">
            <summary>{t('whyFair')}</summary>
            <p>{t('commitmentHint')}</p>
            <p class="fairness-name">{t('commitment')}</p>
            <code data-testid="commitment">{lottery.commitment}</code>
          </details>
        </>
      )}
    </div>
  );
}
