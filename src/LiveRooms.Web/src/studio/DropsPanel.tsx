import type { RoomStore } from '../room/store';
import { DropForm } from './DropForm';
import { StudioDrop } from './StudioDrop';
import { words } from './words';
import type { Workshop } from './workshop';

interface Props {
  workshop: Workshop;
  store: RoomStore;
  ended: boolean;
}

export function DropsPanel({ workshop, store, ended }: Props) {
  const drops = [...store.drops.value].reverse();
  return (
    <section class="panel" aria-label={words.drops}>
      <h2>{words.drops}</h2>
      {drops.length === 0 ? <p class="faint">{words.noDrops}</p> : null}
      {drops.map((drop) => (
        <StudioDrop key={drop.dropId} workshop={workshop} store={store} drop={drop} />
      ))}
      {ended ? null : <DropForm workshop={workshop} store={store} />}
    </section>
  );
}
