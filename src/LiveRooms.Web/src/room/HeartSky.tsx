import { useEffect, useRef } from 'preact/hooks';
import { locale, t } from '../i18n';
import { compact } from '../ui/format';
import { Icon } from '../ui/Icon';
import { HeartFlight } from './heartFlight';
import type { RoomStore } from './store';

const atOnce = 10;

/** The heart button and the hearts that rise over the picture: one's own at once, the room's as the tally grows. */
export function HeartSky({ store }: { store: RoomStore }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const flight = useRef<HeartFlight | null>(null);
  const own = useRef(0);
  const before = useRef<number | null>(null);
  const tally = store.heartTally.value;
  const live = store.show.value?.status === 'live';

  useEffect(() => {
    flight.current = new HeartFlight(canvas.current!);
    return () => flight.current?.stop();
  }, []);

  useEffect(() => {
    const grown = before.current === null ? 0 : tally - before.current;
    before.current = tally;
    // One's own hearts flew when they were clicked.
    const mine = Math.min(own.current, Math.max(grown, 0));
    own.current -= mine;
    if (grown > mine) flight.current?.launch(Math.min(grown - mine, atOnce), false);
  }, [tally]);

  const send = () => {
    own.current += 1;
    store.hearts.add();
    flight.current?.launch(1, true);
    button.current?.animate?.([{ transform: 'scale(0.82)' }, { transform: 'scale(1.12)' }, { transform: 'scale(1)' }], {
      duration: 260,
      easing: 'cubic-bezier(.3,1.6,.5,1)',
    });
  };

  return (
    <>
      <canvas ref={canvas} class="sky" aria-hidden="true" />
      <div class="heart">
        <button
          ref={button}
          class="heart-button"
          data-testid="heart-button"
          aria-label={t('sendHeart')}
          disabled={!live}
          onClick={send}
        >
          <Icon name="heart" filled size={26} />
        </button>
        <span class="heart-tally" data-testid="hearts" data-value={tally} aria-label={`${t('hearts')}: ${tally}`}>
          {compact(tally, locale.value)}
        </span>
      </div>
    </>
  );
}
