// Writes the one-minute bars of an instrument of a running service as a CSV that `train` and `replay` read.
// Usage: node export-bars.mjs sim:BTC-USD [http://127.0.0.1:8080] > bars.csv
const [id = 'sim:BTC-USD', address = 'http://127.0.0.1:8080'] = process.argv.slice(2);
const query = `query ($id: ID!, $after: String) {
  instrument(id: $id) {
    candles(timeframe: M1, first: 1000, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { openTime open high low close volume closed }
    }
  }
}`;

const bars = [];
let after = null;
do {
  const response = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id, after } }),
  });
  const { data, errors } = await response.json();
  if (errors || !data.instrument) throw new Error(errors?.[0].message ?? `There is no instrument ${id}.`);
  const { nodes, pageInfo } = data.instrument.candles; // newest first
  bars.push(...nodes.filter(bar => bar.closed));
  after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
} while (after);

console.log('open_time_ms,open,high,low,close,volume');
for (const bar of bars.reverse())
  console.log([Date.parse(bar.openTime), bar.open, bar.high, bar.low, bar.close, bar.volume].join());
