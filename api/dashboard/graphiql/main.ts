import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { createClient } from 'graphql-ws';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import './page.css';
import { sampleOperation } from './sample';

const http = new URL('/graphql', location.href);
const socket = new URL(http);
socket.protocol = http.protocol === 'https:' ? 'wss:' : 'ws:';

const root = document.getElementById('graphiql');
if (!root) throw new Error('The page lacks the element #graphiql.');

const fetcher = createGraphiQLFetcher({ url: http.href, wsClient: createClient({ url: socket.href }) });
createRoot(root).render(createElement(GraphiQL, { fetcher, defaultQuery: sampleOperation }));
