import { EventEmitter } from 'node:events';
import { instruments } from './market.mjs';

const openAccount = (name, currency) => ({
  __typename: 'Account',
  id: `local/${name}`,
  currency,
  initialBalance: '100000',
  balance: '100000.00',
  reserved: '0',
  free: '100000.00',
  tradingState: 'ACTIVE',
  version: '1',
});

const now = () => new Date().toISOString();

class MockBot {
  #events = [];
  #emitter = new EventEmitter();

  constructor({ name, instrumentId, timeframe, strategy, exposure }) {
    this.#emitter.setMaxListeners(0);
    Object.assign(this, {
      __typename: 'Bot',
      id: `local/${name}`,
      name,
      timeframe,
      strategy,
      exposure: exposure ?? '0.5',
      instrument: instruments.find((instrument) => instrument.id === instrumentId),
      status: 'CREATED',
      mode: 'PAPER',
      regime: 'UNKNOWN',
      activeStrategy: 'flat',
      warmUpBarsLeft: 0,
      quantity: '0',
      realizedProfit: '0',
      fees: '0',
      entry: null,
      error: null,
      lastDecisionTime: null,
      createdTime: now(),
      version: '1',
    });
    this.account = openAccount(name, this.instrument.quoteCurrency);
  }

  get lastSequence() {
    return `${this.#events.length}`;
  }

  get markPrice() {
    return this.instrument.lastPrice;
  }

  get position() {
    return { quantity: this.quantity, averagePrice: this.entry, realizedProfit: this.realizedProfit, fees: this.fees };
  }

  get unrealizedProfit() {
    return this.entry ? (Number(this.quantity) * (this.instrument.price - Number(this.entry))).toFixed(4) : '0.0000';
  }

  get profit() {
    return (Number(this.realizedProfit) + Number(this.unrealizedProfit) - Number(this.fees)).toFixed(4);
  }

  change(status, reasonText) {
    this.status = status;
    this.#publish('STATUS_CHANGED', reasonText);
  }

  /** Buys or sells to hold a quantity, at the last price with a fee of 10 basis points. */
  trade(target) {
    const difference = Number(target) - Number(this.quantity);
    if (difference === 0) return;
    const price = this.instrument.lastPrice;
    const fee = (Math.abs(difference) * Number(price) * 0.001).toFixed(4);
    const realised = this.entry ? Number(this.quantity) * (Number(price) - Number(this.entry)) : 0;
    this.realizedProfit = (Number(this.realizedProfit) + (Number(target) === 0 ? realised : 0)).toFixed(4);
    this.fees = (Number(this.fees) + Number(fee)).toFixed(4);
    this.quantity = target;
    this.entry = Number(target) === 0 ? null : price;
    const side = difference > 0 ? 'BUY' : 'SELL';
    const quantity = `${Math.abs(difference)}`;
    const time = now();
    const order = {
      id: `order-${this.lastSequence}`,
      side,
      type: 'MARKET',
      quantity,
      filledQuantity: quantity,
      averagePrice: price,
      fee,
      botId: this.id,
      state: 'FILLED',
      reasonCode: 'SIGNAL',
      reasonText: 'Signal of the strategy',
      createdTime: time,
      updatedTime: time,
      barSequence: '0',
    };
    const fill = { id: `fill-${this.lastSequence}`, orderId: order.id, botId: this.id, side, price, quantity, fee, time };
    this.#publish('ORDER_CHANGED', 'Filled', { order, fill });
  }

  fills({ first }) {
    const nodes = this.#events
      .flatMap(({ fill }) => fill ?? [])
      .reverse()
      .slice(0, first);
    return { nodes, edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } };
  }

  orders({ first }) {
    const nodes = this.#events
      .flatMap(({ order }) => order ?? [])
      .reverse()
      .slice(0, first);
    return { nodes, edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: false } };
  }

  decide() {
    this.regime = this.instrument.regimeState(this.timeframe).label;
    this.activeStrategy =
      this.regime === 'SIDEWAYS' ? 'mean-reversion' : this.regime === 'BULL' ? 'trend-following' : 'flat';
    this.lastDecisionTime = now();
    this.#publish('DECIDED', 'Holds: no signal at this bar');
  }

  async *events(fromSequence, signal) {
    let next = Number(fromSequence ?? this.lastSequence);
    while (!signal.aborted) {
      while (next < this.#events.length) yield this.#events[next++];
      await new Promise((resolve) => {
        this.#emitter.once('event', resolve);
        signal.addEventListener('abort', resolve, { once: true });
      });
    }
  }

  #publish(kind, reasonText, parts = {}) {
    this.version = `${Number(this.version) + 1}`;
    this.#events.push({
      botId: this.id,
      sequence: `${this.#events.length + 1}`,
      time: now(),
      kind,
      status: this.status,
      regime: this.regime,
      strategy: this.activeStrategy,
      barSequence: '0',
      reasonCode: kind,
      reasonText,
      order: null,
      fill: null,
      ...parts,
    });
    this.#emitter.emit('event');
  }
}

export const bots = new Map();

const refused = (code, message) => ({ bot: null, deletedId: null, errors: [{ __typename: 'Refused', code, message }] });
const done = (bot) => ({ bot, errors: [] });

function withBot(id, action) {
  const bot = bots.get(id);
  return bot ? action(bot) : refused('NOT_FOUND', `There is no bot ${id}.`);
}

/** The mutations, with the refusals of the service. */
export const botMutations = {
  createBot: ({ input }) => {
    if (bots.has(`local/${input.name}`)) return refused('ALREADY_EXISTS', `There is a bot ${input.name} already.`);
    const bot = new MockBot(input);
    bots.set(bot.id, bot);
    bot.change('CREATED', 'Created');
    return done(bot);
  },
  startBot: ({ input }) =>
    withBot(input.id, (bot) => {
      bot.change('WARMING_UP', 'Reads 30 bars of history');
      bot.change('RUNNING', 'Warm-up complete');
      bot.decide();
      if (bot.account.tradingState === 'ACTIVE')
        bot.trade(((1000 * Number(bot.exposure)) / bot.instrument.price).toFixed(4));
      return done(bot);
    }),
  pauseBot: ({ input }) =>
    withBot(input.id, (bot) => {
      bot.change('PAUSED', 'Paused by the user');
      return done(bot);
    }),
  stopBot: ({ input }) =>
    withBot(input.id, (bot) => {
      if (input.mode === 'FLATTEN_POSITION') bot.trade('0');
      bot.change('STOPPED', 'Stopped by the user');
      return done(bot);
    }),
  deleteBot: ({ input }) =>
    withBot(input.id, (bot) => {
      if (Number(bot.quantity) !== 0)
        return refused('POSITION_OPEN', 'The bot holds a position: stop it with flatten first.');
      bots.delete(bot.id);
      return { deletedId: bot.id, errors: [] };
    }),
  setTradingState: ({ input }) => {
    const { account } = [...bots.values()].find((bot) => bot.account.id === input.accountId);
    account.tradingState = input.state;
    return { account, errors: [] };
  },
};
