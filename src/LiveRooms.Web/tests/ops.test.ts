import { describe, expect, it } from 'vitest';
import { lanes, nameOf, sums } from '../src/ops/watch';
import type { ProcessCard } from '../src/wire/ops';

const process = (card: Partial<ProcessCard>): ProcessCard => ({ host: 'h', state: 'running', startedAt: 0, ...card });
const silo = { address: '10.0.0.1:11111', labels: [] };
const edge = (viewers: number) => ({ connections: viewers + 1, viewers, rooms: 1 });

describe('the cluster', () => {
  it('counts viewers wherever they are, and what works', () => {
    const total = sums([
      process({ silo, edge: edge(5) }),
      process({ silo, state: 'silent' }),
      process({ silo, state: 'dead' }),
      process({ edge: edge(7) }),
      process({ edge: edge(2), state: 'draining' }),
    ]);
    expect(total).toEqual({ viewers: 14, connections: 17, silos: 1, edges: 2 });
  });

  it('puts each process into one lane', () => {
    const all = [process({ silo, edge: edge(1) }), process({ silo }), process({ edge: edge(1) })];
    const { silos, edges } = lanes(all);
    expect([silos.length, edges.length]).toEqual([2, 1]);
  });

  it('calls a process by what tells it from others on its machine', () => {
    expect(nameOf(process({ silo, edge: edge(1), processId: '0123456789' }))).toBe('10.0.0.1:11111');
    expect(nameOf(process({ edge: edge(1), processId: '0123456789' }))).toBe('01234567');
  });
});
