import { anomalyOf, anomalyState, explanationOf, forecast, ruleOf } from './insight.mjs';
import { createRandom, normal } from './random.mjs';

const HistoryBars = 1200;
const WarmUpBars = 60;
const DwellBarsMin = 3;
export const threshold = 0.65;

export const timeframeSeconds = { S1: 1, S10: 10, M1: 60, M5: 300, M15: 900, H1: 3600, H4: 14400, D1: 86400 };

const labels = ['BULL', 'BEAR', 'SIDEWAYS', 'CRISIS'];
const drift = { BULL: 0.00012, BEAR: -0.00012, SIDEWAYS: 0, CRISIS: -0.0004 };
const volatility = { BULL: 0.0005, BEAR: 0.0007, SIDEWAYS: 0.0003, CRISIS: 0.002 };

const listing = [
  ['BTC-USD', 'CRYPTO', 64250.1, 2, 5],
  ['ETH-USD', 'CRYPTO', 3120.4, 2, 4],
  ['SOL-USD', 'CRYPTO', 152.37, 3, 3],
  ['XRP-USD', 'CRYPTO', 0.51234, 5, 1],
  ['AAPL', 'US', 189.32, 2, 0],
  ['MSFT', 'US', 421.9, 2, 0],
  ['NVDA', 'US', 902.5, 2, 0],
  ['SPY', 'US', 512.11, 2, 0],
  ['RELIANCE', 'NSE', 2941.35, 2, 0],
  ['TCS', 'NSE', 3987.6, 2, 0],
  ['INFY', 'NSE', 1498.25, 2, 0],
  ['HDFCBANK', 'NSE', 1512.8, 2, 0],
];

const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('Z', '000Z');

/** An instrument with a made-up past: a walk whose drift and volatility follow a hidden regime. */
export class MockInstrument {
  #series = new Map();
  #random;
  #sequence = 0;

  constructor([symbol, market, price, pricePlaces, quantityPlaces], index) {
    Object.assign(this, {
      __typename: 'Instrument',
      id: `sim:${symbol}`,
      symbol,
      venue: 'sim',
      market,
      price,
      pricePlaces,
      quantityPlaces,
      baseCurrency: market === 'CRYPTO' ? symbol.split('-')[0] : symbol,
      quoteCurrency: market === 'NSE' ? 'INR' : 'USD',
      priceTick: (10 ** -pricePlaces).toFixed(pricePlaces),
      quantityStep: (10 ** -quantityPlaces).toFixed(quantityPlaces),
      minNotional: '1',
      seed: index + 1,
    });
    this.#random = createRandom(this.seed * 7919);
    this.lastTradeTime = iso(Date.now() / 1000);
  }

  get lastPrice() {
    return this.price.toFixed(this.pricePlaces);
  }

  get change24h() {
    return this.seed === 4 ? null : this.price / this.bars('M5').at(-289).close - 1;
  }

  get feed() {
    return {
      state: 'LIVE',
      lastEventTime: this.lastTradeTime,
      eventCount: `${this.#sequence}`,
      duplicateCount: '0',
      lateCount: '0',
      gapCount: '0',
    };
  }

  /** Bars of a timeframe, oldest first, made at the first question and kept up to date by `trade`. */
  bars(timeframe) {
    if (!this.#series.has(timeframe)) this.#series.set(timeframe, this.#past(timeframe));
    this.#roll(timeframe, Date.now() / 1000);
    return this.#series.get(timeframe);
  }

  transitions(timeframe) {
    const bars = this.bars(timeframe);
    const found = [];
    let since = 0;
    for (let index = 1; index < bars.length; index++) {
      const [before, bar] = [bars[index - 1], bars[index]];
      if (!before.regime || !bar.regime || before.regime === bar.regime) continue;
      found.push({
        __typename: 'RegimeTransition',
        id: `${this.id}/${timeframe}/${bar.time}`,
        sequence: `${found.length + 1}`,
        previous: before.regime,
        current: bar.regime,
        confidence: this.#confidence(bar),
        state: 0,
        probabilities: bar.probabilities,
        barCloseTime: iso(bar.time + timeframeSeconds[timeframe]),
        previousDwellBars: `${index - since}`,
        reasonCode: ruleOf(bar.regime),
        modelVersion: 'mock-1',
        explanation: explanationOf(bar, before.regime, ruleOf(bar.regime)),
      });
      since = index;
    }
    return found.reverse();
  }

  regimeState(timeframe) {
    const bars = this.bars(timeframe);
    const last = bars.findLast((bar) => bar.closed && bar.regime);
    if (!last) return null;
    const [change] = this.transitions(timeframe);
    return {
      label: last.regime,
      confidence: this.#confidence(last),
      state: 0,
      since: change?.barCloseTime ?? iso(bars[WarmUpBars].time),
      barCloseTime: iso(last.time + timeframeSeconds[timeframe]),
      sequence: '1',
      probabilities: last.probabilities,
      model: { version: 'mock-1' },
      threshold,
      minimumDwellBars: DwellBarsMin,
      explanation: explanationOf(last, null, null),
    };
  }

  /** One trade of the live walk. */
  trade() {
    const before = this.price;
    this.price = before * Math.exp(0.00006 * normal(this.#random));
    this.lastTradeTime = iso(Date.now() / 1000);
    const quantity = this.#random() * 2 + 10 ** -this.quantityPlaces;
    for (const timeframe of this.#series.keys()) {
      const bar = this.bars(timeframe).at(-1);
      bar.close = this.price;
      bar.high = Math.max(bar.high, this.price);
      bar.low = Math.min(bar.low, this.price);
      bar.volume += quantity;
    }
    return {
      instrumentId: this.id,
      sequence: `${++this.#sequence}`,
      previousSequence: `${this.#sequence - 1}`,
      eventTime: this.lastTradeTime,
      receivedTime: this.lastTradeTime,
      price: this.lastPrice,
      quantity: quantity.toFixed(Math.max(1, this.quantityPlaces)),
      aggressor: this.price > before ? 'BUY' : 'SELL',
    };
  }

  candle(bar, timeframe) {
    const price = (value) => value.toFixed(this.pricePlaces);
    const volume = bar.volume.toFixed(Math.max(1, this.quantityPlaces));
    return {
      openTime: iso(bar.time),
      closeTime: iso(bar.time + timeframeSeconds[timeframe]),
      sequence: bar.closed ? `${bar.time / timeframeSeconds[timeframe]}` : null,
      open: price(bar.open),
      high: price(bar.high),
      low: price(bar.low),
      close: price(bar.close),
      volume,
      buyVolume: volume,
      quoteVolume: volume,
      tradeCount: '60',
      closed: bar.closed,
      revision: 0,
      regime: bar.closed ? bar.regime : null,
      probabilities: bar.closed ? bar.probabilities : null,
      anomaly: anomalyOf(bar),
    };
  }

  anomaly(timeframe) {
    const last = this.bars(timeframe).findLast((bar) => bar.closed);
    return anomalyState(last, iso(last.time + timeframeSeconds[timeframe]));
  }

  forecast(timeframe) {
    const last = this.bars(timeframe).findLast((bar) => bar.closed);
    return last.regime ? forecast(last, timeframeSeconds[timeframe]) : null;
  }

  features(timeframe) {
    const closed = this.bars(timeframe).filter((bar) => bar.closed);
    const last = closed.at(-1);
    const back = (count) => Math.log(last.close / closed.at(-1 - count).close);
    return {
      timeframe,
      barCloseTime: iso(last.time + timeframeSeconds[timeframe]),
      sequence: '1',
      logReturn: back(1),
      rollingVolatility: 0.00081,
      ewmaVolatility: 0.0009,
      averageTrueRange: this.price * 0.0011,
      momentum1m: back(1),
      momentum5m: back(5),
      volatilityScore: 1.31,
      normalizedRange: (last.high - last.low) / last.close,
      relativeVolume: 1.07,
      volumeDelta: -12.4,
      efficiencyRatio: 0.42,
      rollSpread: null,
      corwinSchultzSpread: null,
    };
  }

  orderBook(depth) {
    const tick = 10 ** -this.pricePlaces;
    const middle = Math.round(this.price / tick);
    const level = (steps) => ({
      price: ((middle + steps) * tick).toFixed(this.pricePlaces),
      quantity: (0.4 + this.#random() * 3).toFixed(this.quantityPlaces),
    });
    const asks = Array.from({ length: depth }, (_, step) => level(step + 1));
    const bids = Array.from({ length: depth }, (_, step) => level(-step - 1));
    return {
      sequence: `${this.#sequence}`,
      eventTime: this.lastTradeTime,
      state: 'LIVE',
      bids,
      asks,
      spread: (2 * tick).toFixed(this.pricePlaces),
      midpoint: this.lastPrice,
      imbalance: 0.18,
      weightedMid: this.price,
    };
  }

  #confidence(bar) {
    return bar.probabilities.find((state) => state.label === bar.regime).probability;
  }

  #past(timeframe) {
    const step = timeframeSeconds[timeframe];
    const random = createRandom(this.seed * 104729 + step);
    const scale = Math.sqrt(step / 60);
    const start = Math.floor(Date.now() / 1000 / step) * step - HistoryBars * step;
    const bars = [];
    let regime = 'SIDEWAYS';
    let close = 1;
    for (let index = 0, held = 0; index <= HistoryBars; index++, held++) {
      if (held > 20 && random() < 0.03) {
        regime = labels[Math.floor(random() * 4)];
        held = 0;
      }
      const open = close;
      close = open * Math.exp(drift[regime] * scale + volatility[regime] * scale * normal(random));
      const reach = volatility[regime] * scale * 0.7;
      bars.push({
        time: start + index * step,
        open,
        close,
        high: Math.max(open, close) * (1 + reach * random()),
        low: Math.min(open, close) * (1 - reach * random()),
        volume: 20 + 60 * random() * (regime === 'CRISIS' ? 3 : 1),
        closed: index < HistoryBars,
        ...(step < 60 || index < WarmUpBars
          ? { regime: null, probabilities: null }
          : { regime, probabilities: probabilities(regime, held, random) }),
      });
    }
    // The walk ends at the live price.
    const factor = this.price / close;
    for (const bar of bars) for (const field of ['open', 'high', 'low', 'close']) bar[field] *= factor;
    return bars;
  }

  /** Closes what time has closed. */
  #roll(timeframe, nowSeconds) {
    const step = timeframeSeconds[timeframe];
    const bars = this.#series.get(timeframe);
    while (bars.at(-1).time + step <= nowSeconds) {
      const last = bars.at(-1);
      last.closed = true;
      const { close, regime, probabilities: shares } = last;
      bars.push({
        time: last.time + step,
        open: close,
        high: close,
        low: close,
        close,
        volume: 0,
        closed: false,
        regime,
        probabilities: shares,
      });
    }
  }
}

function probabilities(regime, held, random) {
  const own = Math.min(0.97, 0.55 + held * 0.05 + 0.12 * random());
  const shares = labels.map((label) => (label === regime ? 0 : 0.05 + random()));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return labels.map((label, index) => ({
    label,
    probability: label === regime ? own : ((1 - own) * shares[index]) / total,
  }));
}

export const instruments = listing.map((row, index) => new MockInstrument(row, index));
