// The client of graphql-sse in its default mode, distinct connections.
import { createClient } from 'graphql-sse';
import { createBot, describe, follow, instrument, invalid, missing, report, tick, unknownTick, variables } from './documents.mjs';
import { retryAttempts, retryWait } from './socket.mjs';

const client = createClient({ url: `${process.argv[2]}graphql`, retryAttempts, retry: retryWait });

const once = (query, variables) =>
  new Promise((resolve, reject) => {
    let last;
    client.subscribe({ query, variables }, { next: result => (last = result), error: reject, complete: () => resolve(last) });
  });

report('query', await once(instrument, variables));
report('missing', await once(missing));
report('mutation', await once(createBot, { name: 'sse' }));
report('invalid', (await once(invalid)).errors);
report('refused', (await once(unknownTick)).errors);
client.subscribe({ query: tick }, { next: follow('events'), error: error => report('failed', describe(error)), complete: () => report('completed', 0) });
