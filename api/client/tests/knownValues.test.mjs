import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'graphql';
import { BotsDocument, FollowBotDocument, MeDocument, enums, knownValues } from '../dist/index.js';

test('Known answers are given back as they are', () => {
  const data = { bots: { nodes: [{ status: 'RUNNING', account: { tradingState: 'ACTIVE' } }], pageInfo: { hasNextPage: false } } };
  assert.equal(knownValues(BotsDocument, data), data);
});

test('Unknown values are UNKNOWN in lists, fragments and nested objects, and nothing else is touched', () => {
  const data = { bots: { nodes: [{ status: 'ON_HOLIDAY', name: 'ON_HOLIDAY', account: { tradingState: 'ODD' } }, { status: 'PAUSED' }] } };
  const frozen = structuredClone(data);
  assert.deepEqual(knownValues(BotsDocument, data), {
    bots: { nodes: [{ status: 'UNKNOWN', name: 'ON_HOLIDAY', account: { tradingState: 'UNKNOWN' } }, { status: 'PAUSED' }] },
  });
  assert.deepEqual(data, frozen);
});

test('Lists of enums are looked through', () => {
  const { me } = knownValues(MeDocument, { me: { role: 'VIEWER', scopes: ['READ', 'FLY'] } });
  assert.deepEqual(me.scopes, ['READ', 'UNKNOWN']);
});

test('Null stays null', () => {
  const data = { botEvents: { __typename: 'RiskEvent', tradingState: null, order: null } };
  assert.equal(knownValues(FollowBotDocument, data), data);
});

test('An enum whose schema names another value for those it does not know becomes that', () => {
  const { botEvents } = knownValues(FollowBotDocument, { botEvents: { __typename: 'StreamStatus', state: 'WARPED', reason: 'MOON' } });
  assert.deepEqual([botEvents.state, botEvents.reason], ['STALE', 'NONE']);
});

test('Aliases and documents of users are looked through', () => {
  const document = parse('{ it: bot(id: "a") { ... on Bot { how: status } } }');
  assert.deepEqual(knownValues(document, { it: { how: 'ON_HOLIDAY' } }), { it: { how: 'UNKNOWN' } });
});

test('Every enum has the value it falls back to', () => {
  for (const [name, { fallback, values }] of Object.entries(enums)) assert.ok(values.includes(fallback), name);
});
