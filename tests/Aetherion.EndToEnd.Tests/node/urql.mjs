// urql with its cache, queries by fetch, and subscriptions as its documentation sets them up: by the client of graphql-ws,
// or by fetch as an event stream when the second argument says so.
import { cacheExchange, Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createBot, describe, follow, instrument, invalid, missing, report, tick, unknownTick, variables } from './documents.mjs';
import { createSocket } from './socket.mjs';

const [, , address, transport] = process.argv;
const socket = createSocket(address);
const overSocket = subscriptionExchange({
  forwardSubscription: request => ({
    subscribe: sink => ({ unsubscribe: socket.subscribe({ ...request, query: request.query ?? '' }, sink) }),
  }),
});
const client = new Client({
  url: `${address}graphql`,
  fetchSubscriptions: transport === 'sse',
  exchanges: transport === 'sse' ? [cacheExchange, fetchExchange] : [cacheExchange, overSocket, fetchExchange],
  preferGetMethod: false,
});

const plain = ({ data, error }) => ({ data, errors: error?.graphQLErrors.map(({ extensions }) => extensions.code) });

report('query', plain(await client.query(instrument, variables).toPromise()));
report('missing', plain(await client.query(missing, {}).toPromise()));
report('mutation', plain(await client.mutation(createBot, { name: `urql-${transport}` }).toPromise()));
report('invalid', plain(await client.query(invalid, {}).toPromise()));
report('get', plain(await client.query(instrument, { id: 'sim:ETH-USD' }, { preferGetMethod: 'force' }).toPromise()));

const refused = await new Promise(resolve => client.subscription(unknownTick, {}).subscribe(resolve));
report('refused', plain(refused));
const next = follow('events');

// The socket's client connects again by itself; an event stream is asked for again by the application.
const subscribe = () => client.subscription(tick, {}).subscribe(result => {
  if (!result.error) next(plain(result));
  else if (transport === 'sse') setTimeout(subscribe, 200);
  else report('failed', describe(result.error));
});
subscribe();
