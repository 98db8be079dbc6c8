import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AetherionError,
  BotsDocument,
  CreateBotDocument,
  MeDocument,
  createAetherionClient,
  idempotencyKey,
  withIdempotencyKey,
} from '../dist/index.js';

const clientOf = (fetch) => createAetherionClient({ url: 'http://service/graphql', fetch });
const clientOfAnswer = (answer, init) => clientOf(async () => Response.json(answer, init));

test('An operation is posted with its variables', async () => {
  let sent;
  const client = clientOf(async (url, request) => {
    sent = { url: String(url), ...request, body: JSON.parse(request.body) };
    return Response.json({ data: { bots: { nodes: [], pageInfo: {} } } });
  });
  await client.query(BotsDocument, { first: 5 });
  assert.deepEqual([sent.url, sent.method, sent.body.variables], ['http://service/graphql', 'POST', { first: 5 }]);
  assert.match(sent.body.query, /^query Bots\(/);
  assert.match(sent.headers.accept, /^application\/graphql-response\+json/);
});

test('Errors carry code, retryable and retryAfterMs, and what was answered beside them', async () => {
  const limited = { message: 'Wait.', extensions: { code: 'RATE_LIMITED', retryable: true, retryAfterMs: 700 } };
  const error = await clientOfAnswer({ data: { me: null }, errors: [limited] }, { status: 429 }).query(MeDocument).catch((each) => each);
  assert.ok(error instanceof AetherionError);
  assert.deepEqual([error.code, error.message, error.retryable, error.retryAfterMs], ['RATE_LIMITED', 'Wait.', true, 700]);
  assert.deepEqual([error.data, error.errors], [{ me: null }, [limited]]);
});

test('A service that is away is UNREACHABLE and may be tried again', async () => {
  const cause = new TypeError('fetch failed');
  const error = await clientOf(async () => Promise.reject(cause)).query(MeDocument).catch((each) => each);
  assert.deepEqual([error.code, error.retryable, error.cause], ['UNREACHABLE', true, cause]);
});

for (const [status, retryable] of [[502, true], [429, true], [404, false]])
  test(`An answer of ${status} that is no result of GraphQL is UNREACHABLE, ${retryable ? '' : 'not '}to be tried again`, async () => {
    const answer = new Response('<html>', { status, headers: { 'retry-after': '2' } });
    const error = await clientOf(async () => answer).query(MeDocument).catch((each) => each);
    assert.deepEqual([error.code, error.retryable, error.retryAfterMs], ['UNREACHABLE', retryable, 2000]);
  });

test('A request that is given up throws what gave it up', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  const client = clientOf(async (_, request) => request.signal.throwIfAborted());
  await assert.rejects(client.query(MeDocument, {}, { signal }), { message: 'enough' });
});

test('What a mutation refuses is in its payload', async () => {
  const errors = [{ __typename: 'Refused', code: 'BOT_EXISTS', message: 'There is one.' }];
  const client = clientOfAnswer({ data: { createBot: { bot: null, errors } } });
  const { createBot } = await client.mutate(CreateBotDocument, { input: { name: 'first', instrumentId: 'sim:BTC-USD' } });
  assert.deepEqual(createBot.errors, errors);
});

test('Every key is fresh, and one that is given is kept', () => {
  assert.match(idempotencyKey(), /^[0-9a-f]{32}$/);
  assert.notEqual(withIdempotencyKey({}).idempotencyKey, withIdempotencyKey({}).idempotencyKey);
  assert.match(withIdempotencyKey({ idempotencyKey: undefined }).idempotencyKey, /^[0-9a-f]{32}$/);
  assert.deepEqual(withIdempotencyKey({ id: 'a', idempotencyKey: 'mine' }), { id: 'a', idempotencyKey: 'mine' });
});
