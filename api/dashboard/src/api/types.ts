import type * as Api from '@aetherion/client';
import type {
  AccountFieldsFragment,
  AnomalyQuery,
  AuditLogQuery,
  BotEventFieldsFragment,
  BotFieldsFragment,
  BotTradesQuery,
  CandleFieldsFragment,
  ExplainedRegimeQuery,
  ExplainedTransitionQuery,
  ExplanationFieldsFragment,
  FeaturesQuery,
  InstrumentFieldsFragment,
  LevelFieldsFragment,
  MeQuery,
  ModelEventFieldsFragment,
  ModelFieldsFragment,
  ModelHealthQuery,
  OrderBookQuery,
  OrderFieldsFragment,
  OutlookQuery,
  PageFieldsFragment,
  ProbabilityFieldsFragment,
  RegimeFieldsFragment,
  SystemStatusQuery,
  TransitionFieldsFragment,
} from '@aetherion/client';

export type {
  AnomalyLevel,
  Decimal,
  Market,
  ModelState,
  Outlook as OutlookName,
  RegimeLabel,
  StopMode,
} from '@aetherion/client';

/** Those that can be asked for. */
export type Timeframe = Exclude<Api.Timeframe, 'UNKNOWN'>;
export type TradingState = Exclude<Api.TradingState, 'UNKNOWN'>;

/** What the answers to the dashboard's questions are made of, by the names it has for it. */
export interface Page<T> {
  nodes: T[];
  pageInfo: PageFieldsFragment;
}

type OfInstrument<Answer extends { instrument: object | null }> = NonNullable<Answer['instrument']>;
type Sequenced = { sequence: string };

export type SystemStatus = SystemStatusQuery['systemStatus'];
export type Instrument = InstrumentFieldsFragment;
export type Candle = CandleFieldsFragment;
export type CandleAnomaly = NonNullable<Candle['anomaly']>;
export type OrderBook = OfInstrument<OrderBookQuery>['orderBook'];
export type PriceLevel = LevelFieldsFragment;
export type Features = NonNullable<OfInstrument<FeaturesQuery>['features']>;

export type RegimeProbability = ProbabilityFieldsFragment;
export type RegimeState = RegimeFieldsFragment;
export type RegimeTransition = TransitionFieldsFragment;
export type RegimeExplanation = ExplanationFieldsFragment;
export type FeatureContribution = RegimeExplanation['contributions'][number];
export type ExplainedRegime = NonNullable<OfInstrument<ExplainedRegimeQuery>['regime']>;
export type ExplainedChange = Extract<ExplainedTransitionQuery['node'], { __typename: 'RegimeTransition' }>;

export type AnomalyState = NonNullable<OfInstrument<AnomalyQuery>['anomaly']>;
export type Forecast = NonNullable<OfInstrument<OutlookQuery>['forecast']>;
export type Tradability = NonNullable<OfInstrument<OutlookQuery>['tradability']>;
export type ModelHealth = NonNullable<OfInstrument<ModelHealthQuery>['modelHealth']>;
export type Caller = MeQuery['me'];
export type Quota = MeQuery['tenant']['quotas'][number];
export type AuditEntry = AuditLogQuery['auditLog']['nodes'][number];
export type Model = ModelFieldsFragment;
export type ModelEvent = ModelEventFieldsFragment & Sequenced;

export type Account = AccountFieldsFragment;
export type Bot = BotFieldsFragment;
export type BotEvent = BotEventFieldsFragment & Sequenced;
export type Order = OrderFieldsFragment;
export type BotTrades = NonNullable<BotTradesQuery['bot']>;
