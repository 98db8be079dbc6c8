import { createServer, connect } from 'node:net';

/** Stands between the page and the service so that a test can cut the connection as a failing network does. */
export async function startProxy(target) {
  const sockets = new Set();
  let open = true;
  const track = (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const server = createServer((inbound) => {
    track(inbound);
    if (!open) return void inbound.destroy();
    const outbound = connect(Number(target.port), target.hostname);
    track(outbound);
    inbound.pipe(outbound).pipe(inbound);
    inbound.on('close', () => outbound.destroy());
    outbound.on('close', () => inbound.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    cut() {
      open = false;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      open = true;
    },
    close() {
      this.cut();
      server.close();
    },
  };
}
