import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const service = process.env['AETHERION_URL'] ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/',
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // The policy of the pages allows no inline script and no data addresses for scripts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1800,
    rollupOptions: {
      // GraphiQL's packages carry "use client" for frameworks that render on a server; here it means nothing.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      input: { dashboard: page('index.html'), graphiql: page('graphiql/index.html') },
    },
  },
  server: {
    proxy: { '/graphql': { target: service, ws: true, changeOrigin: true } },
  },
});
