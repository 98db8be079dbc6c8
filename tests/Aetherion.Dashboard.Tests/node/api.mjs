/** Asks the service itself, so that the page can be compared with it. */
export function createApi(url) {
  async function query(document, variables = {}) {
    const response = await fetch(new URL('/graphql', url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ query: document, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(`The service refused: ${JSON.stringify(errors)}`);
    return data;
  }

  return {
    query,
    instruments: async () =>
      (
        await query(`{ instruments(first: 100) { nodes {
      id symbol lastPrice priceTick regime(timeframe: M1) { label } } } }`)
      ).instruments.nodes,
    /** The newest candles, oldest first. */
    async candles(id, timeframe, pages = 1) {
      const all = [];
      let after = null;
      for (let page = 0; page < pages; page++) {
        const { instrument } = await query(
          `query($id: ID!, $timeframe: Timeframe!, $after: String) {
          instrument(id: $id) { candles(timeframe: $timeframe, first: 500, after: $after) {
            nodes { openTime closeTime sequence open high low close volume closed revision regime
              probabilities { label probability } anomaly { score threshold level } }
            pageInfo { hasNextPage endCursor } } } }`,
          { id, timeframe, after },
        );
        all.push(...instrument.candles.nodes);
        if (!instrument.candles.pageInfo.hasNextPage) break;
        after = instrument.candles.pageInfo.endCursor;
      }
      return all.reverse();
    },
    regime: async (id, timeframe) =>
      (
        await query(
          `query($id: ID!, $timeframe: Timeframe!) { instrument(id: $id) {
      regime(timeframe: $timeframe) { label threshold minimumDwellBars }
      regimeHistory(timeframe: $timeframe, first: 100) { nodes { current barCloseTime } } } }`,
          { id, timeframe },
        )
      ).instrument,
    /** The current explanation, and the last changes with theirs. */
    why: async (id, timeframe) =>
      (
        await query(
          `query($id: ID!, $timeframe: Timeframe!) { instrument(id: $id) {
      regime(timeframe: $timeframe) { label explanation { sentence logOdds } }
      regimeHistory(timeframe: $timeframe, first: 30) {
        nodes { id previous current barCloseTime explanation { sentence } } } } }`,
          { id, timeframe },
        )
      ).instrument,
    bot: async (name) =>
      (
        await query(`{ bots(first: 100) { nodes {
      id name status lastSequence profit position { quantity } account { id tradingState } } } }`)
      ).bots.nodes.find((bot) => bot.name === name) ?? null,
  };
}
