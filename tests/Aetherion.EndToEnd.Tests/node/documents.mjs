// What every client asks, and how its answers are reported.
export const instrument = 'query Instrument($id: ID!) { instrument(id: $id) { id symbol venue } }';
export const missing = 'query Missing { bot(id: "local/nobody") { id } }';
export const invalid = 'query Invalid { nothing }';
export const tick = 'subscription Tick { tick(instrumentId: "sim:BTC-USD") { __typename epoch sequence ... on TickUpdate { price } } }';
export const unknownTick = 'subscription Unknown { tick(instrumentId: "sim:NOBODY") { sequence } }';
export const createBot = `mutation CreateBot($name: String!) {
  createBot(input: { name: $name, instrumentId: "sim:BTC-USD" }) { bot { id status } errors { __typename } }
}`;
export const variables = { id: 'sim:BTC-USD' };

/** Prints one line the test waits for. */
export const report = (word, value) => process.stdout.write(`${word} ${JSON.stringify(value)}\n`);

/** An error as text: GraphQL's errors as they came, others by what they say. */
export const describe = error => (Array.isArray(error) ? JSON.stringify(error) : String(error.message ?? error.reason ?? error));

/** How many events of a subscription are enough. */
export const eventsWanted = 3;

/**
 * Counts events of a subscription that is never completed: reports when enough have come, and again, each time after a
 * line on standard input, when enough have come after it.
 */
export const follow = word => {
  let count = 0;
  let target = eventsWanted;
  process.stdin.on('data', () => {
    target = count + eventsWanted;
  });
  return event => {
    count++;
    if (count === target) report(word, event);
  };
};
