// Builds a schema from the server's introspection, validates it, and compares it with the printed one.
import { readFileSync } from 'node:fs';
import { buildClientSchema, buildSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, validateSchema } from 'graphql';

const [url, printedFile] = process.argv.slice(2);
const sdl = readFileSync(printedFile, 'utf8');
const query = getIntrospectionQuery({
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});
const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query }),
});
const { data, errors } = await response.json();
if (errors) throw new Error(JSON.stringify(errors));
const introspected = buildClientSchema(data);
const problems = [...validateSchema(introspected), ...validateSchema(buildSchema(sdl))];
const printed = (schema) => printSchema(lexicographicSortSchema(schema));
const isEqual = printed(introspected) === printed(buildSchema(sdl));
process.stdout.write(problems.length > 0 ? String(problems) : isEqual ? 'equal' : printed(introspected));
