import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import {
  FollowBotDocument,
  FollowCandlesDocument,
  FollowRegimesDocument,
  createAetherionClient,
} from '../dist/index.js';
import { createFakeSockets } from './fakeSocket.mjs';
import { createRecorder } from './recorder.mjs';

const url = 'http://service/graphql';
let sockets;
let recorder;
let client;

beforeEach(() => {
  sockets = createFakeSockets();
  recorder = createRecorder();
  client = createAetherionClient({ url, webSocket: sockets.FakeSocket });
});
afterEach(() => client.close());

const decision = (sequence, epoch = 'a') => ({ __typename: 'DecisionEvent', epoch, sequence: String(sequence), kind: 'DECIDED' });
const candle = (sequence, closed, close) => ({ __typename: 'CandleUpdate', epoch: 'a', sequence: String(sequence), candle: { closed, close } });

async function follow(document = FollowBotDocument, variables = { id: 'local/first' }) {
  client.subscribe(document, variables, recorder.observer);
  return connect();
}

async function connect() {
  const socket = await sockets.connection();
  await socket.accept();
  const subscription = await socket.take('subscribe');
  return { socket, subscription, variables: subscription.payload.variables };
}

test('A subscription begins without a place', async () => {
  const { variables } = await follow();
  assert.deepEqual(variables, { id: 'local/first' });
});

test('It goes on after the last message when the connection was lost', async () => {
  const { socket, subscription } = await follow();
  socket.tell(subscription, 'botEvents', decision(7));
  assert.equal((await recorder.take())[1].sequence, '7');
  socket.drop();
  const { variables } = await connect();
  assert.deepEqual(variables, { id: 'local/first', fromSequence: '7', epoch: 'a' });
});

test('It begins at a place kept from an earlier run', async () => {
  const { variables } = await follow(FollowBotDocument, { id: 'local/first', fromSequence: '41', epoch: 'b' });
  assert.deepEqual(variables, { id: 'local/first', fromSequence: '41', epoch: 'b' });
});

test('What comes a second time is dropped, and not what is of another epoch', async () => {
  const { socket, subscription } = await follow();
  for (const event of [decision(7), decision(7), decision(6), decision(8), decision(1, 'b')])
    socket.tell(subscription, 'botEvents', event);
  const seen = recorder.told.map(([, { epoch, sequence }]) => epoch + sequence);
  assert.deepEqual(seen, ['a7', 'a8', 'b1']);
});

test('Sequences are compared as numbers beyond 2^53', async () => {
  const { socket, subscription } = await follow();
  for (const sequence of ['9007199254740993', '9007199254740992', '9007199254740994', '10007199254740992'])
    socket.tell(subscription, 'botEvents', decision(sequence));
  assert.deepEqual(recorder.told.map(([, { sequence }]) => sequence), ['9007199254740993', '9007199254740994', '10007199254740992']);
});

test('A forming bar comes again and again under the sequence of the last closed one', async () => {
  const { socket, subscription } = await follow(FollowCandlesDocument, { id: 'sim:BTC-USD', timeframe: 'M1' });
  for (const event of [candle(3, true, '1'), candle(3, false, '2'), candle(3, false, '3'), candle(3, true, '1'), candle(4, true, '4')])
    socket.tell(subscription, 'candle', event);
  assert.deepEqual(recorder.told.map(([, { candle: { close } }]) => close), ['1', '2', '3', '4']);
});

test('A gap and a status are told apart from events', async () => {
  const { socket, subscription } = await follow();
  const gap = { __typename: 'StreamGap', epoch: 'a', sequence: '2', fromSequence: '2', toSequence: '9', reason: 'OUTSIDE_WINDOW' };
  socket.tell(subscription, 'botEvents', gap);
  socket.tell(subscription, 'botEvents', { __typename: 'BotSnapshot', epoch: 'a', sequence: '9', bot: {} });
  socket.tell(subscription, 'botEvents', { __typename: 'StreamStatus', epoch: 'a', sequence: '9', state: 'LIVE', reason: 'NONE' });
  assert.deepEqual(recorder.told.map(([word, { sequence }]) => word + sequence), ['gap2', 'next9', 'status9']);
  socket.drop();
  assert.equal((await connect()).variables.fromSequence, '9');
});

test('After a gap whose snapshot did not come it asks from before the gap', async () => {
  const { socket, subscription } = await follow();
  socket.tell(subscription, 'botEvents', decision(2));
  socket.tell(subscription, 'botEvents', { __typename: 'StreamGap', epoch: 'a', sequence: '2', fromSequence: '2', toSequence: '9' });
  socket.drop();
  assert.equal((await connect()).variables.fromSequence, '2');
});

test('A document without a place begins anew', async () => {
  const { socket, subscription } = await follow(FollowRegimesDocument, { timeframe: 'M1' });
  socket.tell(subscription, 'regimeChanged', { __typename: 'RegimeChange', epoch: 'a', sequence: '5' });
  await recorder.take();
  socket.drop();
  assert.deepEqual((await connect()).variables, { timeframe: 'M1' });
});

test('Changes of several instruments are all told, whatever their sequences', async () => {
  const { socket, subscription } = await follow(FollowRegimesDocument, { timeframe: 'M1' });
  for (const sequence of ['5', '3', '5'])
    socket.tell(subscription, 'regimeChanged', { __typename: 'RegimeChange', epoch: 'a', sequence });
  assert.equal(recorder.told.length, 3);
});

test('A stream that ends for a reason that passes is taken up again from its place', async () => {
  const { socket, subscription } = await follow();
  socket.tell(subscription, 'botEvents', decision(7));
  await recorder.take();
  const slow = { message: 'Too slow.', extensions: { code: 'SLOW_CONSUMER', retryable: true, retryAfterMs: 1 } };
  socket.say({ type: 'error', id: subscription.id, payload: [slow] });
  const [word, error] = await recorder.take();
  assert.deepEqual([word, error.code], ['interrupted', 'SLOW_CONSUMER']);
  assert.equal((await connect()).variables.fromSequence, '7');
});

test('An event that could not be made is followed from its place, and is not the end', async () => {
  const { socket, subscription } = await follow();
  socket.tell(subscription, 'botEvents', decision(7));
  await recorder.take();
  const away = { message: 'Storage is away.', extensions: { code: 'UNAVAILABLE', retryable: true, retryAfterMs: 1 } };
  socket.say({ type: 'next', id: subscription.id, payload: { data: null, errors: [away] } });
  const [word, error] = await recorder.take();
  assert.deepEqual([word, error.code], ['interrupted', 'UNAVAILABLE']);
  const { variables, ...again } = await connect();
  assert.equal(variables.fromSequence, '7');
  again.socket.tell(again.subscription, 'botEvents', decision(8));
  assert.deepEqual((await recorder.take())[0], 'next');
});

test('Any other error ends it, with its code', async () => {
  const { socket, subscription } = await follow();
  const missing = { message: 'There is no such bot.', extensions: { code: 'NOT_FOUND', retryable: false } };
  socket.say({ type: 'error', id: subscription.id, payload: [missing] });
  const [word, error] = await recorder.take();
  assert.deepEqual([word, error.code, error.retryable], ['error', 'NOT_FOUND', false]);
});

test('A stream that the service completes is complete', async () => {
  const { socket, subscription } = await follow();
  socket.say({ type: 'complete', id: subscription.id });
  assert.equal((await recorder.take())[0], 'complete');
});

test('A refused sign-in is an error, with the code of the socket', async () => {
  client.subscribe(FollowBotDocument, { id: 'local/first' }, recorder.observer);
  const socket = await sockets.connection();
  await socket.take('connection_init');
  socket.drop(4401, 'Sign in.');
  const [word, error] = await recorder.take();
  assert.deepEqual([word, error.code, error.message], ['error', 'UNAUTHENTICATED', 'Sign in.']);
});

test('A stopped subscription is told nothing more', async () => {
  const stop = client.subscribe(FollowBotDocument, { id: 'local/first' }, recorder.observer);
  const { socket, subscription } = await connect();
  stop();
  await socket.take('complete');
  socket.tell(subscription, 'botEvents', decision(1));
  assert.deepEqual(recorder.told, []);
});

test('A value that this version does not know is UNKNOWN in events', async () => {
  const { socket, subscription } = await follow();
  socket.tell(subscription, 'botEvents', { ...decision(1), status: 'ON_HOLIDAY', kind: 'DECIDED' });
  const [, event] = await recorder.take();
  assert.deepEqual([event.status, event.kind], ['UNKNOWN', 'DECIDED']);
});
