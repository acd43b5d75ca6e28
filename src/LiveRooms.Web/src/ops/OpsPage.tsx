import { compact } from '../ui/format';
import { locale } from '../i18n';
import { Icon } from '../ui/Icon';
import { ProblemLine } from '../ui/ProblemLine';
import { usePageTitle } from '../ui/hooks';
import { ClusterMap } from './ClusterMap';
import { Gate } from './Gate';
import { HotRooms } from './HotRooms';
import { entered, leave } from './opsSession';
import { WarmUp } from './WarmUp';
import { sums, useCluster } from './watch';
import { words } from './words';

export function OpsPage() {
  usePageTitle(words.title);
  return entered.value ? <Control /> : <Gate />;
}

function Control() {
  const { card, problem } = useCluster();
  const processes = card?.processes ?? [];
  const total = sums(processes);
  return (
    <main class="ops" data-testid="ops" aria-busy={!card}>
      <header class="desk-head">
        <div class="desk-title">
          <p class="eyebrow">{words.title}</p>
          <h1>{words.cluster}</h1>
          <span class={problem ? 'ops-live lost' : 'ops-live'} role="status">
            {problem ? words.stale : words.live}
          </span>
        </div>
        <dl class="figures">
          <Figure name={words.viewers} testId="ops-viewers" value={total.viewers} />
          <Figure name={words.connections} testId="ops-connections" value={total.connections} />
          <Figure name={words.silos} testId="ops-silos" value={total.silos} />
          <Figure name={words.edges} testId="ops-edges" value={total.edges} />
        </dl>
        <div class="acts">
          <a class="button small" href="/ops/orleans/" target="_blank" rel="noopener" data-testid="dashboard">
            <Icon name="link" size={16} />
            {words.dashboard}
          </a>
          <button class="button small" data-testid="ops-leave" onClick={() => void leave().catch(() => {})}>
            {words.leave}
          </button>
        </div>
      </header>
      <ProblemLine problem={problem} />
      <ClusterMap processes={processes} loaded={card !== null} />
      <div class="ops-grid">
        <HotRooms rooms={card?.rooms ?? []} />
        <WarmUp processes={processes} />
      </div>
    </main>
  );
}

function Figure({ name, testId, value }: { name: string; testId: string; value: number }) {
  return (
    <div class="figure">
      <dt>{name}</dt>
      <dd data-testid={testId} data-value={value}>
        {compact(value, locale.value)}
      </dd>
    </div>
  );
}
