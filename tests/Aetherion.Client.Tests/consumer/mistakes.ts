// Each line that ends with `mistake` has to be refused by the compiler, and no other.
import {
  BotDocument,
  BotsDocument,
  FollowBotDocument,
  MeDocument,
  StartBotDocument,
  createAetherionClient,
  type BotStatus,
} from '@aetherion/client';

const client = createAetherionClient({ url: 'http://127.0.0.1:8080/graphql' });
await client.query(MeDocument);
await client.query(BotDocument); // mistake
await client.query(BotsDocument, { first: '5' }); // mistake
await client.query(BotsDocument, { first: 5, limit: 5 }); // mistake
const { bots } = await client.query(BotsDocument, { first: 5 });
for (const bot of bots.nodes) {
  console.log(bot.profit.length, bot.instrument.symbol);
  console.log(bot.profitAndLoss); // mistake
  console.log(bot.profit * 2); // mistake
  console.log(bot.instrument.lastPrice); // mistake
}
await client.mutate(StartBotDocument, { input: { id: 'local/first' } }); // mistake
client.subscribe(FollowBotDocument, { id: 'local/first' }, {
  next: (event) => {
    console.log(event.sequence);
    if (event.__typename === 'StreamGap') return; // mistake
    console.log(event.order); // mistake
    if (event.__typename === 'OrderEvent') console.log(event.order?.state);
  },
  gap: ({ fromSequence, reason }) => console.log(fromSequence, reason),
});

export function colourOf(status: BotStatus): string {
  switch (status) {
    case 'RUNNING':
      return 'green';
    case 'CREATED':
    case 'WARMING_UP':
    case 'PAUSED':
    case 'STOPPED':
      return 'grey';
  }
  return status satisfies never; // mistake
}
