// Follows the regime changes of an instrument and the events of a bot by graphql-ws, through the loss of the service: each
// subscription resumes from the last message it has seen. Reports everything that came, repetitions included, once both
// streams have come as far as a line "regimeSequence botSequence" on standard input says.
import { createInterface } from 'node:readline';
import { report } from './documents.mjs';
import { createSocket } from './socket.mjs';

const [address, instrumentId, timeframe, botId] = process.argv.slice(2);
let connections = 0;

const client = createSocket(address);
client.on('connected', () => connections++);

class Follower {
  messages = [];
  place = { epoch: null, sequence: '0' };

  constructor(query, field, keys) {
    const variables = Object.defineProperties(
      { ...keys },
      {
        fromSequence: { enumerable: true, get: () => this.place.sequence },
        epoch: { enumerable: true, get: () => this.place.epoch },
      },
    );
    client.subscribe(
      { query, variables },
      {
        next: ({ data, errors }) => (errors ? this.fail(errors) : this.take(data[field])),
        error: (error) => this.fail(error),
        complete: () => this.fail('the stream has ended'),
      },
    );
  }

  take({ __typename: type, epoch, sequence }) {
    this.place = { epoch, sequence };
    if (type !== 'StreamStatus') this.messages.push({ type, epoch, sequence });
    finishIfDone();
  }

  fail(error) {
    process.stderr.write(`${JSON.stringify(error)}\n`);
    process.exit(1);
  }
}

let targets = null;
const regimes = new Follower(
  `subscription ($id: ID!, $timeframe: Timeframe!, $fromSequence: Long, $epoch: String) {
    regimeChanged(instrumentId: $id, timeframe: $timeframe, fromSequence: $fromSequence, epoch: $epoch) {
      __typename epoch sequence
    }
  }`,
  'regimeChanged',
  { id: instrumentId, timeframe },
);
const bots = new Follower(
  `subscription ($id: ID!, $fromSequence: Long, $epoch: String) {
    botEvents(botId: $id, fromSequence: $fromSequence, epoch: $epoch) { __typename epoch sequence }
  }`,
  'botEvents',
  { id: botId },
);

function finishIfDone() {
  if (!targets || BigInt(regimes.place.sequence) < targets[0] || BigInt(bots.place.sequence) < targets[1]) return;
  targets = null;
  report('came', { connections, regimes: regimes.messages, bots: bots.messages });
}

createInterface({ input: process.stdin }).on('line', (line) => {
  targets = line.split(' ').map(BigInt);
  finishIfDone();
});
