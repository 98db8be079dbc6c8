/** What a new visitor finds in the editor. */
export const sampleOperation = `# Aetherion: press Ctrl+Enter to run, Ctrl+Space to complete; the docs are on the left.
query Overview {
  instruments(first: 20) {
    nodes {
      id
      lastPrice
      regime(timeframe: M1) {
        label
        confidence
        since
      }
    }
  }
}

subscription Ticks {
  tick(instrumentId: "sim:BTC-USD", maxRate: 2) {
    ... on TickUpdate {
      eventTime
      price
      quantity
    }
  }
}
`;
