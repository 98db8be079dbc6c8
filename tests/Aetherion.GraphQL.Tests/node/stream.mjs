// Drives the server with the client of graphql-sse in distinct connections mode and prints the events as JSON.
import { createClient } from 'graphql-sse';

const client = createClient({ url: process.argv[2], retryAttempts: 0 });
const events = [];
for await (const event of client.iterate({ query: 'subscription { bookAdded(count: 2) { title } }' })) {
  events.push(event);
}
client.dispose();
process.stdout.write(JSON.stringify(events));
