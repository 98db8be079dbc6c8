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

/** What somebody is to a tenant. Each role may do what those before it may. */
export type AccessRole =
  /** Sees everything of the tenant and changes nothing. */
  | 'VIEWER'
  /** Makes and runs bots and trades. */
  | 'TRADER'
  /** Manages keys, webhooks and the other settings of the tenant. */
  | 'ADMIN'
  /** Runs the service: models, feeds and the plans of all tenants. */
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
  /** Identifies the account for account, accountChanged, node and mutations. */
  id: Scalars['ID']['output'];
  /** The currency of all its amounts, such as USD. */
  currency: Scalars['String']['output'];
  /** What it was opened with. */
  initialBalance: Scalars['Decimal']['output'];
  /** Cash, what is reserved included. */
  balance: Scalars['Decimal']['output'];
  /** Held back for orders under way. */
  reserved: Scalars['Decimal']['output'];
  /** What new orders may use. */
  free: Scalars['Decimal']['output'];
  /** What its bots may order. */
  tradingState: TradingState;
  /** Grows with each change: what expectedVersion is compared with. */
  version: Scalars['Long']['output'];
};

/** A page of a list. */
export type AccountConnection = {
  __typename?: 'AccountConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<AccountEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Account>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type AccountEdge = {
  __typename?: 'AccountEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Account;
};

/** AccountSnapshot, AccountUpdate, StreamGap or StreamStatus. */
export type AccountEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** The account after the mutation, or why nothing was changed. */
export type AccountPayload = {
  __typename?: 'AccountPayload';
  /** As it stands now; null when there is none of the id. */
  account?: Maybe<Account>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The account as it stands; its sequence is the account's version. */
export type AccountSnapshot = AccountEvent & StreamEvent & {
  __typename?: 'AccountSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** As it stood at the sequence. */
  account: Account;
};

/** The account after a change, and the version that was sent before it to this subscriber. */
export type AccountUpdate = AccountEvent & StreamEvent & {
  __typename?: 'AccountUpdate';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The sequence that was sent before it to this subscriber: another than the last one received shows a gap. */
  previousSequence: Scalars['Long']['output'];
  /** As it stood at the sequence. */
  account: Account;
};

/** A key of the tenant at a trading venue. It is stored encrypted and is never shown again. */
export type AddVenueKeyInput = {
  /** The venue, as in the ids of its instruments. */
  venue: Scalars['String']['input'];
  /** For people. With 'replaces ID' in it the key is for the account of key ID: bots that hold a position there use it once that one is gone. */
  name: Scalars['String']['input'];
  /** What the venue calls the key. Give it no right to withdraw. */
  apiKey: Scalars['String']['input'];
  /** The key's secret; it can be used from then on, and not read again. */
  apiSecret: Scalars['String']['input'];
  /** Where the venue wants one. */
  passphrase?: InputMaybe<Scalars['String']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The part of a feature in an anomaly's score, in nats. */
export type AnomalyContribution = {
  __typename?: 'AnomalyContribution';
  /** What was looked at. */
  feature: AnomalyFeature;
  /** Its part of the score, in nats; the parts of all features add up to the score. */
  contribution: Scalars['Float']['output'];
};

/** What an anomaly score looks at, each compared with what is usual for the instrument and timeframe. */
export type AnomalyFeature =
  /** The log return over the usual size of returns. */
  | 'RETURN'
  /** (high - low) / open over the usual size of returns. */
  | 'RANGE'
  /** The volume over its mean in the last bars, the current one included. */
  | 'ACTIVITY'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** ANOMALY: odd compared with the last bars. ALARM: odd compared with the training data, however wild the last bars were. Clients treat a value they do not know as UNKNOWN. */
export type AnomalyLevel =
  /** Not known yet, or a level that came with a later version. */
  | 'UNKNOWN'
  /** As usual. */
  | 'NONE'
  /** Odd compared with the last bars. */
  | 'ANOMALY'
  /** Odd compared with the training data. */
  | 'ALARM'
  /** Odd compared with both. */
  | 'ANOMALY_AND_ALARM';

/** How odd the latest closed bar is, and what makes it so. */
export type AnomalyState = {
  __typename?: 'AnomalyState';
  /** The sequence of the bar. */
  sequence: Scalars['Long']['output'];
  /** When the bar closed that is judged. */
  barCloseTime: Scalars['DateTime']['output'];
  /** Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand. */
  score: Scalars['Float']['output'];
  /** The rolling threshold, from bars before this one; null before it is known. */
  threshold?: Maybe<Scalars['Float']['output']>;
  /** How odd it is, by both thresholds. */
  level: AnomalyLevel;
  /** The version of the model that scored it; null when that is not known. */
  modelVersion?: Maybe<Scalars['String']['output']>;
  /** Above the rolling threshold. */
  isAnomaly: Scalars['Boolean']['output'];
  /** Above the model's fixed level. */
  isAlarm: Scalars['Boolean']['output'];
  /** What each feature adds; the parts add up to the score. */
  contributions: Array<AnomalyContribution>;
  /** The same in words, with the rule that fired. */
  sentence: Scalars['String']['output'];
  /** The same facts by the language model that the operator configured; our own sentence without one, or when it fails. */
  phrased: Scalars['String']['output'];
};

/** An API key. Its secret was shown once, when it was made, and is stored nowhere. */
export type ApiKey = Node & {
  __typename?: 'ApiKey';
  /** Identifies the key for rotateApiKey, revokeApiKey and node. */
  id: Scalars['ID']['output'];
  /** How the key's text begins. */
  prefix: Scalars['String']['output'];
  /** For people: what the key is for. */
  name: Scalars['String']['output'];
  /** What its holder is to the tenant. */
  role: AccessRole;
  /** What it may be used for, as far as the role allows. */
  scopes: Array<AccessScope>;
  /** Networks it may be used from; empty means from everywhere. */
  addresses: Array<Scalars['String']['output']>;
  /** When it was made. */
  createdTime: Scalars['DateTime']['output'];
  /** Who made it. */
  createdBy: Scalars['String']['output'];
  /** From when on it is refused; null when it does not end by itself. */
  expiresTime?: Maybe<Scalars['DateTime']['output']>;
  /** Since when it is refused; null while it is not revoked. */
  revokedTime?: Maybe<Scalars['DateTime']['output']>;
  /** The key that takes its place. */
  rotatedTo?: Maybe<Scalars['ID']['output']>;
  /** To within a minute. */
  lastUsedTime?: Maybe<Scalars['DateTime']['output']>;
  /** The address it was last used from; null before the first use. */
  lastUsedAddress?: Maybe<Scalars['String']['output']>;
};

/** The key after the mutation, or why nothing was changed. */
export type ApiKeyPayload = {
  __typename?: 'ApiKeyPayload';
  /** The key without its secret; null when nothing was made or found. */
  apiKey?: Maybe<ApiKey>;
  /** The whole key, shown this once. Null when none was made. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What kind of change an audit entry is about. */
export type AuditCategory =
  /** Settings of a tenant or of the service. */
  | 'CONFIGURATION'
  /** Bots, accounts and orders. */
  | 'TRADING'
  /** Sign-in, keys and roles. */
  | 'ACCESS'
  /** The life of models and trainings. */
  | 'MODELS'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** An entry of the audit log. Entries are numbered from 1 without gaps and never change. */
export type AuditEntry = {
  __typename?: 'AuditEntry';
  /** Identifies the entry, also in refersTo of another. */
  id: Scalars['ID']['output'];
  /** Counts the entries of the log from 1 without gaps. */
  sequence: Scalars['Long']['output'];
  /** When it was written, UTC. */
  time: Scalars['DateTime']['output'];
  /** What kind of change it is about. */
  category: AuditCategory;
  /** The name of the mutation, or what happened: order.filled, model.promoted. */
  action: Scalars['String']['output'];
  /** What became of it, as far as this entry tells. */
  outcome: AuditOutcome;
  /** A person, key: and an id, cli: and a user, bot: and its id, or a part of the service. */
  actor: Scalars['String']['output'];
  /** The API key it was done with; null for a token and for the service itself. */
  keyId?: Maybe<Scalars['String']['output']>;
  /** The address the request came from. */
  address?: Maybe<Scalars['String']['output']>;
  /** The id of the request, as in the traces; null for what no request caused. */
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
  /** The hash of the entry before it. */
  previousHash: Scalars['String']['output'];
  /** SHA-256 over the previous hash and everything else here. */
  hash: Scalars['String']['output'];
};

/** A page of a list. */
export type AuditEntryConnection = {
  __typename?: 'AuditEntryConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<AuditEntryEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<AuditEntry>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type AuditEntryEdge = {
  __typename?: 'AuditEntryEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: AuditEntry;
};

/** Which entries are asked for; what is left out is any. */
export type AuditFilterInput = {
  /** Of this category only. */
  category?: InputMaybe<AuditCategory>;
  /** With exactly this action. */
  action?: InputMaybe<Scalars['String']['input']>;
  /** With this outcome only. */
  outcome?: InputMaybe<AuditOutcome>;
  /** By exactly this actor. */
  actor?: InputMaybe<Scalars['String']['input']>;
  /** About exactly this id. */
  subject?: InputMaybe<Scalars['ID']['input']>;
  /** From this time on, included; null sets no bound. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before this time; null sets no bound. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Something that is wrong with an audit log. */
export type AuditFinding = {
  __typename?: 'AuditFinding';
  /** What is wrong. */
  kind: AuditFindingKind;
  /** Of the entry, or of the first of several. */
  sequence: Scalars['Long']['output'];
  /** Of the last of several; the same as sequence for one. */
  lastSequence: Scalars['Long']['output'];
  /** For people: which entry, and what is wrong with it. */
  message: Scalars['String']['output'];
};

/** What is wrong with an audit log. */
export type AuditFindingKind =
  /** The content of an entry is not what its hash was made of. */
  | 'CHANGED'
  /** Entries are not there. */
  | 'MISSING'
  /** An entry does not follow from the one before it: it came from elsewhere. */
  | 'INSERTED'
  /** An entry is whole but stands in another's place. */
  | 'REORDERED'
  /** The chain ends before an entry that is known to have been there. */
  | 'CUT_OFF'
  /** An entry is not the one that was anchored: the chain was made anew from somewhere before it. */
  | 'REWRITTEN'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What became of what an audit entry tells. */
export type AuditOutcome =
  /** It was asked for and is about to be tried; another entry tells how it ended. */
  | 'REQUESTED'
  /** It was done. */
  | 'ACCEPTED'
  /** It was refused, for the reason in the entry. */
  | 'REFUSED'
  /** It ended in an error, and may have been done in part. */
  | 'FAILED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What a look through the whole audit log found. */
export type AuditVerification = {
  __typename?: 'AuditVerification';
  /** Whether nothing is wrong. */
  isIntact: Scalars['Boolean']['output'];
  /** The entries that were looked at. */
  entryCount: Scalars['Long']['output'];
  /** Of the last entry; 0 for an empty log. */
  lastSequence: Scalars['Long']['output'];
  /** The hash of the last entry: what an anchor outside holds. */
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
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The sequence that was sent before it to this subscriber: another than the last one received shows a gap. */
  previousSequence: Scalars['Long']['output'];
  /** When this service received the last event in the book; null where none has come since it started. */
  receivedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Levels that changed; a quantity of 0 takes a level away. */
  bids: Array<PriceLevel>;
  /** Levels that changed; a quantity of 0 takes a level away. */
  asks: Array<PriceLevel>;
};

/** The best levels of the book, best first; changes of them follow. */
export type BookSnapshot = OrderBookEvent & StreamEvent & {
  __typename?: 'BookSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** When this service received the last event in the book; null where none has come since it started. */
  receivedTime?: Maybe<Scalars['DateTime']['output']>;
  /** The best levels, highest price first. */
  bids: Array<PriceLevel>;
  /** The best levels, lowest price first. */
  asks: Array<PriceLevel>;
  /** The mean of best bid and ask, each weighted by the quantity on the other side. */
  microprice?: Maybe<Scalars['Float']['output']>;
  /** (bid - ask) / (bid + ask) over the quantities of the levels shown, from -1 to 1. */
  imbalance?: Maybe<Scalars['Float']['output']>;
};

/** A bot: it trades the signals of a strategy on one instrument from a paper account. */
export type Bot = Node & {
  __typename?: 'Bot';
  /** Of the form tenant/name. */
  id: Scalars['ID']['output'];
  /** Unique in the tenant; it does not change. */
  name: Scalars['String']['output'];
  /** What it trades. */
  instrument: Instrument;
  /** The bars its strategy looks at. */
  timeframe: Timeframe;
  /** The name of its strategy, one of strategies in systemStatus. */
  strategy: Scalars['String']['output'];
  /** The share of the account's equity the bot may hold, above 0 and at most 1. */
  exposure: Scalars['Decimal']['output'];
  /** Where it is in its life. */
  status: BotStatus;
  /** With what it trades from its next start on. */
  mode: TradingMode;
  /** The regime it last acted on; UNKNOWN before the first. */
  regime: RegimeLabel;
  /** The strategy in charge now. */
  activeStrategy: Scalars['String']['output'];
  /** Bars to watch before the first order. */
  warmUpBarsLeft: Scalars['Int']['output'];
  /** What it holds. */
  position: Position;
  /** The price the position is valued at; null before the first bar. */
  markPrice?: Maybe<Scalars['Decimal']['output']>;
  /** Of what it holds, at the mark price, in the quote currency, fees excluded. */
  unrealizedProfit: Scalars['Decimal']['output'];
  /** Of what it has sold, in the quote currency, fees excluded. */
  realizedProfit: Scalars['Decimal']['output'];
  /** All it has paid for executions, in the quote currency. */
  fees: Scalars['Decimal']['output'];
  /** Realised and unrealised profit less fees, in the quote currency. */
  profit: Scalars['Decimal']['output'];
  /** When it last decided; null before the first decision. */
  lastDecisionTime?: Maybe<Scalars['DateTime']['output']>;
  /** What keeps it from working; null while nothing does. */
  error?: Maybe<Scalars['String']['output']>;
  /** Grows with each change of configuration or status; for expectedVersion. */
  version: Scalars['Long']['output'];
  /** The sequence of its last event; for fromSequence. */
  lastSequence: Scalars['Long']['output'];
  /** When it was made. */
  createdTime: Scalars['DateTime']['output'];
  /** The account it trades with. */
  account: Account;
  /** Orders in their latest state, by the time of their creation. */
  orders: OrderConnection;
  /** Executions by their time. */
  fills: FillConnection;
  /** What happened to it, by the sequence of its events. */
  events: BotEventConnection;
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
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<BotEventFilterInput>;
  orderBy?: HistoryOrder;
};

/** A page of a list. */
export type BotConnection = {
  __typename?: 'BotConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<BotEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Bot>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type BotEdge = {
  __typename?: 'BotEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
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
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** What happened; order and fill come with ORDER_CHANGED. */
  kind: BotEventKind;
  /** The status after the event. */
  status: BotStatus;
  /** The regime at the event. */
  regime: RegimeLabel;
  /** The strategy that was in charge. */
  strategy: Scalars['String']['output'];
  /** The bar at whose close it happened. */
  barSequence: Scalars['Long']['output'];
  /** Why, for programs; stable. */
  reasonCode: Scalars['String']['output'];
  /** Why, for people. */
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

/** A page of a list. */
export type BotEventConnection = {
  __typename?: 'BotEventConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<BotEventEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<BotEvent>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type BotEventEdge = {
  __typename?: 'BotEventEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: BotEvent;
};

/** Which events of a bot are wanted: all of what is given has to hold. */
export type BotEventFilterInput = {
  /** Any of these. */
  kinds?: InputMaybe<Array<BotEventKind>>;
  /** With a larger sequence, such as the last one a subscription has seen. */
  afterSequence?: InputMaybe<Scalars['Long']['input']>;
  /** At that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What happened to a bot. */
export type BotEventKind =
  /** Its status changed. */
  | 'STATUS_CHANGED'
  /** An order changed its state. */
  | 'ORDER_CHANGED'
  /** It decided to trade, or not to. */
  | 'DECIDED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** Which bots are wanted: all of what is given has to hold. */
export type BotFilterInput = {
  /** The instrument, of the form venue:symbol. */
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  /** Any of these. */
  statuses?: InputMaybe<Array<BotStatus>>;
  /** With this strategy only, by its name. */
  strategy?: InputMaybe<Scalars['String']['input']>;
};

/** A bot, for mutations that need no more. */
export type BotInput = {
  /** The bot that is meant. */
  id: Scalars['ID']['input'];
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey: Scalars['ID']['input'];
  /** The version you have seen; refused when the bot has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The bot after the mutation, or why nothing was changed. */
export type BotPayload = {
  __typename?: 'BotPayload';
  /** As it stands now; null when there is none of the id. */
  bot?: Maybe<Bot>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The bot as of its last event, whose sequence it has. */
export type BotSnapshot = BotStreamEvent & StreamEvent & {
  __typename?: 'BotSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** As it stood at the sequence. */
  bot: Bot;
};

/** The life of a bot. */
export type BotStatus =
  /** Made and never started. */
  | 'CREATED'
  /** Started; it watches bars and sends nothing yet. */
  | 'WARMING_UP'
  /** It trades. */
  | 'RUNNING'
  /** It keeps its position and opens nothing new. */
  | 'PAUSED'
  /** It does nothing. */
  | 'STOPPED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** BotSnapshot, one of the kinds of BotEvent (StatusEvent, OrderEvent, DecisionEvent, RiskEvent), StreamGap or StreamStatus. */
export type BotStreamEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
};

/** A training that is to end. */
export type CancelTrainingInput = {
  /** The training that is meant. */
  id: Scalars['ID']['input'];
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Open, high, low, close and volume of [openTime, closeTime). */
export type Candle = {
  __typename?: 'Candle';
  /** When the bar began, included. */
  openTime: Scalars['DateTime']['output'];
  /** When the bar ends, excluded. */
  closeTime: Scalars['DateTime']['output'];
  /** Counts the closed bars of the timeframe without gaps; null while the bar is forming. */
  sequence?: Maybe<Scalars['Long']['output']>;
  /** The first price; of an empty bar the close before it. */
  open: Scalars['Decimal']['output'];
  /** The highest price. */
  high: Scalars['Decimal']['output'];
  /** The lowest price. */
  low: Scalars['Decimal']['output'];
  /** The last price so far. */
  close: Scalars['Decimal']['output'];
  /** In the base currency. */
  volume: Scalars['Decimal']['output'];
  /** The part of the volume that buyers initiated. */
  buyVolume: Scalars['Decimal']['output'];
  /** The sum of price times quantity, in the quote currency. */
  quoteVolume: Scalars['Decimal']['output'];
  /** 0 for an empty bar, which repeats the close before it. */
  tradeCount: Scalars['Long']['output'];
  /** Whether the bar has ended: one that is forming changes. */
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
  /** How odd the bar is, by both thresholds. */
  level: AnomalyLevel;
  /** The version of the model that scored it; null when that is not known. */
  modelVersion?: Maybe<Scalars['String']['output']>;
  /** What each feature adds; the parts add up to the score. */
  contributions: Array<AnomalyContribution>;
  /** The same in words, with the rule that fired. */
  sentence: Scalars['String']['output'];
  /** The same facts by the language model that the operator configured; our own sentence without one, or when it fails. */
  phrased: Scalars['String']['output'];
};

/** A page of a list. */
export type CandleConnection = {
  __typename?: 'CandleConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<CandleEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Candle>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type CandleEdge = {
  __typename?: 'CandleEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Candle;
};

/** CandleSnapshot, CandleUpdate, StreamGap or StreamStatus. */
export type CandleEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** The latest closed bar, which the sequence is of, and the one that is forming. */
export type CandleSnapshot = CandleEvent & StreamEvent & {
  __typename?: 'CandleSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** The length of the bars. */
  timeframe: Timeframe;
  /** Null before the first bar has closed. */
  closed?: Maybe<Candle>;
  /** Null while none is forming. */
  forming?: Maybe<Candle>;
};

/** A closed bar, whose sequence is 1 more than that of the one before; or the forming one, whose sequence is that of the last closed. */
export type CandleUpdate = CandleEvent & StreamEvent & {
  __typename?: 'CandleUpdate';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** The length of the bars. */
  timeframe: Timeframe;
  /** The bar that closed, or as it is forming. */
  candle: Candle;
};

/** The second word for live trading. */
export type ConfirmLiveTradingInput = {
  /** The bot that may trade with the tenant's money from then on. */
  botId: Scalars['ID']['input'];
  /** As requestLiveTrading gave it. */
  challenge: Scalars['String']['input'];
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The API key that is to be made. */
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
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The bot that is to be made; it is started by startBot. */
export type CreateBotInput = {
  /** Unique in the tenant; the id is made from it. */
  name: Scalars['String']['input'];
  /** What it trades. */
  instrumentId: Scalars['ID']['input'];
  /** The bars its strategy looks at. */
  timeframe?: Timeframe;
  /** The name of its strategy, one of strategies in systemStatus. */
  strategy?: Scalars['String']['input'];
  /** Without one the bot gets an account of its own name. */
  accountId?: InputMaybe<Scalars['ID']['input']>;
  /** The share of the account's equity the bot may hold, above 0 and at most 1; 0.5 without one. */
  exposure?: InputMaybe<Scalars['Decimal']['input']>;
  /** Of the paper account, when it has to be opened; 100000 without one. */
  initialBalance?: InputMaybe<Scalars['Decimal']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The webhook that is to be made. Its secret is in the answer, once. */
export type CreateWebhookInput = {
  /** An https:// address on the internet, which answers a POST with a status of success. */
  url: Scalars['String']['input'];
  /** What it is to be told of. */
  topics: Array<WebhookTopic>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What the venue says of the last 24 hours; null for what it does not say. */
export type DailyTicker = {
  __typename?: 'DailyTicker';
  /** By the venue's clock, or by ours where it does not say. */
  time: Scalars['DateTime']['output'];
  /** The latest price. */
  last: Scalars['Decimal']['output'];
  /** The price 24 hours ago. */
  open?: Maybe<Scalars['Decimal']['output']>;
  /** The highest price. */
  high?: Maybe<Scalars['Decimal']['output']>;
  /** The lowest price. */
  low?: Maybe<Scalars['Decimal']['output']>;
  /** What was traded, in the base currency. */
  volume?: Maybe<Scalars['Decimal']['output']>;
  /** What was traded, in the quote currency. */
  quoteVolume?: Maybe<Scalars['Decimal']['output']>;
};

/** Something that was decided at the close of a bar and acts from the next bar on. */
export type Decision = {
  /** Identifies the decision for decision and node. */
  id: Scalars['ID']['output'];
  /** The close of the bar it was decided on. */
  barCloseTime: Scalars['DateTime']['output'];
  /** The sequence of that bar. */
  barSequence: Scalars['Long']['output'];
  /** On which market. */
  instrumentId: Scalars['ID']['output'];
  /** The length of the bars. */
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
  /** The items of the page, each with its cursor. */
  edges: Array<DecisionEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Decision>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type DecisionEdge = {
  __typename?: 'DecisionEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Decision;
};

/** The bot has decided to trade, or not to. */
export type DecisionEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'DecisionEvent';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** What happened; order and fill come with ORDER_CHANGED. */
  kind: BotEventKind;
  /** The status after the event. */
  status: BotStatus;
  /** The regime at the event. */
  regime: RegimeLabel;
  /** The strategy that was in charge. */
  strategy: Scalars['String']['output'];
  /** The bar at whose close it happened. */
  barSequence: Scalars['Long']['output'];
  /** Why, for programs; stable. */
  reasonCode: Scalars['String']['output'];
  /** Why, for people. */
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

/** Which decisions are wanted: all of what is given has to hold. */
export type DecisionFilterInput = {
  /** Of this kind only. */
  kind?: InputMaybe<DecisionKind>;
  /** The instrument, of the form venue:symbol. */
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  /** The length of the bars. */
  timeframe?: InputMaybe<Timeframe>;
  /** On bars that closed at that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** On bars that closed before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What was decided. Clients treat a value they do not know as UNKNOWN. */
export type DecisionKind =
  /** A kind that came with a later version. */
  | 'UNKNOWN'
  /** The steady regime of a market changed. */
  | 'REGIME_TRANSITION'
  /** Another strategy was put in charge. */
  | 'STRATEGY_SWITCH';

/** The bot that was deleted, or why it was not. */
export type DeleteBotPayload = {
  __typename?: 'DeleteBotPayload';
  /** The id of what is gone; null when nothing was deleted. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** A venue key that is to be forgotten. */
export type DeleteVenueKeyInput = {
  /** The key that is meant. */
  id: Scalars['ID']['input'];
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The venue key that was deleted, or why it was not. */
export type DeleteVenueKeyPayload = {
  __typename?: 'DeleteVenueKeyPayload';
  /** The id of what is gone; null when nothing was deleted. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The webhook that was deleted, or why it was not. */
export type DeleteWebhookPayload = {
  __typename?: 'DeleteWebhookPayload';
  /** The id of what is gone; null when nothing was deleted. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What one feature of a bar adds to the log-odds of a decision. */
export type FeatureContribution = {
  __typename?: 'FeatureContribution';
  /** What was looked at. */
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
  /** What was compared. */
  feature: FeatureName;
  /** The population stability index over the training deciles; null while no bar knew the feature. */
  index?: Maybe<Scalars['Float']['output']>;
  /** How many rows were compared. */
  rows: Scalars['Int']['output'];
};

/** What is measured at the close of a bar. Clients treat a value they do not know as UNKNOWN. */
export type FeatureName =
  /** A feature that came with a later version. */
  | 'UNKNOWN'
  /** ln(close / previous close). */
  | 'LOG_RETURN'
  /** The sample standard deviation of the log returns in the window, the current bar included. */
  | 'ROLLING_VOLATILITY'
  /** The square root of the exponentially weighted variance of the log returns before the bar. */
  | 'EWMA_VOLATILITY'
  /** Wilder's average true range over 14 bars, in the quote currency. */
  | 'AVERAGE_TRUE_RANGE'
  /** The volume that buyers initiated less that of sellers, in the base currency. */
  | 'VOLUME_DELTA'
  /** The quoted spread at the close over the midpoint. */
  | 'QUOTED_SPREAD'
  /** Roll's estimator of the spread over the window, in the quote currency. */
  | 'ROLL_SPREAD'
  /** Corwin and Schultz's estimator of the relative spread, averaged over the window, unclipped. */
  | 'CORWIN_SCHULTZ_SPREAD'
  /** The log return of the last minute. */
  | 'MOMENTUM_1M'
  /** The log return of the last five minutes. */
  | 'MOMENTUM_5M'
  /** The momentum of five minutes over its expected size. */
  | 'VOLATILITY_SCORE'
  /** (high - low) / open. */
  | 'NORMALIZED_RANGE'
  /** The volume over its mean in the window, the current bar included. */
  | 'RELATIVE_VOLUME'
  /** Kaufman's efficiency ratio over the window, from 0 to 1. */
  | 'EFFICIENCY_RATIO'
  /** (bid - ask) / (bid + ask) over the best levels at the close, from -1 to 1. */
  | 'BOOK_IMBALANCE'
  /** The mean of best bid and ask, each weighted by the quantity on the other side, in the quote currency. */
  | 'WEIGHTED_MID'
  /** The net change of the price over the sum of its absolute changes in the regime window, from -1 to 1. */
  | 'SIGNED_EFFICIENCY'
  /** The natural logarithm of the root mean square log return in the regime window. */
  | 'LOG_ROOT_MEAN_SQUARE_RETURN'
  /** The natural logarithm of the mean relative volume in the regime window. */
  | 'LOG_MEAN_RELATIVE_VOLUME'
  /** The logarithm of the root mean square return in a shorter window less its slow running mean: 0 is usual. */
  | 'RELATIVE_VOLATILITY'
  /** The logarithm of the mean volume in the window of RELATIVE_VOLATILITY less its slow running mean: 0 is usual. */
  | 'RELATIVE_ACTIVITY'
  /** The natural logarithm of the volatility expected of the next 60 bars. */
  | 'FORECAST_VOLATILITY'
  /** FORECAST_VOLATILITY less its slow running mean, in its slow running standard deviations, from -6 to 6. */
  | 'FORECAST_SCORE';

/** What was measured at the close of a bar. A feature that is not known, as before warm-up, is null. */
export type Features = {
  __typename?: 'Features';
  /** The length of the bar. */
  timeframe: Timeframe;
  /** The close of the bar that it is about. */
  barCloseTime: Scalars['DateTime']['output'];
  /** The number of the bar in its timeframe. */
  sequence: Scalars['Long']['output'];
  /** ln(close / previous close). */
  logReturn?: Maybe<Scalars['Float']['output']>;
  /** The sample standard deviation of the log returns in the window, the current bar included. */
  rollingVolatility?: Maybe<Scalars['Float']['output']>;
  /** The square root of the exponentially weighted variance of the log returns before the bar. */
  ewmaVolatility?: Maybe<Scalars['Float']['output']>;
  /** Wilder's average true range over 14 bars, in the quote currency. */
  averageTrueRange?: Maybe<Scalars['Float']['output']>;
  /** The volume that buyers initiated less that of sellers, in the base currency. */
  volumeDelta?: Maybe<Scalars['Float']['output']>;
  /** The quoted spread at the close over the midpoint. */
  quotedSpread?: Maybe<Scalars['Float']['output']>;
  /** Roll's estimator of the spread over the window, in the quote currency. */
  rollSpread?: Maybe<Scalars['Float']['output']>;
  /** Corwin and Schultz's estimator of the relative spread, averaged over the window, unclipped. */
  corwinSchultzSpread?: Maybe<Scalars['Float']['output']>;
  /** The log return of the last minute. */
  momentum1m?: Maybe<Scalars['Float']['output']>;
  /** The log return of the last five minutes. */
  momentum5m?: Maybe<Scalars['Float']['output']>;
  /** The momentum of five minutes over its expected size. */
  volatilityScore?: Maybe<Scalars['Float']['output']>;
  /** (high - low) / open. */
  normalizedRange?: Maybe<Scalars['Float']['output']>;
  /** The volume over its mean in the window, the current bar included. */
  relativeVolume?: Maybe<Scalars['Float']['output']>;
  /** Kaufman's efficiency ratio over the window, from 0 to 1. */
  efficiencyRatio?: Maybe<Scalars['Float']['output']>;
  /** (bid - ask) / (bid + ask) over the best levels at the close, from -1 to 1. */
  bookImbalance?: Maybe<Scalars['Float']['output']>;
  /** The mean of best bid and ask, each weighted by the quantity on the other side, in the quote currency. */
  weightedMid?: Maybe<Scalars['Float']['output']>;
  /** The net change of the price over the sum of its absolute changes in the regime window, from -1 to 1. */
  signedEfficiency?: Maybe<Scalars['Float']['output']>;
  /** The natural logarithm of the root mean square log return in the regime window. */
  logRootMeanSquareReturn?: Maybe<Scalars['Float']['output']>;
  /** The natural logarithm of the mean relative volume in the regime window. */
  logMeanRelativeVolume?: Maybe<Scalars['Float']['output']>;
};

/** A page of a list. */
export type FeaturesConnection = {
  __typename?: 'FeaturesConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<FeaturesEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Features>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type FeaturesEdge = {
  __typename?: 'FeaturesEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Features;
};

/** The health of an instrument's data; the counts are since its first event. */
export type Feed = {
  __typename?: 'Feed';
  /** Whether the data can be trusted now. */
  state: FeedState;
  /** The latest event by the venue's clock; null before the first. */
  lastEventTime?: Maybe<Scalars['DateTime']['output']>;
  /** Events taken since the symbol first had data. */
  eventCount: Scalars['Long']['output'];
  /** Events that came again and were left out. */
  duplicateCount: Scalars['Long']['output'];
  /** Events that came too late and were left out. */
  lateCount: Scalars['Long']['output'];
  /** Times that events were missing. */
  gapCount: Scalars['Long']['output'];
};

/** Why a feed is in the state it is in. */
export type FeedReason =
  /** It is live. */
  | 'NONE'
  /** No connection was made yet. */
  | 'CONNECTING'
  /** The venue was asked for the rules of the symbol. */
  | 'AWAITING_RULES'
  /** The venue does not know the symbol. */
  | 'NOT_LISTED'
  /** The venue takes no orders in the symbol, at most cancellations. */
  | 'HALTED'
  /** The bars of the past are on their way. */
  | 'BACKFILLING'
  /** The venue was asked for the symbol's streams. */
  | 'SUBSCRIBING'
  /** The venue was asked for the whole book. */
  | 'AWAITING_SNAPSHOT'
  /** Changes of the book are missing; the whole book was asked for. */
  | 'BOOK_GAP'
  /** The book contradicted itself; it was asked for anew. */
  | 'BOOK_INVALID'
  /** Trades are missing and being fetched. */
  | 'TRADE_GAP'
  /** Nothing came for longer than the venue is ever silent. */
  | 'SILENT'
  /** The connection was lost. */
  | 'DISCONNECTED'
  /** The book contradicted the best prices that the venue tells beside it; it was asked for anew. */
  | 'BOOK_MISMATCH'
  /** Another venue takes over the symbol. */
  | 'SWITCHING_VENUE'
  /** The venue's clock is too far from ours, or its events contradict it; it is asked for anew. */
  | 'CLOCK_SKEW'
  /** The service cannot take its events in; it is taken from the venue again when it can. */
  | 'INTAKE_FAILING'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** Whether the data of an instrument can be trusted now. */
export type FeedState =
  /** No event has been seen yet, or the book awaits a snapshot. */
  | 'SYNCING'
  /** Events arrive in order. */
  | 'LIVE'
  /** Nothing arrived within the time allowed, or the book is broken. */
  | 'STALE'
  /** The market's session is over. */
  | 'CLOSED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** From some time on, the events of a symbol that several venues feed by turns come from this one. */
export type FeedSwitch = {
  __typename?: 'FeedSwitch';
  /** When it took over, by this service's clock. */
  time: Scalars['DateTime']['output'];
  /** Whose events they were before; null for the first since the service started. */
  from?: Maybe<Scalars['ID']['output']>;
  /** Whose events they are from then on. */
  to: Scalars['ID']['output'];
  /** Why it took over. */
  reason: FeedSwitchReason;
  /** What was wrong with the one before; NONE where nothing was. */
  cause: FeedReason;
};

/** Why a venue has taken over a symbol. */
export type FeedSwitchReason =
  /** It is the first since the service started. */
  | 'FIRST'
  /** The one before was not live for too long. */
  | 'LOST'
  /** It is preferred, and has been live for long enough again. */
  | 'PREFERRED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** An execution of an order. */
export type Fill = Node & {
  __typename?: 'Fill';
  /** Identifies the execution; the same one has the same id in events and lists. */
  id: Scalars['ID']['output'];
  /** The order it executed. */
  orderId: Scalars['ID']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** What was bought or sold. */
  instrument: Instrument;
  /** What the bot did. */
  side: Side;
  /** In the quote currency. */
  price: Scalars['Decimal']['output'];
  /** In the base currency. */
  quantity: Scalars['Decimal']['output'];
  /** In the quote currency. */
  fee: Scalars['Decimal']['output'];
  /** The venue's time, UTC. */
  time: Scalars['DateTime']['output'];
  /** The order it executed, in its latest state. */
  order?: Maybe<Order>;
};

/** A page of a list. */
export type FillConnection = {
  __typename?: 'FillConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<FillEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Fill>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type FillEdge = {
  __typename?: 'FillEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Fill;
};

/** Which executions are wanted: all of what is given has to hold. */
export type FillFilterInput = {
  /** The instrument, of the form venue:symbol. */
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this side only. */
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
  /** When the bar closed that it looks ahead from. */
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

/** What holders of positions paid at a funding time, by the last rate that the venue told before it. */
export type FundingPayment = {
  __typename?: 'FundingPayment';
  /** When it was paid. */
  time: Scalars['DateTime']['output'];
  /** A fraction of the position's value; paid by the long where it is above 0, by the short below. */
  rate: Scalars['Decimal']['output'];
  /** The last mark price before it. */
  markPrice: Scalars['Decimal']['output'];
};

/** The order of a list of what happened. */
export type HistoryOrder =
  /** The latest come first. */
  | 'NEWEST_FIRST'
  /** In the order in which it happened. */
  | 'OLDEST_FIRST';

/** How far an input of a classifier or anomaly model on live bars is from its training rows. */
export type InputDrift = {
  __typename?: 'InputDrift';
  /** The name of the column, as in the features of the model. */
  input: Scalars['String']['output'];
  /** The population stability index over the training deciles; null before the first row. */
  index?: Maybe<Scalars['Float']['output']>;
  /** How many rows were compared. */
  rows: Scalars['Int']['output'];
  /** Whether that is enough for a finding: an input that looks back far needs more rows. */
  isJudged: Scalars['Boolean']['output'];
};

/** Something that is traded on a venue, with what is known of it now and what was. */
export type Instrument = Node & {
  __typename?: 'Instrument';
  /** Of the form venue:symbol, such as sim:BTC-USD. */
  id: Scalars['ID']['output'];
  /** As its venue writes it. */
  symbol: Scalars['String']['output'];
  /** Where it is traded, as at the head of the id. */
  venue: Scalars['String']['output'];
  /** The market whose calendar it follows. */
  market: Market;
  /** What is bought and sold: a currency, or the share itself. */
  baseCurrency: Scalars['String']['output'];
  /** What prices and fees are in. */
  quoteCurrency: Scalars['String']['output'];
  /** The smallest step of its prices, in the quote currency. */
  priceTick: Scalars['Decimal']['output'];
  /** The smallest step of its quantities, in the base currency. */
  quantityStep: Scalars['Decimal']['output'];
  /** The least price times quantity of an order, in the quote currency. */
  minNotional: Scalars['Decimal']['output'];
  /** Of the latest trade; null before the first. */
  lastPrice?: Maybe<Scalars['Decimal']['output']>;
  /** Of the latest trade, by the venue; null before the first. */
  lastTradeTime?: Maybe<Scalars['DateTime']['output']>;
  /** The change of the price over 24 hours as a fraction, from H1 candles; null where they do not reach back. */
  change24h?: Maybe<Scalars['Float']['output']>;
  /** How its data comes. */
  feed: Feed;
  /** The venue's side of the feed; null where this service does not take it from a venue. */
  venueSymbol?: Maybe<VenueSymbol>;
  /** The venue's statistics of 24 hours; null where this service does not take it from a venue. */
  dailyTicker?: Maybe<DailyTicker>;
  /** Mark price, funding rate and next funding of a derivative; null for what has none. */
  markPrice?: Maybe<MarkPrice>;
  /** The last 100 liquidations since this service takes the instrument from its venue, newest first. */
  liquidations: Array<Liquidation>;
  /** What was paid at funding times while this service ran, newest first. The last 1,100 are kept. */
  fundingHistory: Array<FundingPayment>;
  /** Which venue its events came from and since when, newest first; empty where one venue feeds it. The last 1,000 are kept. */
  feedSwitches: Array<FeedSwitch>;
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
  /** The order book as it stands. */
  orderBook: OrderBook;
  /** Trades, newest first, as far back as they are stored. */
  trades: TradeConnection;
  /** What a data vendor says of the base currency; null before its first answer, without a vendor, and for shares. */
  reference?: Maybe<Reference>;
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentFundingHistoryArgs = {
  first?: Scalars['Int']['input'];
};


/** Something that is traded on a venue, with what is known of it now and what was. */
export type InstrumentFeedSwitchesArgs = {
  first?: Scalars['Int']['input'];
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
  /** The items of the page, each with its cursor. */
  edges: Array<InstrumentEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Instrument>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type InstrumentEdge = {
  __typename?: 'InstrumentEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Instrument;
};

/** The input cannot be right, whatever the state of the service. */
export type InvalidInput = UserError & {
  __typename?: 'InvalidInput';
  /** Stable, for programs. */
  code: Scalars['String']['output'];
  /** For people: what is wrong and what to do. */
  message: Scalars['String']['output'];
  /** Where in the input it is. */
  path?: Maybe<Array<Scalars['String']['output']>>;
};

/** Work in the background that takes longer than a request. */
export type Job = {
  /** Identifies the job for job and node. */
  id: Scalars['ID']['output'];
  /** Where it stands. */
  state: TrainingJobState;
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** The part of the stage that is done, from 0 to 1; null when that is not known. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** Who asked for it. */
  actor: Scalars['String']['output'];
  /** When it was asked for. */
  createdTime: Scalars['DateTime']['output'];
  /** When it was last begun; null while it waits. */
  startedTime?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null before. */
  endedTime?: Maybe<Scalars['DateTime']['output']>;
  /** How it ended. */
  message: Scalars['String']['output'];
};

/** A page of a list. */
export type JobConnection = {
  __typename?: 'JobConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<JobEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Job>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type JobEdge = {
  __typename?: 'JobEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Job;
};

/** Which jobs are wanted: all of what is given has to hold. */
export type JobFilterInput = {
  /** In this state only. */
  state?: InputMaybe<TrainingJobState>;
};

/** An order by which the venue closed somebody's position. */
export type Liquidation = {
  __typename?: 'Liquidation';
  /** By the venue's clock. */
  time: Scalars['DateTime']['output'];
  /** Of the order: SELL closes a long position. */
  side: Side;
  /** The average of what was executed, or the order's where nothing was yet. */
  price: Scalars['Decimal']['output'];
  /** The order's, in the base currency; in contracts at COIN-M. */
  quantity: Scalars['Decimal']['output'];
};

/** The first word for live trading: the bot is to trade with the tenant's money. */
export type LiveTradingInput = {
  /** The bot that is meant. */
  botId: Scalars['ID']['input'];
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The bot after the mutation, or why nothing was changed. */
export type LiveTradingPayload = {
  __typename?: 'LiveTradingPayload';
  /** As it stands now; null when there is none of the id. */
  bot?: Maybe<Bot>;
  /** To be given back to confirmLiveTrading within five minutes; shown this once. */
  challenge?: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** By what a derivatives venue values positions, and what is paid at the next funding. */
export type MarkPrice = {
  __typename?: 'MarkPrice';
  /** By the venue's clock. */
  time: Scalars['DateTime']['output'];
  /** What positions are valued by. */
  price: Scalars['Decimal']['output'];
  /** The price of the market that it follows; null where the venue does not say. */
  index?: Maybe<Scalars['Decimal']['output']>;
  /** What is paid at the next funding, as a fraction, as it stands now; null without funding. */
  fundingRate?: Maybe<Scalars['Decimal']['output']>;
  /** When it is paid next; null without funding. */
  nextFundingTime?: Maybe<Scalars['DateTime']['output']>;
};

/** Instruments that share a trading calendar. */
export type Market =
  /** Crypto currencies: never closes, days are UTC days. */
  | 'CRYPTO'
  /** Equities of the United States: 09:30 to 16:00 New York time. */
  | 'US'
  /** The National Stock Exchange of India: 09:15 to 15:30 Kolkata time. */
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
  /** What the caller is to the tenant. */
  role: AccessRole;
  /** What the credential may be used for, as far as the role allows. */
  scopes: Array<AccessScope>;
  /** When the sign-in ends; null for never. */
  expiresTime?: Maybe<Scalars['DateTime']['output']>;
};

/** A version of a model. It never changes; what becomes of it are events. */
export type Model = Node & {
  __typename?: 'Model';
  /** Identifies the version for model, node and mutations. */
  id: Scalars['ID']['output'];
  /** Made from the content of the document. */
  version: Scalars['String']['output'];
  /** What it is for, such as regime. */
  family: Scalars['String']['output'];
  /** What it serves: family/instrument/timeframe, with * and any for all. */
  scope: Scalars['String']['output'];
  /** Null for every timeframe. */
  timeframe?: Maybe<Timeframe>;
  /** What it is to its scope at present. */
  state: ModelState;
  /** When it was registered. */
  createdTime: Scalars['DateTime']['output'];
  /** Open time of the first bar it was trained on. */
  trainedFrom: Scalars['DateTime']['output'];
  /** Close time of the last bar it was trained on. */
  trainedTo: Scalars['DateTime']['output'];
  /** SHA-256 of the rows it was trained on. */
  dataHash: Scalars['String']['output'];
  /** What was measured of it, in and out of sample. */
  figures: Array<ModelFigure>;
  /** The seed of its training: the same seed and rows make the same model. */
  seed: Scalars['Long']['output'];
  /** Null for every instrument, and for one that is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
  /** What it looks at, in the order of its columns. */
  features: Array<Scalars['String']['output']>;
  /** Scaler, parameters and labels: the model as its family writes it. */
  document: Scalars['String']['output'];
  /** Why it cannot be used, and what to do: its row or its document is damaged. Null when it is sound. */
  damage?: Maybe<Scalars['String']['output']>;
  /** What became of it, by the sequence of its events. */
  events: ModelEventConnection;
};


/** A version of a model. It never changes; what becomes of it are events. */
export type ModelEventsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<ModelEventFilterInput>;
  orderBy?: HistoryOrder;
};

/** A page of a list. */
export type ModelConnection = {
  __typename?: 'ModelConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<ModelEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Model>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type ModelEdge = {
  __typename?: 'ModelEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Model;
};

/** An entry of the registry's journal. Entries are numbered from 1 without gaps and never change. */
export type ModelEvent = ModelStreamEvent & StreamEvent & {
  __typename?: 'ModelEvent';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** When it happened, UTC. */
  time: Scalars['DateTime']['output'];
  /** What happened. */
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
  /** Why, for people. */
  reason: Scalars['String']['output'];
  /** Null for every instrument, and for one that is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
  /** The model of the version, as it is now. */
  model?: Maybe<Model>;
};

/** A page of a list. */
export type ModelEventConnection = {
  __typename?: 'ModelEventConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<ModelEventEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<ModelEvent>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type ModelEventEdge = {
  __typename?: 'ModelEventEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: ModelEvent;
};

/** Which events of a model are wanted: all of what is given has to hold. */
export type ModelEventFilterInput = {
  /** Any of these. */
  kinds?: InputMaybe<Array<ModelEventKind>>;
  /** With a larger sequence, such as the last one a subscription has seen. */
  afterSequence?: InputMaybe<Scalars['Long']['input']>;
  /** At that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** What happened to a model, or to the scope it serves. */
export type ModelEventKind =
  /** A version was stored. */
  | 'REGISTERED'
  /** A version took charge. */
  | 'PROMOTED'
  /** The last promotion was undone. */
  | 'ROLLED_BACK'
  /** The champion was taken out of charge, for what it did on live bars. */
  | 'DEMOTED'
  /** A version failed a check: it is kept for the record and cannot be promoted. */
  | 'REFUSED'
  /** A version runs beside the champion; without a version, none does any more. */
  | 'CHALLENGER_SET'
  /** Live data or figures have left what the model was trained on. */
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

/** Which models are wanted: all of what is given has to hold. */
export type ModelFilterInput = {
  /** Of this family only, such as regime. */
  family?: InputMaybe<Scalars['String']['input']>;
  /** In this state only, as it is at present. */
  state?: InputMaybe<ModelState>;
  /** Registered at that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Registered before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** One measure of a model's health. */
export type ModelFinding = {
  __typename?: 'ModelFinding';
  /** What was measured. */
  measure: Scalars['String']['output'];
  /** What it came to on live bars. */
  value: Scalars['Float']['output'];
  /** The bound it passed, or the next one it would pass. */
  limit: Scalars['Float']['output'];
  /** How that is judged. */
  status: ModelHealthStatus;
};

/** How the models of an instrument and timeframe do on live bars. Likelihoods are in nats. */
export type ModelHealth = {
  __typename?: 'ModelHealth';
  /** The sequence of the last bar it has seen. */
  sequence: Scalars['Long']['output'];
  /** The regime model in charge. */
  champion?: Maybe<Scalars['ID']['output']>;
  /** The model beside it; null where there is none. */
  challenger?: Maybe<Scalars['ID']['output']>;
  /** The worst of the findings. */
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
  /** The classifier in charge of the outlook; null while none is, and then there are no forecasts to score. */
  classifier?: Maybe<Scalars['ID']['output']>;
  /** How many of the classifier's last forecasts, of hours that are over, the scores go over. */
  forecastCount: Scalars['Int']['output'];
  /** The Brier score of these forecasts; null without any. */
  brier?: Maybe<Scalars['Float']['output']>;
  /** The expected calibration error of these forecasts; null without any. */
  calibrationError?: Maybe<Scalars['Float']['output']>;
  /** The log loss of these forecasts, in nats; null without any. */
  logLoss?: Maybe<Scalars['Float']['output']>;
  /** The same of the classifier out of sample when it was trained; null where that was not kept. */
  trainingLogLoss?: Maybe<Scalars['Float']['output']>;
  /** The classifier's inputs against its training rows; empty where those were not kept. */
  classifierDrift: Array<InputDrift>;
  /** The classifier that forecasts the same bars beside it; null where there is none. */
  classifierChallenger?: Maybe<Scalars['ID']['output']>;
  /** How many of the challenging classifier's last forecasts, of hours that are over, its scores go over. */
  challengerForecastCount: Scalars['Int']['output'];
  /** The Brier score of its forecasts; null without any. */
  challengerBrier?: Maybe<Scalars['Float']['output']>;
  /** The expected calibration error of its forecasts; null without any. */
  challengerCalibrationError?: Maybe<Scalars['Float']['output']>;
  /** The log loss of its forecasts, in nats; null without any. */
  challengerLogLoss?: Maybe<Scalars['Float']['output']>;
  /** The model that scores the bars for anomalies; null before the monitor has seen one of its bars. */
  anomalyModel?: Maybe<Scalars['ID']['output']>;
  /** Over how many of the last bars that it scored its shares go. */
  anomalyBarCount: Scalars['Int']['output'];
  /** The share of these bars that it flagged: above its rolling threshold; null without any. */
  anomalyFlaggedShare?: Maybe<Scalars['Float']['output']>;
  /** The share that it promises to flag; null where the model is not known. */
  anomalyPromisedShare?: Maybe<Scalars['Float']['output']>;
  /** The share of these bars above its fixed level of alarm; not judged, since it tells of the market. Null without any. */
  anomalyAlarmShare?: Maybe<Scalars['Float']['output']>;
  /** What it sees of the bars against its training rows; empty where those were not kept. */
  anomalyDrift: Array<InputDrift>;
  /** The anomaly model that scores the same bars beside it, by a rolling threshold of its own; null where there is none. */
  anomalyChallenger?: Maybe<Scalars['ID']['output']>;
  /** Over how many of the last bars since it began its shares go. */
  anomalyChallengerBarCount: Scalars['Int']['output'];
  /** The share of these bars that it would have flagged; null without any. */
  anomalyChallengerFlaggedShare?: Maybe<Scalars['Float']['output']>;
  /** The share that it promises to flag; null where there is none. */
  anomalyChallengerPromisedShare?: Maybe<Scalars['Float']['output']>;
  /** The share of these bars above its own fixed level of alarm; null without any. */
  anomalyChallengerAlarmShare?: Maybe<Scalars['Float']['output']>;
  /** What it sees of the bars against its own training rows; empty where those were not kept. */
  anomalyChallengerDrift: Array<InputDrift>;
  /** On how many of the last bars the flags of both anomaly models were compared, since either took its place. */
  anomalyComparedBarCount: Scalars['Int']['output'];
  /** How many of these bars both flagged. */
  anomalyFlaggedByBoth: Scalars['Int']['output'];
  /** How many the model in charge flagged and its challenger did not. */
  anomalyFlaggedByChampionOnly: Scalars['Int']['output'];
  /** How many the challenger flagged and the model in charge did not. */
  anomalyFlaggedByChallengerOnly: Scalars['Int']['output'];
  /** Cohen's kappa of these flags: 1 where both flag the same bars, 0 where they agree no more often than by chance; null without a challenger, and before either has flagged a bar. */
  anomalyFlagKappa?: Maybe<Scalars['Float']['output']>;
  /** What the status rests on. */
  findings: Array<ModelFinding>;
  /** What is beyond its limit, in words. */
  alerts: Array<Scalars['String']['output']>;
};

/** How a model does, as its monitor judges it. */
export type ModelHealthStatus =
  /** Not judged, or a status that came with a later version. */
  | 'UNKNOWN'
  /** As in training. */
  | 'HEALTHY'
  /** Different from training, and not enough to act. */
  | 'WATCH'
  /** So different that the model should be looked at or trained again. */
  | 'ALERT';

/** The model after the mutation, or why nothing was changed. */
export type ModelPayload = {
  __typename?: 'ModelPayload';
  /** The model that is meant; null when there is none. */
  model?: Maybe<Model>;
  /** What was written into the journal of models; null when nothing was. */
  event?: Maybe<ModelEvent>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The model that decided. */
export type ModelReference = {
  __typename?: 'ModelReference';
  /** The version, as in the ids of models. */
  version: Scalars['String']['output'];
  /** The id of the model's node, where it is registered. */
  id: Scalars['ID']['output'];
};

/** The models in charge as of the registry's last event, whose sequence it has. */
export type ModelSnapshot = ModelStreamEvent & StreamEvent & {
  __typename?: 'ModelSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The models in charge at the sequence, one for each scope. */
  inCharge: Array<Model>;
};

/** What a version is to its scope. */
export type ModelState =
  /** Stored, and never promoted. */
  | 'REGISTERED'
  /** In charge. */
  | 'CHAMPION'
  /** Runs beside the champion and decides nothing. */
  | 'CHALLENGER'
  /** Was in charge before. */
  | 'RETIRED'
  /** Failed a check; it cannot be promoted. */
  | 'REFUSED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** ModelSnapshot, ModelEvent, StreamGap or StreamStatus. */
export type ModelStreamEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** Everything that can be changed. Refusals are data, in errors of the payload. */
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
  /** Forgets a key to a trading venue. While bots hold a position or have an order under way by it, nothing is changed: VENUE_KEY_IN_USE. */
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
  /** Cancels the orders of a bot that are under way; what they executed until then is booked. */
  cancelOrders: BotPayload;
  /** Ends an order whose state is OUTCOME_UNKNOWN as you found it at the venue. What you say is booked: look there first. */
  settleOrder: BotPayload;
  /** Forgets a bot; its orders stay in the journal. Refused while it has a position or is not stopped. */
  deleteBot: DeleteBotPayload;
  /** Lets an account trade, only reduce its positions, or do nothing. */
  setTradingState: AccountPayload;
  /** Asks that a stopped bot without a position trade live. Nothing changes before confirmLiveTrading. */
  requestLiveTrading: LiveTradingPayload;
  /** Confirms within five minutes that a bot is to trade live. A wrong challenge ends the request. */
  confirmLiveTrading: BotPayload;
  /** A stopped bot without a position goes back to paper trading; withdraws a request to trade live too. */
  usePaperTrading: BotPayload;
  /** Puts a model in charge of its scope. What runs takes it over between two bars. */
  promoteModel: ModelPayload;
  /** Undoes the latest promotion of a scope: the champion before it is in charge again, or none. */
  rollBackModel: ModelPayload;
  /** Lets a model run beside the champion of its scope, where it decides nothing; without an id none. */
  setChallenger: ModelPayload;
  /** Trains a model in the background on the bars of an instrument, stored ones or a file's. */
  trainModel: TrainingPayload;
  /** Ends a training that waits, and asks one that runs to end; no model comes of it. */
  cancelTraining: TrainingPayload;
  /** Gives a tenant another plan; what is used in this minute begins anew. For operators. */
  setTenantPlan: TenantPayload;
  /** Takes a symbol from a venue from now on, without a new connection where there is room on one. For operators. */
  subscribeSymbol: VenueSymbolPayload;
  /** Takes a symbol from its venue no more; what is stored of it stays. For operators. */
  unsubscribeSymbol: VenueSymbolPayload;
  /** Has events sent to an address from now on, signed with the secret it answers with. */
  createWebhook: WebhookPayload;
  /** Gives a webhook a new secret. For 24 hours events are signed with the old one as well, so that the receiver can change over. */
  rotateWebhookSecret: WebhookPayload;
  /** Forgets a webhook with its deliveries. */
  deleteWebhook: DeleteWebhookPayload;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationCreateApiKeyArgs = {
  input: CreateApiKeyInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationRotateApiKeyArgs = {
  input: RotateApiKeyInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationRevokeApiKeyArgs = {
  input: RevokeApiKeyInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationAddVenueKeyArgs = {
  input: AddVenueKeyInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationDeleteVenueKeyArgs = {
  input: DeleteVenueKeyInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationRewrapVenueKeysArgs = {
  input: RewrapVenueKeysInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationCreateBotArgs = {
  input: CreateBotInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationStartBotArgs = {
  input: BotInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationPauseBotArgs = {
  input: BotInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationStopBotArgs = {
  input: StopBotInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationCancelOrdersArgs = {
  input: BotInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationSettleOrderArgs = {
  input: SettleOrderInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationDeleteBotArgs = {
  input: BotInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationSetTradingStateArgs = {
  input: SetTradingStateInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationRequestLiveTradingArgs = {
  input: LiveTradingInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationConfirmLiveTradingArgs = {
  input: ConfirmLiveTradingInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationUsePaperTradingArgs = {
  input: LiveTradingInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationPromoteModelArgs = {
  input: PromoteModelInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationRollBackModelArgs = {
  input: RollBackModelInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationSetChallengerArgs = {
  input: SetChallengerInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationTrainModelArgs = {
  input: TrainModelInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationCancelTrainingArgs = {
  input: CancelTrainingInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationSetTenantPlanArgs = {
  input: SetTenantPlanInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationSubscribeSymbolArgs = {
  input: SubscribeSymbolInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationUnsubscribeSymbolArgs = {
  input: UnsubscribeSymbolInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationCreateWebhookArgs = {
  input: CreateWebhookInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationRotateWebhookSecretArgs = {
  input: WebhookInput;
};


/** Everything that can be changed. Refusals are data, in errors of the payload. */
export type MutationDeleteWebhookArgs = {
  input: WebhookInput;
};

/** Why a mutation changed nothing. */
export type MutationError = InvalidInput | Refused;

/** Whatever can be asked for again by its id alone. */
export type Node = {
  /** Identifies it among everything there is: node gives it back. */
  id: Scalars['ID']['output'];
};

/** An order of a bot. DENIED is our risk's word, REJECTED the venue's. */
export type Order = Node & {
  __typename?: 'Order';
  /** Identifies the order; the same one has the same id in events and lists. */
  id: Scalars['ID']['output'];
  /** Ours, the same on every try. At a venue a live order goes by an id made of it, which begins with ae. */
  clientOrderId: Scalars['String']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** What is bought or sold. */
  instrument: Instrument;
  /** What it does. */
  side: Side;
  /** How it is to be executed: MARKET takes what rests in the book, at once. */
  type: Scalars['String']['output'];
  /** What was asked for, in the base currency. */
  quantity: Scalars['Decimal']['output'];
  /** What was executed so far, in the base currency. */
  filledQuantity: Scalars['Decimal']['output'];
  /** Over the fills so far; null without fills. */
  averagePrice?: Maybe<Scalars['Decimal']['output']>;
  /** Of its executions so far, in the quote currency. */
  fee: Scalars['Decimal']['output'];
  /** Where it stands. */
  state: OrderState;
  /** Why it was sent, or why it was denied or rejected. */
  reasonCode: Scalars['String']['output'];
  /** The same for people. */
  reasonText: Scalars['String']['output'];
  /** When the bot asked for it. */
  createdTime: Scalars['DateTime']['output'];
  /** When its state last changed. */
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
  /** The number of the last event in the book. */
  sequence: Scalars['Long']['output'];
  /** The venue's time of that event. */
  eventTime: Scalars['DateTime']['output'];
  /** When this service received that event; null where none has come since it started. */
  receivedTime?: Maybe<Scalars['DateTime']['output']>;
  /** Nothing should be decided on a book that is not LIVE. */
  state: FeedState;
  /** Highest price first. */
  bids: Array<PriceLevel>;
  /** Lowest price first. */
  asks: Array<PriceLevel>;
  /** The best ask less the best bid, in the quote currency; null while a side is empty. */
  spread?: Maybe<Scalars['Decimal']['output']>;
  /** The mean of best bid and best ask; null while a side is empty. */
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
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type OrderConnection = {
  __typename?: 'OrderConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<OrderEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Order>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type OrderEdge = {
  __typename?: 'OrderEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Order;
};

/** An order of the bot has changed its state. */
export type OrderEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'OrderEvent';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** What happened; order and fill come with ORDER_CHANGED. */
  kind: BotEventKind;
  /** The status after the event. */
  status: BotStatus;
  /** The regime at the event. */
  regime: RegimeLabel;
  /** The strategy that was in charge. */
  strategy: Scalars['String']['output'];
  /** The bar at whose close it happened. */
  barSequence: Scalars['Long']['output'];
  /** Why, for programs; stable. */
  reasonCode: Scalars['String']['output'];
  /** Why, for people. */
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

/** Which orders are wanted: all of what is given has to hold. */
export type OrderFilterInput = {
  /** The instrument, of the form venue:symbol. */
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  /** Of this side only. */
  side?: InputMaybe<Side>;
  /** Any of these. */
  states?: InputMaybe<Array<OrderState>>;
  /** Created at that time or later. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Created before that time. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Where an order stands. */
export type OrderState =
  /** Sent, and nothing executed yet. */
  | 'PENDING_NEW'
  /** Executed in part; the rest is open. */
  | 'PARTIALLY_FILLED'
  /** Executed in full. */
  | 'FILLED'
  /** Ended before all of it was executed. */
  | 'CANCELLED'
  /** The venue refused it. */
  | 'REJECTED'
  /** Our risk refused it; the venue never saw it. */
  | 'DENIED'
  /** Sent, and how it ended is not known past the deadline, whether the venue has it or not: look at the venue, which is still asked. Or a sale that the venue refused because it holds less than is booked, or that is too small for it. */
  | 'OUTCOME_UNKNOWN'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What the next hour is: of high risk by its volatility, otherwise a trend by its efficiency, otherwise a range. Clients treat a value they do not know as UNKNOWN. */
export type Outlook =
  /** Not known, or one that came with a later version. */
  | 'UNKNOWN'
  /** The price stays within its usual range. */
  | 'RANGE'
  /** The price moves one way. */
  | 'TREND'
  /** The price may move far either way. */
  | 'HIGH_RISK';

/** Of each outlook of the next hour; they sum to 1. */
export type OutlookProbabilities = {
  __typename?: 'OutlookProbabilities';
  /** Of RANGE, from 0 to 1. */
  range: Scalars['Float']['output'];
  /** Of TREND, from 0 to 1. */
  trend: Scalars['Float']['output'];
  /** Of HIGH_RISK, from 0 to 1. */
  highRisk: Scalars['Float']['output'];
};

/** What lies before and after a page. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Whether items follow the page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether items precede the page. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first item: what before takes; null for an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
  /** The cursor of the last item: what after takes; null for an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
};

/** How much of the service a tenant may use. */
export type Plan = {
  __typename?: 'Plan';
  /** By which setTenantPlan knows it. */
  name: Scalars['String']['output'];
};

/** What a bot holds; amounts in the quote currency, fees apart. */
export type Position = Node & {
  __typename?: 'Position';
  /** Identifies the position for node; a bot has one. */
  id: Scalars['ID']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** Whose position it is. */
  bot: Bot;
  /** What is held. */
  instrument: Instrument;
  /** Held, in the base currency; 0 when flat. */
  quantity: Scalars['Decimal']['output'];
  /** Paid on average for what is held; null when flat. */
  averagePrice?: Maybe<Scalars['Decimal']['output']>;
  /** The price it is valued at; null before the first bar. */
  markPrice?: Maybe<Scalars['Decimal']['output']>;
  /** Of what is held, at the mark price, fees excluded. */
  unrealizedProfit: Scalars['Decimal']['output'];
  /** Of what was sold, in the quote currency, fees excluded. */
  realizedProfit: Scalars['Decimal']['output'];
  /** All that was paid for executions, in the quote currency. */
  fees: Scalars['Decimal']['output'];
};

/** A page of a list. */
export type PositionConnection = {
  __typename?: 'PositionConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<PositionEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Position>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type PositionEdge = {
  __typename?: 'PositionEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Position;
};

/** The quantity that is offered at a price. */
export type PriceLevel = {
  __typename?: 'PriceLevel';
  /** In the quote currency. */
  price: Scalars['Decimal']['output'];
  /** In the base currency; 0 in a change takes the level away. */
  quantity: Scalars['Decimal']['output'];
};

/** The model that is to take charge of its scope. */
export type PromoteModelInput = {
  /** The model that is meant. */
  id: Scalars['ID']['input'];
  /** Who is in charge of the model's scope as you have seen it, null for nobody; else refused. */
  expectedChampion?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for the journal. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
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
  /** Looks through the whole audit log: any entry that was changed, taken out, put in or cut off is named. It costs one more for each 100 entries, and a tenant has one such look at a time. */
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
  /** The registered models, by the time of their registration; the newest 1000 that are wanted. */
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
  /** The tenant's accounts at derivatives venues that orders go to and that it has a key to, each asked with that key. */
  venueAccounts: Array<VenueAccount>;
  /** The venues that this service is connected to, with what they sent that was not understood. */
  venues: Array<Venue>;
  /** The symbols that this service takes from venues, whether they are live, and why not. */
  venueSymbols: Array<VenueSymbol>;
  /** The tenant's webhooks, oldest first. */
  webhooks: WebhookConnection;
  /** What was sent to a webhook, is tried again, or was given up. */
  webhookDeliveries: WebhookDeliveryConnection;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryApiKeysArgs = {
  first?: Scalars['Int']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryAuditLogArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AuditFilterInput>;
  ofService?: Scalars['Boolean']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryVerifyAuditLogArgs = {
  ofService?: Scalars['Boolean']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryBotsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<BotFilterInput>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryBotArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryAccountArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryAccountsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryPositionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<BotFilterInput>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryOrdersArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<OrderFilterInput>;
  orderBy?: HistoryOrder;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryFillsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<FillFilterInput>;
  orderBy?: HistoryOrder;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryDecisionArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryDecisionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<DecisionFilterInput>;
  orderBy?: HistoryOrder;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryModelsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<ModelFilterInput>;
  orderBy?: HistoryOrder;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryModelArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryTrainingJobArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryJobsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  where?: InputMaybe<JobFilterInput>;
  orderBy?: HistoryOrder;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryTrainingJobsArgs = {
  first?: Scalars['Int']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryInstrumentsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  market?: InputMaybe<Market>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryInstrumentArgs = {
  id: Scalars['ID']['input'];
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryVenueAccountsArgs = {
  venue?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryVenueSymbolsArgs = {
  venue?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
export type QueryWebhooksArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
  after?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be read. Where nothing else is said, it is of the caller's tenant. */
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
  /** What is limited. */
  name: QuotaKind;
  /** How much the plan allows. */
  limit: Scalars['Long']['output'];
  /** How much is used now. */
  used: Scalars['Long']['output'];
  /** When all of it is free again if nothing more is used; null for what does not come back by itself. */
  resetsAt?: Maybe<Scalars['DateTime']['output']>;
};

/** What a plan limits. */
export type QuotaKind =
  /** Bots there are. */
  | 'BOTS'
  /** Instruments that bots trade. */
  | 'SYMBOLS'
  /** Subscriptions that are open. */
  | 'SUBSCRIPTIONS'
  /** Requests in a minute. */
  | 'REQUESTS_PER_MINUTE'
  /** Cost of operations in a minute. */
  | 'COST_PER_MINUTE'
  /** Orders in a minute that open or enlarge a position. */
  | 'ORDERS_PER_MINUTE'
  /** Days that history can be read back. */
  | 'HISTORY_DAYS'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What a data vendor says of an asset over all venues, minutes old: to look at. No bot, order or decision uses it. */
export type Reference = {
  __typename?: 'Reference';
  /** The vendor's mean over venues, in the currency. */
  priceIndication: Scalars['Decimal']['output'];
  /** Traded in 24 hours on all venues, in the currency; null where it is not told. */
  volume24h?: Maybe<Scalars['Decimal']['output']>;
  /** In the currency; null where it is not told. */
  marketCap?: Maybe<Scalars['Decimal']['output']>;
  /** What the amounts are in. */
  currency: Scalars['String']['output'];
  /** When the vendor computed it. */
  asOf: Scalars['DateTime']['output'];
  /** The vendor. */
  source: Scalars['String']['output'];
};

/** The input is well-formed; the state of the service, or a limit, stands against it. */
export type Refused = UserError & {
  __typename?: 'Refused';
  /** Stable, for programs. */
  code: Scalars['String']['output'];
  /** For people: what is wrong and what to do. */
  message: Scalars['String']['output'];
  /** With QUOTA_EXCEEDED: the quota of the plan that is used up; null for a bound that every plan has. */
  quota?: Maybe<Quota>;
  /** In how many milliseconds the same may be asked again; null where waiting alone does not help. */
  retryAfterMs?: Maybe<Scalars['Int']['output']>;
};

/** A change of the steady label, when it is decided; it acts from the next bar on. Its sequence counts the transitions of the instrument and timeframe from 1. */
export type RegimeChange = RegimeEvent & StreamEvent & {
  __typename?: 'RegimeChange';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** The length of the bars. */
  timeframe: Timeframe;
  /** The label before. */
  previous: RegimeLabel;
  /** The label from then on. */
  current: RegimeLabel;
  /** The probability of the current label, from 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** The most probable hidden state of the model, from 0. */
  state: Scalars['Int']['output'];
  /** The close of the bar that it is about. */
  barCloseTime: Scalars['DateTime']['output'];
  /** Of every label at the close of the bar. */
  probabilities: Array<RegimeProbability>;
  /** The id of the transition's node. */
  decisionId: Scalars['ID']['output'];
  /** The rule that fired; stable. */
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
  /** When it happened by the venue's clock or the service's own, UTC. */
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
  /** Not known yet, or a label that came with a later version. */
  | 'UNKNOWN'
  /** Prices rise. */
  | 'BULL'
  /** Prices fall. */
  | 'BEAR'
  /** Prices go nowhere. */
  | 'SIDEWAYS'
  /** Prices move far and fast. */
  | 'CRISIS';

/** What the hidden states of a regime model stand for. */
export type RegimePreset =
  /** Four states or more, each BULL, BEAR, SIDEWAYS or CRISIS by its moments. */
  | 'REGIMES'
  /** Three states by their volatility: stable liquidity, high volatility, liquidity crisis. */
  | 'LIQUIDITY'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** RegimeProbabilitiesSnapshot, RegimeProbabilitiesUpdate, StreamGap or StreamStatus. */
export type RegimeProbabilitiesEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** The filtered probabilities at the close of the latest bar, whose sequence it has. */
export type RegimeProbabilitiesSnapshot = RegimeProbabilitiesEvent & StreamEvent & {
  __typename?: 'RegimeProbabilitiesSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** The length of the bars. */
  timeframe: Timeframe;
  /** The steady label; UNKNOWN before the first bar. */
  label: RegimeLabel;
  /** The probability of the steady label, from 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** None before the first bar. */
  probabilities: Array<RegimeProbability>;
};

/** The filtered probabilities at the close of a bar, and the sequence of the bar sent before it to this subscriber. */
export type RegimeProbabilitiesUpdate = RegimeProbabilitiesEvent & StreamEvent & {
  __typename?: 'RegimeProbabilitiesUpdate';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The sequence that was sent before it to this subscriber: another than the last one received shows a gap. */
  previousSequence: Scalars['Long']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** The length of the bars. */
  timeframe: Timeframe;
  /** The steady label. */
  label: RegimeLabel;
  /** The probability of the steady label, from 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** Of every label at the close of the bar. */
  probabilities: Array<RegimeProbability>;
};

/** The probability of a regime given the bars so far; those of all four sum to 1. */
export type RegimeProbability = {
  __typename?: 'RegimeProbability';
  /** The label that is meant. */
  label: RegimeLabel;
  /** From 0 to 1; those of all labels add up to 1. */
  probability: Scalars['Float']['output'];
};

/** The regime in force; its sequence is the number of the transition to it, 0 before the first. */
export type RegimeSnapshot = RegimeEvent & StreamEvent & {
  __typename?: 'RegimeSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** The length of the bars. */
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
  /** The close of the bar that it is about. */
  barCloseTime: Scalars['DateTime']['output'];
  /** The sequence of the bar. */
  sequence: Scalars['Long']['output'];
  /** Of every label at the close of the bar. */
  probabilities: Array<RegimeProbability>;
  /** The model that decided. */
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
  /** Identifies the decision for decision and node. */
  id: Scalars['ID']['output'];
  /** Counts the transitions of the instrument and timeframe from 1. */
  sequence: Scalars['Long']['output'];
  /** The label before. */
  previous: RegimeLabel;
  /** The label from the next bar on. */
  current: RegimeLabel;
  /** The probability of the current label at the decision, from 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** The most probable hidden state of the model, from 0. */
  state: Scalars['Int']['output'];
  /** Of every label at the close of the bar. */
  probabilities: Array<RegimeProbability>;
  /** The close of the bar it was decided on; it acts from the next bar on. */
  barCloseTime: Scalars['DateTime']['output'];
  /** On which market. */
  instrumentId: Scalars['ID']['output'];
  /** The sequence of that bar. */
  barSequence: Scalars['Long']['output'];
  /** The length of the bars. */
  timeframe: Timeframe;
  /** The same as current. */
  regime: RegimeLabel;
  /** How many bars the label before has lasted. */
  previousDwellBars: Scalars['Long']['output'];
  /** The rule that fired. */
  reasonCode: Scalars['String']['output'];
  /** The model that decided. */
  modelVersion: Scalars['String']['output'];
  /** Why; null for one of an earlier version, and when the model could not be read. */
  explanation?: Maybe<RegimeExplanation>;
  /** Null when it is not in the catalogue any more. */
  instrument?: Maybe<Instrument>;
};

/** A page of a list. */
export type RegimeTransitionConnection = {
  __typename?: 'RegimeTransitionConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<RegimeTransitionEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<RegimeTransition>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type RegimeTransitionEdge = {
  __typename?: 'RegimeTransitionEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: RegimeTransition;
};

/** An API key that is to be refused from now on, on open sockets too. */
export type RevokeApiKeyInput = {
  /** The key that is meant. */
  id: Scalars['ID']['input'];
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The master key has changed: the venue keys are to be encrypted under it. */
export type RewrapVenueKeysInput = {
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** How many venue keys were encrypted anew, or why nothing was changed. */
export type RewrapVenueKeysPayload = {
  __typename?: 'RewrapVenueKeysPayload';
  /** Keys that were wrapped with an older master key. */
  count: Scalars['Int']['output'];
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** Risk has denied an order of the bot. */
export type RiskEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'RiskEvent';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** What happened; order and fill come with ORDER_CHANGED. */
  kind: BotEventKind;
  /** The status after the event. */
  status: BotStatus;
  /** The regime at the event. */
  regime: RegimeLabel;
  /** The strategy that was in charge. */
  strategy: Scalars['String']['output'];
  /** The bar at whose close it happened. */
  barSequence: Scalars['Long']['output'];
  /** Why, for programs; stable. */
  reasonCode: Scalars['String']['output'];
  /** Why, for people. */
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

/** The scope whose last promotion is to be undone. */
export type RollBackModelInput = {
  /** As models show it, such as regime/sim:BTC-USD/M1. */
  scope: Scalars['String']['input'];
  /** Who is in charge of the scope as you have seen it; else refused. */
  expectedChampion: Scalars['ID']['input'];
  /** Why, for the journal. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** An API key that is to be followed by another; both are taken for a while. */
export type RotateApiKeyInput = {
  /** The key that is meant. */
  id: Scalars['ID']['input'];
  /** How long the old key goes on being taken, up to 30 days; PT24H without one. */
  overlap?: InputMaybe<Scalars['Duration']['input']>;
  /** From then on the new key is refused; without one it lives as long as the old one was made for. */
  expiresTime?: InputMaybe<Scalars['DateTime']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The model that is to run beside the champion, or none. */
export type SetChallengerInput = {
  /** As models show it, such as regime/sim:BTC-USD/M1. */
  scope: Scalars['String']['input'];
  /** A model of the scope; without one, none runs beside the champion any more. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** Why, for the journal. */
  reason?: InputMaybe<Scalars['String']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The plan that a tenant is to have. */
export type SetTenantPlanInput = {
  /** The tenant that is meant. */
  tenantId: Scalars['ID']['input'];
  /** The name of one of the service's plans. */
  plan: Scalars['String']['input'];
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What an account may do from now on. */
export type SetTradingStateInput = {
  /** The account that is meant. */
  accountId: Scalars['ID']['input'];
  /** REDUCING and HALTED take effect with the next order. */
  state: TradingState;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey: Scalars['ID']['input'];
  /** The version you have seen; refused when the account has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What a person found at the venue of an order whose state is OUTCOME_UNKNOWN. */
export type SettleOrderInput = {
  /** The order that is meant. */
  orderId: Scalars['ID']['input'];
  /** Every execution of it that the venue lists; none when it was not executed and does not stand open. */
  executions: Array<SettledExecutionInput>;
  /** How you know, for those who read it later. */
  reason: Scalars['String']['input'];
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey: Scalars['ID']['input'];
  /** The version of the bot you have seen; refused when it has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** An execution as the venue lists it. */
export type SettledExecutionInput = {
  /** The venue's id of the trade. */
  tradeId: Scalars['String']['input'];
  /** In the quote currency. */
  price: Scalars['Decimal']['input'];
  /** In the base currency. */
  quantity: Scalars['Decimal']['input'];
  /** What the venue took for it; negative when it paid. */
  commission?: Scalars['Decimal']['input'];
  /** What the commission was paid in, as the venue names it. */
  commissionCurrency?: Scalars['String']['input'];
};

/** The side of an order, or who took liquidity in a trade. */
export type Side =
  /** Bought: the base currency comes in. */
  | 'BUY'
  /** Sold: the base currency goes out. */
  | 'SELL'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** The bot's status has changed. */
export type StatusEvent = BotEvent & BotStreamEvent & StreamEvent & {
  __typename?: 'StatusEvent';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The bot, of the form tenant/name. */
  botId: Scalars['ID']['output'];
  /** The same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** What happened; order and fill come with ORDER_CHANGED. */
  kind: BotEventKind;
  /** The status after the event. */
  status: BotStatus;
  /** The regime at the event. */
  regime: RegimeLabel;
  /** The strategy that was in charge. */
  strategy: Scalars['String']['output'];
  /** The bar at whose close it happened. */
  barSequence: Scalars['Long']['output'];
  /** Why, for programs; stable. */
  reasonCode: Scalars['String']['output'];
  /** Why, for people. */
  reasonText: Scalars['String']['output'];
  /** With ORDER_CHANGED. */
  order?: Maybe<Order>;
  /** With an order event that came from an execution. */
  fill?: Maybe<Fill>;
};

/** A bot that is to stop. */
export type StopBotInput = {
  /** The bot that is meant. */
  id: Scalars['ID']['input'];
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey: Scalars['ID']['input'];
  /** What becomes of what it holds. */
  mode?: StopMode;
  /** The version you have seen; refused when the bot has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What becomes of the position of a bot that is stopped. */
export type StopMode =
  /** It stays as it is. */
  | 'KEEP_POSITION'
  /** It is sold at the market first; refused while an order of the bot is at its venue without a certain end. */
  | 'FLATTEN_POSITION';

/** A policy put another strategy in charge. */
export type StrategySwitch = Decision & Node & {
  __typename?: 'StrategySwitch';
  /** Identifies the decision for decision and node. */
  id: Scalars['ID']['output'];
  /** The policy that decided. */
  policy: Scalars['String']['output'];
  /** Counts the switches of the policy on this market and timeframe from 1. */
  sequence: Scalars['Long']['output'];
  /** The strategy that was in charge. */
  previous: Scalars['String']['output'];
  /** The strategy that is in charge from then on. */
  current: Scalars['String']['output'];
  /** On which market. */
  instrumentId: Scalars['ID']['output'];
  /** The close of the bar it was decided on. */
  barCloseTime: Scalars['DateTime']['output'];
  /** The sequence of that bar. */
  barSequence: Scalars['Long']['output'];
  /** The length of the bars. */
  timeframe: Timeframe;
  /** The regime it was decided on. */
  regime: RegimeLabel;
  /** The probability of that regime, from 0 to 1. */
  confidence: Scalars['Float']['output'];
  /** The rule that fired; stable. */
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
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** What lies after fromSequence is not sent; a snapshot as of toSequence follows. Epoch and sequence are those the subscriber came with, so that it finds the gap again when it does not get the snapshot. */
export type StreamGap = AccountEvent & BotStreamEvent & CandleEvent & ModelStreamEvent & OrderBookEvent & RegimeEvent & RegimeProbabilitiesEvent & StreamEvent & TickEvent & TrainingEvent & {
  __typename?: 'StreamGap';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** When it was noticed, UTC; the same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** The last sequence before the gap. */
  fromSequence: Scalars['Long']['output'];
  /** The sequence of the snapshot that follows. */
  toSequence: Scalars['Long']['output'];
  /** Why what lies between is not sent. */
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
  /** What happens is sent as it happens. */
  | 'LIVE'
  /** Nothing has come within the time allowed, or it cannot be read now. */
  | 'STALE'
  /** The market's session is over. */
  | 'CLOSED';

/** How the stream stands: sent when that changes, and whenever nothing else was sent for a while, at least every 15 seconds. Its sequence is the last one that was sent to the subscriber. */
export type StreamStatus = AccountEvent & BotStreamEvent & CandleEvent & ModelStreamEvent & OrderBookEvent & RegimeEvent & RegimeProbabilitiesEvent & StreamEvent & TickEvent & TrainingEvent & {
  __typename?: 'StreamStatus';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** When it was sent, UTC; the same as eventTime. */
  time: Scalars['DateTime']['output'];
  /** Whether what is sent is current. */
  state: StreamState;
  /** Why it is in this state. */
  reason: StreamReason;
};

/** A symbol of a venue that this service is connected to. */
export type SubscribeSymbolInput = {
  /** Venue and symbol, such as binance:BTCUSDT, or the product in place of the symbol: binance:BTC-USD. */
  instrumentId: Scalars['ID']['input'];
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
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


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionBotEventsArgs = {
  botId: Scalars['ID']['input'];
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionAccountChangedArgs = {
  accountId: Scalars['ID']['input'];
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionModelEventsArgs = {
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionTrainingProgressArgs = {
  id: Scalars['ID']['input'];
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionRegimeChangedArgs = {
  instrumentId?: InputMaybe<Scalars['ID']['input']>;
  timeframe?: Timeframe;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionRegimeProbabilitiesArgs = {
  instrumentId: Scalars['ID']['input'];
  timeframe?: Timeframe;
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionOrderBookArgs = {
  instrumentId: Scalars['ID']['input'];
  depth?: Scalars['Int']['input'];
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionTickArgs = {
  instrumentId: Scalars['ID']['input'];
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};


/** Everything that can be followed; what holds for all of them stands at StreamEvent. */
export type SubscriptionCandleArgs = {
  instrumentId: Scalars['ID']['input'];
  timeframe: Timeframe;
  maxRate?: InputMaybe<Scalars['Int']['input']>;
  fromSequence?: InputMaybe<Scalars['Long']['input']>;
  epoch?: InputMaybe<Scalars['String']['input']>;
};

/** How the service is doing, and what it offers. */
export type SystemStatus = {
  __typename?: 'SystemStatus';
  /** PAPER, or REPLAY in the time of a recording; whether a bot trades with money its mode says. */
  environment: Scalars['String']['output'];
  /** The caller's tenant. */
  tenant: Scalars['String']['output'];
  /** Whether it can do all its work; /readyz says why not. */
  ready: Scalars['Boolean']['output'];
  /** UP, or DOWN with the reason. */
  storage: Scalars['String']['output'];
  /** When it was started, UTC. */
  startedTime: Scalars['DateTime']['output'];
  /** The time by which it lives, UTC: in a REPLAY that of the market then. */
  time: Scalars['DateTime']['output'];
  /** How many instruments are fed. */
  instruments: Scalars['Int']['output'];
  /** Market events of all instruments a second, averaged since they were last counted. */
  ticksPerSecond: Scalars['Float']['output'];
  /** The strategies a bot can be given, by name. */
  strategies: Array<Scalars['String']['output']>;
  /** Each venue with the state of its data. */
  feeds: Array<VenueFeed>;
};

/** The caller's tenant: its plan, and what is used of it. */
export type Tenant = {
  __typename?: 'Tenant';
  /** Identifies the tenant: the head of the ids of its bots. */
  id: Scalars['ID']['output'];
  /** How much of the service it may use. */
  plan: Plan;
  /** What the plan limits. What is used in a minute is known of all processes to the second. */
  quotas: Array<Quota>;
};

/** The plan after the mutation, or why nothing was changed. */
export type TenantPayload = {
  __typename?: 'TenantPayload';
  /** The plan in force; null when nothing was changed. */
  plan?: Maybe<Plan>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** TickSnapshot, TickUpdate, StreamGap or StreamStatus. */
export type TickEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** The latest trade, before those that come. */
export type TickSnapshot = StreamEvent & TickEvent & {
  __typename?: 'TickSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** Null before the first trade. */
  trade?: Maybe<Trade>;
};

/** A trade, and the sequence of the one sent before it to this subscriber: what lies between was merged. */
export type TickUpdate = StreamEvent & TickEvent & {
  __typename?: 'TickUpdate';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The instrument, of the form venue:symbol. */
  instrumentId: Scalars['ID']['output'];
  /** The trade sent before it, or that of the snapshot; 0 when there was none. */
  previousSequence: Scalars['Long']['output'];
  /** When this service received it. */
  receivedTime: Scalars['DateTime']['output'];
  /** In the quote currency. */
  price: Scalars['Decimal']['output'];
  /** In the base currency. */
  quantity: Scalars['Decimal']['output'];
  /** Who took liquidity. */
  aggressor: Side;
};

/** The length of a bar: aligned to UTC where the market never closes, to the session's open where it does. */
export type Timeframe =
  /** One second. */
  | 'S1'
  /** Ten seconds. */
  | 'S10'
  /** One minute: the shortest with regimes. */
  | 'M1'
  /** Five minutes. */
  | 'M5'
  /** Fifteen minutes. */
  | 'M15'
  /** One hour. */
  | 'H1'
  /** Four hours. */
  | 'H4'
  /** One day, or the session of a market that closes. */
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

/** An execution on a venue. */
export type Trade = {
  __typename?: 'Trade';
  /** Its place among the symbol's events. */
  sequence: Scalars['Long']['output'];
  /** The venue's time. */
  eventTime: Scalars['DateTime']['output'];
  /** The time at which this service received it. */
  receivedTime: Scalars['DateTime']['output'];
  /** In the quote currency. */
  price: Scalars['Decimal']['output'];
  /** In the base currency. */
  quantity: Scalars['Decimal']['output'];
  /** Who took liquidity. */
  aggressor: Side;
};

/** A page of a list. */
export type TradeConnection = {
  __typename?: 'TradeConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<TradeEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Trade>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type TradeEdge = {
  __typename?: 'TradeEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Trade;
};

/** With what a bot trades. */
export type TradingMode =
  /** With play money, against the book as it is. */
  | 'PAPER'
  /** With the tenant's money at the venue; switched on by two confirmations. */
  | 'LIVE'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What a venue lets be done with an instrument. */
export type TradingPermission =
  /** Orders are taken. */
  | 'TRADING'
  /** Resting orders may be cancelled; new ones are refused. */
  | 'CANCEL_ONLY'
  /** Only orders that rest. */
  | 'POST_ONLY'
  /** Only orders with a price. */
  | 'LIMIT_ONLY'
  /** No orders. */
  | 'HALTED'
  /** A word of the venue that is not known here; nothing is sent on it. */
  | 'UNRECOGNIZED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** What an account may do. */
export type TradingState =
  /** Everything its limits allow. */
  | 'ACTIVE'
  /** Only orders that make a position smaller. */
  | 'REDUCING'
  /** No orders. */
  | 'HALTED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** The training that is to be put in the queue. */
export type TrainModelInput = {
  /** Whose bars it is trained on, the stored ones unless a file is named; it is to serve this instrument. */
  instrumentId: Scalars['ID']['input'];
  /** The bars it is trained on, and that it is to serve. */
  timeframe?: Timeframe;
  /** What the model is for: regime, classifier or anomaly. */
  family?: Scalars['String']['input'];
  /** What the states of a regime model stand for; liquidity has three. */
  preset?: RegimePreset;
  /** Hidden states of a regime model; without a number that of the preset, 4 or 3. */
  stateCount?: InputMaybe<Scalars['Int']['input']>;
  /** The seed of the starts; the same seed and bars give the same model. */
  seed?: Scalars['Int']['input'];
  /** The first bar's open time; without one the first there is. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Bars that close at that time or before; without one the last there is. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** The name of a file of one-minute bars, which are trained on in the place of the stored ones; it lies in the folder that the operator configured (models.barsFolder). */
  file?: InputMaybe<Scalars['String']['input']>;
  /** Whether names of states may change: otherwise a refit that is too far from the champion is refused. */
  isNamedAfresh?: Scalars['Boolean']['input'];
  /** What becomes of the model; where its scope has no champion, it becomes that. */
  use?: TrainedModelUse;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** What becomes of a model that a job has trained. One that fails its checks is only kept for the record. */
export type TrainedModelUse =
  /** Registered; the champion only where its scope has none. */
  | 'REGISTER'
  /** It runs beside the champion; the champion where its scope has none. */
  | 'CHALLENGE'
  /** It takes charge. */
  | 'PROMOTE'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** TrainingSnapshot, TrainingUpdate, StreamGap or StreamStatus. */
export type TrainingEvent = {
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
};

/** A training in the background. One runs at a time; the others wait in their order. */
export type TrainingJob = Job & Node & {
  __typename?: 'TrainingJob';
  /** Identifies the job for job and node. */
  id: Scalars['ID']['output'];
  /** What the model is to serve. */
  scope: Scalars['String']['output'];
  /** The bars it is trained on. */
  timeframe: Timeframe;
  /** What the hidden states stand for. */
  preset: RegimePreset;
  /** How many hidden states the model has. */
  stateCount: Scalars['Int']['output'];
  /** The seed of the training: the same seed and bars make the same model. */
  seed: Scalars['Int']['output'];
  /** Whether names may change: otherwise a refit that is too far from the champion is refused. */
  isNamedAfresh: Scalars['Boolean']['output'];
  /** The first bar by its open time, included; null for the first there is. */
  from?: Maybe<Scalars['DateTime']['output']>;
  /** The last bar by its open time, excluded; null for the last there is. */
  to?: Maybe<Scalars['DateTime']['output']>;
  /** The file of its bars, by its name; null for the stored ones. */
  file?: Maybe<Scalars['String']['output']>;
  /** What becomes of the model. */
  use: TrainedModelUse;
  /** Where it stands. */
  state: TrainingJobState;
  /** What it is doing. */
  stage: Scalars['String']['output'];
  /** How much of the stage is done: bars that are read, or bytes of the file they are read from, then iterations. */
  done: Scalars['Long']['output'];
  /** All of the stage, in the same unit; null when that is not known: before a file is opened, and while stored bars are read. */
  total?: Maybe<Scalars['Long']['output']>;
  /** The part of the stage that is done, from 0 to 1; null when that is not known. */
  progress?: Maybe<Scalars['Float']['output']>;
  /** How often it was begun: more than once after a crash. */
  attemptCount: Scalars['Int']['output'];
  /** Whether it was asked to end; it does so at the next step. */
  isCancelRequested: Scalars['Boolean']['output'];
  /** Who asked for it. */
  actor: Scalars['String']['output'];
  /** When it was asked for. */
  createdTime: Scalars['DateTime']['output'];
  /** When it was last begun; null while it waits. */
  startedTime?: Maybe<Scalars['DateTime']['output']>;
  /** When it ended; null before. */
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

/** Where a training stands. */
export type TrainingJobState =
  /** Waits for its turn. */
  | 'QUEUED'
  /** Under way, or interrupted and not begun again yet. */
  | 'RUNNING'
  /** Its model is registered. */
  | 'SUCCEEDED'
  /** Ended by an error; nothing else was changed. */
  | 'FAILED'
  /** Ended by request; nothing else was changed. */
  | 'CANCELLED'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** The training after the mutation, or why nothing was changed. */
export type TrainingPayload = {
  __typename?: 'TrainingPayload';
  /** The training that is meant; null when none was queued or found. */
  job?: Maybe<TrainingJob>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** The training as it is now. */
export type TrainingSnapshot = StreamEvent & TrainingEvent & {
  __typename?: 'TrainingSnapshot';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** As it stood at the sequence. */
  training: TrainingJob;
};

/** The training after a change, and the sequence that was sent before it to this subscriber. */
export type TrainingUpdate = StreamEvent & TrainingEvent & {
  __typename?: 'TrainingUpdate';
  /** Changes when sequences begin anew, or when what was sent before cannot be told any more. */
  epoch: Scalars['String']['output'];
  /** The place in the stream: what to resume from. */
  sequence: Scalars['Long']['output'];
  /** When it happened by the venue's clock or the service's own, UTC. */
  eventTime: Scalars['DateTime']['output'];
  /** The sequence that was sent before it to this subscriber: another than the last one received shows a gap. */
  previousSequence: Scalars['Long']['output'];
  /** As it stood at the sequence. */
  training: TrainingJob;
};

/** An event of a venue that is not known here. */
export type UnknownEvent = {
  __typename?: 'UnknownEvent';
  /** As the venue calls it; in brackets what stands for several. */
  name: Scalars['String']['output'];
  /** How often it came since the start. */
  count: Scalars['Long']['output'];
};

/** A field of a venue's messages that is not known here. The message is understood without it. */
export type UnknownField = {
  __typename?: 'UnknownField';
  /** Which of the venue's messages it stood in. */
  source: VenueSource;
  /** The kind of message that it stood in, such as `Trade` or `DepthUpdate`; of orders the part of the answer, such as `order`. */
  kind: Scalars['String']['output'];
  /** As the venue calls it; in brackets what stands for several. */
  name: Scalars['String']['output'];
  /** How often it came since the start. */
  count: Scalars['Long']['output'];
};

/** A word that is not known here, where a venue says one out of a list. The message is understood without it. */
export type UnknownValue = {
  __typename?: 'UnknownValue';
  /** Which of the venue's messages it stood in. */
  source: VenueSource;
  /** What it says something about, such as `status`. */
  kind: Scalars['String']['output'];
  /** As the venue writes it; in brackets what stands for several. */
  value: Scalars['String']['output'];
  /** How often it came since the start. */
  count: Scalars['Long']['output'];
};

/** A symbol that this service takes from a venue. */
export type UnsubscribeSymbolInput = {
  /** Venue and symbol, such as binance:BTCUSDT, or the product in place of the symbol: binance:BTC-USD. */
  instrumentId: Scalars['ID']['input'];
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** Why a mutation changed nothing. */
export type UserError = {
  /** Stable, for programs. */
  code: Scalars['String']['output'];
  /** For people: what is wrong and what to do. */
  message: Scalars['String']['output'];
};

/** A venue that this service is connected to, and how much of what it sent since the start was understood. */
export type Venue = {
  __typename?: 'Venue';
  /** As at the head of an instrument's id. */
  name: Scalars['String']['output'];
  /** How far the venue's clock is ahead of ours, in milliseconds; null until it was measured. */
  clockSkewMs?: Maybe<Scalars['Float']['output']>;
  /** Frames and answers of market data that were understood. */
  decodedCount: Scalars['Long']['output'];
  /** Those with an event that is not known here. */
  ignoredCount: Scalars['Long']['output'];
  /** Those that could not be read, or said what cannot be. */
  refusedCount: Scalars['Long']['output'];
  /** Values of enumerations that are not known here, of market data, user streams and answers about orders together. */
  unknownValueCount: Scalars['Long']['output'];
  /** The events that are not known here, by name, of market data and of user streams. */
  unknownEvents: Array<UnknownEvent>;
  /** Fields, in what was understood of market data, user streams and answers about orders, whose names are not known here. */
  unknownFieldCount: Scalars['Long']['output'];
  /** Those fields, by source, kind of message and name. */
  unknownFields: Array<UnknownField>;
  /** Those values of user streams and of answers about orders, by what they say something about; those of market data are counted only. */
  unknownValues: Array<UnknownValue>;
};

/** The tenant's account at a derivatives venue, as the venue itself tells it: what bots hold there is in it, and what people opened. */
export type VenueAccount = {
  __typename?: 'VenueAccount';
  /** As at the head of an instrument's id. */
  venue: Scalars['String']['output'];
  /** The venue key that the venue was asked with; orders may be sent with it too. */
  venueKeyId: Scalars['ID']['output'];
  /** When the venue was asked; an answer is told again for two seconds. */
  readTime: Scalars['DateTime']['output'];
  /** What is held there; empty when it is nothing, and when there is a problem. */
  positions: Array<VenuePosition>;
  /** Why it is not known what is held; null when the venue told. */
  problem?: Maybe<Scalars['String']['output']>;
};

/** A venue with the state of its data. */
export type VenueFeed = {
  __typename?: 'VenueFeed';
  /** As at the head of the ids of its instruments. */
  venue: Scalars['String']['output'];
  /** The worst among its instruments whose market is open. */
  state: FeedState;
  /** The latest event of any of its instruments by the venue's clock; null before the first. */
  lastEventTime?: Maybe<Scalars['DateTime']['output']>;
};

/** A key to a trading venue. Its secret is encrypted and cannot be read again. */
export type VenueKey = Node & {
  __typename?: 'VenueKey';
  /** Identifies the key here; the venue knows it by another name. */
  id: Scalars['ID']['output'];
  /** As at the head of the ids of its instruments. */
  venue: Scalars['String']['output'];
  /** For people: what the key is for. */
  name: Scalars['String']['output'];
  /** When it was added. */
  createdTime: Scalars['DateTime']['output'];
  /** Who added it. */
  createdBy: Scalars['String']['output'];
};

/** The venue key after the mutation, or why nothing was changed. */
export type VenueKeyPayload = {
  __typename?: 'VenueKeyPayload';
  /** The key without its secrets; null when nothing was added. */
  venueKey?: Maybe<VenueKey>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What an account at a derivatives venue holds of one symbol on one side. */
export type VenuePosition = {
  __typename?: 'VenuePosition';
  /** Of the form venue:symbol; the service need not take the symbol from the venue. */
  instrumentId: Scalars['ID']['output'];
  /** BUY for a long position, SELL for a short one. */
  side: Side;
  /** In the base currency, above 0. */
  quantity: Scalars['Decimal']['output'];
  /** What it was worth when it was opened, in the quote currency. */
  openValue: Scalars['Decimal']['output'];
  /** As the venue values it, in the quote currency; below 0 for a loss. */
  unrealizedProfit: Scalars['Decimal']['output'];
  /** Where the venue would close it; null where it sees no such price. */
  liquidationPrice?: Maybe<Scalars['Decimal']['output']>;
};

/** Which of a venue's messages something stood in. */
export type VenueSource =
  /** Public data of markets, over sockets and in answers. */
  | 'MARKET_DATA'
  /** What the venue tells an account of its orders and balances, unasked. */
  | 'USER_STREAM'
  /** Answers to requests about orders, positions and the rules of instruments. */
  | 'ORDERS'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** A symbol that this service takes from a venue, and how that goes. */
export type VenueSymbol = {
  __typename?: 'VenueSymbol';
  /** The instrument; it is known once the venue has told its rules. */
  instrumentId: Scalars['ID']['output'];
  /** As at the head of the instrument's id. */
  venue: Scalars['String']['output'];
  /** As the venue writes it. */
  symbol: Scalars['String']['output'];
  /** Whether its data can be trusted now. */
  state: FeedState;
  /** Why it is not live; NONE while it is. */
  reason: FeedReason;
  /** When the state or its reason began. */
  since: Scalars['DateTime']['output'];
  /** How far the venue's clock is ahead of ours, in milliseconds; null until it was measured. */
  clockSkewMs?: Maybe<Scalars['Float']['output']>;
  /** How often the book had to be asked for again. */
  resyncCount: Scalars['Long']['output'];
  /** Trades that never came and could not be fetched. */
  missingTradeCount: Scalars['Long']['output'];
  /** Trades that came again and were left out. */
  duplicateTradeCount: Scalars['Long']['output'];
  /** Trades that are in no bar: too late for theirs, or of a time that cannot be. */
  untimelyTradeCount: Scalars['Long']['output'];
  /** The symbol at the venues that feed it by turns, the preferred first; empty where one venue does. */
  sources: Array<Scalars['ID']['output']>;
  /** How often the book was held against the best prices that the venue tells beside it. */
  quoteCheckCount: Scalars['Long']['output'];
  /** How often they contradicted each other; each time the book was asked for anew. */
  quoteMismatchCount: Scalars['Long']['output'];
  /** What of the venue's protocol nobody has verified, and how it is read; null where nothing is open. */
  unverified?: Maybe<Scalars['String']['output']>;
  /** What the venue lets be done with it; null until it said so, and where several venues feed it. */
  trading?: Maybe<TradingPermission>;
  /** Which of the sources is in charge, since when and why; null without sources, and before the first. */
  lastSwitch?: Maybe<FeedSwitch>;
};

/** The symbol after the mutation, or why nothing was changed. */
export type VenueSymbolPayload = {
  __typename?: 'VenueSymbolPayload';
  /** How the symbol is doing; null when it is not taken from its venue. */
  venueSymbol?: Maybe<VenueSymbol>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** Where events are sent to, for those who cannot hold a socket. */
export type Webhook = Node & {
  __typename?: 'Webhook';
  /** Identifies the webhook for node, deliveries and mutations. */
  id: Scalars['ID']['output'];
  /** Where it is sent to, by POST. */
  url: Scalars['String']['output'];
  /** What it is told of. */
  topics: Array<WebhookTopic>;
  /** Until when events are signed with the secret before the current one as well. */
  overlapUntil?: Maybe<Scalars['DateTime']['output']>;
  /** Grows with each change; for expectedVersion. */
  version: Scalars['Long']['output'];
  /** When it was made. */
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
  /** The items of the page, each with its cursor. */
  edges: Array<WebhookEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<Webhook>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** The delivery of an event. Those that have ended can be seen for a week. */
export type WebhookDelivery = {
  __typename?: 'WebhookDelivery';
  /** As in the header webhook-id: the same on every try. */
  eventId: Scalars['String']['output'];
  /** What the event is about. */
  topic: WebhookTopic;
  /** Events of a stream come in their order. */
  stream: Scalars['String']['output'];
  /** Of the event in its stream. */
  sequence: Scalars['Long']['output'];
  /** How the delivery stands. */
  state: WebhookDeliveryState;
  /** How often it was sent. */
  attemptCount: Scalars['Int']['output'];
  /** When it is tried again; null when it has ended. */
  nextAttemptTime?: Maybe<Scalars['DateTime']['output']>;
  /** The receiver's status at the last try; null when none came. */
  lastStatus?: Maybe<Scalars['Int']['output']>;
  /** What went wrong at the last try; null when nothing did. */
  lastError?: Maybe<Scalars['String']['output']>;
  /** When the event was first to be sent. */
  createdTime: Scalars['DateTime']['output'];
  /** When it was last sent or given up. */
  updatedTime: Scalars['DateTime']['output'];
};

/** A page of a list. */
export type WebhookDeliveryConnection = {
  __typename?: 'WebhookDeliveryConnection';
  /** The items of the page, each with its cursor. */
  edges: Array<WebhookDeliveryEdge>;
  /** The items of the page without their cursors. */
  nodes: Array<WebhookDelivery>;
  /** What lies before and after the page. */
  pageInfo: PageInfo;
  /** The items of all pages; null where they are not counted. */
  totalCount?: Maybe<Scalars['Int']['output']>;
};

/** An item and the cursor of its place. */
export type WebhookDeliveryEdge = {
  __typename?: 'WebhookDeliveryEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: WebhookDelivery;
};

/** Which deliveries are wanted. */
export type WebhookDeliveryFilterInput = {
  /** In this state only. */
  state?: InputMaybe<WebhookDeliveryState>;
};

/** How the delivery of an event stands. */
export type WebhookDeliveryState =
  /** It failed and is tried again; what follows in its stream waits. */
  | 'PENDING'
  /** The receiver answered with a status of success. */
  | 'DELIVERED'
  /** It was given up; its stream goes on after it. */
  | 'DEAD'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

/** An item and the cursor of its place. */
export type WebhookEdge = {
  __typename?: 'WebhookEdge';
  /** Opaque: what after and before take; it holds while items are added. */
  cursor: Scalars['String']['output'];
  /** The item. */
  node: Webhook;
};

/** A webhook, for mutations that need no more. */
export type WebhookInput = {
  /** The webhook that is meant. */
  id: Scalars['ID']['input'];
  /** The version you have seen; refused when the webhook has changed since. */
  expectedVersion?: InputMaybe<Scalars['Long']['input']>;
  /** Chosen by the client, such as a UUID, for this request and its repetitions: they have one effect and the same payload, for 24 hours. Another input under the same key is refused with IDEMPOTENCY_CONFLICT. */
  idempotencyKey?: InputMaybe<Scalars['ID']['input']>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: InputMaybe<Scalars['String']['input']>;
};

/** The webhook after the mutation, or why nothing was changed. */
export type WebhookPayload = {
  __typename?: 'WebhookPayload';
  /** As it stands now; null when there is none. */
  webhook?: Maybe<Webhook>;
  /** With which events are signed from now on; it is never shown again, except to a repetition of this request. */
  secret?: Maybe<Scalars['String']['output']>;
  /** Why nothing was changed; empty when the mutation did what was asked. */
  errors: Array<MutationError>;
  /** Any text of the client: the payload gives it back. */
  clientMutationId?: Maybe<Scalars['String']['output']>;
};

/** What a webhook can be told of. */
export type WebhookTopic =
  /** Each change of a steady regime, of all markets and timeframes. */
  | 'REGIME_CHANGED'
  /** Each event of the tenant's bots. */
  | 'BOT_EVENTS'
  /** What becomes of models. */
  | 'MODEL_EVENTS'
  /** A value of a later version than that of this package. */
  | 'UNKNOWN';

