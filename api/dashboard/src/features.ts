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

/** What the classifier of the next hour and the anomaly model look at, by the name of the column. */
const inputStyles: Record<string, { name: string; hint: string }> = {
  ret_5: { name: 'Return, 5 min', hint: 'Log return of the last 5 minutes' },
  ret_60: { name: 'Return, 1 h', hint: 'Log return of the last hour' },
  rv_15: { name: 'Volatility, 15 min', hint: 'Root mean square return of the last 15 minutes' },
  rv_60: { name: 'Volatility, 1 h', hint: 'Root mean square return of the last hour' },
  rv_240: { name: 'Volatility, 4 h', hint: 'Root mean square return of the last 4 hours' },
  rv_1440: {
    name: 'Volatility, 1 day',
    hint: 'Root mean square return of the last day; the bars compared have too few days to judge it',
  },
  er_60: { name: 'Efficiency, 1 h', hint: 'Net price change over the sum of all changes in the last hour' },
  er_240: { name: 'Efficiency, 4 h', hint: 'The same of the last 4 hours' },
  range_60: { name: 'Range of bars, 1 h', hint: 'Mean of high less low over open in the last hour' },
  act_20_1440: { name: 'Activity', hint: 'Volume of the last 20 minutes against that of the day' },
  taker_60: { name: 'Taker buys, 1 h', hint: 'Share of the last hour’s volume that buyers initiated' },
  hour_utc: { name: 'Time of day', hint: 'In UTC' },
  Return: { name: 'Return', hint: 'The log return over the usual size of returns' },
  Range: { name: 'Range', hint: 'High less low over the usual size of returns' },
  Activity: { name: 'Activity', hint: 'Volume over its mean in the last bars' },
};

export const inputName = (input: string): string => inputStyles[input]?.name ?? words(input);

export const inputHint = (input: string): string => inputStyles[input]?.hint ?? words(input);

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
