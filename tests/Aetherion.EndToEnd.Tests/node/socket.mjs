// The client of graphql-ws, set up as its documentation says for a service that may be away for a while: refused
// connections are tried again too.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

export { WebSocket };

export const retryWait = () => new Promise(go => setTimeout(go, 200));

export const retryAttempts = 500;

export const createSocket = address => createClient({
  url: `${address.replace('http', 'ws')}graphql`,
  webSocketImpl: WebSocket,
  retryAttempts,
  retryWait,
  shouldRetry: () => true,
});
