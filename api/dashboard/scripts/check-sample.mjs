// Validates GraphiQL's sample against the schema that the API prints.
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { build } from 'vite';
import { schemaPath } from '../mock/schemaPath.mjs';

const schema = buildSchema(readFileSync(schemaPath, 'utf8'));
const { output } = await build({
  configFile: false,
  logLevel: 'error',
  build: { write: false, ssr: true, rollupOptions: { input: new URL('../graphiql/sample.ts', import.meta.url).pathname } },
});
const { sampleOperation } = await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
const errors = validate(schema, parse(sampleOperation));
for (const error of errors) console.error(`graphiql/sample.ts: ${error.message}`);
process.exit(errors.length === 0 ? 0 : 1);
