// Made by `npm run generate` from the schema and operations/*.graphql. Do not edit.
import type { DateTime } from '../scalars.js';
import type { Decimal } from '../scalars.js';
import type { Duration } from '../scalars.js';
import type { Long } from '../scalars.js';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant as RFC 3339 writes it, with its offset; returned in UTC with microseconds. */
  DateTime: { input: DateTime; output: DateTime; }
  /** An exact decimal number as text without exponent, its scale kept: "0.00012300". Numbers are refused. */
  Decimal: { input: Decimal; output: Decimal; }
  /** A length of time as ISO 8601 writes it, in days, hours, minutes and seconds: "PT1M30S". */
  Duration: { input: Duration; output: Duration; }
  /** A signed 64-bit integer as text, because JavaScript's numbers end at 2^53. Integers are accepted too. */
  Long: { input: Long; output: Long; }
};

export type AccessRole =
  | 'VIEWER'
  | 'TRADER'
  | 'ADMIN'
  | 'OPERATOR'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What a key or token may be used for; its holder's role limits it further. */
export type AccessScope =
  /** Queries and subscriptions. */
  | 'READ'
  /** Bots, orders and accounts. */
  | 'TRADE'
  /** Keys, settings and models. */
  | 'ADMIN'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** A paper account; amounts in its currency. */
export type Account = Node & {
  __typename?: 'Account';
  id: Scalars['ID']['output'];
  currency: Scalars['String']['output'];
  initialBalance: Scalars['Decimal']['output'];
  /** Cash, what is reserved included. */
  balance: Scalars['Decimal']['output'];
  /** Held back for orders under way. */
  reserved: Scalars['Decimal']['output'];
  /** What new orders may use. */
  free: Scalars['Decimal']['output'];
  tradingState: TradingState;
  version: Scalars['Long']['output'];
};

/** A page of a list. */
export type AccountConnection = {
  __typename?: 'AccountConnection';
  edges: Array<AccountEdge>;
  nodes: Array<Account>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type AccountEdge = {
  __typename?: 'AccountEdge';
  cursor: Scalars['String']['output'];
  node: Account;
};

/** AccountSnapshot, AccountUpdate, StreamGap or StreamStatus. */
export type AccountEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

export type AccountPayload = {
  __typename?: 'AccountPayload';
  account?: Maybe<Account>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The account as it stands; its sequence is the account's version. */
export type AccountSnapshot = AccountEvent & StreamEvent & {
  __typename?: 'AccountSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  account: Account;
};

/** The account after a change, and the version that was sent before it to this subscriber. */
export type AccountUpdate = AccountEvent & StreamEvent & {
  __typename?: 'AccountUpdate';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  previousSequence: Scalars['Long']['output'];
  account: Account;
};

export type AddVenueKeyInput = {
  /** The venue, as in the ids of its instruments. */
  venue: Scalars['String']['input'];
  /** For people. */
  name: Scalars['String']['input'];
  /** What the venue calls the key. Give it no right to withdraw. */
  apiKey: Scalars['String']['input'];
  apiSecret: Scalars['String']['input'];
  /** Where the venue wants one. */
  passphrase?: InputMaybe<Scalars['String']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The part of a feature in an anomaly's score, in nats. */
export type AnomalyContribution = {
  __typename?: 'AnomalyContribution';
  feature: AnomalyFeature;
  contribution: Scalars['Float']['output'];
};

export type AnomalyFeature =
  | 'RETURN'
  | 'RANGE'
  | 'ACTIVITY'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** ANOMALY: odd compared with the last bars. ALARM: odd compared with the training data, however wild the last bars were. Clients treat a value they do not know as UNKNOWN. */
export type AnomalyLevel =
  | 'UNKNOWN'
  | 'NONE'
  | 'ANOMALY'
  | 'ALARM'
  | 'ANOMALY_AND_ALARM';

/** How odd the latest closed bar is, and what makes it so. */
export type AnomalyState = {
  __typename?: 'AnomalyState';
  /** The sequence of the bar. */
  sequence: Scalars['Long']['output'];
  barCloseTime: Scalars['DateTime']['output'];
  /** Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand. */
  score: Scalars['Float']['output'];
  /** The rolling threshold, from bars before this one; null before it is known. */
  threshold?: Maybe<Scalars['Float']['output']>;
  level: AnomalyLevel;
  /** Above the rolling threshold. */
  isAnomaly: Scalars['Boolean']['output'];
  /** Above the model's fixed level. */
  isAlarm: Scalars['Boolean']['output'];
  /** What each feature adds; the parts add up to the score. */
  contributions: Array<AnomalyContribution>;
};

/** An API key. Its secret was shown once, when it was made, and is stored nowhere. */
export type ApiKey = Node & {
  __typename?: 'ApiKey';
  id: Scalars['ID']['output'];
  /** How the key's text begins. */
  prefix: Scalars['String']['output'];
  name: Scalars['String']['output'];
  role: AccessRole;
  scopes: Array<AccessScope>;
  /** Networks it may be used from; empty means from everywhere. */
  addresses: Array<Scalars['String']['output']>;
  createdTime: Scalars['DateTime']['output'];
  /** Who made it. */
  createdBy: Scalars['String']['output'];
  expiresTime?: Maybe<Scalars['DateTime']['output']>;
  revokedTime?: Maybe<Scalars['DateTime']['output']>;
  /** The key that takes its place. */
  rotatedTo?: Maybe<Scalars['ID']['output']>;
  /** To within a minute. */
  lastUsedTime?: Maybe<Scalars['DateTime']['output']>;
  lastUsedAddress?: Maybe<Scalars['String']['output']>;
};

export type ApiKeyPayload = {
  __typename?: 'ApiKeyPayload';
  apiKey?: Maybe<ApiKey>;
  /** The whole key, shown this once. Null when none was made. */
  secret?: Maybe<Scalars['String']['output']>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type AuditCategory =
  | 'CONFIGURATION'
  | 'TRADING'
  | 'ACCESS'
  | 'MODELS'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** An entry of the audit log. Entries are numbered from 1 without gaps and never change. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  id: Scalars['ID']['output'];
  sequence: Scalars['Long']['output'];
  time: Scalars['DateTime']['output'];
  category: AuditCategory;
  /** The name of the mutation, or what happened: order.filled, model.promoted. */
  action: Scalars['String']['output'];
  outcome: AuditOutcome;
  /** A person, key: and an id, cli: and a user, bot: and its id, or a part of the service. */
  actor: Scalars['String']['output'];
  keyId?: Maybe<Scalars['String']['output']>;
  /** The address the request came from. */
  address?: Maybe<Scalars['String']['output']>;
  requestId?: Maybe<Scalars['String']['output']>;
  /** The id of what was changed. */
  subject?: Maybe<Scalars['String']['output']>;
  /** The codes of a refusal, or why it was done. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The id of the entry of the request whose end this one tells. */
  refersTo?: Maybe<Scalars['String']['output']>;
  /** How it stood before, as JSON without secrets. */
  before?: Maybe<Scalars['String']['output']>;
  /** How it stood after, or what was asked for, as JSON without secrets. */
  after?: Maybe<Scalars['String']['output']>;
  previousHash: Scalars['String']['output'];
  /** SHA-256 over the previous hash and everything else here. */
  hash: Scalars['String']['output'];
};

/** A page of a list. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  edges: Array<AuditEntryEdge>;
  nodes: Array<AuditEntry>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  cursor: Scalars['String']['output'];
  node: AuditEntry;
};

/** Which entries are asked for; what is left out is any. */
export type AuditFilterInput = {
  category?: InputMaybe<AuditCategory>;
  action?: InputMaybe<Scalars['String']['input']>;
  outcome?: InputMaybe<AuditOutcome>;
  actor?: InputMaybe<Scalars['String']['input']>;
  subject?: InputMaybe<Scalars['ID']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type AuditFinding = {
  __typename?: 'AuditFinding';
  kind: AuditFindingKind;
  sequence: Scalars['Long']['output'];
  lastSequence: Scalars['Long']['output'];
  message: Scalars['String']['output'];
};

export type AuditFindingKind =
  | 'CHANGED'
  | 'MISSING'
  | 'INSERTED'
  | 'REORDERED'
  | 'CUT_OFF'
  | 'REWRITTEN'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

export type AuditOutcome =
  | 'REQUESTED'
  | 'ACCEPTED'
  | 'REFUSED'
  | 'FAILED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What a look through the whole audit log found. */
export type AuditVerification = {
  __typename?: 'AuditVerification';
  isIntact: Scalars['Boolean']['output'];
  entryCount: Scalars['Long']['output'];
  /** Of the last entry; 0 for an empty log. */
  lastSequence: Scalars['Long']['output'];
  lastHash: Scalars['String']['output'];
  /** How many anchors kept outside the database were compared; without any a cut-off end may go unseen. */
  anchorCount: Scalars['Int']['output'];
  /** The first 100 things that are wrong, by sequence. */
  findings: Array<AuditFinding>;
  /** Whether more is wrong than is listed. */
  hasMore: Scalars['Boolean']['output'];
};

/** What has changed in the best levels since previousSequence, the last that was sent to this subscriber: a level's new quantity, 0 when it is not among them any more. */
export type BookDelta = OrderBookEvent & StreamEvent & {
  __typename?: 'BookDelta';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  previousSequence: Scalars['Long']['output'];
  bids: Array<PriceLevel>;
  asks: Array<PriceLevel>;
};

/** The best levels of the book, best first; changes of them follow. */
export type BookSnapshot = OrderBookEvent & StreamEvent & {
  __typename?: 'BookSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  bids: Array<PriceLevel>;
  asks: Array<PriceLevel>;
  /** The mean of best bid and ask, each weighted by the quantity on the other side. */
  microprice?: Maybe<Scalars['Float']['output']>;
  /** (bid - ask) / (bid + ask) over the quantities of the levels shown, from -1 to 1. */
  imbalance?: Maybe<Scalars['Float']['output']>;
};

/** A bot: it trades the signals of a strategy on one instrument from a paper account. */
export type Bot = Node & {
  __typename?: 'Bot';
  id: Scalars['ID']['output'];
  name: Scalars['String']['output'];
  instrument: Instrument;
  timeframe: Timeframe;
  strategy: Scalars['String']['output'];
  /** The share of the account's equity the bot may hold, above 0 and at most 1. */
  exposure: Scalars['Decimal']['output'];
  status: BotStatus;
  /** With what it trades from its next start on. */
  mode: TradingMode;
  regime: RegimeLabel;
  /** The strategy in charge now. */
  activeStrategy: Scalars['String']['output'];
  /** Bars to watch before the first order. */
  warmUpBarsLeft: Scalars['Int']['output'];
  position: Position;
  /** The price the position is valued at; null before the first bar. */
  markPrice?: Maybe<Scalars['Decimal']['output']>;
  unrealizedProfit: Scalars['Decimal']['output'];
  realizedProfit: Scalars['Decimal']['output'];
  fees: Scalars['Decimal']['output'];
  /** Realised and unrealised profit less fees, in the quote currency. */
  profit: Scalars['Decimal']['output'];
  lastDecisionTime?: Maybe<Scalars['DateTime']['output']>;
  error?: Maybe<Scalars['String']['output']>;
  /** Grows with each change of configuration or status; for expectedVersion. */
  version: Scalars['Long']['output'];
  /** The sequence of its last event; for fromSequence. */
  lastSequence: Scalars['Long']['output'];
  createdTime: Scalars['DateTime']['output'];
  account: Account;
  /** Orders in their latest state, by the time of their creation. */
  orders: OrderConnection;
  /** Executions by their time. */
  fills: FillConnection;
  /** Events after a sequence, oldest first; without one, the latest. */
  events: Array<BotEvent>;
};


/** A bot: it trades the signals of a strategy on one instrument from a paper account. */
export type BotOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<OrderFilterInput>;
  orderBy?: HistoryOrder;
};


/** A bot: it trades the signals of a strategy on one instrument from a paper account. */
export type BotFillsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<FillFilterInput>;
  orderBy?: HistoryOrder;
};


/** A bot: it trades the signals of a strategy on one instrument from a paper account. */
export type BotEventsArgs = {
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  first?: Scalars['Int']['input'];
};

/** A page of a list. */
export type BotConnection = {
  __typename?: 'BotConnection';
  edges: Array<BotEdge>;
  nodes: Array<Bot>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type BotEdge = {
  __typename?: 'BotEdge';
  cursor: Scalars['String']['output'];
  node: Bot;
};

/** An entry of a bot's journal. Entries are numbered from 1 without gaps and never change. */
export type BotEvent = {
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  botId: Scalars['ID']['output'];
  kind: BotEventKind;
  status: BotStatus;
  regime: RegimeLabel;
  strategy: Scalars['String']['output'];
  barSequence: Scalars['Long']['output'];
  reasonCode: Scalars['String']['output'];
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

export type BotEventKind =
  | 'STATUS_CHANGED'
  | 'ORDER_CHANGED'
  | 'DECIDED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** Which bots are wanted: all of what is given has to hold. */
export type BotFilterInput = {
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these. */
  statuses?: InputMaybe<Array<BotStatus>>;
  strategy?: InputMaybe<Scalars['String']['input']>;
};

export type BotInput = {
  id: Scalars['ID']['input'];
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey: Scalars['ID']['input'];
  /** The version you have seen; refused when the bot has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type BotPayload = {
  __typename?: 'BotPayload';
  bot?: Maybe<Bot>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The bot as of its last event, whose sequence it has. */
export type BotSnapshot = BotStreamEvent & StreamEvent & {
  __typename?: 'BotSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  time: Scalars['DateTime']['output'];
  bot: Bot;
};

export type BotStatus =
  | 'CREATED'
  | 'WARMING_UP'
  | 'RUNNING'
  | 'PAUSED'
  | 'STOPPED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** BotSnapshot, one of the kinds of BotEvent (StatusEvent, OrderEvent, DecisionEvent, RiskEvent), StreamGap or StreamStatus. */
export type BotStreamEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
};

export type CancelTrainingInput = {
  id: Scalars['ID']['input'];
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Open, high, low, close and volume of [openTime, closeTime). */
export type Candle = {
  __typename?: 'Candle';
  openTime: Scalars['DateTime']['output'];
  closeTime: Scalars['DateTime']['output'];
  /** Counts the closed bars of the timeframe without gaps; null while the bar is forming. */
  sequence?: Maybe<Scalars['Long']['output']>;
  open: Scalars['Decimal']['output'];
  high: Scalars['Decimal']['output'];
  low: Scalars['Decimal']['output'];
  close: Scalars['Decimal']['output'];
  /** In the base currency. */
  volume: Scalars['Decimal']['output'];
  /** The part of the volume that buyers initiated. */
  buyVolume: Scalars['Decimal']['output'];
  /** The sum of price times quantity, in the quote currency. */
  quoteVolume: Scalars['Decimal']['output'];
  /** 0 for an empty bar, which repeats the close before it. */
  tradeCount: Scalars['Long']['output'];
  closed: Scalars['Boolean']['output'];
  /** 0, and 1 more for each correction by a late trade. */
  revision: Scalars['Int']['output'];
  /** Filtered probabilities at this bar's close; null below M1, before warm-up and while forming. */
  probabilities?: Maybe<Array<RegimeProbability>>;
  /** How odd the bar is; null below M1, before that is known and while forming. */
  anomaly?: Maybe<CandleAnomaly>;
  /** The steady label decided at this bar's close, which acts from the next bar on; null below M1 and while forming. */
  regime?: Maybe<RegimeLabel>;
};

/** How odd a closed bar is. */
export type CandleAnomaly = {
  __typename?: 'CandleAnomaly';
  /** Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand. */
  score: Scalars['Float']['output'];
  /** The rolling threshold, from bars before this one; null before it is known. */
  threshold?: Maybe<Scalars['Float']['output']>;
  level: AnomalyLevel;
};

/** A page of a list. */
export type CandleConnection = {
  __typename?: 'CandleConnection';
  edges: Array<CandleEdge>;
  nodes: Array<Candle>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type CandleEdge = {
  __typename?: 'CandleEdge';
  cursor: Scalars['String']['output'];
  node: Candle;
};

/** CandleSnapshot, CandleUpdate, StreamGap or StreamStatus. */
export type CandleEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

/** The latest closed bar, which the sequence is of, and the one that is forming. */
export type CandleSnapshot = CandleEvent & StreamEvent & {
  __typename?: 'CandleSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  timeframe: Timeframe;
  /** Null before the first bar has closed. */
  closed?: Maybe<Candle>;
  /** Null while none is forming. */
  forming?: Maybe<Candle>;
};

/** A closed bar, whose sequence is 1 more than that of the one before; or the forming one, whose sequence is that of the last closed. */
export type CandleUpdate = CandleEvent & StreamEvent & {
  __typename?: 'CandleUpdate';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  timeframe: Timeframe;
  candle: Candle;
};

export type ConfirmLiveTradingInput = {
  botId: Scalars['ID']['input'];
  /** As requestLiveTrading gave it. */
  challenge: Scalars['String']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type CreateApiKeyInput = {
  /** For people. */
  name: Scalars['String']['input'];
  /** At most that of who makes the key. */
  role: AccessRole;
  /** At most those of who makes the key. */
  scopes: Array<AccessScope>;
  /** Networks it may be used from, such as 192.0.2.0/24; none means from everywhere. */
  addresses?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From then on it is refused. */
  expiresTime?: InputMaybe<Scalars['DateTime']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type CreateBotInput = {
  /** Unique in the tenant; the id is made from it. */
  name: Scalars['String']['input'];
  instrumentId: Scalars['ID']['input'];
  timeframe?: Timeframe;
  strategy?: Scalars['String']['input'];
  /** Without one the bot gets an account of its own name. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** The share of the account's equity the bot may hold, above 0 and at most 1; 0.5 without one. */
  exposure?: InputMaybe<Scalars['Decimal']['input']>;
  /** Of the paper account, when it has to be opened; 100000 without one. */
  initialBalance?: InputMaybe<Scalars['Decimal']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type CreateWebhookInput = {
  /** An https:// address on the internet, which answers a POST with a status of success. */
  url: Scalars['String']['input'];
  /** What it is to be told of. */
  topics: Array<WebhookTopic>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Something that was decided at the close of a bar and acts from the next bar on. */
export type Decision = {
  id: Scalars['ID']['output'];
  /** The close of the bar it was decided on. */
  barCloseTime: Scalars['DateTime']['output'];
  /** The sequence of that bar. */
  barSequence: Scalars['Long']['output'];
  /** On which market. */
  instrumentId: Scalars['ID']['output'];
  timeframe: Timeframe;
  /** The regime from then on. */
  regime: RegimeLabel;
  /** The filtered probability of that regime. */
  confidence: Scalars['Float']['output'];
  /** The rule that fired. */
  reasonCode: Scalars['String']['output'];
};

/** A page of a list. */
export type DecisionConnection = {
  __typename?: 'DecisionConnection';
  edges: Array<DecisionEdge>;
  nodes: Array<Decision>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type DecisionEdge = {
  __typename?: 'DecisionEdge';
  cursor: Scalars['String']['output'];
  node: Decision;
};

/** The bot has decided to trade, or not to. */
export type DecisionEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'DecisionEvent';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  botId: Scalars['ID']['output'];
  time: Scalars['DateTime']['output'];
  kind: BotEventKind;
  status: BotStatus;
  regime: RegimeLabel;
  strategy: Scalars['String']['output'];
  barSequence: Scalars['Long']['output'];
  reasonCode: Scalars['String']['output'];
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

/** Which decisions are wanted: all of what is given has to hold. */
export type DecisionFilterInput = {
  kind?: InputMaybe<DecisionKind>;
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  timeframe?: InputMaybe<Timeframe>;
  /** On bars that closed at that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** On bars that closed before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What was decided. Clients treat a value they do not know as UNKNOWN. */
export type DecisionKind =
  | 'UNKNOWN'
  /** The steady regime of a market changed. */
  | 'REGIME_TRANSITION'
  /** Another strategy was put in charge. */
  | 'STRATEGY_SWITCH';

export type DeleteBotPayload = {
  __typename?: 'DeleteBotPayload';
  deletedId?: Maybe<Scalars['ID']['output']>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type DeleteVenueKeyInput = {
  id: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type DeleteVenueKeyPayload = {
  __typename?: 'DeleteVenueKeyPayload';
  deletedId?: Maybe<Scalars['ID']['output']>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type DeleteWebhookPayload = {
  __typename?: 'DeleteWebhookPayload';
  deletedId?: Maybe<Scalars['ID']['output']>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What one feature of a bar adds to the log-odds of a decision. */
export type FeatureContribution = {
  __typename?: 'FeatureContribution';
  feature: FeatureName;
  /** As measured. */
  value: Scalars['Float']['output'];
  /** In standard deviations of the training window. */
  zScore: Scalars['Float']['output'];
  /** In natural log-odds: above 0 it speaks for what was decided, below 0 against it. */
  contribution: Scalars['Float']['output'];
};

/** How far a feature on live bars is from the training window. */
export type FeatureDrift = {
  __typename?: 'FeatureDrift';
  feature: FeatureName;
  /** The population stability index over the training deciles; null while no bar knew the feature. */
  index?: Maybe<Scalars['Float']['output']>;
  /** How many rows were compared. */
  rows: Scalars['Int']['output'];
};

/** What is measured at the close of a bar. Clients treat a value they do not know as UNKNOWN. */
export type FeatureName =
  | 'UNKNOWN'
  | 'LOG_RETURN'
  | 'ROLLING_VOLATILITY'
  | 'EWMA_VOLATILITY'
  | 'AVERAGE_TRUE_RANGE'
  | 'VOLUME_DELTA'
  | 'QUOTED_SPREAD'
  | 'ROLL_SPREAD'
  | 'CORWIN_SCHULTZ_SPREAD'
  | 'MOMENTUM_1M'
  | 'MOMENTUM_5M'
  | 'VOLATILITY_SCORE'
  | 'NORMALIZED_RANGE'
  | 'RELATIVE_VOLUME'
  | 'EFFICIENCY_RATIO'
  | 'BOOK_IMBALANCE'
  | 'WEIGHTED_MID'
  | 'SIGNED_EFFICIENCY'
  | 'LOG_ROOT_MEAN_SQUARE_RETURN'
  | 'LOG_MEAN_RELATIVE_VOLUME'
  | 'RELATIVE_VOLATILITY'
  | 'RELATIVE_ACTIVITY'
  | 'FORECAST_VOLATILITY'
  | 'FORECAST_SCORE';

/** What was measured at the close of a bar. A feature that is not known, as before warm-up, is null. */
export type Features = {
  __typename?: 'Features';
  timeframe: Timeframe;
  barCloseTime: Scalars['DateTime']['output'];
  sequence: Scalars['Long']['output'];
  logReturn?: Maybe<Scalars['Float']['output']>;
  rollingVolatility?: Maybe<Scalars['Float']['output']>;
  ewmaVolatility?: Maybe<Scalars['Float']['output']>;
  averageTrueRange?: Maybe<Scalars['Float']['output']>;
  volumeDelta?: Maybe<Scalars['Float']['output']>;
  quotedSpread?: Maybe<Scalars['Float']['output']>;
  rollSpread?: Maybe<Scalars['Float']['output']>;
  corwinSchultzSpread?: Maybe<Scalars['Float']['output']>;
  momentum1m?: Maybe<Scalars['Float']['output']>;
  momentum5m?: Maybe<Scalars['Float']['output']>;
  volatilityScore?: Maybe<Scalars['Float']['output']>;
  normalizedRange?: Maybe<Scalars['Float']['output']>;
  relativeVolume?: Maybe<Scalars['Float']['output']>;
  efficiencyRatio?: Maybe<Scalars['Float']['output']>;
  bookImbalance?: Maybe<Scalars['Float']['output']>;
  weightedMid?: Maybe<Scalars['Float']['output']>;
  signedEfficiency?: Maybe<Scalars['Float']['output']>;
  logRootMeanSquareReturn?: Maybe<Scalars['Float']['output']>;
  logMeanRelativeVolume?: Maybe<Scalars['Float']['output']>;
};

/** A page of a list. */
export type FeaturesConnection = {
  __typename?: 'FeaturesConnection';
  edges: Array<FeaturesEdge>;
  nodes: Array<Features>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type FeaturesEdge = {
  __typename?: 'FeaturesEdge';
  cursor: Scalars['String']['output'];
  node: Features;
};

/** The health of an instrument's data; the counts are since its first event. */
export type Feed = {
  __typename?: 'Feed';
  state: FeedState;
  lastEventTime?: Maybe<Scalars['DateTime']['output']>;
  eventCount: Scalars['Long']['output'];
  duplicateCount: Scalars['Long']['output'];
  lateCount: Scalars['Long']['output'];
  gapCount: Scalars['Long']['output'];
};

export type FeedState =
  | 'SYNCING'
  | 'LIVE'
  | 'STALE'
  | 'CLOSED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** An execution of an order. */
export type Fill = Node & {
  __typename?: 'Fill';
  id: Scalars['ID']['output'];
  orderId: Scalars['ID']['output'];
  botId: Scalars['ID']['output'];
  /** What was bought or sold. */
  instrument: Instrument;
  side: Side;
  price: Scalars['Decimal']['output'];
  quantity: Scalars['Decimal']['output'];
  fee: Scalars['Decimal']['output'];
  time: Scalars['DateTime']['output'];
  /** The order it executed, in its latest state. */
  order?: Maybe<Order>;
};

/** A page of a list. */
export type FillConnection = {
  __typename?: 'FillConnection';
  edges: Array<FillEdge>;
  nodes: Array<Fill>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type FillEdge = {
  __typename?: 'FillEdge';
  cursor: Scalars['String']['output'];
  node: Fill;
};

/** Which executions are wanted: all of what is given has to hold. */
export type FillFilterInput = {
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  side?: InputMaybe<Side>;
  /** At that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What is expected of the 60 one-minute bars after a bar, made from bars up to it. */
export type Forecast = {
  __typename?: 'Forecast';
  /** The sequence of the bar. */
  sequence: Scalars['Long']['output'];
  barCloseTime: Scalars['DateTime']['output'];
  /** The expected root of the sum of squared log returns over the 60 bars, a fraction of the price; not annualised. */
  volatility: Scalars['Float']['output'];
  /** How far that lies above what is usual here, in running standard deviations of its logarithm; null while that is not known. */
  volatilityScore?: Maybe<Scalars['Float']['output']>;
  /** What the 60 bars are expected to be; null where no classifier serves or knows enough. */
  outlook?: Maybe<Outlook>;
  /** Null together with the outlook. */
  probabilities?: Maybe<OutlookProbabilities>;
  /** The mean of P(Bull) - P(Bear) over the timeframes whose regime is known, from -1 to 1; null without any. */
  agreement?: Maybe<Scalars['Float']['output']>;
  /** Whether the recorded evidence says that the forecast beats its baselines. */
  isOnByDefault: Scalars['Boolean']['output'];
  /** The version of the model behind the outlook; null without one. */
  modelVersion?: Maybe<Scalars['String']['output']>;
  /** The model behind the outlook, where it is registered. */
  model?: Maybe<Model>;
};

/** The order of a list of what happened. */
export type HistoryOrder =
  | 'NEWEST_FIRST'
  | 'OLDEST_FIRST';

/** Something that is traded on a venue, with what is known of it now and what was. */
export type Instrument = Node & {
  __typename?: 'Instrument';
  id: Scalars['ID']['output'];
  symbol: Scalars['String']['output'];
  venue: Scalars['String']['output'];
  market: Market;
  baseCurrency: Scalars['String']['output'];
  quoteCurrency: Scalars['String']['output'];
  priceTick: Scalars['Decimal']['output'];
  quantityStep: Scalars['Decimal']['output'];
  minNotional: Scalars['Decimal']['output'];
  lastPrice?: Maybe<Scalars['Decimal']['output']>;
  lastTradeTime?: Maybe<Scalars['DateTime']['output']>;
  /** The change of the price over 24 hours as a fraction, from H1 candles; null where they do not reach back. */
  change24h?: Maybe<Scalars['Float']['output']>;
  feed: Feed;
  /** The regime decided at the close of the latest bar; null before the first. */
  regime?: Maybe<RegimeState>;
  /** Changes of the steady regime with a bar close in [from, to). */
  regimeHistory: RegimeTransitionConnection;
  /** Bars with an open time in [from, to), newest first; the newest may still be forming. */
  candles: CandleConnection;
  /** What was measured on the stored bars with an open time in [from, to). */
  featureHistory: FeaturesConnection;
  /** What was measured on the latest closed bar; null before the first. */
  features?: Maybe<Features>;
  /** How odd the latest closed bar is; null before that is known, and below M1. */
  anomaly?: Maybe<AnomalyState>;
  /** What is expected of the next hour; null while that is not known, and at all timeframes but M1. */
  forecast?: Maybe<Forecast>;
  /** How well it can be traded in the next hour; null while that is not known, and at all timeframes but M1. */
  tradability?: Maybe<Tradability>;
  /** How the models do on live bars; null before their monitor has seen the first. */
  modelHealth?: Maybe<ModelHealth>;
  orderBook: OrderBook;
  /** Trades, newest first, as far back as they are stored. */
  trades: TradeConnection;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentRegimeArgs = {
  timeframe?: Timeframe;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentRegimeHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  timeframe?: Timeframe;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  orderBy?: HistoryOrder;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentCandlesArgs = {
  timeframe: Timeframe;
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentFeatureHistoryArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  timeframe?: Timeframe;
  from?: InputMaybe<Scalars['DateTime']['input']>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
  orderBy?: HistoryOrder;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentFeaturesArgs = {
  timeframe?: Timeframe;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentAnomalyArgs = {
  timeframe?: Timeframe;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentForecastArgs = {
  timeframe?: Timeframe;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentTradabilityArgs = {
  timeframe?: Timeframe;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentModelHealthArgs = {
  timeframe?: Timeframe;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentOrderBookArgs = {
  depth?: Scalars['Int']['input'];
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentTradesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};

/** A page of a list. */
export type InstrumentConnection = {
  __typename?: 'InstrumentConnection';
  edges: Array<InstrumentEdge>;
  nodes: Array<Instrument>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type InstrumentEdge = {
  __typename?: 'InstrumentEdge';
  cursor: Scalars['String']['output'];
  node: Instrument;
};

/** The input cannot be right, whatever the state of the service. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
  /** Where in the input it is. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Work in the background that takes longer than a request. */
export type Job = {
  id: Scalars['ID']['output'];
  state: TrainingJobState;
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** The part of the stage that is done, from 0 to 1; null when that is not known. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** Who asked for it. */
  actor: Scalars['String']['output'];
  createdTime: Scalars['DateTime']['output'];
  startedTime?: Maybe<Scalars['DateTime']['output']>;
  endedTime?: Maybe<Scalars['DateTime']['output']>;
  /** How it ended. */
  message: Scalars['String']['output'];
};

/** A page of a list. */
export type JobConnection = {
  __typename?: 'JobConnection';
  edges: Array<JobEdge>;
  nodes: Array<Job>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type JobEdge = {
  __typename?: 'JobEdge';
  cursor: Scalars['String']['output'];
  node: Job;
};

/** Which jobs are wanted: all of what is given has to hold. */
export type JobFilterInput = {
  state?: InputMaybe<TrainingJobState>;
};

export type LiveTradingInput = {
  botId: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type LiveTradingPayload = {
  __typename?: 'LiveTradingPayload';
  bot?: Maybe<Bot>;
  /** To be given back to confirmLiveTrading within five minutes; shown this once. */
  challenge?: Maybe<Scalars['String']['output']>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type Market =
  | 'CRYPTO'
  | 'US'
  | 'NSE'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** Who asks. */
export type Me = {
  __typename?: 'Me';
  /** To whom the caller belongs; the only tenant whose things are there for it. */
  tenant: Scalars['String']['output'];
  /** The subject of the token, or key: and the key's id. */
  actor: Scalars['String']['output'];
  role: AccessRole;
  scopes: Array<AccessScope>;
  /** When the sign-in ends; null for never. */
  expiresTime?: Maybe<Scalars['DateTime']['output']>;
};

/** A version of a model. It never changes; what becomes of it are events. */
export type Model = Node & {
  __typename?: 'Model';
  id: Scalars['ID']['output'];
  /** Made from the content of the document. */
  version: Scalars['String']['output'];
  /** What it is for, such as regime. */
  family: Scalars['String']['output'];
  /** What it serves: family/instrument/timeframe, with * and any for all. */
  scope: Scalars['String']['output'];
  /** Null for every timeframe. */
  timeframe?: Maybe<Timeframe>;
  state: ModelState;
  createdTime: Scalars['DateTime']['output'];
  /** Open time of the first bar it was trained on. */
  trainedFrom: Scalars['DateTime']['output'];
  /** Close time of the last bar it was trained on. */
  trainedTo: Scalars['DateTime']['output'];
  /** SHA-256 of the rows it was trained on. */
  dataHash: Scalars['String']['output'];
  /** What was measured of it, in and out of sample. */
  figures: Array<ModelFigure>;
  seed: Scalars['Long']['output'];
  /** Null for every instrument, and for one that is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
  /** What it looks at, in the order of its columns. */
  features: Array<Scalars['String']['output']>;
  /** Scaler, parameters and labels: the model as its family writes it. */
  document: Scalars['String']['output'];
  /** What became of it, newest first. */
  events: Array<ModelEvent>;
};


/** A version of a model. It never changes; what becomes of it are events. */
export type ModelEventsArgs = {
  first?: Scalars['Int']['input'];
};

/** A page of a list. */
export type ModelConnection = {
  __typename?: 'ModelConnection';
  edges: Array<ModelEdge>;
  nodes: Array<Model>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type ModelEdge = {
  __typename?: 'ModelEdge';
  cursor: Scalars['String']['output'];
  node: Model;
};

/** An entry of the registry's journal. Entries are numbered from 1 without gaps and never change. */
export type ModelEvent = ModelStreamEvent & StreamEvent & {
  __typename?: 'ModelEvent';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  time: Scalars['DateTime']['output'];
  kind: ModelEventKind;
  /** What the model serves: family/instrument/timeframe, with * and any for all. */
  scope: Scalars['String']['output'];
  /** Null for every timeframe. */
  timeframe?: Maybe<Timeframe>;
  /** The version it is about; after PROMOTED, ROLLED_BACK and DEMOTED who is in charge, if any. */
  version?: Maybe<Scalars['String']['output']>;
  /** The champion, or challenger, before it. */
  previousVersion?: Maybe<Scalars['String']['output']>;
  /** Who did it: a person, or a part of the service. */
  actor: Scalars['String']['output'];
  reason: Scalars['String']['output'];
  /** Null for every instrument, and for one that is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
  /** The model of the version, as it is now. */
  model?: Maybe<Model>;
};

export type ModelEventKind =
  | 'REGISTERED'
  | 'PROMOTED'
  | 'ROLLED_BACK'
  | 'DEMOTED'
  | 'REFUSED'
  | 'CHALLENGER_SET'
  | 'ALERT'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** One measure of a model. */
export type ModelFigure = {
  __typename?: 'ModelFigure';
  /** On what: inSample or outOfSample. */
  sample: Scalars['String']['output'];
  /** Which one; names within names and places in lists follow after dots. */
  name: Scalars['String']['output'];
  /** Null where it is no number. */
  value?: Maybe<Scalars['Float']['output']>;
  /** As it was written. */
  text: Scalars['String']['output'];
};

/** One measure of a model's health. */
export type ModelFinding = {
  __typename?: 'ModelFinding';
  measure: Scalars['String']['output'];
  value: Scalars['Float']['output'];
  /** The bound it passed, or the next one it would pass. */
  limit: Scalars['Float']['output'];
  status: ModelHealthStatus;
};

/** How the models of an instrument and timeframe do on live bars. Likelihoods are in nats. */
export type ModelHealth = {
  __typename?: 'ModelHealth';
  /** The sequence of the last bar it has seen. */
  sequence: Scalars['Long']['output'];
  /** The model in charge. */
  champion?: Maybe<Scalars['ID']['output']>;
  /** The model beside it; null where there is none. */
  challenger?: Maybe<Scalars['ID']['output']>;
  status: ModelHealthStatus;
  /** Over how many of the last bars the champion's likelihood goes. */
  barCount: Scalars['Int']['output'];
  /** Of the champion; null before the first bar with all features. */
  logLikelihoodPerBar?: Maybe<Scalars['Float']['output']>;
  /** Of the champion on the bars it was trained on. */
  trainingLogLikelihoodPerBar?: Maybe<Scalars['Float']['output']>;
  /** Of the challenger, on the same bars; null where there is none. */
  challengerLogLikelihoodPerBar?: Maybe<Scalars['Float']['output']>;
  /** The share of the last bars on which both gave the same label; null without a challenger. */
  labelAgreement?: Maybe<Scalars['Float']['output']>;
  /** The champion's features against its training window. */
  drift: Array<FeatureDrift>;
  /** The Brier score of the last forecasts; null without any. */
  brier?: Maybe<Scalars['Float']['output']>;
  /** The expected calibration error of the last forecasts; null without any. */
  calibrationError?: Maybe<Scalars['Float']['output']>;
  /** What the status rests on. */
  findings: Array<ModelFinding>;
  /** What is beyond its limit, in words. */
  alerts: Array<Scalars['String']['output']>;
};

export type ModelHealthStatus =
  | 'UNKNOWN'
  | 'HEALTHY'
  | 'WATCH'
  | 'ALERT';

export type ModelPayload = {
  __typename?: 'ModelPayload';
  model?: Maybe<Model>;
  event?: Maybe<ModelEvent>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type ModelReference = {
  __typename?: 'ModelReference';
  version: Scalars['String']['output'];
  /** The id of the model's node, where it is registered. */
  id: Scalars['ID']['output'];
};

/** The models in charge as of the registry's last event, whose sequence it has. */
export type ModelSnapshot = ModelStreamEvent & StreamEvent & {
  __typename?: 'ModelSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  inCharge: Array<Model>;
};

export type ModelState =
  | 'REGISTERED'
  | 'CHAMPION'
  | 'CHALLENGER'
  | 'RETIRED'
  | 'REFUSED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** ModelSnapshot, ModelEvent, StreamGap or StreamStatus. */
export type ModelStreamEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

export type Mutation = {
  __typename?: 'Mutation';
  /** Makes an API key. Its secret is in this answer and never again. */
  createApiKey: ApiKeyPayload;
  /** Makes a key like the given one, which goes on being taken for a while. */
  rotateApiKey: ApiKeyPayload;
  /** Refuses a key from now on: within five seconds everywhere, on open sockets too. */
  revokeApiKey: ApiKeyPayload;
  /** Encrypts and keeps a key to a trading venue. What it holds is never shown again. */
  addVenueKey: VenueKeyPayload;
  /** Forgets a key to a trading venue. */
  deleteVenueKey: DeleteVenueKeyPayload;
  /** Wraps every tenant's venue keys with the newest master key, after which older ones may go. */
  rewrapVenueKeys: RewrapVenueKeysPayload;
  /** Makes a bot, opening its paper account where there is none. It does nothing until it is started. */
  createBot: BotPayload;
  /** Starts or resumes a bot: it watches bars first and trades after its warm-up. */
  startBot: BotPayload;
  /** Keeps the position and opens nothing new. */
  pauseBot: BotPayload;
  /** Stops a bot; its position is kept, or sold at the market first. */
  stopBot: BotPayload;
  /** Forgets a bot; its orders stay in the journal. Refused while it has a position or is not stopped. */
  deleteBot: DeleteBotPayload;
  /** Lets an account trade, only reduce its positions, or do nothing. */
  setTradingState: AccountPayload;
  /** Asks that a stopped bot trade live. Nothing changes before confirmLiveTrading. */
  requestLiveTrading: LiveTradingPayload;
  /** Confirms within five minutes that a bot is to trade live. A wrong challenge ends the request. */
  confirmLiveTrading: BotPayload;
  /** Back to paper trading; withdraws a request to trade live too. */
  usePaperTrading: BotPayload;
  /** Puts a model in charge of its scope. What runs takes it over between two bars. */
  promoteModel: ModelPayload;
  /** Undoes the latest promotion of a scope: the champion before it is in charge again, or none. */
  rollBackModel: ModelPayload;
  /** Lets a model run beside the champion of its scope, where it decides nothing; without an id none. */
  setChallenger: ModelPayload;
  /** Trains a model in the background on the stored bars of an instrument. */
  trainModel: TrainingPayload;
  /** Ends a training that waits, and asks one that runs to end; no model comes of it. */
  cancelTraining: TrainingPayload;
  /** Gives a tenant another plan; what is used in this minute begins anew. For operators. */
  setTenantPlan: TenantPayload;
  /** Has events sent to an address from now on, signed with a secret that is shown once. */
  createWebhook: WebhookPayload;
  /** Gives a webhook a new secret. For 24 hours events are signed with the old one as well, so that the receiver can change over. */
  rotateWebhookSecret: WebhookPayload;
  /** Forgets a webhook with its deliveries. */
  deleteWebhook: DeleteWebhookPayload;
};


export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


export type MutationRotateApiKeyArgs = {
  input: RotateApiKeyInput;
};


export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


export type MutationAddVenueKeyArgs = {
  input: AddVenueKeyInput;
};


export type MutationDeleteVenueKeyArgs = {
  input: DeleteVenueKeyInput;
};


export type MutationRewrapVenueKeysArgs = {
  input: RewrapVenueKeysInput;
};


export type MutationCreateBotArgs = {
  input: CreateBotInput;
};


export type MutationStartBotArgs = {
  input: BotInput;
};


export type MutationPauseBotArgs = {
  input: BotInput;
};


export type MutationStopBotArgs = {
  input: StopBotInput;
};


export type MutationDeleteBotArgs = {
  input: BotInput;
};


export type MutationSetTradingStateArgs = {
  input: SetTradingStateInput;
};


export type MutationRequestLiveTradingArgs = {
  input: LiveTradingInput;
};


export type MutationConfirmLiveTradingArgs = {
  input: ConfirmLiveTradingInput;
};


export type MutationUsePaperTradingArgs = {
  input: LiveTradingInput;
};


export type MutationPromoteModelArgs = {
  input: PromoteModelInput;
};


export type MutationRollBackModelArgs = {
  input: RollBackModelInput;
};


export type MutationSetChallengerArgs = {
  input: SetChallengerInput;
};


export type MutationTrainModelArgs = {
  input: TrainModelInput;
};


export type MutationCancelTrainingArgs = {
  input: CancelTrainingInput;
};


export type MutationSetTenantPlanArgs = {
  input: SetTenantPlanInput;
};


export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


export type MutationRotateWebhookSecretArgs = {
  input: WebhookInput;
};


export type MutationDeleteWebhookArgs = {
  input: WebhookInput;
};

export type MutationError = InvalidInput | Refused;

/** Whatever can be asked for again by its id alone. */
export type Node = {
  id: Scalars['ID']['output'];
};

/** An order of a bot. DENIED is our risk's word, REJECTED the venue's. */
export type Order = Node & {
  __typename?: 'Order';
  id: Scalars['ID']['output'];
  /** What the venue knows it by: the same on every try. */
  clientOrderId: Scalars['String']['output'];
  botId: Scalars['ID']['output'];
  /** What is bought or sold. */
  instrument: Instrument;
  side: Side;
  type: Scalars['String']['output'];
  quantity: Scalars['Decimal']['output'];
  filledQuantity: Scalars['Decimal']['output'];
  /** Over the fills so far; null without fills. */
  averagePrice?: Maybe<Scalars['Decimal']['output']>;
  fee: Scalars['Decimal']['output'];
  state: OrderState;
  /** Why it was sent, or why it was denied or rejected. */
  reasonCode: Scalars['String']['output'];
  reasonText: Scalars['String']['output'];
  createdTime: Scalars['DateTime']['output'];
  updatedTime: Scalars['DateTime']['output'];
  /** The bar whose signal asked for it. */
  barSequence: Scalars['Long']['output'];
  /** Whose order it is; null when it was deleted. */
  bot?: Maybe<Bot>;
  /** Its executions, oldest first, the first 100 of them. */
  fills: Array<Fill>;
};

/** The book as it stood at an instant, best levels first. */
export type OrderBook = {
  __typename?: 'OrderBook';
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  /** Nothing should be decided on a book that is not LIVE. */
  state: FeedState;
  bids: Array<PriceLevel>;
  asks: Array<PriceLevel>;
  spread?: Maybe<Scalars['Decimal']['output']>;
  midpoint?: Maybe<Scalars['Decimal']['output']>;
  /** (bid - ask) / (bid + ask) over the quantities of the levels shown, from -1 to 1. */
  imbalance?: Maybe<Scalars['Float']['output']>;
  /** The mean of best bid and ask, each weighted by the quantity on the other side. */
  weightedMid?: Maybe<Scalars['Float']['output']>;
};

/** BookSnapshot, BookDelta, StreamGap or StreamStatus. */
export type OrderBookEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  edges: Array<OrderEdge>;
  nodes: Array<Order>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  cursor: Scalars['String']['output'];
  node: Order;
};

/** An order of the bot has changed its state. */
export type OrderEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'OrderEvent';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  botId: Scalars['ID']['output'];
  time: Scalars['DateTime']['output'];
  kind: BotEventKind;
  status: BotStatus;
  regime: RegimeLabel;
  strategy: Scalars['String']['output'];
  barSequence: Scalars['Long']['output'];
  reasonCode: Scalars['String']['output'];
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

/** Which orders are wanted: all of what is given has to hold. */
export type OrderFilterInput = {
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  side?: InputMaybe<Side>;
  /** Any of these. */
  states?: InputMaybe<Array<OrderState>>;
  /** Created at that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Created before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type OrderState =
  | 'PENDING_NEW'
  | 'PARTIALLY_FILLED'
  | 'FILLED'
  | 'CANCELLED'
  | 'REJECTED'
  | 'DENIED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What the next hour is: of high risk by its volatility, otherwise a trend by its efficiency, otherwise a range. Clients treat a value they do not know as UNKNOWN. */
export type Outlook =
  | 'UNKNOWN'
  | 'RANGE'
  | 'TREND'
  | 'HIGH_RISK';

/** Of each outlook of the next hour; they sum to 1. */
export type OutlookProbabilities = {
  __typename?: 'OutlookProbabilities';
  range: Scalars['Float']['output'];
  trend: Scalars['Float']['output'];
  highRisk: Scalars['Float']['output'];
};

export type PageInfo = {
  __typename?: 'PageInfo';
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['String']['output']>;
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** How much of the service a tenant may use. */
export type Plan = {
  __typename?: 'Plan';
  name: Scalars['String']['output'];
};

/** What a bot holds; amounts in the quote currency, fees apart. */
export type Position = Node & {
  __typename?: 'Position';
  id: Scalars['ID']['output'];
  botId: Scalars['ID']['output'];
  /** Whose position it is. */
  bot: Bot;
  /** What is held. */
  instrument: Instrument;
  quantity: Scalars['Decimal']['output'];
  /** Paid on average for what is held; null when flat. */
  averagePrice?: Maybe<Scalars['Decimal']['output']>;
  /** The price it is valued at; null before the first bar. */
  markPrice?: Maybe<Scalars['Decimal']['output']>;
  /** Of what is held, at the mark price, fees excluded. */
  unrealizedProfit: Scalars['Decimal']['output'];
  realizedProfit: Scalars['Decimal']['output'];
  fees: Scalars['Decimal']['output'];
};

/** A page of a list. */
export type PositionConnection = {
  __typename?: 'PositionConnection';
  edges: Array<PositionEdge>;
  nodes: Array<Position>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type PositionEdge = {
  __typename?: 'PositionEdge';
  cursor: Scalars['String']['output'];
  node: Position;
};

export type PriceLevel = {
  __typename?: 'PriceLevel';
  price: Scalars['Decimal']['output'];
  quantity: Scalars['Decimal']['output'];
};

export type PromoteModelInput = {
  id: Scalars['ID']['input'];
  /** Who is in charge of the model's scope as you have seen it, null for nobody; else refused. */
  expectedChampion?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for the journal. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type Query = {
  __typename?: 'Query';
  /** Who asks. */
  me: Me;
  /** The tenant's API keys, newest first, revoked ones included. */
  apiKeys: Array<ApiKey>;
  /** The tenant's keys to trading venues, without their secrets. */
  venueKeys: Array<VenueKey>;
  /** The tenant's audit log, newest first: every change, by whom, and how it stood before and after. */
  auditLog: AuditEntryConnection;
  /** Looks through the whole audit log: any entry that was changed, taken out, put in or cut off is named. */
  verifyAuditLog: AuditVerification;
  /** The tenant's bots, oldest first. */
  bots: BotConnection;
  /** The bot of an id such as local/my-bot. */
  bot?: Maybe<Bot>;
  /** The account of an id. */
  account?: Maybe<Account>;
  /** The accounts that were opened for bots, oldest first; those of deleted bots as well. */
  accounts: AccountConnection;
  /** What the tenant's bots hold, in the order of the bots; bots that hold nothing are left out. */
  positions: PositionConnection;
  /** Orders of all the tenant's bots in their latest state, deleted bots included. */
  orders: OrderConnection;
  /** Executions of all the tenant's bots, deleted bots included. */
  fills: FillConnection;
  /** The decision of an id: a transition of a regime or a switch of a strategy. */
  decision?: Maybe<Decision>;
  /** What was decided: by the regimes of all markets, and by the strategies of the tenant. */
  decisions: DecisionConnection;
  /** The registered models, newest first; of one family, such as regime, where it is given. */
  models: ModelConnection;
  /** The model of an id or a version. */
  model?: Maybe<Model>;
  /** The training of an id. */
  trainingJob?: Maybe<TrainingJob>;
  /** The job of an id. */
  job?: Maybe<Job>;
  /** Work in the background, by the time it was asked for. */
  jobs: JobConnection;
  /**
   * The latest trainings, newest first.
   * @deprecated Use jobs, which is paged.
   */
  trainingJobs: Array<TrainingJob>;
  /** Whatever the id stands for. */
  node?: Maybe<Node>;
  /** The same for several ids, in their order; what is not there is null. */
  nodes: Array<Maybe<Node>>;
  /** How the service is doing. */
  systemStatus: SystemStatus;
  /** The instruments that are fed, in order of display. */
  instruments: InstrumentConnection;
  /** The instrument of an id such as sim:BTC-USD; null when it is not known. */
  instrument?: Maybe<Instrument>;
  /** The caller's tenant. */
  tenant: Tenant;
  /** The tenant's webhooks, oldest first. */
  webhooks: WebhookConnection;
  /** What was sent to a webhook, is tried again, or was given up. */
  webhookDeliveries: WebhookDeliveryConnection;
};


export type QueryApiKeysArgs = {
  first?: Scalars['Int']['input'];
};


export type QueryAuditLogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilterInput>;
  ofService?: Scalars['Boolean']['input'];
};


export type QueryVerifyAuditLogArgs = {
  ofService?: Scalars['Boolean']['input'];
};


export type QueryBotsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<BotFilterInput>;
};


export type QueryBotArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


export type QueryAccountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPositionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<BotFilterInput>;
};


export type QueryOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<OrderFilterInput>;
  orderBy?: HistoryOrder;
};


export type QueryFillsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<FillFilterInput>;
  orderBy?: HistoryOrder;
};


export type QueryDecisionArgs = {
  id: Scalars['ID']['input'];
};


export type QueryDecisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<DecisionFilterInput>;
  orderBy?: HistoryOrder;
};


export type QueryModelsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  family?: InputMaybe<Scalars['String']['input']>;
};


export type QueryModelArgs = {
  id: Scalars['ID']['input'];
};


export type QueryTrainingJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<JobFilterInput>;
  orderBy?: HistoryOrder;
};


export type QueryTrainingJobsArgs = {
  first?: Scalars['Int']['input'];
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


export type QueryInstrumentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  market?: InputMaybe<Market>;
};


export type QueryInstrumentArgs = {
  id: Scalars['ID']['input'];
};


export type QueryWebhooksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


export type QueryWebhookDeliveriesArgs = {
  webhookId: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<WebhookDeliveryFilterInput>;
  orderBy?: HistoryOrder;
};

/** What a plan limits, and how much of it is used. */
export type Quota = {
  __typename?: 'Quota';
  name: QuotaKind;
  limit: Scalars['Long']['output'];
  used: Scalars['Long']['output'];
  /** When all of it is free again if nothing more is used; null for what does not come back by itself. */
  resetsAt?: Maybe<Scalars['DateTime']['output']>;
};

export type QuotaKind =
  | 'BOTS'
  | 'SYMBOLS'
  | 'SUBSCRIPTIONS'
  | 'REQUESTS_PER_MINUTE'
  | 'COST_PER_MINUTE'
  | 'ORDERS_PER_MINUTE'
  | 'HISTORY_DAYS'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** The input is well-formed; the state of the service, or a limit, stands against it. */
export type Refused = UserError & {
  __typename?: 'Refused';
  code: Scalars['String']['output'];
  message: Scalars['String']['output'];
};

/** A change of the steady label, when it is decided; it acts from the next bar on. Its sequence counts the transitions of the instrument and timeframe from 1. */
export type RegimeChange = RegimeEvent & StreamEvent & {
  __typename?: 'RegimeChange';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  timeframe: Timeframe;
  previous: RegimeLabel;
  current: RegimeLabel;
  confidence: Scalars['Float']['output'];
  state: Scalars['Int']['output'];
  barCloseTime: Scalars['DateTime']['output'];
  probabilities: Array<RegimeProbability>;
  /** The id of the transition's node. */
  decisionId: Scalars['ID']['output'];
  reasonCode: Scalars['String']['output'];
  /** Why; null for one of an earlier version, and when the model could not be read. */
  explanation?: Maybe<RegimeExplanation>;
};

/** RegimeSnapshot, RegimeChange, StreamGap or StreamStatus. */
export type RegimeEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

/** Why a regime is the label rather than another one. The contributions and the history add up to the log-odds. */
export type RegimeExplanation = {
  __typename?: 'RegimeExplanation';
  /** What was decided. */
  regime: RegimeLabel;
  /** What it is compared with: the label before it, or else the next in probability. */
  alternative: RegimeLabel;
  /** The natural logarithm of how many times more probable the regime is than the alternative. */
  logOdds: Scalars['Float']['output'];
  /** What earlier bars and the transition probabilities add. */
  history: Scalars['Float']['output'];
  /** What each feature of the bar adds. */
  contributions: Array<FeatureContribution>;
  /** The rule that fired. */
  reasonCode: Scalars['String']['output'];
  /** The same in words. */
  sentence: Scalars['String']['output'];
  /** The same facts by the language model that the operator configured; our own sentence without one, or when it fails. */
  phrased: Scalars['String']['output'];
};

/** A named regime of a market. Clients treat a value they do not know as UNKNOWN. */
export type RegimeLabel =
  | 'UNKNOWN'
  | 'BULL'
  | 'BEAR'
  | 'SIDEWAYS'
  | 'CRISIS';

export type RegimePreset =
  | 'REGIMES'
  | 'LIQUIDITY'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** RegimeProbabilitiesSnapshot, RegimeProbabilitiesUpdate, StreamGap or StreamStatus. */
export type RegimeProbabilitiesEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

/** The filtered probabilities at the close of the latest bar, whose sequence it has. */
export type RegimeProbabilitiesSnapshot = RegimeProbabilitiesEvent & StreamEvent & {
  __typename?: 'RegimeProbabilitiesSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  timeframe: Timeframe;
  /** The steady label; UNKNOWN before the first bar. */
  label: RegimeLabel;
  confidence: Scalars['Float']['output'];
  /** None before the first bar. */
  probabilities: Array<RegimeProbability>;
};

/** The filtered probabilities at the close of a bar, and the sequence of the bar sent before it to this subscriber. */
export type RegimeProbabilitiesUpdate = RegimeProbabilitiesEvent & StreamEvent & {
  __typename?: 'RegimeProbabilitiesUpdate';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  previousSequence: Scalars['Long']['output'];
  instrumentId: Scalars['ID']['output'];
  timeframe: Timeframe;
  /** The steady label. */
  label: RegimeLabel;
  confidence: Scalars['Float']['output'];
  probabilities: Array<RegimeProbability>;
};

/** The probability of a regime given the bars so far; those of all four sum to 1. */
export type RegimeProbability = {
  __typename?: 'RegimeProbability';
  label: RegimeLabel;
  probability: Scalars['Float']['output'];
};

/** The regime in force; its sequence is the number of the transition to it, 0 before the first. */
export type RegimeSnapshot = RegimeEvent & StreamEvent & {
  __typename?: 'RegimeSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  timeframe: Timeframe;
  /** Null before the first bar. */
  regime?: Maybe<RegimeState>;
};

/** The regime decided at the close of a bar; it acts from the next bar on. */
export type RegimeState = {
  __typename?: 'RegimeState';
  /** The steady label: after threshold, dwell and hysteresis. */
  label: RegimeLabel;
  /** The filtered probability of the label. */
  confidence: Scalars['Float']['output'];
  /** The most probable hidden state; -1 while unknown. */
  state: Scalars['Int']['output'];
  /** When the label came into force. */
  since: Scalars['DateTime']['output'];
  barCloseTime: Scalars['DateTime']['output'];
  /** The sequence of the bar. */
  sequence: Scalars['Long']['output'];
  probabilities: Array<RegimeProbability>;
  model: ModelReference;
  /** The least probability at which another regime may take over. */
  threshold: Scalars['Float']['output'];
  /** How many bars a regime lasts before another may take over. */
  minimumDwellBars: Scalars['Int']['output'];
  /** Why the label stands; null while that is not known. */
  explanation?: Maybe<RegimeExplanation>;
};

/** A change of the steady label. */
export type RegimeTransition = Decision & Node & {
  __typename?: 'RegimeTransition';
  id: Scalars['ID']['output'];
  /** Counts the transitions of the instrument and timeframe from 1. */
  sequence: Scalars['Long']['output'];
  previous: RegimeLabel;
  current: RegimeLabel;
  confidence: Scalars['Float']['output'];
  state: Scalars['Int']['output'];
  probabilities: Array<RegimeProbability>;
  /** The close of the bar it was decided on; it acts from the next bar on. */
  barCloseTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  barSequence: Scalars['Long']['output'];
  timeframe: Timeframe;
  /** The same as current. */
  regime: RegimeLabel;
  previousDwellBars: Scalars['Long']['output'];
  /** The rule that fired. */
  reasonCode: Scalars['String']['output'];
  modelVersion: Scalars['String']['output'];
  /** Why; null for one of an earlier version, and when the model could not be read. */
  explanation?: Maybe<RegimeExplanation>;
  /** Null when it is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
};

/** A page of a list. */
export type RegimeTransitionConnection = {
  __typename?: 'RegimeTransitionConnection';
  edges: Array<RegimeTransitionEdge>;
  nodes: Array<RegimeTransition>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type RegimeTransitionEdge = {
  __typename?: 'RegimeTransitionEdge';
  cursor: Scalars['String']['output'];
  node: RegimeTransition;
};

export type RevokeApiKeyInput = {
  id: Scalars['ID']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type RewrapVenueKeysInput = {
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type RewrapVenueKeysPayload = {
  __typename?: 'RewrapVenueKeysPayload';
  /** Keys that were wrapped with an older master key. */
  count: Scalars['Int']['output'];
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** Risk has denied an order of the bot. */
export type RiskEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'RiskEvent';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  botId: Scalars['ID']['output'];
  time: Scalars['DateTime']['output'];
  kind: BotEventKind;
  status: BotStatus;
  regime: RegimeLabel;
  strategy: Scalars['String']['output'];
  barSequence: Scalars['Long']['output'];
  reasonCode: Scalars['String']['output'];
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
  /** The rule that denied it. */
  rule: Scalars['String']['output'];
  /** The account's trading state where the rule is about that, else null. */
  tradingState?: Maybe<TradingState>;
};

export type RollBackModelInput = {
  /** As models show it, such as regime/sim:BTC-USD/M1. */
  scope: Scalars['String']['input'];
  /** Who is in charge of the scope as you have seen it; else refused. */
  expectedChampion: Scalars['ID']['input'];
  /** Why, for the journal. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type RotateApiKeyInput = {
  id: Scalars['ID']['input'];
  /** How long the old key goes on being taken, up to 30 days; PT24H without one. */
  overlap?: InputMaybe<Scalars['Duration']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type SetChallengerInput = {
  /** As models show it, such as regime/sim:BTC-USD/M1. */
  scope: Scalars['String']['input'];
  /** A model of the scope; without one, none runs beside the champion any more. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for the journal. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type SetTenantPlanInput = {
  tenantId: Scalars['ID']['input'];
  /** The name of one of the service's plans. */
  plan: Scalars['String']['input'];
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type SetTradingStateInput = {
  accountId: Scalars['ID']['input'];
  state: TradingState;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey: Scalars['ID']['input'];
  /** The version you have seen; refused when the account has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type Side =
  | 'BUY'
  | 'SELL'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** The bot's status has changed. */
export type StatusEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'StatusEvent';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  botId: Scalars['ID']['output'];
  time: Scalars['DateTime']['output'];
  kind: BotEventKind;
  status: BotStatus;
  regime: RegimeLabel;
  strategy: Scalars['String']['output'];
  barSequence: Scalars['Long']['output'];
  reasonCode: Scalars['String']['output'];
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

export type StopBotInput = {
  id: Scalars['ID']['input'];
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey: Scalars['ID']['input'];
  mode?: StopMode;
  /** The version you have seen; refused when the bot has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type StopMode =
  | 'KEEP_POSITION'
  | 'FLATTEN_POSITION';

/** A policy put another strategy in charge. */
export type StrategySwitch = Decision & Node & {
  __typename?: 'StrategySwitch';
  id: Scalars['ID']['output'];
  /** The policy that decided. */
  policy: Scalars['String']['output'];
  /** Counts the switches of the policy on this market and timeframe from 1. */
  sequence: Scalars['Long']['output'];
  /** The strategy that was in charge. */
  previous: Scalars['String']['output'];
  /** The strategy that is in charge from then on. */
  current: Scalars['String']['output'];
  instrumentId: Scalars['ID']['output'];
  barCloseTime: Scalars['DateTime']['output'];
  barSequence: Scalars['Long']['output'];
  timeframe: Timeframe;
  regime: RegimeLabel;
  confidence: Scalars['Float']['output'];
  reasonCode: Scalars['String']['output'];
  /** Null when it is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
};

/** What a subscription sends. A stream of a key has an epoch, and in it a sequence that grows: give the last of both as epoch and fromSequence to go on after a disconnect. The same event may come twice. */
export type StreamEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

/** What lies after fromSequence is not sent; a snapshot as of toSequence follows. Epoch and sequence are those the subscriber came with, so that it finds the gap again when it does not get the snapshot. */
export type StreamGap = AccountEvent & BotStreamEvent & CandleEvent & ModelStreamEvent & OrderBookEvent & RegimeEvent & RegimeProbabilitiesEvent & StreamEvent & TickEvent & TrainingEvent & {
  __typename?: 'StreamGap';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  time: Scalars['DateTime']['output'];
  fromSequence: Scalars['Long']['output'];
  toSequence: Scalars['Long']['output'];
  reason: StreamReason;
};

/** Why a stream has a gap or a state. Clients treat a value they do not know as NONE. One enum for both, so that a client may select them side by side. */
export type StreamReason =
  /** All is well. */
  | 'NONE'
  /** Of a gap: what lies between is not retained any more. */
  | 'OUTSIDE_WINDOW'
  /** Of a gap: the stream has begun anew. */
  | 'EPOCH_CHANGED'
  /** Of a gap: the sequence is none that this stream has sent. */
  | 'UNKNOWN_SEQUENCE'
  /** What the stream is made of is not there yet, or the book awaits a snapshot. */
  | 'NO_DATA'
  /** Nothing has arrived within the time allowed, or the book is broken. */
  | 'FEED_STALE'
  /** The market's session is over. */
  | 'SESSION_OVER'
  /** What the stream is made of did not answer in time. */
  | 'TIMEOUT'
  /** The database does not answer. */
  | 'STORAGE_UNAVAILABLE';

/** Whether what a stream sends can be trusted now. Clients treat a value they do not know as STALE. */
export type StreamState =
  /** What the stream is made of is not there yet. */
  | 'SYNCING'
  | 'LIVE'
  /** Nothing has come within the time allowed, or it cannot be read now. */
  | 'STALE'
  /** The market's session is over. */
  | 'CLOSED';

/** How the stream stands: sent when that changes, and whenever nothing else was sent for a while, at least every 15 seconds. Its sequence is the last one that was sent to the subscriber. */
export type StreamStatus = AccountEvent & BotStreamEvent & CandleEvent & ModelStreamEvent & OrderBookEvent & RegimeEvent & RegimeProbabilitiesEvent & StreamEvent & TickEvent & TrainingEvent & {
  __typename?: 'StreamStatus';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  time: Scalars['DateTime']['output'];
  state: StreamState;
  reason: StreamReason;
};

export type Subscription = {
  __typename?: 'Subscription';
  /** The events of a bot, none missed. Resumes after fromSequence, which is the last one seen, as far as they are stored. */
  botEvents: BotStreamEvent;
  /** An account whenever it has changed, merged to at most maxRate a second. Resumes within the last 256 changes. */
  accountChanged: AccountEvent;
  /** What becomes of models, alerts included, none missed. Resumes after fromSequence, which is the last one seen, as far as events are stored. */
  modelEvents: ModelStreamEvent;
  /** A training whenever it has changed, merged to at most maxRate a second; the subscription ends when the training has. Resumes within the last 256 changes. */
  trainingProgress: TrainingEvent;
  /** Changes of the regime of one instrument; without an id of all that are fed, each from a snapshot of its own. None is missed: it resumes after fromSequence, the last change seen, as far as they are stored. */
  regimeChanged: RegimeEvent;
  /** The probabilities of the regimes at each bar's close, merged to at most maxRate a second. Resumes within the last 256 bars. */
  regimeProbabilities: RegimeProbabilitiesEvent;
  /** The best levels of a book and what changes in them, merged to at most maxRate a second. Resumes within the last 256 changes. */
  orderBook: OrderBookEvent;
  /** Trades as they come, merged to at most maxRate a second; without one, every trade that the reader keeps up with. Resumes within the last 4,096 trades. */
  tick: TickEvent;
  /** Every closed bar, and the forming one at most maxRate times a second. Resumes after fromSequence, the last closed bar seen, as far as bars are stored. */
  candle: CandleEvent;
};


export type SubscriptionBotEventsArgs = {
  botId: Scalars['ID']['input'];
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionAccountChangedArgs = {
  accountId: Scalars['ID']['input'];
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionModelEventsArgs = {
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionTrainingProgressArgs = {
  id: Scalars['ID']['input'];
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionRegimeChangedArgs = {
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  timeframe?: Timeframe;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionRegimeProbabilitiesArgs = {
  instrumentId: Scalars['ID']['input'];
  timeframe?: Timeframe;
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionOrderBookArgs = {
  instrumentId: Scalars['ID']['input'];
  depth?: Scalars['Int']['input'];
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionTickArgs = {
  instrumentId: Scalars['ID']['input'];
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


export type SubscriptionCandleArgs = {
  instrumentId: Scalars['ID']['input'];
  timeframe: Timeframe;
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};

export type SystemStatus = {
  __typename?: 'SystemStatus';
  /** What kind of money and data this is: LIVE, PAPER or REPLAY. */
  environment: Scalars['String']['output'];
  tenant: Scalars['String']['output'];
  ready: Scalars['Boolean']['output'];
  /** UP, or DOWN with the reason. */
  storage: Scalars['String']['output'];
  startedTime: Scalars['DateTime']['output'];
  instruments: Scalars['Int']['output'];
  /** Market events of all instruments a second, averaged since they were last counted. */
  ticksPerSecond: Scalars['Float']['output'];
  strategies: Array<Scalars['String']['output']>;
  feeds: Array<VenueFeed>;
};

/** The caller's tenant: its plan, and what is used of it. */
export type Tenant = {
  __typename?: 'Tenant';
  id: Scalars['ID']['output'];
  plan: Plan;
  /** What the plan limits. What is used in a minute is known of all processes to the second. */
  quotas: Array<Quota>;
};

export type TenantPayload = {
  __typename?: 'TenantPayload';
  plan?: Maybe<Plan>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** TickSnapshot, TickUpdate, StreamGap or StreamStatus. */
export type TickEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

/** The latest trade, before those that come. */
export type TickSnapshot = StreamEvent & TickEvent & {
  __typename?: 'TickSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  /** Null before the first trade. */
  trade?: Maybe<Trade>;
};

/** A trade, and the sequence of the one sent before it to this subscriber: what lies between was merged. */
export type TickUpdate = StreamEvent & TickEvent & {
  __typename?: 'TickUpdate';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  instrumentId: Scalars['ID']['output'];
  /** The trade sent before it, or that of the snapshot; 0 when there was none. */
  previousSequence: Scalars['Long']['output'];
  receivedTime: Scalars['DateTime']['output'];
  price: Scalars['Decimal']['output'];
  quantity: Scalars['Decimal']['output'];
  aggressor: Side;
};

export type Timeframe =
  | 'S1'
  | 'S10'
  | 'M1'
  | 'M5'
  | 'M15'
  | 'H1'
  | 'H4'
  | 'D1'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** How well an instrument can be traded in the next hour. */
export type Tradability = {
  __typename?: 'Tradability';
  /** From 0 to 100. */
  score: Scalars['Float']['output'];
  /** What it is made of; the known ones only. */
  parts: Array<TradabilityPart>;
};

/** A part of a tradability score. */
export type TradabilityPart = {
  __typename?: 'TradabilityPart';
  /** Cost, activity, calm, confidence or health, in small letters. */
  name: Scalars['String']['output'];
  /** From 0 (bad) to 1 (good). */
  value: Scalars['Float']['output'];
  /** Its weight in the geometric mean of the parts; health multiplies the whole and has 1. */
  weight: Scalars['Float']['output'];
};

export type Trade = {
  __typename?: 'Trade';
  sequence: Scalars['Long']['output'];
  /** The venue's time. */
  eventTime: Scalars['DateTime']['output'];
  /** The time at which this service received it. */
  receivedTime: Scalars['DateTime']['output'];
  price: Scalars['Decimal']['output'];
  quantity: Scalars['Decimal']['output'];
  /** Who took liquidity. */
  aggressor: Side;
};

/** A page of a list. */
export type TradeConnection = {
  __typename?: 'TradeConnection';
  edges: Array<TradeEdge>;
  nodes: Array<Trade>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type TradeEdge = {
  __typename?: 'TradeEdge';
  cursor: Scalars['String']['output'];
  node: Trade;
};

export type TradingMode =
  | 'PAPER'
  | 'LIVE'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

export type TradingState =
  | 'ACTIVE'
  | 'REDUCING'
  | 'HALTED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

export type TrainModelInput = {
  /** Whose stored bars it is trained on; it is to serve this instrument. */
  instrumentId: Scalars['ID']['input'];
  timeframe?: Timeframe;
  family?: Scalars['String']['input'];
  /** What the states stand for; liquidity has three. */
  preset?: RegimePreset;
  /** Hidden states; without a number that of the preset, 4 or 3. */
  stateCount?: InputMaybe<Scalars['Int']['input']>;
  /** The seed of the starts; the same seed and bars give the same model. */
  seed?: Scalars['Int']['input'];
  /** The first bar's open time; without one the first there is. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Bars that close at that time or before; without one the last there is. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether names may change: otherwise a refit that is too far from the champion is refused. */
  isNamedAfresh?: Scalars['Boolean']['input'];
  /** What becomes of the model; where its scope has no champion, it becomes that. */
  use?: TrainedModelUse;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type TrainedModelUse =
  | 'REGISTER'
  | 'CHALLENGE'
  | 'PROMOTE'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** TrainingSnapshot, TrainingUpdate, StreamGap or StreamStatus. */
export type TrainingEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
};

/** A training in the background. One runs at a time; the others wait in their order. */
export type TrainingJob = Job & Node & {
  __typename?: 'TrainingJob';
  id: Scalars['ID']['output'];
  /** What the model is to serve. */
  scope: Scalars['String']['output'];
  timeframe: Timeframe;
  preset: RegimePreset;
  stateCount: Scalars['Int']['output'];
  seed: Scalars['Int']['output'];
  /** Whether names may change: otherwise a refit that is too far from the champion is refused. */
  isNamedAfresh: Scalars['Boolean']['output'];
  from?: Maybe<Scalars['DateTime']['output']>;
  to?: Maybe<Scalars['DateTime']['output']>;
  /** What becomes of the model. */
  use: TrainedModelUse;
  state: TrainingJobState;
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** How much of the stage is done. */
  done: Scalars['Long']['output'];
  /** All of the stage; null when that is not known. */
  total?: Maybe<Scalars['Long']['output']>;
  /** The part of the stage that is done, from 0 to 1; null when that is not known. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** How often it was begun: more than once after a crash. */
  attemptCount: Scalars['Int']['output'];
  isCancelRequested: Scalars['Boolean']['output'];
  /** Who asked for it. */
  actor: Scalars['String']['output'];
  createdTime: Scalars['DateTime']['output'];
  startedTime?: Maybe<Scalars['DateTime']['output']>;
  endedTime?: Maybe<Scalars['DateTime']['output']>;
  /** What it registered; null before. */
  modelVersion?: Maybe<Scalars['String']['output']>;
  /** How it ended. */
  message: Scalars['String']['output'];
  /** Whose bars it is trained on; null when it is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
  /** What it registered; null before. */
  model?: Maybe<Model>;
};

export type TrainingJobState =
  | 'QUEUED'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

export type TrainingPayload = {
  __typename?: 'TrainingPayload';
  job?: Maybe<TrainingJob>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The training as it is now. */
export type TrainingSnapshot = StreamEvent & TrainingEvent & {
  __typename?: 'TrainingSnapshot';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  training: TrainingJob;
};

/** The training after a change, and the sequence that was sent before it to this subscriber. */
export type TrainingUpdate = StreamEvent & TrainingEvent & {
  __typename?: 'TrainingUpdate';
  epoch: Scalars['String']['output'];
  sequence: Scalars['Long']['output'];
  eventTime: Scalars['DateTime']['output'];
  previousSequence: Scalars['Long']['output'];
  training: TrainingJob;
};

/** Why a mutation changed nothing. */
export type UserError = {
  /** Stable, for programs. */
  code: Scalars['String']['output'];
  /** For people: what is wrong and what to do. */
  message: Scalars['String']['output'];
};

export type VenueFeed = {
  __typename?: 'VenueFeed';
  venue: Scalars['String']['output'];
  /** The worst among its instruments whose market is open. */
  state: FeedState;
  lastEventTime?: Maybe<Scalars['DateTime']['output']>;
};

/** A key to a trading venue. Its secret is encrypted and cannot be read again. */
export type VenueKey = Node & {
  __typename?: 'VenueKey';
  id: Scalars['ID']['output'];
  venue: Scalars['String']['output'];
  name: Scalars['String']['output'];
  createdTime: Scalars['DateTime']['output'];
  /** Who added it. */
  createdBy: Scalars['String']['output'];
};

export type VenueKeyPayload = {
  __typename?: 'VenueKeyPayload';
  venueKey?: Maybe<VenueKey>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** Where events are sent to, for those who cannot hold a socket. */
export type Webhook = Node & {
  __typename?: 'Webhook';
  id: Scalars['ID']['output'];
  /** Where it is sent to, by POST. */
  url: Scalars['String']['output'];
  /** What it is told of. */
  topics: Array<WebhookTopic>;
  /** Until when events are signed with the secret before the current one as well. */
  overlapUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with each change; for expectedVersion. */
  version: Scalars['Long']['output'];
  createdTime: Scalars['DateTime']['output'];
  /** What was sent, is tried again, or was given up, by the time of the first attempt. */
  deliveries: WebhookDeliveryConnection;
};


/** Where events are sent to, for those who cannot hold a socket. */
export type WebhookDeliveriesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<WebhookDeliveryFilterInput>;
  orderBy?: HistoryOrder;
};

/** A page of a list. */
export type WebhookConnection = {
  __typename?: 'WebhookConnection';
  edges: Array<WebhookEdge>;
  nodes: Array<Webhook>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** The delivery of an event. Those that have ended can be seen for a week. */
export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** As in the header webhook-id: the same on every try. */
  eventId: Scalars['String']['output'];
  topic: WebhookTopic;
  /** Events of a stream come in their order. */
  stream: Scalars['String']['output'];
  /** Of the event in its stream. */
  sequence: Scalars['Long']['output'];
  state: WebhookDeliveryState;
  attemptCount: Scalars['Int']['output'];
  /** When it is tried again; null when it has ended. */
  nextAttemptTime?: Maybe<Scalars['DateTime']['output']>;
  /** The receiver's status at the last try; null when none came. */
  lastStatus?: Maybe<Scalars['Int']['output']>;
  /** What went wrong at the last try; null when nothing did. */
  lastError?: Maybe<Scalars['String']['output']>;
  createdTime: Scalars['DateTime']['output'];
  updatedTime: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  edges: Array<WebhookDeliveryEdge>;
  nodes: Array<WebhookDelivery>;
  pageInfo: PageInfo;
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  cursor: Scalars['String']['output'];
  node: WebhookDelivery;
};

/** Which deliveries are wanted. */
export type WebhookDeliveryFilterInput = {
  state?: InputMaybe<WebhookDeliveryState>;
};

export type WebhookDeliveryState =
  | 'PENDING'
  | 'DELIVERED'
  | 'DEAD'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** An item and the cursor of its place. */
export type WebhookEdge = {
  __typename?: 'WebhookEdge';
  cursor: Scalars['String']['output'];
  node: Webhook;
};

export type WebhookInput = {
  id: Scalars['ID']['input'];
  /** The version you have seen; refused when the webhook has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

export type WebhookPayload = {
  __typename?: 'WebhookPayload';
  webhook?: Maybe<Webhook>;
  /** With which events are signed from now on; it is never shown again, except to a repetition of this request. */
  secret?: Maybe<Scalars['String']['output']>;
  errors: Array<MutationError>;
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

export type WebhookTopic =
  | 'REGIME_CHANGED'
  | 'BOT_EVENTS'
  | 'MODEL_EVENTS'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

