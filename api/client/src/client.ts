import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { DocumentNode } from 'graphql';
import type { Client } from 'graphql-ws';
import { Credentials, type TokenSource } from './credentials.js';
import { HttpTransport, type RequestOptions } from './http.js';
import { Place } from './place.js';
import { createSocket, type ConnectionState } from './socket.js';
import { Stream, type StreamObserver } from './stream.js';

export interface AetherionClientOptions {
  /** The address of the API, such as `http://127.0.0.1:8080/graphql`. */
  url: string | URL;
  /** Signs in with an API key. Local mode needs neither key nor token. */
  apiKey?: string;
  /** Signs in with a token; give a function to have it renewed before it expires, on open sockets as well. */
  token?: TokenSource;
  fetch?: typeof globalThis.fetch;
  /** The class of WebSockets where the platform has none: that of the package `ws` in Node.js before 22. */
  webSocket?: unknown;
  /** Told when the socket of the subscriptions is there, and when it is lost; it comes back by itself. */
  onConnection?: (state: ConnectionState) => void;
}

/** Variables may be left out where none is required. */
type Variables<Values> = Record<string, never> extends Values ? [variables?: Values] : [variables: Values];

export interface AetherionClient {
  /** Asks for data. Throws an `AetherionError` when any of it could not be had. */
  query<Data, Values extends object>(
    document: TypedDocumentNode<Data, Values>,
    ...rest: [...Variables<Values>, options?: RequestOptions]
  ): Promise<Data>;
  /** Changes something. What the service refuses is in `errors` of the payload. */
  mutate<Data, Values extends object>(
    document: TypedDocumentNode<Data, Values>,
    ...rest: [...Variables<Values>, options?: RequestOptions]
  ): Promise<Data>;
  /**
   * Follows a stream until the returned function is called, through lost connections and restarts of the service: it
   * goes on after the last message seen, and says so where something was lost.
   */
  subscribe<Data, Values extends object>(
    document: TypedDocumentNode<Data, Values>,
    variables: Values,
    observer: StreamObserver<Data>,
  ): () => void;
  /** Ends all subscriptions and closes the socket. */
  close(): void;
}

/** A client of the API at an address. */
export function createAetherionClient(options: AetherionClientOptions): AetherionClient {
  const url = new URL(options.url);
  const credentials = new Credentials(options.apiKey ?? options.token);
  const http = new HttpTransport(url, credentials, options.fetch ?? globalThis.fetch.bind(globalThis));
  const streams = new Set<Stream>();
  let socket: Client | null = null;
  const send = ((document: DocumentNode, variables?: object, request: RequestOptions = {}) =>
    http.send(document, variables, request)) as AetherionClient['query'];
  return {
    query: send,
    mutate: send,
    subscribe(document, variables, observer) {
      const { webSocket, onConnection } = options;
      socket ??= createSocket({ url, credentials, webSocket, ...(onConnection && { onConnection }) });
      const place = new Place(document, variables as Record<string, unknown>);
      const stream = new Stream(socket, credentials, document, place, observer, () => streams.delete(stream));
      streams.add(stream);
      stream.start();
      return () => stream.stop();
    },
    close() {
      for (const stream of streams) stream.stop();
      void socket?.dispose();
      socket = null;
    },
  };
}
