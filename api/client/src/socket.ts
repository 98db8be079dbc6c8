import { createClient, type Client } from 'graphql-ws';
import type { Credentials } from './credentials.js';
import { AetherionError, isClose } from './errors.js';

const RetryDelayMsMin = 250;
const RetryDelayMsMax = 10_000;
const RetryDoublingsMax = 6;
const KeepAliveMs = 10_000;
const PongTimeoutMs = 5_000;
/** Tokens that live less than they are renewed ahead are not asked for all the time. */
const RenewDelayMsMin = 1_000;
/** Timers of JavaScript hold no more. */
const TimerMsMax = 2 ** 31 - 1;
const NormalClosure = 1000;
const SignInEnded = 4403;

export type ConnectionState = 'connected' | 'lost';

export interface SocketOptions {
  url: URL;
  credentials: Credentials;
  webSocket: unknown;
  onConnection?: (state: ConnectionState) => void;
}

/**
 * One socket for all subscriptions, open while there are any. It connects again by itself, notices when nobody is at
 * the other end, and renews the sign-in before the token expires.
 */
export function createSocket({ url, credentials, webSocket, onConnection }: SocketOptions): Client {
  if (!webSocket && typeof WebSocket === 'undefined')
    throw new Error('This platform has no WebSocket. Give one as the option webSocket, such as that of the package ws.');
  let wasAcknowledged = false;
  let pongTimer: ReturnType<typeof setTimeout> | undefined;
  let renewTimer: ReturnType<typeof setTimeout> | undefined;

  const renewInTime = (socket: WebSocket): void => {
    clearTimeout(renewTimer);
    const delay = credentials.renewInMs;
    if (!credentials.isRenewable || delay === Number.POSITIVE_INFINITY) return;
    const bounded = Math.min(Math.max(delay, RenewDelayMsMin), TimerMsMax);
    renewTimer = setTimeout(() => void renew(socket), bounded);
  };
  // Where this fails the service closes the socket when the token ends, and the next connection asks again.
  const renew = async (socket: WebSocket): Promise<void> => {
    const payload = await credentials.authorization().then(payloadOf, () => null);
    if (!payload || socket.readyState !== socket.OPEN) return;
    socket.send(JSON.stringify({ type: 'ping', payload }));
    renewInTime(socket);
  };

  const client = createClient({
    url: socketAddressOf(url),
    webSocketImpl: webSocket,
    connectionParams: async () => payloadOf(await credentials.authorization()),
    keepAlive: KeepAliveMs,
    retryAttempts: Number.POSITIVE_INFINITY,
    // A sign-in that ended is renewed; one that is refused from the start is not tried again and again.
    shouldRetry: (reason) => {
      if (reason instanceof AetherionError) return false;
      return wasAcknowledged || !isClose(reason) || reason.code !== SignInEnded;
    },
    retryWait: async (retries) => {
      const delay = Math.min(RetryDelayMsMax, RetryDelayMsMin * 2 ** Math.min(retries, RetryDoublingsMax));
      await new Promise((resolve) => setTimeout(resolve, delay * (0.75 + Math.random() / 2)));
    },
    on: {
      connecting: () => {
        wasAcknowledged = false;
      },
      connected: (socket) => {
        wasAcknowledged = true;
        renewInTime(socket as WebSocket);
        onConnection?.('connected');
      },
      closed: (event) => {
        clearTimeout(pongTimer);
        clearTimeout(renewTimer);
        if (!isClose(event)) return;
        if (event.code === SignInEnded) credentials.forget();
        if (wasAcknowledged && event.code !== NormalClosure) onConnection?.('lost');
      },
      // A socket that swallows a ping is dead although it is still called open.
      ping: (received) => {
        if (!received) pongTimer = setTimeout(() => client.terminate(), PongTimeoutMs);
      },
      pong: (received) => {
        if (received) clearTimeout(pongTimer);
      },
    },
  });
  return client;
}

function payloadOf(authorization: string | null): { authorization: string } | undefined {
  return authorization === null ? undefined : { authorization };
}

function socketAddressOf(url: URL): string {
  const address = new URL(url);
  address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return address.href;
}
