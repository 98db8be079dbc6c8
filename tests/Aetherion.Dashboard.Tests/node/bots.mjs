const none = { unrealizedProfit: '0', realizedProfit: '0', fees: '0', profit: '0' };

/** A running bot on BTC-USD that holds nothing, as the service answers. */
export const botOf = (name, changes) => ({
  id: `local/${name}`,
  name,
  timeframe: 'M1',
  strategy: 'regime-switching',
  activeStrategy: 'flat',
  exposure: '0.5',
  status: 'RUNNING',
  mode: 'PAPER',
  regime: 'BULL',
  warmUpBarsLeft: 0,
  markPrice: '64250.00',
  lastDecisionTime: null,
  error: null,
  instrument: {
    id: 'sim:BTC-USD',
    symbol: 'BTC-USD',
    baseCurrency: 'BTC',
    quoteCurrency: 'USD',
    priceTick: '0.01',
    quantityStep: '0.00001',
  },
  position: { quantity: '0', averagePrice: null },
  ...none,
  version: '1',
  lastSequence: '0',
  account: { id: `local/${name}`, currency: 'USD', balance: '1000', free: '1000', tradingState: 'ACTIVE' },
  ...changes,
});
