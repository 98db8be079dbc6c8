import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient as createSocket } from 'graphql-ws';
import { documents } from './documents.js';

const address = new URL('/graphql', location.href);
const connection = document.querySelector('#connection');
const socket = createSocket({
  url: Object.assign(new URL(address), { protocol: 'ws:' }).href,
  lazy: false,
  retryAttempts: Number.POSITIVE_INFINITY,
  on: {
    connected: () => (connection.textContent = 'Live'),
    closed: () => (connection.textContent = 'Reconnecting'),
  },
});
const client = new Client({
  url: address.href,
  preferGetMethod: false,
  exchanges: [
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }),
      }),
    }),
  ],
});

const { data, error } = await client.query(documents.markets, {}).toPromise();
if (error) throw error;
for (const { id, symbol, lastPrice, regime } of data.instruments.nodes) {
  const row = document.querySelector('#markets').insertRow();
  row.dataset.id = id;
  for (const text of [symbol, lastPrice ?? '', labelOf(regime), regime?.barCloseTime ?? '']) row.insertCell().textContent = text;
  document.querySelector('[name=instrument]').add(new Option(symbol, id));
  client.subscription(documents.bars, { id }).subscribe(({ data, error }) => {
    if (error) console.error(`${id}: ${error.message}`);
    else if (data?.candle.candle) show(row, data.candle.candle);
  });
}

function show(row, { close, closed, closeTime, regime, probabilities }) {
  row.cells[1].textContent = close;
  if (!closed || regime === null) return;
  const confidence = probabilities?.find(({ label }) => label === regime)?.probability;
  row.cells[2].textContent = labelOf({ label: regime, confidence });
  row.cells[3].textContent = closeTime;
}

function labelOf(regime) {
  if (!regime) return 'not known yet';
  return regime.confidence === undefined ? regime.label : `${regime.label} ${Math.round(regime.confidence * 100)} %`;
}

document.querySelector('#start').addEventListener('submit', async (event) => {
  event.preventDefault();
  const status = document.querySelector('#bot');
  const form = new FormData(event.target);
  const input = { name: form.get('name'), instrumentId: form.get('instrument') };
  const bot = (await change(documents.createBot, { ...input, idempotencyKey: crypto.randomUUID() }, status))?.bot;
  if (!bot) return;
  await change(documents.startBot, { id: bot.id, idempotencyKey: crypto.randomUUID() }, status);
  client.subscription(documents.botEvents, { id: bot.id }).subscribe(({ data }) => {
    if (data?.botEvents.status) status.textContent = `${bot.id} is ${data.botEvents.status} (${data.botEvents.reasonCode})`;
  });
});

/** Sends a mutation and gives its payload; what was refused is shown, and gives nothing. */
async function change(document, input, status) {
  const { data, error } = await client.mutation(document, { input }).toPromise();
  const payload = data && Object.values(data)[0];
  const message = error?.message ?? payload.errors.map(({ message }) => message).join(' ');
  status.textContent = message;
  return message ? undefined : payload;
}
