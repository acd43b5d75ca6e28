import type { ComponentChildren } from 'preact';

/** Four inks of a palette. */
export type Inks = readonly [string, string, string, string];

type Random = () => number;

const pick = (random: Random, inks: Inks) => inks[Math.floor(random() * inks.length)]!;

/** Quarter circles, discs and bars on a grid. */
export function mosaic(random: Random, inks: Inks, ground: string): ComponentChildren {
  const size = 40;
  const tiles = [];
  for (let y = 0; y < 200; y += size)
    for (let x = 0; x < 320; x += size) {
      const kind = random();
      const ink = pick(random, inks);
      const turn = Math.floor(random() * 4) * 90;
      if (kind < 0.16) continue;
      tiles.push(
        <g transform={`translate(${x} ${y}) rotate(${turn} 20 20)`} stroke={ink} stroke-width="0.5">
          {kind < 0.6 ? <path d="M0 0h40A40 40 0 0 1 0 40Z" fill={ink} /> : null}
          {kind >= 0.6 && kind < 0.78 ? <circle cx="20" cy="20" r="20" fill={ink} /> : null}
          {kind >= 0.78 && kind < 0.9 ? <path d="M0 0h40v20a20 20 0 0 1-40 0Z" fill={ink} /> : null}
          {kind >= 0.9 ? <rect width="40" height="40" fill={ink} /> : null}
          {kind >= 0.68 && kind < 0.78 ? <circle cx="20" cy="20" r="9" fill={ground} stroke="none" /> : null}
        </g>,
      );
    }
  return <g>{tiles}</g>;
}

/** Rings around a sun that stands off the middle. */
export function rings(random: Random, inks: Inks, ground: string): ComponentChildren {
  const cx = 70 + random() * 180;
  const cy = 60 + random() * 80;
  const step = 17 + random() * 8;
  const circles = [];
  for (let i = 9; i >= 1; i--)
    circles.push(
      <circle cx={cx} cy={cy} r={i * step} fill={i % 2 ? inks[(i >> 1) % 4] : ground} opacity={1 - i * 0.055} />,
    );
  return (
    <g>
      {circles}
      <circle cx={320 - cx * 0.6} cy={200 - cy * 0.5} r={step * 0.9} fill={inks[3]} />
    </g>
  );
}

/** A colonnade of nested arches. */
export function arches(random: Random, inks: Inks): ComponentChildren {
  const columns = 3 + Math.floor(random() * 3);
  const width = 320 / columns;
  const shapes = [];
  for (let c = 0; c < columns; c++) {
    const lift = 20 + random() * 60;
    for (let r = 0; r < 4; r++) {
      const w = width * (1 - r * 0.24);
      const x = c * width + (width - w) / 2;
      const top = lift + r * width * 0.16;
      shapes.push(
        <path
          d={`M${x} 210V${top + w / 2}a${w / 2} ${w / 2} 0 0 1 ${w} 0V210Z`}
          fill={inks[(c + r) % 4]}
          opacity={0.96 - r * 0.02}
        />,
      );
    }
  }
  return <g>{shapes}</g>;
}

/** Layered dunes under a low sun. */
export function dunes(random: Random, inks: Inks): ComponentChildren {
  const layers = [];
  for (let i = 0; i < 5; i++) {
    const base = 84 + i * 25;
    const sway = 14 + random() * 26;
    const shift = random() * 90;
    layers.push(
      <path
        d={`M-20 ${base + sway * 0.3}C${50 + shift} ${base - sway} ${120 + shift} ${base + sway} ${200 + shift * 0.4} ${base - sway * 0.2}S330 ${base + sway * 0.6} 350 ${base - sway * 0.4}V220H-20Z`}
        fill={inks[(i + 2) % 4]}
        opacity={0.62 + i * 0.08}
      />,
    );
  }
  return (
    <g>
      <circle cx={70 + random() * 180} cy={58 + random() * 26} r={30 + random() * 16} fill={inks[2]} />
      {layers}
    </g>
  );
}

/** Flowers of petals, large and cropped. */
export function petals(random: Random, inks: Inks, ground: string): ComponentChildren {
  const flowers = [];
  for (let f = 0; f < 5; f++) {
    const cx = (f % 3) * 130 + random() * 60;
    const cy = (f > 2 ? 165 : 55) + random() * 30 - 15;
    const count = 6 + Math.floor(random() * 4);
    const reach = 38 + random() * 34;
    const ink = inks[f % 4];
    for (let p = 0; p < count; p++)
      flowers.push(
        <ellipse
          cx={cx}
          cy={cy - reach * 0.62}
          rx={reach * 0.26}
          ry={reach * 0.56}
          fill={ink}
          opacity="0.92"
          transform={`rotate(${(360 / count) * p} ${cx} ${cy})`}
        />,
      );
    flowers.push(<circle cx={cx} cy={cy} r={reach * 0.2} fill={f % 2 ? ground : inks[(f + 1) % 4]} />);
  }
  return <g>{flowers}</g>;
}
