import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { AetherionError, FollowBotDocument, MeDocument, createAetherionClient } from '../dist/index.js';
import { createFakeSockets } from './fakeSocket.mjs';
import { createRecorder } from './recorder.mjs';

const url = 'http://service/graphql';
const refused = { errors: [{ message: 'Sign in.', extensions: { code: 'UNAUTHENTICATED', retryable: false } }] };
const answered = { data: { me: { role: 'VIEWER' } } };
const clients = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

function create(options) {
  const client = createAetherionClient({ url, ...options });
  clients.push(client);
  return client;
}

/** A token that tells when it ends, as JWTs do. */
const jwt = (name, expiresInMs) =>
  ['{}', JSON.stringify({ exp: (Date.now() + expiresInMs) / 1000 }), name].map((part) => Buffer.from(part).toString('base64url')).join('.');

/** Tokens in turn, and how many were asked for. */
function tokens(...values) {
  const source = { count: 0, next: async () => values[Math.min(source.count++, values.length - 1)] };
  return source;
}

/** A service that takes one credential. */
const service = (wanted, seen = []) => async (_, { headers }) => {
  seen.push(headers.authorization);
  return Response.json(headers.authorization === wanted ? answered : refused, { status: headers.authorization === wanted ? 200 : 401 });
};

test('Local mode is sent no credential', async () => {
  const seen = [];
  await create({ fetch: service(undefined, seen) }).query(MeDocument);
  assert.deepEqual(seen, [undefined]);
});

test('A key is sent with every request', async () => {
  assert.equal((await create({ apiKey: 'ak_1', fetch: service('Bearer ak_1') }).query(MeDocument)).me.role, 'VIEWER');
});

test('A token is asked for once for many requests', async () => {
  const source = tokens('one');
  const seen = [];
  const client = create({ token: source.next, fetch: service('Bearer one', seen) });
  await Promise.all([client.query(MeDocument), client.query(MeDocument)]);
  await client.query(MeDocument);
  assert.deepEqual([seen.length, source.count], [3, 1]);
});

test('A refused token is renewed and the request sent again, once', async () => {
  const source = tokens('old', 'new');
  const seen = [];
  const client = create({ token: source.next, fetch: service('Bearer new', seen) });
  await client.query(MeDocument);
  assert.deepEqual(seen, ['Bearer old', 'Bearer new']);
});

test('A token that goes on being refused is an error', async () => {
  const seen = [];
  const client = create({ token: tokens('wrong').next, fetch: service('Bearer right', seen) });
  await assert.rejects(client.query(MeDocument), { code: 'UNAUTHENTICATED' });
  assert.equal(seen.length, 2);
});

test('A fixed token that is refused is sent once', async () => {
  const seen = [];
  await assert.rejects(create({ token: 'wrong', fetch: service('Bearer right', seen) }).query(MeDocument), { code: 'UNAUTHENTICATED' });
  assert.equal(seen.length, 1);
});

test('A token about to expire is replaced before it is used', async () => {
  const [ending, fresh] = [jwt('ending', 5_000), jwt('fresh', 3_600_000)];
  const seen = [];
  const client = create({ token: tokens(ending, fresh).next, fetch: service(`Bearer ${fresh}`, seen) });
  await client.query(MeDocument).catch(() => undefined);
  await client.query(MeDocument);
  assert.equal(seen.at(-1), `Bearer ${fresh}`);
});

test('A source that has no token is an error with its cause', async () => {
  const token = async () => Promise.reject(new Error('The identity provider is away.'));
  const failure = await create({ token, fetch: service() }).query(MeDocument).catch((error) => error);
  assert.ok(failure instanceof AetherionError);
  assert.deepEqual([failure.code, failure.cause.message], ['UNAUTHENTICATED', 'The identity provider is away.']);
});

async function follow(options) {
  const { FakeSocket, connection } = createFakeSockets();
  const recorder = createRecorder();
  create({ webSocket: FakeSocket, ...options }).subscribe(FollowBotDocument, { id: 'local/first' }, recorder.observer);
  return { recorder, connection };
}

test('A socket signs in with its first message', async () => {
  const { connection } = await follow({ apiKey: 'ak_1' });
  assert.deepEqual(await (await connection()).accept(), { authorization: 'Bearer ak_1' });
});

test('A token is renewed on the open socket before it ends', async () => {
  const [ending, fresh] = [jwt('ending', 30_200), jwt('fresh', 3_600_000)];
  const { connection } = await follow({ token: tokens(ending, fresh).next });
  const socket = await connection();
  assert.deepEqual(await socket.accept(), { authorization: `Bearer ${ending}` });
  await socket.take('subscribe');
  assert.deepEqual((await socket.take('ping')).payload, { authorization: `Bearer ${fresh}` });
});

test('Tokens that live shortly are not asked for all the time', async () => {
  const source = tokens(...Array.from({ length: 20 }, (_, index) => jwt(`short ${index}`, 1_000)));
  const { connection } = await follow({ token: source.next });
  const socket = await connection();
  await socket.accept();
  await socket.take('subscribe');
  await socket.take('ping');
  assert.equal(source.count, 2);
});

test('When the sign-in of a socket has ended it comes back with another token', async () => {
  const { connection } = await follow({ token: tokens('old', 'new').next });
  const first = await connection();
  assert.deepEqual(await first.accept(), { authorization: 'Bearer old' });
  await first.take('subscribe');
  first.drop(4403, 'The sign-in has ended.');
  assert.deepEqual(await (await connection()).accept(), { authorization: 'Bearer new' });
});

test('A token that a socket refuses is renewed once', async () => {
  const { connection, recorder } = await follow({ token: tokens('old', 'new').next });
  for (const wanted of ['Bearer old', 'Bearer new']) {
    const socket = await connection();
    assert.equal((await socket.take('connection_init')).payload.authorization, wanted);
    socket.drop(4401, 'Sign in.');
  }
  const [word, error] = await recorder.take();
  assert.deepEqual([word, error.code], ['error', 'UNAUTHENTICATED']);
});

test('A sign-in that is forbidden from the start is not tried again', async () => {
  const { connection, recorder } = await follow({ apiKey: 'ak_1' });
  const socket = await connection();
  await socket.take('connection_init');
  socket.drop(4403, 'Forbidden');
  const [word, error] = await recorder.take();
  assert.deepEqual([word, error.code], ['error', 'FORBIDDEN']);
});
