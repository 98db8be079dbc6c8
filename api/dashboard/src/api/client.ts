import { signal } from '@preact/signals';
import { createClient, fetchExchange, type CombinedError } from '@urql/core';
import { createClient as createSocketClient } from 'graphql-ws';
import { observeServerTime } from '../state/clock';

export type SocketState = 'connecting' | 'open' | 'lost';

const RetryDelayMsMax = 10_000;
const KeepAliveMs = 10_000;
const PongTimeoutMs = 5_000;
const ResubscribeDelayMs = 500;
const ResubscribeDelayMsMax = 30_000;

const address = new URL('/graphql', location.href);
const socketAddress = new URL(address);
socketAddress.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';

/** State of the socket, and how often it came back after a loss: what depends on missed messages refetches on that. */
export const socketState = signal<SocketState>('connecting');
export const reconnectCount = signal(0);

const http = createClient({
  url: address.href,
  exchanges: [fetchExchange],
  preferGetMethod: false,
  fetchOptions: { headers: { accept: 'application/graphql-response+json, application/json' } },
  fetch: async (input, init) => {
    const started = Date.now();
    const response = await fetch(input, init);
    observeServerTime(response.headers.get('date'), started, Date.now());
    return response;
  },
});

let hadConnection = false;
let pongTimer: number | undefined;

const socket = createSocketClient({
  url: socketAddress.href,
  lazy: false,
  keepAlive: KeepAliveMs,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  retryWait: async (retries) => {
    const delay = Math.min(RetryDelayMsMax, 250 * 2 ** Math.min(retries, 6)) * (0.75 + Math.random() / 2);
    await new Promise((resolve) => setTimeout(resolve, delay));
  },
  on: {
    connected: () => {
      socketState.value = 'open';
      if (hadConnection) reconnectCount.value++;
      hadConnection = true;
    },
    closed: () => {
      clearTimeout(pongTimer);
      socketState.value = hadConnection ? 'lost' : 'connecting';
    },
    // A socket that swallows a ping is dead although the browser still calls it open.
    ping: (received) => {
      if (!received) pongTimer = window.setTimeout(() => socket.terminate(), PongTimeoutMs);
    },
    pong: (received) => {
      if (received) clearTimeout(pongTimer);
    },
  },
});

/** An answer of the API that is an error, with its stable code. */
export class ApiError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }

  static from(error: CombinedError): ApiError {
    const first = error.graphQLErrors[0];
    if (first) return new ApiError(first.message, String(first.extensions?.['code'] ?? 'UNKNOWN'));
    return new ApiError('The service cannot be reached. It is tried again by itself.', 'UNREACHABLE');
  }
}

/** Sends a query and gives its data. */
export async function query<T>(document: string, variables: Record<string, unknown> = {}): Promise<T> {
  const result = await http.query<T>(document, variables).toPromise();
  if (result.error) throw ApiError.from(result.error);
  if (!result.data) throw new ApiError('The service answered without data.', 'INTERNAL');
  return result.data;
}

/** Sends a mutation and gives its data. */
export async function mutate<T>(document: string, variables: Record<string, unknown>): Promise<T> {
  const result = await http.mutation<T>(document, variables).toPromise();
  if (result.error) throw ApiError.from(result.error);
  if (!result.data) throw new ApiError('The service answered without data.', 'INTERNAL');
  return result.data;
}

/**
 * Subscribes until the returned function is called. The socket subscribes again after a reconnect, reading the
 * variables anew: a variable with a getter (the last sequence seen) resumes where the stream broke off. A stream that
 * the service ends (slow consumer, restart) is taken up again after a moment, and `resumed` is told, as it is when a
 * stream shows a gap: what was sent meanwhile has to be asked for. A message of a kind that the document selects
 * nothing of (a snapshot, a status) is passed over.
 */
export function subscribe<T>(
  document: string,
  variables: Record<string, unknown>,
  next: (data: T) => void,
  resumed?: () => void,
): () => void {
  let stop: () => void = () => undefined;
  let timer: number | undefined;
  let disposed = false;
  let delay = ResubscribeDelayMs;

  const again = (): void => {
    if (disposed) return;
    timer = window.setTimeout(() => {
      start();
      resumed?.();
    }, delay);
    delay = Math.min(ResubscribeDelayMsMax, delay * 2);
  };
  const start = (): void => {
    stop = socket.subscribe<T>(
      { query: document, variables },
      {
        next: (message) => {
          if (disposed || !message.data) return;
          delay = ResubscribeDelayMs;
          const [event] = Object.values(message.data as Record<string, object>);
          if (event && 'gapUpTo' in event) resumed?.();
          else if (event && Object.keys(event).length > 0) next(message.data);
        },
        error: again,
        complete: again,
      },
    );
  };

  start();
  return () => {
    disposed = true;
    clearTimeout(timer);
    stop();
  };
}
