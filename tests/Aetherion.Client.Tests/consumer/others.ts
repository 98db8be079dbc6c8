// The documents with the clients of others: the types of data and variables come through in each.
import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client';
import { BotsDocument, InstrumentsDocument, knownValues } from '@aetherion/client';
import { Client, fetchExchange } from '@urql/core';
import { request } from 'graphql-request';

export async function askOthers(url: string): Promise<Record<string, string[]>> {
  const variables = { first: 10 };
  const urql = await new Client({ url, preferGetMethod: false, exchanges: [fetchExchange] })
    .query(BotsDocument, variables)
    .toPromise();
  const apollo = await new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url }) }).query({
    query: BotsDocument,
    variables,
  });
  const plain = await request(url, InstrumentsDocument, variables);
  return {
    urql: urql.data?.bots.nodes.map(({ id }) => id) ?? [],
    apollo: apollo.data?.bots.nodes.map(({ id }) => id) ?? [],
    'graphql-request': knownValues(InstrumentsDocument, plain).instruments.nodes.map(({ id }) => id),
  };
}
