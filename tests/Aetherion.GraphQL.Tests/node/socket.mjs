// Drives the server with the client of graphql-ws and prints what came as JSON.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const client = createClient({ url: process.argv[2], webSocketImpl: WebSocket, retryAttempts: 0 });

const collect = (query, variables) =>
  new Promise((resolve) => {
    const results = [];
    client.subscribe(
      { query, variables },
      { next: (result) => results.push(result), error: (errors) => resolve(errors), complete: () => resolve(results) },
    );
  });

const cancelled = await new Promise((resolve) => {
  let count = 0;
  const stop = client.subscribe(
    { query: 'subscription { bookAdded(count: 1000000) { title } }' },
    {
      next: () => {
        if (++count === 3) stop();
      },
      error: (error) => resolve(String(error)),
      complete: () => resolve(count),
    },
  );
});

const report = {
  cancelled,
  events: await collect('subscription ($count: Int!) { bookAdded(count: $count) { title } }', { count: 2 }),
  query: await collect('{ book(id: "1") { title } }'),
  invalid: await collect('{ nothing }'),
};
await client.dispose();
process.stdout.write(JSON.stringify(report));
