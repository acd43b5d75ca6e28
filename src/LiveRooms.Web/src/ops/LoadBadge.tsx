import type { LoadLevel, ProcessLoad } from '../wire/ops';
import { words } from './words';

// Told apart by shape and word; colour only helps.
const shapes: Record<LoadLevel, string> = { normal: '○', tight: '▲', full: '■' };

/** How loaded a process is, and by what. */
export function LoadBadge({ level, cause }: ProcessLoad) {
  return (
    <p class={`load is-${level}`} data-testid="load" data-level={level} data-cause={cause}>
      <span class="load-shape" aria-hidden="true">
        {shapes[level]}
      </span>
      {words.load}: {words[`load_${level}`]}
      {cause === 'none' ? null : ` · ${words[`cause_${cause}`]}`}
    </p>
  );
}
