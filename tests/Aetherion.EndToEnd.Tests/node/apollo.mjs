// Apollo Client with its cache: queries and mutations by HttpLink, subscriptions by GraphQLWsLink.
import { ApolloClient, ApolloLink, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createBot, describe, follow, instrument, invalid, missing, report, tick, unknownTick, variables } from './documents.mjs';
import { createSocket, WebSocket } from './socket.mjs';

// The link looks for the browser's WebSocket when it tells errors of the line from others.
globalThis.WebSocket = WebSocket;

const address = process.argv[2];
const socket = createSocket(address);
const client = new ApolloClient({
  link: ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: `${address}graphql` }),
  ),
  cache: new InMemoryCache(),
});

const codes = error => (CombinedGraphQLErrors.is(error) ? error.errors.map(({ extensions }) => extensions.code) : [String(error)]);
const settle = promise => promise.then(({ data, error }) => ({ data, errors: error && codes(error) }), error => ({ errors: codes(error) }));

report('query', await settle(client.query({ query: gql(instrument), variables })));
report('missing', await settle(client.query({ query: gql(missing) })));
report('mutation', await settle(client.mutate({ mutation: gql(createBot), variables: { name: 'apollo' } })));
report('invalid', await settle(client.query({ query: gql(invalid) })));

const refused = await new Promise(resolve => client.subscribe({ query: gql(unknownTick) }).subscribe({ next: resolve, error: error => resolve({ error }) }));
report('refused', { errors: codes(refused.error) });
const next = follow('events');
client.subscribe({ query: gql(tick) }).subscribe({ next: result => (result.error ? report('failed', describe(result.error)) : next(result)), error: error => report('failed', describe(error)) });
