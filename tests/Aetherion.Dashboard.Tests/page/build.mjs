// Validates the page's documents against the public schema and bundles the page. Its packages are the dashboard's.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { documents } from './documents.js';

const dashboard = new URL('../../../api/dashboard/', import.meta.url);
const require = createRequire(new URL('package.json', dashboard));
const load = (name) => import(pathToFileURL(require.resolve(name)));

export async function build(outDir) {
  const { buildSchema, parse, validate } = await load('graphql');
  const schema = buildSchema(readFileSync(new URL('../../../api/schema.graphql', import.meta.url), 'utf8'));
  for (const [name, text] of Object.entries(documents)) {
    const errors = validate(schema, parse(text));
    if (errors.length > 0) throw new Error(`${name} is not valid: ${errors.join('; ')}`);
  }
  const { build: bundle } = await load('vite');
  const folderOf = (name) => fileURLToPath(new URL(`node_modules/${name}`, dashboard));
  await bundle({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@urql/core': folderOf('@urql/core'), 'graphql-ws': folderOf('graphql-ws') } },
    build: { outDir, emptyOutDir: true, target: 'es2022' },
  });
}
