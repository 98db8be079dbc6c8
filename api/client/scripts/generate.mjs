// Writes src/generated from ../schema.graphql and operations/*.graphql. With --check it writes nothing and fails when
// the files are not what would be written. AETHERION_SCHEMA names another schema.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as typescript from '@graphql-codegen/typescript';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { buildASTSchema, parse, validate } from 'graphql';
import { enumsFile, withFallbacks } from './enums.mjs';

const folder = new URL('../', import.meta.url);
const generated = new URL('src/generated/', folder);
const schemaFile = process.env.AETHERION_SCHEMA ?? fileURLToPath(new URL('../schema.graphql', folder));
const isCheck = process.argv.includes('--check');
const head = '// Made by `npm run generate` from the schema and operations/*.graphql. Do not edit.\n';

/** Those of the API that are text: their types say what kind of text. */
const scalars = Object.fromEntries(
  ['DateTime', 'Decimal', 'Duration', 'Long'].map((name) => [name, `../scalars.js#${name}`]),
);
const config = {
  scalars: { ...scalars, ID: 'string' },
  enumsAsTypes: true,
  enumType: 'string-literal',
  useTypeImports: true,
  importExtension: '.js',
  strictScalars: true,
};

const original = parse(readFileSync(schemaFile, 'utf8'));
const documents = readdirSync(new URL('operations/', folder))
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => ({ location: name, document: parse(readFileSync(new URL(`operations/${name}`, folder), 'utf8')) }));
requireValid(documents, buildASTSchema(original));

const definition = withFallbacks(original);
const schema = buildASTSchema(definition);
const files = {
  'schema.ts': await generate('schema.ts', [typescript]),
  'operations.ts': await generate('operations.ts', [typescriptOperations, typedDocumentNode], {
    importSchemaTypesFrom: './src/generated/schema.js',
    namespacedImportName: 'Schema',
  }),
  'enums.ts': enumsFile(schema),
};
let stale = 0;
for (const [name, text] of Object.entries(files)) {
  const file = new URL(name, generated);
  if (!isCheck) writeFileSync(file, head + text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== head + text)
    stale += warn(`src/generated/${name} is not what the schema and the documents give.`);
}
if (stale > 0) {
  console.error('Run `npm ci && npm run generate` in api/client and commit what it writes.');
  process.exit(1);
}

/** What the plugins make of schema and documents, as graphql-codegen puts it together: imports first. */
async function generate(name, plugins, more = {}) {
  const info = { outputFile: `src/generated/${name}` };
  const parts = [];
  for (const { plugin } of plugins) parts.push(await plugin(schema, documents, { ...config, ...more }, info));
  const imports = new Set(parts.flatMap(({ prepend }) => prepend ?? []));
  return `${[...imports, ...parts.map(({ content }) => content)].join('\n')}\n`;
}

/** Every document against the schema as it is served; the fragments of all files are known to each. */
function requireValid(sources, served) {
  const all = { kind: 'Document', definitions: sources.flatMap(({ document }) => document.definitions) };
  const errors = validate(served, all);
  for (const error of errors) warn(`operations: ${error.message}`);
  if (errors.length > 0) process.exit(1);
}

function warn(text) {
  console.error(text);
  return 1;
}
