import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = fileURLToPath(new URL('tests/', import.meta.url));
const tests = readdirSync(folder).filter((name) => name.endsWith('.test.ts'));

/** Compiles the unit tests for Node's own test runner. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'node_modules/.dashboard-tests',
    emptyOutDir: true,
    rollupOptions: {
      input: Object.fromEntries(tests.map((name) => [name.replace(/\.ts$/, ''), folder + name])),
    },
  },
});
