// The client of graphql-ws with all kinds of operations on one socket.
import { createBot, describe, follow, instrument, invalid, missing, report, tick, unknownTick, variables } from './documents.mjs';
import { createSocket } from './socket.mjs';

const client = createSocket(process.argv[2]);

const once = (query, variables) =>
  new Promise((resolve, reject) => {
    let last;
    client.subscribe({ query, variables }, { next: result => (last = result), error: reject, complete: () => resolve(last) });
  });

report('query', await once(instrument, variables));
report('missing', await once(missing));
report('mutation', await once(createBot, { name: 'ws' }));
report('invalid', await once(invalid).catch(errors => errors));
report('refused', await once(unknownTick).catch(errors => errors));
client.subscribe({ query: tick }, { next: follow('events'), error: error => report('failed', describe(error)), complete: () => report('completed', 0) });
