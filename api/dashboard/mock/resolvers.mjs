import { auditEntries, me, tenant } from './account.mjs';
import { botMutations, bots } from './bots.mjs';
import { tradability } from './insight.mjs';
import { instruments } from './market.mjs';
import { health, modelEvents, modelMutations, models } from './models.mjs';
import { placed } from './stream.mjs';

const started = new Date().toISOString();
const PageSizeMax = 1000;

/** A connection over a list; the cursor is the index of the item. */
function connection(items, { first = PageSizeMax, after }) {
  const start = after ? Number(after) + 1 : 0;
  const nodes = items.slice(start, start + Math.min(first, PageSizeMax));
  const end = start + nodes.length;
  return {
    nodes,
    edges: nodes.map((node, index) => ({ cursor: `${start + index}`, node })),
    pageInfo: {
      hasNextPage: end < items.length,
      hasPreviousPage: start > 0,
      startCursor: `${start}`,
      endCursor: nodes.length > 0 ? `${end - 1}` : null,
    },
    totalCount: items.length,
  };
}

function instrument(found) {
  if (!found) return null;
  return {
    __typename: 'Instrument',
    id: found.id,
    symbol: found.symbol,
    venue: found.venue,
    market: found.market,
    baseCurrency: found.baseCurrency,
    quoteCurrency: found.quoteCurrency,
    priceTick: found.priceTick,
    quantityStep: found.quantityStep,
    minNotional: found.minNotional,
    lastPrice: () => found.lastPrice,
    lastTradeTime: () => found.lastTradeTime,
    change24h: () => found.change24h,
    feed: () => found.feed,
    regime: ({ timeframe }) => found.regimeState(timeframe),
    regimeHistory: (page) => connection(found.transitions(page.timeframe), page),
    candles: (page) =>
      connection(
        found
          .bars(page.timeframe)
          .filter(({ time }) => !page.to || time * 1000 < Date.parse(page.to))
          .map((bar) => found.candle(bar, page.timeframe))
          .reverse(),
        page,
      ),
    anomaly: ({ timeframe }) => found.anomaly(timeframe),
    forecast: ({ timeframe }) => found.forecast(timeframe),
    tradability: ({ timeframe }) => (found.forecast(timeframe) ? tradability : null),
    modelHealth: ({ timeframe }) => (timeframe === 'M1' ? health : null),
    features: ({ timeframe }) => found.features(timeframe),
    orderBook: ({ depth }) => found.orderBook(depth),
    trades: () => [],
  };
}

const find = (id) => instruments.find((item) => item.id === id);

/** The regime change of an id such as sim:BTC-USD/M1/1700000000. */
function transition(id) {
  const [instrumentId, timeframe] = id.split('/');
  return find(instrumentId)?.transitions(timeframe).find((change) => change.id === id) ?? null;
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function* ticks({ instrumentId, maxRate }) {
  for (;;) {
    const trade = find(instrumentId).trade();
    yield { tick: placed('TickUpdate', { ...trade, receivedTime: trade.eventTime }) };
    await pause(1000 / (maxRate ?? 10));
  }
}

async function* candles({ instrumentId, timeframe, maxRate }) {
  const source = find(instrumentId);
  let lastTime = source.bars(timeframe).at(-1).time;
  for (;;) {
    await pause(1000 / maxRate);
    source.trade();
    for (const bar of source.bars(timeframe).filter(({ time }) => time >= lastTime))
      yield {
        candle: placed('CandleUpdate', { instrumentId, timeframe, candle: source.candle(bar, timeframe) }),
      };
    lastTime = source.bars(timeframe).at(-1).time;
  }
}

async function* regimes() {
  // The mock's regimes change in its past only.
  await new Promise(() => undefined);
  yield null;
}

const eventTypes = { STATUS_CHANGED: 'StatusEvent', ORDER_CHANGED: 'OrderEvent', DECIDED: 'DecisionEvent' };

async function* botEvents({ botId, fromSequence }) {
  const stop = new AbortController();
  try {
    for await (const event of bots.get(botId).events(fromSequence, stop.signal)) 
      yield { botEvents: placed(eventTypes[event.kind], event) };
  } finally {
    stop.abort();
  }
}

export const roots = {
  query: {
    instruments: (page) =>
      connection(instruments.filter(({ market }) => !page.market || market === page.market).map(instrument), page),
    instrument: ({ id }) => instrument(find(id)),
    bots: (page) => connection([...bots.values()], page),
    bot: ({ id }) => bots.get(id) ?? null,
    models: (page) => connection(models, page),
    me,
    tenant: () => tenant(bots.size),
    auditLog: (page) => connection(auditEntries, page),
    node: ({ id }) => transition(id) ?? bots.get(id) ?? null,
    systemStatus: () => ({
      environment: 'PAPER',
      tenant: 'local',
      ready: true,
      storage: 'UP',
      startedTime: started,
      time: new Date().toISOString(),
      instruments: instruments.length,
      ticksPerSecond: 12.3,
      strategies: ['regime-switching', 'mean-reversion', 'trend-following'],
      feeds: [{ venue: 'sim', state: 'LIVE', lastEventTime: new Date().toISOString() }],
    }),
  },
  mutation: { ...botMutations, ...modelMutations },
  subscription: { tick: ticks, candle: candles, regimeChanged: regimes, botEvents, modelEvents },
};
