import { hashOfNothing, mapAll, nodeOf } from './hash';

/** The Merkle root of RFC 6962: level by level, where a last one without a partner goes up as it is. */
export async function rootOf(leaves: readonly string[]): Promise<string> {
  let level = leaves;
  while (level.length > 1) {
    const below = level;
    const pairs = Array.from({ length: Math.ceil(below.length / 2) }, (_, i) => below.slice(2 * i, 2 * i + 2));
    level = await mapAll(pairs, async ([left, right]) => (right === undefined ? left! : nodeOf(left!, right)));
  }
  return level[0] ?? hashOfNothing();
}

/** The root that a leaf's path leads to; undefined when there is no such place, or the path is not as long as it is there. */
export async function rootByPath(
  leaf: string,
  index: number,
  count: number,
  path: readonly string[],
): Promise<string | undefined> {
  if (index < 0 || index >= count) return undefined;
  let node = leaf;
  let used = 0;
  // Division, not shifts: those end at 31 bits.
  for (let last = count - 1; last > 0; last = Math.floor(last / 2), index = Math.floor(index / 2)) {
    const isLeft = index % 2 === 0;
    if (isLeft && index === last) continue;
    const neighbour = path[used++];
    if (neighbour === undefined) return undefined;
    node = isLeft ? await nodeOf(node, neighbour) : await nodeOf(neighbour, node);
  }
  return used === path.length ? node : undefined;
}
