// A WebSocket whose other end is the test: each connection is handed out, says what it was sent, and sends what it is told.
import { EventEmitter, once } from 'node:events';

export function createFakeSockets() {
  const arrivals = new EventEmitter();
  const waiting = [];

  class FakeSocket {
    static CONNECTING = 0;
    static OPEN = 1;
    static CLOSING = 2;
    static CLOSED = 3;

    OPEN = 1;
    readyState = FakeSocket.CONNECTING;
    #sent = [];
    #sends = new EventEmitter();

    constructor(url) {
      this.url = url;
      queueMicrotask(() => {
        this.readyState = FakeSocket.OPEN;
        this.onopen({});
      });
      waiting.push(this);
      arrivals.emit('socket');
    }

    send(text) {
      this.#sent.push(JSON.parse(text));
      this.#sends.emit('sent');
    }

    close(code, reason) {
      this.drop(code, reason);
    }

    /** The next message of a type that the client has sent. */
    async take(type) {
      for (;;) {
        const index = this.#sent.findIndex((message) => message.type === type);
        if (index >= 0) return this.#sent.splice(index, 1)[0];
        await once(this.#sends, 'sent');
      }
    }

    async accept() {
      const { payload } = await this.take('connection_init');
      this.say({ type: 'connection_ack' });
      return payload;
    }

    say(message) {
      this.onmessage({ data: JSON.stringify(message) });
    }

    /** Sends an event of a subscription to a field. */
    tell({ id }, field, event) {
      this.say({ type: 'next', id, payload: { data: { [field]: event } } });
    }

    drop(code = 1006, reason = '') {
      if (this.readyState === FakeSocket.CLOSED) return;
      this.readyState = FakeSocket.CLOSED;
      this.onclose?.({ code, reason });
    }
  }

  return {
    FakeSocket,
    /** The next connection that the client makes. */
    async connection() {
      while (waiting.length === 0) await once(arrivals, 'socket');
      return waiting.shift();
    },
  };
}
