// Mercurius on Fastify with its just-in-time compiler, which takes over at the first repetition of a query.
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { announce, resolvers, typeDefs } from './data.mjs';

const app = Fastify({ logger: false });
app.register(mercurius, { schema: typeDefs, resolvers, jit: 1, cache: true });
await app.listen({ port: 0, host: '127.0.0.1' });
announce(app.server.address().port);
