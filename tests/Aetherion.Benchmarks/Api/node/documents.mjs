// Processor time of graphql-js to parse a document, and to parse and validate it, in microseconds, as JSON.
import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';

const [schemaPath, documentPath, warmUpCount, roundCount, runCount] = process.argv.slice(2);
const schema = buildSchema(readFileSync(schemaPath, 'utf8'));
const document = readFileSync(documentPath, 'utf8');

function measure(run) {
  for (let count = 0; count < Number(warmUpCount); count++) run();
  const rounds = [];
  for (let round = 0; round < Number(roundCount); round++) {
    const before = process.cpuUsage();
    for (let count = 0; count < Number(runCount); count++) run();
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / Number(runCount));
  }
  return rounds.sort((left, right) => left - right)[Math.floor(rounds.length / 2)];
}

const errors = validate(schema, parse(document));
if (errors.length > 0) throw new Error(String(errors[0]));
const report = {
  parse: measure(() => parse(document)),
  validate: measure(() => validate(schema, parse(document))),
};
process.stdout.write(JSON.stringify(report));
