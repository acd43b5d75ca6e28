import { useState } from 'preact/hooks';
import { useRefresh } from '../ui/hooks';
import { opsApi, type ClusterCard, type ProcessCard } from '../wire/ops';
import { Code, problemOf } from '../wire/problem';
import type { Problem } from '../wire/types';
import { shutOut } from './opsSession';

const everyMs = 2_000;

export interface Watched {
  card: ClusterCard | null;
  /** Why the newest look failed; what is shown is from before. */
  problem: Problem | null;
}

/** The cluster, looked at again and again while the page is in sight. */
export function useCluster(): Watched {
  const [watched, setWatched] = useState<Watched>({ card: null, problem: null });
  useRefresh(
    async (signal) => {
      try {
        const card = await opsApi.cluster();
        if (!signal.aborted) setWatched({ card, problem: null });
      } catch (error) {
        const problem = problemOf(error);
        if (problem.code === Code.signInRequired || problem.code === Code.roleForbidden) shutOut();
        else if (!signal.aborted) setWatched((was) => ({ ...was, problem }));
      }
    },
    everyMs,
    [],
  );
  return watched;
}

export interface Sums {
  viewers: number;
  connections: number;
  silos: number;
  edges: number;
}

const works = (process: ProcessCard) => process.state === 'running';

/** What the whole cluster has: viewers wherever they are, silos and edges that work. */
export function sums(processes: readonly ProcessCard[]): Sums {
  const total = { viewers: 0, connections: 0, silos: 0, edges: 0 };
  for (const process of processes) {
    total.viewers += process.edge?.viewers ?? 0;
    total.connections += process.edge?.connections ?? 0;
    if (process.silo && (works(process) || process.state === 'draining')) total.silos++;
    if (process.edge && works(process)) total.edges++;
  }
  return total;
}

/** What a process is called beside its machine: a silo's address, an edge's id cut short. */
export const nameOf = (process: ProcessCard) => process.silo?.address ?? process.processId?.slice(0, 8) ?? '';

/** A process with grains stands among the silos, also when it holds viewers. */
export function lanes(processes: readonly ProcessCard[]): { silos: ProcessCard[]; edges: ProcessCard[] } {
  return { silos: processes.filter((p) => p.silo), edges: processes.filter((p) => !p.silo) };
}
