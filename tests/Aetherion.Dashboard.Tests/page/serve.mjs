import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types = { '.html': 'text/html', '.js': 'text/javascript' };

/** Serves the page from a folder, and the API under the same address, as a reverse proxy in front of both would. */
export async function serve(folder, service) {
  const server = createServer(async (incoming, answer) => {
    const { pathname } = new URL(incoming.url, 'http://page');
    if (pathname === '/graphql') return forward(incoming, answer, service);
    try {
      const file = join(folder, normalize(pathname === '/' ? 'index.html' : pathname));
      answer.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream').end(await readFile(file));
    } catch {
      answer.writeHead(404).end();
    }
  });
  server.on('upgrade', (incoming, socket, head) => {
    const upstream = connect(Number(service.port), service.hostname, () => {
      const headers = incoming.rawHeaders.reduce((text, part, i) => text + part + (i % 2 === 0 ? ': ' : '\r\n'), '');
      upstream.write(`GET /graphql HTTP/1.1\r\n${headers}\r\n`);
      upstream.write(head);
      socket.pipe(upstream).pipe(socket);
    });
    for (const [end, other] of [[socket, upstream], [upstream, socket]]) end.on('error', () => other.destroy()).on('close', () => other.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function forward(incoming, answer, service) {
  const upstream = request(new URL('/graphql', service), { method: incoming.method, headers: incoming.headers }, (response) => {
    answer.writeHead(response.statusCode, response.headers);
    response.pipe(answer);
  });
  upstream.on('error', () => answer.destroy());
  incoming.pipe(upstream);
}
