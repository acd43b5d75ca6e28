// Strokes on a 24-unit grid, drawn for these pages.
const paths = {
  back: 'M14.5 5 7.5 12l7 7',
  heart: 'M12 20.3S3.6 15.4 3.6 9.3A4.7 4.7 0 0 1 12 6.4a4.7 4.7 0 0 1 8.4 2.9c0 6.1-8.4 11-8.4 11Z',
  send: 'M4.5 12 19.5 5l-4.6 14-3.2-5.8L4.5 12Zm7.2 1.2L19.5 5',
  eye: 'M2.8 12S6 5.8 12 5.8 21.2 12 21.2 12 18 18.2 12 18.2 2.8 12 2.8 12ZM12 14.7a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4Z',
  play: 'M8 5.2v13.6L19 12 8 5.2Z',
  pause: 'M8.2 5.5v13M15.8 5.5v13',
  sound: 'M4 9.6v4.8h3.4L12 18.6V5.4L7.4 9.6H4ZM15.6 9a4.2 4.2 0 0 1 0 6M18 6.4a8 8 0 0 1 0 11.2',
  silent: 'M4 9.6v4.8h3.4L12 18.6V5.4L7.4 9.6H4ZM16 9.8l4.4 4.4M20.4 9.8 16 14.2',
  full: 'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15',
  clock: 'M12 20.4a8.4 8.4 0 1 0 0-16.8 8.4 8.4 0 0 0 0 16.8ZM12 7.6V12l3 2',
  check: 'M5 12.6 10 17.4 19 7',
  close: 'M6.4 6.4l11.2 11.2M17.6 6.4 6.4 17.6',
  pin: 'M9 3.8h6l-.8 6 3.3 3.4H6.5l3.3-3.4L9 3.8ZM12 13.2v7',
  down: 'M6 9.5 12 15.5 18 9.5',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  bag: 'M5.6 8.4h12.8l1 11.4H4.6l1-11.4ZM8.8 8.4V7.2a3.2 3.2 0 0 1 6.4 0v1.2',
  line: 'M7 8.6a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2ZM17 8.6a2.1 2.1 0 1 0 0-4.2 2.1 2.1 0 0 0 0 4.2ZM3.6 19.5v-3.7A3.4 3.4 0 0 1 7 12.4a3.4 3.4 0 0 1 3.4 3.4v3.7M13.6 19.5v-3.7a3.4 3.4 0 0 1 6.8 0v3.7',
  hush: 'M5 5.4h14v10.4h-6.4L8.4 19.4v-3.6H5V5.4ZM9.4 8.2l5.2 4.8M14.6 8.2 9.4 13',
  trash: 'M5 7.2h14M9.6 7.2V5h4.8v2.2M7 7.2l.8 12h8.4l.8-12',
  edit: 'M5 19l.9-3.7L16 5.2 18.8 8 8.7 18.1 5 19Z',
  link: 'M10 14a3.6 3.6 0 0 0 5.1 0l3.2-3.2a3.6 3.6 0 0 0-5.1-5.1l-1 1M14 10a3.6 3.6 0 0 0-5.1 0l-3.2 3.2a3.6 3.6 0 0 0 5.1 5.1l1-1',
  ticket: 'M4 7.6h16v3a1.9 1.9 0 0 0 0 3.8v3H4v-3a1.9 1.9 0 0 0 0-3.8v-3ZM14.4 8.2v1.6M14.4 11.4v1.6M14.4 14.6v1.6',
  download: 'M12 4.6v10M7.6 10.6 12 15l4.4-4.4M5 19h14',
  card: 'M3.8 6.4h16.4v11.2H3.8V6.4ZM3.8 10h16.4M6.8 14.4h4',
  share: 'M7 12.2a2.4 2.4 0 1 0 0-.4M17 7.4a2.2 2.2 0 1 0 0-.1M17 17.4a2.2 2.2 0 1 0 0-.1M9 11l6-3M9 13l6 3',
  globe:
    'M12 20.4a8.4 8.4 0 1 0 0-16.8 8.4 8.4 0 0 0 0 16.8ZM3.8 12h16.4M12 3.6c-4.4 4.9-4.4 11.9 0 16.8 4.4-4.9 4.4-11.9 0-16.8Z',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, filled = false, size = 20 }: { name: IconName; filled?: boolean; size?: number }) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={filled ? 'currentColor' : 'none'}
      stroke="currentColor"
      stroke-width="1.8"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={paths[name]} />
    </svg>
  );
}
