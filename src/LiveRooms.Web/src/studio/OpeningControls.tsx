import { useState } from 'preact/hooks';
import type { RoomStore } from '../room/store';
import { api } from '../wire/api';
import type { DropCard } from '../wire/types';
import { ProblemLine } from '../ui/ProblemLine';
import { UnitsField } from './UnitsField';
import { useAction } from '../ui/useAction';
import { useOperation } from '../ui/useOperation';
import { words } from './words';

/** Opens a drop, at once or with a countdown that everybody sees, and closes it. */
export function OpeningControls({ store, drop }: { store: RoomStore; drop: DropCard }) {
  const action = useAction();
  const once = useOperation();
  const [seconds, setSeconds] = useState(30);
  const act = (work: (token: string) => Promise<DropCard>) =>
    action.run(async (token) => store.noteDrop(await work(token)));
  const countDown = () =>
    void once(`countdown ${seconds}`, (id) => act((token) => api.startCountdown(token, drop.dropId, seconds, id)));
  const announced = drop.status === 'announced';
  return (
    <div class="restock">
      {announced ? (
        <>
          <button
            class="button primary small"
            data-testid="open-drop"
            disabled={action.busy}
            onClick={() => void act((token) => api.openDrop(token, drop.dropId))}
          >
            {words.open}
          </button>
          <span class="joined">
            <UnitsField
              name={words.countdownSeconds}
              testId="countdown-seconds"
              min={10}
              max={300}
              value={seconds}
              onChange={setSeconds}
            />
            <button class="button small" data-testid="start-countdown" disabled={action.busy} onClick={countDown}>
              {words.startCountdown}
            </button>
          </span>
        </>
      ) : null}
      <button
        class="button small"
        data-testid="close-drop"
        disabled={action.busy}
        onClick={() => void act((token) => api.closeDrop(token, drop.dropId))}
      >
        {words.close}
      </button>
      <ProblemLine problem={action.problem} />
    </div>
  );
}
