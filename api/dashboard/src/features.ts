import { percent, signed, statistic, words } from './format';

interface FeatureStyle {
  name: string;
  /** Reads a value; without it four significant digits. */
  show?(value: number): string;
  hint: string;
}

/** A logarithm of a fraction of the price, as that fraction. */
const exponential = (value: number): string => percent(Math.exp(value), 2);
/** A logarithm of a ratio, as the ratio. */
const times = (value: number): string => `${Math.exp(value).toFixed(2)} ×`;

/** What models look at, by the name in the API. */
const featureStyles: Record<string, FeatureStyle> = {
  SIGNED_EFFICIENCY: {
    name: 'Direction of the price',
    show: (value) => signed(value, 2),
    hint: 'Net price change over the sum of all changes in the window, −1 to 1',
  },
  FORECAST_VOLATILITY: {
    name: 'Expected move',
    show: exponential,
    hint: 'Volatility expected of the next 60 bars',
  },
  FORECAST_SCORE: {
    name: 'Expected volatility',
    show: (value) => `${signed(value, 1)} σ`,
    hint: 'Volatility expected of the next 60 bars against what is usual, in standard deviations',
  },
  LOG_ROOT_MEAN_SQUARE_RETURN: {
    name: 'Size of returns',
    show: exponential,
    hint: 'Root mean square log return in the window',
  },
  LOG_MEAN_RELATIVE_VOLUME: { name: 'Activity', show: times, hint: 'Mean relative volume in the window' },
  RELATIVE_VOLATILITY: { name: 'Volatility', show: times, hint: 'Size of returns against what is usual' },
  RELATIVE_ACTIVITY: { name: 'Activity', show: times, hint: 'Volume against what is usual' },
  RETURN: { name: 'Return', hint: 'The log return over the usual size of returns' },
  RANGE: { name: 'Range', hint: 'High less low over the usual size of returns' },
  ACTIVITY: { name: 'Activity', hint: 'Volume over its mean in the last bars' },
};

export const featureName = (feature: string): string => featureStyles[feature]?.name ?? words(feature);

export const featureHint = (feature: string): string => featureStyles[feature]?.hint ?? words(feature);

export const featureValue = (feature: string, value: number): string =>
  (featureStyles[feature]?.show ?? statistic)(value);

/** The rules that change a regime, by reason code. */
const ruleHints: Record<string, string> = {
  FIRST_LABEL: 'The first regime that was confident enough since the start',
  CRISIS_BREAK_IN: 'Crisis was probable enough to break in at once',
  CONFIDENCE_AFTER_DWELL: 'Another regime was confident and confirmed, and the one before had lasted long enough',
  CRISIS_OVER: 'Crisis became improbable; the most probable other regime follows',
  STILL_IN_FORCE: 'No change: the regime stands',
};

export const ruleHint = (reasonCode: string): string => ruleHints[reasonCode] ?? words(reasonCode);
