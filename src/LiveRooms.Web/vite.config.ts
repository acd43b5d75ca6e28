import { defineConfig } from 'vite';

const server = 'http://localhost:5080';

export default defineConfig({
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
      '/api': server,
      '/hub': { target: server, ws: true },
    },
  },
});
