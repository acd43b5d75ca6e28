import { t } from './i18n';
import { LobbyPage } from './lobby/LobbyPage';
import { RoomPage } from './room/RoomPage';
import { Shell } from './ui/Shell';
import { later } from './ui/later';
import { Link, location } from './ui/router';

// A viewer on a phone pays for lobby and room only.
const StudioPage = later(() => import('./studio/StudioPage').then((m) => m.StudioPage));
const PayPage = later(() => import('./pay/PayPage').then((m) => m.PayPage));
const VerifyPage = later(() => import('./proof/VerifyPage').then((m) => m.VerifyPage));
const OpsPage = later(() => import('./ops/OpsPage').then((m) => m.OpsPage));

export function App() {
  const parts = location.value.path.split('/').filter(Boolean).map(decode);
  if (parts.length === 0)
    return (
      <Shell>
        <LobbyPage />
      </Shell>
    );
  if (parts[0] === 'shows' && parts[1] && parts.length === 2)
    return (
      <Shell inRoom>
        <RoomPage key={parts[1]} showId={parts[1]} />
      </Shell>
    );
  if (parts[0] === 'studio' && parts.length <= 2)
    return (
      <Shell>
        <StudioPage showId={parts[1]} />
      </Shell>
    );
  if (parts[0] === 'pay' && parts[1] && parts.length === 2)
    return (
      <Shell>
        <PayPage key={parts[1]} orderId={parts[1]} showId={location.value.query.get('show') ?? undefined} />
      </Shell>
    );
  if (parts[0] === 'ops' && parts.length === 1)
    return (
      <Shell>
        <OpsPage />
      </Shell>
    );
  if (parts[0] === 'verify' && parts.length === 1) {
    const dropId = location.value.query.get('drop') ?? undefined;
    return (
      <Shell>
        <VerifyPage key={dropId} dropId={dropId} />
      </Shell>
    );
  }
  return (
    <Shell>
      <main class="blank">
        <h1>{t('notFound')}</h1>
        <Link href="/" class="button primary">
          {t('backToLobby')}
        </Link>
      </main>
    </Shell>
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
