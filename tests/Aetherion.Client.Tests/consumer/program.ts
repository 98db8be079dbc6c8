// A program of somebody who trades with the package: asks, makes a bot, follows regimes, and follows the bot through the
// death of the service. Prints `running` when the service may be killed, and at the end a report as JSON.
import {
  AetherionError,
  CreateBotDocument,
  FollowBotDocument,
  FollowRegimesDocument,
  InstrumentsDocument,
  PauseBotDocument,
  StartBotDocument,
  createAetherionClient,
  withIdempotencyKey,
  type BotInput,
  type RegimeLabel,
} from '@aetherion/client';
import WebSocket from 'ws';
import { askOthers } from './others.js';

const url = `${process.argv[2]}graphql`;
const EventsWanted = 5;
let connections = 0;
const client = createAetherionClient({
  url,
  webSocket: WebSocket,
  onConnection: (state) => {
    if (state === 'connected') connections++;
  },
});

const { instruments } = await client.query(InstrumentsDocument, { first: 10 });
const regimes = await regimesOf(instruments.nodes.length);

const input = withIdempotencyKey({ name: 'packaged', instrumentId: 'sim:BTC-USD', exposure: '0.25' });
const { createBot: created } = await client.mutate(CreateBotDocument, { input });
const { createBot: repeated } = await client.mutate(CreateBotDocument, { input });
const { createBot: refused } = await client.mutate(CreateBotDocument, { input: withIdempotencyKey({ ...input, idempotencyKey: undefined }) });
const missing = await client
  .mutate(StartBotDocument, { input: withIdempotencyKey({ id: 'somebody/else' }) })
  .then(({ startBot }) => startBot.errors.map(({ code }) => code))
  .catch((error: AetherionError) => [error.code]);
if (!created.bot) throw new Error(JSON.stringify(created.errors));
const { id } = created.bot;

const sequences: string[] = [];
let gaps = 0;
const arrived = new EventTarget();
const stop = client.subscribe(
  FollowBotDocument,
  { id, fromSequence: '0' },
  {
    next: (event) => {
      if (event.__typename === 'BotSnapshot') return;
      sequences.push(event.sequence);
      arrived.dispatchEvent(new Event('event'));
    },
    gap: () => gaps++,
    error: (error) => {
      throw error;
    },
  },
);
await change(StartBotDocument, { id });
await eventsUpTo(2);
const before = connections;
console.log('running');
await eventually(() => connections > before);
for (const document of [PauseBotDocument, StartBotDocument, PauseBotDocument]) await change(document, { id });
await eventsUpTo(EventsWanted);
stop();

const others = await askOthers(url);
client.close();
const report = {
  instruments: instruments.nodes.map((instrument) => instrument.id),
  regimes,
  created: created.bot.status,
  repeated: repeated.bot?.id,
  refused: refused.errors.map(({ code }) => code),
  missing,
  sequences,
  gaps,
  reconnections: connections - before,
  others,
};
console.log(JSON.stringify(report));

/** The labels that the subscription to all regimes begins with. */
function regimesOf(count: number): Promise<RegimeLabel[]> {
  const labels = new Map<string, RegimeLabel>();
  return new Promise((resolve, reject) => {
    const end = client.subscribe(FollowRegimesDocument, { timeframe: 'M1' }, {
      next: (event) => {
        labels.set(event.instrumentId, event.__typename === 'RegimeChange' ? event.current : (event.regime?.label ?? 'UNKNOWN'));
        if (labels.size < count) return;
        end();
        resolve([...labels.values()]);
      },
      error: reject,
    });
  });
}

/** A change that is sent again under the same key while the service is away. */
async function change(document: typeof StartBotDocument | typeof PauseBotDocument, wanted: Omit<BotInput, 'idempotencyKey'>): Promise<void> {
  const keyed = withIdempotencyKey(wanted);
  for (;;) {
    try {
      await client.mutate<object, { input: BotInput }>(document, { input: keyed });
      return;
    } catch (error) {
      if (!(error instanceof AetherionError && error.retryable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, error.retryAfterMs ?? 500));
    }
  }
}

async function eventsUpTo(count: number): Promise<void> {
  while (sequences.length < count) await new Promise((resolve) => arrived.addEventListener('event', resolve, { once: true }));
}

async function eventually(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 100));
}
