// The schema and data of the peers: the part of Aetherion's schema that is measured, and what Aetherion itself answered,
// kept in memory as the plain objects that both libraries read fastest.
import { readFileSync } from 'node:fs';
import { GraphQLScalarType } from 'graphql';

const [, , schemaFile, dataFile] = process.argv;

export const typeDefs = readFileSync(schemaFile, 'utf8');

const instruments = new Map(
  JSON.parse(readFileSync(dataFile, 'utf8')).map(instrument => [instrument.id, instrument]));

/** Values are kept as they are sent, so that the peers have nothing to format. */
const asIs = name => new GraphQLScalarType({ name, serialize: value => value });

export const resolvers = {
  Query: { instrument: (_, { id }) => instruments.get(id) ?? null },
  DateTime: asIs('DateTime'),
  Decimal: asIs('Decimal'),
};

/** Tells the benchmark where the server listens. */
export const announce = port => process.stdout.write(`ready http://127.0.0.1:${port}\n`);
