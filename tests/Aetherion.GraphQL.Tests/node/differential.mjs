// Sends documents to the server and to graphql-js with the same schema and data, and prints where they differ. What
// graphql-js says of each document goes to the file given.
import { buildClientSchema, execute, getIntrospectionQuery, parse, specifiedRules, validate } from 'graphql';
import { writeFileSync } from 'node:fs';
import { documents } from './corpus.mjs';
import { mutate } from './mutate.mjs';
import { rootValue } from './data.mjs';
import { violations } from './violations.mjs';

const url = process.argv[2];
const judgementsFile = process.argv[3];
const mutationsOfEach = Number(process.argv[4] ?? 16);

async function ask(query, variables) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

const { data: introspection } = await ask(
  getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true, specifiedByUrl: true, directiveIsRepeatable: true }),
);
const schema = buildClientSchema(introspection);

const at = (locations) =>
  (locations ?? [])
    .map(({ line, column }) => `${line}:${column}`)
    .sort()
    .join(' ');

function judge(query) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    return { kind: 'unparsable', errors: [] };
  }
  const errors = [];
  for (const rule of specifiedRules) {
    const name = rule.name.replace(/Rule$/, '');
    for (const error of validate(schema, document, [rule], { maxErrors: 1000 })) {
      errors.push(`${name} ${at(error.locations)}`);
    }
  }
  // What stands inside type definitions is of no interest once they are refused as such.
  const isExecutable = !errors.some((error) => error.startsWith('ExecutableDefinitions'));
  if (!isExecutable) errors.splice(0, errors.length, ...errors.filter((error) => error.startsWith('Executable')));
  return { kind: errors.length > 0 ? 'invalid' : 'valid', errors: errors.sort(), document };
}

function judgeAnswer(answer) {
  const errors = answer.errors ?? [];
  const code = errors[0]?.extensions?.code;
  if (code === 'GRAPHQL_PARSE_FAILED') return { kind: 'unparsable', errors: [] };
  if (code !== 'GRAPHQL_VALIDATION_FAILED') return { kind: 'valid', errors: [] };
  const judged = errors.map((error) => `${error.extensions.rule} ${at(error.locations)}`).sort();
  const refused = judged.filter((error) => error.startsWith('Executable'));
  return { kind: 'invalid', errors: refused.length > 0 ? refused : judged };
}

const failures = (result) =>
  (result.errors ?? []).map((error) => `${(error.path ?? []).join('.')} ${at(error.locations)}`).sort();

const isExecutable = (document) => {
  const operations = document.definitions.filter((definition) => definition.kind === 'OperationDefinition');
  return operations.length === 1 && operations[0].operation !== 'subscription';
};

const report = { documents: 0, unparsable: 0, executed: 0, shapes: {}, differences: [] };
const judgements = [];

async function compare(query, variables, brokenRule) {
  report.documents++;
  const expected = judge(query);
  judgements.push({ query, kind: expected.kind, errors: expected.errors });
  const answer = await ask(query, variables);
  const actual = judgeAnswer(answer);
  if (brokenRule) {
    if (expected.errors.some((error) => error.startsWith(`${brokenRule} `))) report.shapes[brokenRule].add(query);
    else report.differences.push({ query, expected: `to break ${brokenRule}`, actual: expected.errors });
  }
  if (expected.kind === 'unparsable') report.unparsable++;
  if (expected.kind !== actual.kind || expected.errors.join() !== actual.errors.join()) {
    report.differences.push({ query, expected: [expected.kind, ...expected.errors], actual: [actual.kind, ...actual.errors], answer });
    return;
  }
  if (expected.kind !== 'valid' || !isExecutable(expected.document)) return;
  report.executed++;
  const result = await execute({ schema, document: expected.document, rootValue, variableValues: variables });
  const isSame =
    JSON.stringify(result.data) === JSON.stringify(answer.data) &&
    ('data' in result ? failures(result).join() === failures(answer).join() : (answer.errors ?? []).length > 0);
  if (!isSame) {
    report.differences.push({ query, variables, expected: [JSON.stringify(result)], actual: [JSON.stringify(answer)] });
  }
}

const work = [];
for (const entry of documents) {
  const [query, ...variableSets] = Array.isArray(entry) ? entry : [entry];
  if (variableSets.length === 0) variableSets.push({});
  for (const variables of variableSets) work.push([query, variables]);
  for (let index = 0; index < mutationsOfEach; index++) {
    work.push([mutate(query, work.length + 1, documents), variableSets[0]]);
  }
}

for (const [rule, queries] of Object.entries(violations)) {
  report.shapes[rule] = new Set();
  for (const query of queries) work.push([query, {}, rule]);
}

const workers = 16;
let next = 0;
await Promise.all(
  Array.from({ length: workers }, async () => {
    while (next < work.length) await compare(...work[next++]);
  }),
);
report.shapes = Object.fromEntries(Object.entries(report.shapes).map(([rule, queries]) => [rule, queries.size]));
writeFileSync(judgementsFile, JSON.stringify(judgements));
report.differences.length = Math.min(report.differences.length, 20);
process.stdout.write(JSON.stringify(report));
