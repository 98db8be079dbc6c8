import { knownValues, type EventOf, type StreamObserver } from '@aetherion/client';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { signal } from '@preact/signals';
import {
  createClient,
  fetchExchange,
  stringifyDocument,
  type AnyVariables,
  type CombinedError,
  type OperationResult,
} from '@urql/core';
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
export async function query<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return dataOf(document, await http.query(document, variables).toPromise());
}

/** Sends a mutation and gives its data. */
export async function mutate<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return dataOf(document, await http.mutation(document, variables).toPromise());
}

function dataOf<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  { data, error }: OperationResult<Data, Variables>,
): Data {
  if (error) throw ApiError.from(error);
  if (!data) throw new ApiError('The service answered without data.', 'INTERNAL');
  return knownValues(document, data);
}

/** A snapshot or an event of a stream, without what tells of the stream itself. */
type Told<Data> = Parameters<StreamObserver<Data>['next']>[0];

/**
 * Subscribes until the returned function is called. The socket subscribes again after a reconnect, reading the
 * variables anew: a variable with a getter (the last sequence seen) resumes where the stream broke off. A stream that
 * the service ends (slow consumer, restart) is taken up again after a moment, and `resumed` is told, as it is when a
 * stream shows a gap: what was sent meanwhile has to be asked for.
 */
export function subscribe<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  next: (event: Told<Data>) => void,
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
    stop = socket.subscribe<Record<string, EventOf<Data> & { __typename?: string }>>(
      { query: stringifyDocument(document), variables },
      {
        next: ({ data }) => {
          if (disposed || !data) return;
          delay = ResubscribeDelayMs;
          const [event] = Object.values(knownValues(document, data));
          if (event?.__typename === 'StreamGap') resumed?.();
          else if (event && event.__typename !== 'StreamStatus') next(event as Told<Data>);
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
