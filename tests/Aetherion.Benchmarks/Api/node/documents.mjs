// Processor time of graphql-js to parse a document, and to parse and validate it, in microseconds, as JSON.
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';

const [schemaPath, documentPath, ...counts] = process.argv.slice(2);
const [parseWarmUpCount, validateWarmUpCount, roundCount, runCount] = counts.map(Number);
const schema = buildSchema(readFileSync(schemaPath, 'utf8'));
const document = readFileSync(documentPath, 'utf8');

function measure(warmUpCount, run) {
  for (let count = 0; count < warmUpCount; count++) run();
  const rounds = [];
  for (let round = 0; round < roundCount; round++) {
    const before = process.cpuUsage();
    for (let count = 0; count < runCount; count++) run();
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / runCount);
  }
  return rounds.sort((left, right) => left - right)[Math.floor(rounds.length / 2)];
}

const errors = validate(schema, parse(document));
if (errors.length > 0) throw new Error(String(errors[0]));
const report = {
  parse: measure(parseWarmUpCount, () => parse(document)),
  validate: measure(validateWarmUpCount, () => validate(schema, parse(document))),
};
process.stdout.write(JSON.stringify(report));
