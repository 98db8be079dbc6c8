// Validates an OpenAPI document, and what a service answered and sent against it:
// node openapi.mjs DOCUMENT [OBSERVED]. Prints the problems as a JSON list.
import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [documentFile, observedFile] = process.argv.slice(2);
const document = JSON.parse(readFileSync(documentFile, 'utf8'));
const problems = [];

const validation = await new Validator().validate(structuredClone(document));
if (!validation.valid) problems.push(`document: ${JSON.stringify(validation.errors)}`);

const resolve = (value) => (value?.$ref
  ? resolve(value.$ref.slice(2).split('/').reduce((part, name) => part[name.replaceAll('~1', '/')], document))
  : value);

// What is not described must not be sent: objects with named properties are closed before they are compared.
const close = (schema) => {
  if (Array.isArray(schema)) return schema.map(close);
  if (schema === null || typeof schema !== 'object') return schema;
  const closed = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, close(value)]));
  return closed.properties && closed.additionalProperties === undefined
    ? { ...closed, additionalProperties: false }
    : closed;
};

// discriminator is OpenAPI's, and oneOf says the same without it.
const ajv = new Ajv({ strict: true, strictTypes: false, allErrors: true, discriminator: false });
addFormats(ajv);
for (const format of ['decimal', 'int64', 'int32', 'double']) ajv.addFormat(format, true);
ajv.addVocabulary(['discriminator', 'components', 'example']);
ajv.addSchema({ $id: 'document', components: { schemas: close(document.components.schemas) } });

const check = (schema, value, what) => {
  const local = JSON.parse(JSON.stringify(close(schema)).replaceAll('"#/components/', '"document#/components/'));
  const validate = ajv.compile(local);
  if (!validate(value)) problems.push(`${what}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`);
};

const checkHeaders = (response, exchange, what) => {
  for (const [name, reference] of Object.entries(response.headers ?? {})) {
    const header = resolve(reference);
    const value = exchange.headers[name.toLowerCase()];
    if (value !== undefined) check(header.schema, header.schema.type === 'integer' ? Number(value) : value, `${what} ${name}`);
  }
  for (const name of ['ratelimit', 'ratelimit-policy', 'retry-after', 'www-authenticate']) {
    const known = Object.keys(response.headers ?? {}).some((described) => described.toLowerCase() === name);
    if (exchange.headers[name] !== undefined && !known) problems.push(`${what}: the header ${name} is not described`);
  }
};

const checkExchange = (exchange) => {
  const what = `${exchange.method} ${exchange.url} ${exchange.status}`;
  const operation = document.paths[exchange.path]?.[exchange.method];
  const response = resolve(operation?.responses[exchange.status]);
  if (!response) {
    problems.push(`${what} is not described: ${exchange.body}`);
    return;
  }
  checkHeaders(response, exchange, what);
  if (exchange.status === 101) return;
  const media = response.content?.[exchange.contentType];
  if (!media) problems.push(`${what}: ${exchange.contentType} is not described`);
  else check(media.schema, exchange.contentType === 'text/plain' ? exchange.body : JSON.parse(exchange.body), what);
};

if (observedFile) {
  const observed = JSON.parse(readFileSync(observedFile, 'utf8'));
  observed.exchanges.forEach(checkExchange);
  for (const { path, text } of observed.messages) {
    check(document.paths[path].get['x-websocket'].messages, JSON.parse(text), `a message of ${path}`);
  }
  for (const { path, code, reason } of observed.closes) {
    const known = document.paths[path].get['x-websocket'].closeCodes;
    if (!known.some((end) => end.code === code && end.reason === reason)) problems.push(`${path} ended with ${code} ${reason}`);
  }
}
process.stdout.write(JSON.stringify(problems));
