import type { CandleAnomaly } from './modelTypes';

/** The parts of the API's schema that the dashboard reads. Decimal, Long and DateTime arrive as strings. */
export type Decimal = string;
export type Long = string;
export type DateTime = string;

export type Market = 'CRYPTO' | 'US' | 'NSE';
export type Timeframe = 'S1' | 'S10' | 'M1' | 'M5' | 'M15' | 'H1' | 'H4' | 'D1';
export type RegimeLabel = 'UNKNOWN' | 'BULL' | 'BEAR' | 'SIDEWAYS' | 'CRISIS';
export type FeedState = 'SYNCING' | 'LIVE' | 'STALE' | 'CLOSED';
export type BotStatus = 'CREATED' | 'WARMING_UP' | 'RUNNING' | 'PAUSED' | 'STOPPED';
export type StopMode = 'KEEP_POSITION' | 'FLATTEN_POSITION';
export type TradingState = 'ACTIVE' | 'REDUCING' | 'HALTED';

export interface Page<T> {
  nodes: T[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

export interface Feed {
  state: FeedState;
  lastEventTime: DateTime | null;
  gapCount: Long;
}

export interface RegimeSummary {
  label: RegimeLabel;
  confidence: number;
  since: DateTime;
}

export interface Instrument {
  id: string;
  symbol: string;
  venue: string;
  market: Market;
  baseCurrency: string;
  quoteCurrency: string;
  priceTick: Decimal;
  quantityStep: Decimal;
  lastPrice: Decimal | null;
  lastTradeTime: DateTime | null;
  change24h: number | null;
  feed: Feed;
  regime: RegimeSummary | null;
}

export interface RegimeProbability {
  label: RegimeLabel;
  probability: number;
}

export interface Candle {
  openTime: DateTime;
  closeTime: DateTime;
  sequence: Long | null;
  open: Decimal;
  high: Decimal;
  low: Decimal;
  close: Decimal;
  volume: Decimal;
  closed: boolean;
  revision: number;
  regime: RegimeLabel | null;
  probabilities: RegimeProbability[] | null;
  anomaly: CandleAnomaly | null;
}

export interface RegimeState extends RegimeSummary {
  barCloseTime: DateTime;
  probabilities: RegimeProbability[];
  model: { version: string };
  threshold: number;
  minimumDwellBars: number;
}

export interface RegimeTransition {
  id: string;
  sequence: Long;
  previous: RegimeLabel;
  current: RegimeLabel;
  confidence: number;
  barCloseTime: DateTime;
  previousDwellBars: Long | null;
  reasonCode: string;
  modelVersion: string | null;
}

export interface PriceLevel {
  price: Decimal;
  quantity: Decimal;
}

export interface OrderBook {
  sequence: Long;
  eventTime: DateTime;
  state: FeedState;
  bids: PriceLevel[];
  asks: PriceLevel[];
  spread: Decimal | null;
  midpoint: Decimal | null;
  imbalance: number | null;
  weightedMid: number | null;
}

export interface Account {
  id: string;
  currency: string;
  balance: Decimal;
  free: Decimal;
  tradingState: TradingState;
}

export interface Bot {
  id: string;
  name: string;
  instrument: {
    id: string;
    symbol: string;
    baseCurrency: string;
    quoteCurrency: string;
    priceTick: Decimal;
    quantityStep: Decimal;
  };
  timeframe: Timeframe;
  strategy: string;
  activeStrategy: string;
  exposure: Decimal;
  status: BotStatus;
  regime: RegimeLabel;
  warmUpBarsLeft: number;
  position: { quantity: Decimal; averagePrice: Decimal | null };
  markPrice: Decimal | null;
  unrealizedProfit: Decimal;
  realizedProfit: Decimal;
  fees: Decimal;
  profit: Decimal;
  lastDecisionTime: DateTime | null;
  error: string | null;
  version: Long;
  lastSequence: Long;
  account: Account;
}

export interface BotEvent {
  botId: string;
  sequence: Long;
  time: DateTime;
  kind: string;
  status: BotStatus;
  regime: RegimeLabel;
  strategy: string;
  reasonCode: string;
  reasonText: string;
  order: { id: string; side: string; quantity: Decimal; filledQuantity: Decimal; state: string } | null;
  fill: { side: string; price: Decimal; quantity: Decimal; fee: Decimal } | null;
}

/** The executions and orders of a bot, newest first. */
export interface BotTrades {
  fills: { nodes: { id: string; side: 'BUY' | 'SELL'; price: Decimal; quantity: Decimal; time: DateTime }[] };
  orders: {
    nodes: {
      id: string;
      side: 'BUY' | 'SELL';
      state: string;
      reasonCode: string;
      reasonText: string;
      updatedTime: DateTime;
    }[];
  };
}

export interface SystemStatus {
  environment: string;
  tenant: string;
  ready: boolean;
  storage: string;
  startedTime: DateTime;
  instruments: number;
  ticksPerSecond: number;
  strategies: string[];
  feeds: { venue: string; state: FeedState; lastEventTime: DateTime | null }[];
}

export interface MutationError {
  __typename: string;
  code: string;
  message: string;
}

export interface TickUpdate {
  instrumentId: string;
  sequence: Long;
  eventTime: DateTime;
  price: Decimal;
  quantity: Decimal;
  aggressor: 'BUY' | 'SELL';
}
