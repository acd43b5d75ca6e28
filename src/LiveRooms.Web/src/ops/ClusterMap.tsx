import type { ProcessCard } from '../wire/ops';
import { ProcessTile } from './ProcessTile';
import { lanes } from './watch';
import { words } from './words';

/** Silos above, edges below, each process a tile; how full one is can be seen beside the others of its lane. */
export function ClusterMap({ processes, loaded }: { processes: readonly ProcessCard[]; loaded: boolean }) {
  const { silos, edges } = lanes(processes);
  const most = Math.max(1, ...processes.map((p) => p.edge?.viewers ?? 0));
  return (
    <section class="panel map" aria-label={words.cluster}>
      <Lane name={words.silos} note={words.silosNote} processes={silos} most={most} />
      {edges.length > 0 ? <Lane name={words.edges} note={words.edgesNote} processes={edges} most={most} /> : null}
      {loaded && processes.length === 0 ? <p class="faint">{words.nobody}</p> : null}
    </section>
  );
}

interface LaneProps {
  name: string;
  note: string;
  processes: readonly ProcessCard[];
  most: number;
}

function Lane({ name, note, processes, most }: LaneProps) {
  return (
    <div class="lane">
      <h2>
        {name}
        <span class="count">{processes.length}</span>
        <small>{note}</small>
      </h2>
      <ul class="tiles">
        {processes.map((process) => (
          <ProcessTile
            key={process.processId ?? `${process.silo?.address} ${process.startedAt}`}
            process={process}
            most={most}
          />
        ))}
      </ul>
    </div>
  );
}
