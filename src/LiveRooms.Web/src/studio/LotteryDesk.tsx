import { locale, num, t } from '../i18n';
import { fill } from '../i18n/template';
import { isUndrawn } from '../room/offer';
import type { RoomStore } from '../room/store';
import { countdown, timeOfDay } from '../ui/format';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/hooks';
import { Link } from '../ui/router';
import { api } from '../wire/api';
import type { DropCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { useAction } from '../ui/useAction';
import { useOperation } from '../ui/useOperation';
import { words } from './words';

/** How the lottery stands, and the button that draws before the time is up. */
export function LotteryDesk({ store, drop }: { store: RoomStore; drop: DropCard }) {
  const action = useAction();
  const once = useOperation();
  const lottery = drop.lottery;
  const undrawn = isUndrawn(drop) && drop.status !== 'closed' && drop.status !== 'announced';
  const now = useNow(store.clock, undrawn, 500);
  if (!lottery) return null;
  const left = (lottery.entriesEndAt ?? 0) - now;
  const draw = () =>
    void once('draw', (id) =>
      action.run(async (token) => store.noteDrop(await api.drawLottery(token, drop.dropId, id))),
    );
  return (
    <div class="lottery" data-testid="studio-lottery" data-entries={lottery.entries} data-drawn={!!lottery.drawnAt}>
      <p class="lottery-line">
        <strong>{fill(words.entries, { n: num(lottery.entries) })}</strong>
        {undrawn && lottery.entriesEndAt ? (
          <span>{left > 0 ? t('entriesEndIn', { time: countdown(left) }) : t('entriesOver')}</span>
        ) : null}
        {lottery.drawnAt ? (
          <span>{fill(words.drawnAt, { time: timeOfDay(lottery.drawnAt, locale.value) })}</span>
        ) : null}
      </p>
      {undrawn ? (
        <button class="button primary small" data-testid="draw-now" disabled={action.busy} onClick={draw}>
          <Icon name="ticket" size={16} />
          {words.drawNow}
        </button>
      ) : null}
      {lottery.drawnAt ? (
        <Link class="textlink" href={`/verify?drop=${encodeURIComponent(drop.dropId)}`}>
          <Icon name="ticket" size={16} />
          {words.checkDraw}
        </Link>
      ) : null}
      <ProblemLine problem={action.problem} />
    </div>
  );
}
