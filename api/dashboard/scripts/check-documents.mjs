// Validates every operation of the dashboard and of GraphiQL's sample against the schema that the API prints.
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { build } from 'vite';
import { schemaPath } from '../mock/schemaPath.mjs';

const schema = buildSchema(readFileSync(schemaPath, 'utf8'));

async function load(entry) {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, ssr: true, rollupOptions: { input: new URL(entry, import.meta.url).pathname } },
  });
  return import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
}

const { documents } = await load('../src/api/documents.ts');
const { sampleOperation } = await load('../graphiql/sample.ts');
let failures = 0;
for (const [name, document] of Object.entries({ ...documents, sampleOperation })) {
  for (const error of validate(schema, parse(document))) {
    console.error(`${name}: ${error.message}`);
    failures++;
  }
}
console.log(`${Object.keys(documents).length + 1} operations checked against ${schemaPath}, ${failures} errors`);
process.exit(failures === 0 ? 0 : 1);
