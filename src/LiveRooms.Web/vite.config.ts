import { defineConfig, loadEnv } from 'vite';

export default defineConfig(({ mode }) => ({
  build: {
    target: 'es2022',
    // Everything the pages need comes from this server: no inlined data addresses, so a strict CSP holds.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // hls.js is large and loaded only when a stream plays.
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: {
      '/api': serverOf(mode),
      '/hub': { target: serverOf(mode), ws: true },
      '/ops/': serverOf(mode),
    },
  },
}));

/** The server behind `npm run dev`. */
function serverOf(mode: string): string {
  return loadEnv(mode, '.', 'LIVEROOMS_').LIVEROOMS_SERVER ?? 'http://localhost:5080';
}
