import { memo } from './memo';
import { palettes } from './palettes';
import { randomFrom, seedOf } from './random';
import { type Inks, arches, dunes, mosaic, petals, rings } from './compositions';

const compositions = [mosaic, rings, arches, dunes, petals];

/** Generated artwork for a show or a product: the same id always gives the same picture. */
export const Poster = memo(({ id, class: className = '' }: { id: string; class?: string }) => {
  const seed = seedOf(id);
  const random = randomFrom(seed);
  const [ground, ...inks] = palettes[Math.floor(random() * palettes.length)]!;
  const compose = compositions[Math.floor(random() * compositions.length)]!;
  const name = `g${seed.toString(36)}`;
  return (
    <svg class={`poster ${className}`} viewBox="0 0 320 200" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <defs>
        <radialGradient id={name} cx={0.2 + random() * 0.6} cy="0.1" r="1.1">
          <stop offset="0" stop-color={inks[2]} stop-opacity="0.75" />
          <stop offset="0.55" stop-color={ground} stop-opacity="0.5" />
          <stop offset="1" stop-color={ground} />
        </radialGradient>
      </defs>
      <rect width="320" height="200" fill={ground} />
      <rect width="320" height="200" fill={`url(#${name})`} />
      <g class="poster-shapes">{compose(random, inks as unknown as Inks, ground)}</g>
    </svg>
  );
});
