import type { DateTime, Long, RegimeLabel, RegimeProbability, RegimeState, RegimeTransition } from './types';

/** What the models say, and how they do: anomalies, explanations, forecasts, health and versions. */
export type AnomalyLevel = 'UNKNOWN' | 'NONE' | 'ANOMALY' | 'ALARM' | 'ANOMALY_AND_ALARM';

/** Of a candle: the surprise in nats against the rolling threshold, which is null before it is known. */
export interface CandleAnomaly {
  score: number;
  threshold: number | null;
  level: AnomalyLevel;
}

export interface AnomalyState extends CandleAnomaly {
  barCloseTime: DateTime;
  contributions: { feature: string; contribution: number }[];
}

export interface FeatureContribution {
  feature: string;
  value: number;
  zScore: number;
  contribution: number;
}

/** The contributions and the history add up to the log-odds of the regime against the alternative. */
export interface RegimeExplanation {
  regime: RegimeLabel;
  alternative: RegimeLabel;
  logOdds: number;
  history: number;
  contributions: FeatureContribution[];
  reasonCode: string;
  sentence: string;
}

export type RegimeChangeSummary = Omit<RegimeTransition, 'sequence'>;

export interface ExplainedChange extends RegimeChangeSummary {
  probabilities: RegimeProbability[];
  explanation: RegimeExplanation | null;
}

export interface ExplainedRegime extends RegimeState {
  explanation: RegimeExplanation | null;
}

export type OutlookName = 'RANGE' | 'TREND' | 'HIGH_RISK';

export interface Forecast {
  barCloseTime: DateTime;
  /** The root of the expected sum of squared log returns of the next 60 bars, a fraction of the price. */
  volatility: number;
  volatilityScore: number | null;
  outlook: OutlookName | null;
  probabilities: { range: number; trend: number; highRisk: number } | null;
  agreement: number | null;
  isOnByDefault: boolean;
}

export interface Tradability {
  score: number;
  parts: { name: string; value: number; weight: number }[];
}

/** Population stability index of a feature over its training deciles; null while no bar knew the feature. */
export interface FeatureDrift {
  feature: string;
  index: number | null;
  rows: number;
}

export interface ModelHealth {
  status: 'UNKNOWN' | 'HEALTHY' | 'WATCH' | 'ALERT';
  /** Live bars that it rests on. */
  barCount: number;
  champion: string | null;
  challenger: string | null;
  logLikelihoodPerBar: number | null;
  trainingLogLikelihoodPerBar: number | null;
  challengerLogLikelihoodPerBar: number | null;
  labelAgreement: number | null;
  drift: FeatureDrift[];
  brier: number | null;
  calibrationError: number | null;
  alerts: string[];
}

export type ModelState = 'REGISTERED' | 'CHAMPION' | 'CHALLENGER' | 'RETIRED' | 'REFUSED';

export interface ModelEvent {
  sequence: Long;
  time: DateTime;
  kind: string;
  scope: string;
  version: string | null;
  previousVersion: string | null;
  actor: string;
  reason: string;
}

export interface Model {
  id: string;
  version: string;
  /** What it serves: family/venue:symbol/timeframe, with * for every instrument and any for every timeframe. */
  scope: string;
  family: string;
  state: ModelState;
  createdTime: DateTime;
  /** The latest one. */
  events: { sequence: Long }[];
}
