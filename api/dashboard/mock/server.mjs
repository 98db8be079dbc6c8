// Serves the built pages with made-up data: node mock/server.mjs [port], after `npm run build`.
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, graphql } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { roots } from './resolvers.mjs';
import { schemaPath } from './schemaPath.mjs';

const BodyBytesMax = 1_000_000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const schema = buildSchema(readFileSync(schemaPath, 'utf8'));
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

async function answerGraphQL(request, response) {
  let body = '';
  for await (const part of request) {
    body += part;
    if (body.length > BodyBytesMax) return response.writeHead(413).end();
  }
  const { query, variables, operationName } = JSON.parse(body);
  const result = await graphql({
    schema,
    source: query,
    rootValue: { ...roots.query, ...roots.mutation },
    variableValues: variables,
    operationName,
  });
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
}

function answerFile(path, response) {
  const file = join(dist, normalize(path === '/' ? 'index.html' : path));
  if (!file.startsWith(dist) || !existsSync(file) || !extname(file)) return response.writeHead(404).end();
  response.writeHead(200, {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  });
  createReadStream(file).pipe(response);
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://mock');
  if (pathname !== '/graphql') return answerFile(pathname, response);
  if (request.method === 'GET') return answerFile('graphiql/index.html', response);
  answerGraphQL(request, response).catch((error) => response.writeHead(400).end(error.message));
});

const sockets = new WebSocketServer({ server, path: '/graphql' });
useServer({ schema, roots }, sockets);
// A test drops every connection with this signal, as a restart of the service would.
process.on('SIGUSR2', () => sockets.clients.forEach((client) => client.terminate()));

server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () =>
  console.log(`mock ready at http://127.0.0.1:${server.address().port}/`),
);
