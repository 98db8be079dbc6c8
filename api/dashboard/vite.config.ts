import { fileURLToPath } from 'node:url';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';
import { licenses } from './scripts/licensePlugin.ts';

const page = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const service = process.env['AETHERION_URL'] ?? 'http://127.0.0.1:8080';

/** GraphiQL's style sheet carries its fonts as data addresses, which the policy of the pages forbids. */
const withoutEmbeddedFonts: Plugin = {
  name: 'without-embedded-fonts',
  enforce: 'pre',
  transform: (code, id) =>
    id.includes('/graphiql/dist/style.css') ? code.replaceAll(/@font-face\s*\{[^}]*\}/g, '') : null,
};

export default defineConfig({
  base: '/',
  plugins: [withoutEmbeddedFonts, licenses()],
  // The client beside the dashboard is built from its sources, with the packages of the dashboard.
  resolve: { conditions: ['aetherion-source', ...defaultClientConditions], preserveSymlinks: true },
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
