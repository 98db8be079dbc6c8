// GraphQL Yoga on Node's own HTTP server, its parser and validation caches on as they are by default.
import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { announce, resolvers, typeDefs } from './data.mjs';

const yoga = createYoga({
  schema: createSchema({ typeDefs, resolvers }),
  parserAndValidationCache: true,
  logging: false,
  graphiql: false,
  landingPage: false,
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => announce(server.address().port));
