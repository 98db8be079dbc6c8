// Signs in with keys and tokens. Prints where the tokens' keys are published, reads the address of the service and an API
// key from the standard input, and prints a report as JSON.
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { AetherionError, FollowTicksDocument, MeDocument, createAetherionClient, type TokenSource } from '@aetherion/client';
import WebSocket from 'ws';
import { Issuer } from './issuer.js';

const ShortSeconds = 4;
/** Ticks are a fifth of a second apart: they go on well after a token of that length has ended. */
const TicksWanted = 40;

const issuer = new Issuer();
console.log(await issuer.start());
const [line] = (await once(createInterface(process.stdin), 'line')) as [string];
const [address, apiKey] = line.split(' ') as [string, string];
const url = `${address}graphql`;

const withKey = await createAetherionClient({ url, apiKey }).query(MeDocument);
const nobody = await codeOf(createAetherionClient({ url }).query(MeDocument));
const tokens = ['nonsense', issuer.token(60)];
const renewed = await createAetherionClient({ url, token: () => tokens.shift() ?? '' }).query(MeDocument);
const renewing = await follow(() => issuer.token(ShortSeconds), TicksWanted);
const tokenCount = issuer.count;
const fixed = await follow(issuer.token(ShortSeconds), Number.POSITIVE_INFINITY);
issuer.stop();
console.log(JSON.stringify({ tenant: withKey.me.tenant, nobody, actor: renewed.me.actor, renewing, tokenCount, fixed }));
process.exit(0);

function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(() => 'NONE', (error: AetherionError) => error.code);
}

/** Follows ticks until enough have come, or the stream ends with an error; tells how often the socket was opened. */
function follow(token: TokenSource, wanted: number): Promise<{ ticks: number; connections: number; ended: string }> {
  let ticks = 0;
  let connections = 0;
  const onConnection = (state: string): void => {
    if (state === 'connected') connections++;
  };
  const client = createAetherionClient({ url, token, webSocket: WebSocket, onConnection });
  return new Promise((resolve) => {
    const end = (ended: string): void => {
      client.close();
      resolve({ ticks, connections, ended });
    };
    client.subscribe(FollowTicksDocument, { id: 'sim:BTC-USD' }, {
      next: () => {
        if (++ticks === wanted) end('ENOUGH');
      },
      error: ({ code }) => end(code),
    });
  });
}
