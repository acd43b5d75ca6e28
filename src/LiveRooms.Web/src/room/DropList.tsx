import { t } from '../i18n';
import { DropView } from './DropView';
import { orderDrops } from './orderDrops';
import type { RoomStore } from './store';

export function DropList({ store }: { store: RoomStore }) {
  const drops = orderDrops(store.drops.value, store.mine.value);
  if (drops.length === 0) return null;
  return (
    <section class={drops.length > 1 ? 'dock several' : 'dock'} aria-label={t('drops')}>
      {drops.map((drop) => (
        <DropView
          key={drop.dropId}
          store={store}
          drop={drop}
          mine={store.mine.value.filter((r) => r.dropId === drop.dropId)}
        />
      ))}
    </section>
  );
}
