import { createRandom } from './random.mjs';

const iso = (seconds) => new Date(seconds * 1000).toISOString().replace('Z', '000Z');
const AlarmScore = 6.9;
const rules = { CRISIS: 'CRISIS_BREAK_IN' };

/** Made-up oddity of a bar: an exponential surprise against a threshold that drifts. */
export function anomalyOf(bar) {
  if (!bar.closed || !bar.regime) return null;
  const score = -Math.log(1 - createRandom(bar.time)()) * (bar.regime === 'CRISIS' ? 1.8 : 1);
  const threshold = 3 + 0.6 * Math.sin(bar.time / 9000);
  const [odd, alarm] = [score > threshold, score > AlarmScore];
  const level = odd && alarm ? 'ANOMALY_AND_ALARM' : alarm ? 'ALARM' : odd ? 'ANOMALY' : 'NONE';
  return { score, threshold, level, modelVersion: 'anomaly-1f6f0e0c' };
}

/** A sentence as a service without a language model has it. */
const worded = (sentence) => ({ sentence, phrased: sentence });

export function anomalyState(bar, closeTime) {
  const anomaly = bar && anomalyOf(bar);
  if (!anomaly) return null;
  const share = createRandom(bar.time + 1)();
  return {
    ...anomaly,
    sequence: `${bar.time}`,
    barCloseTime: closeTime,
    ...worded(`The bar's score is ${anomaly.score.toFixed(2)}, its threshold ${anomaly.threshold.toFixed(2)}.`),
    isAnomaly: anomaly.level.startsWith('ANOMALY'),
    isAlarm: anomaly.level.endsWith('ALARM'),
    contributions: [
      { feature: 'RETURN', contribution: anomaly.score * share * 0.5 },
      { feature: 'RANGE', contribution: anomaly.score * (1 - share) },
      { feature: 'ACTIVITY', contribution: anomaly.score * share * 0.5 },
    ],
  };
}

const title = (label) => label.charAt(0) + label.slice(1).toLowerCase();

/** The reasons of a label at a bar, with contributions that add up. */
export function explanationOf(bar, previous, reasonCode) {
  const probability = (label) => bar.probabilities.find((state) => state.label === label).probability;
  const regime = bar.regime;
  const alternative =
    previous ??
    bar.probabilities.toSorted((a, b) => b.probability - a.probability).find(({ label }) => label !== regime).label;
  const logOdds = Math.log(probability(regime) / probability(alternative));
  const random = createRandom(bar.time + 2);
  const contributions = [
    { feature: 'SIGNED_EFFICIENCY', value: random() - 0.3, zScore: 2.1, contribution: logOdds * (0.4 + random()) },
    { feature: 'FORECAST_SCORE', value: 3 * random(), zScore: 1.4, contribution: -0.6 * random() },
    { feature: 'LOG_MEAN_RELATIVE_VOLUME', value: random() - 0.5, zScore: -0.3, contribution: random() - 0.5 },
  ];
  const history = logOdds - contributions.reduce((sum, each) => sum + each.contribution, 0);
  return {
    regime,
    alternative,
    logOdds,
    history,
    contributions,
    reasonCode: reasonCode ?? 'STILL_IN_FORCE',
    ...worded(
      `${title(regime)} stands against ${title(alternative)}: ${title(regime)} has probability ` +
        `${probability(regime).toFixed(2)}, ${title(alternative)} ${probability(alternative).toFixed(2)}.`,
    ),
  };
}

export const ruleOf = (regime) => rules[regime] ?? 'CONFIDENCE_AFTER_DWELL';

export function forecast(bar, timeframeSeconds) {
  return {
    sequence: `${bar.time}`,
    barCloseTime: iso(bar.time + timeframeSeconds),
    volatility: 0.0043 * Math.sqrt(timeframeSeconds / 60),
    volatilityScore: 0.8,
    outlook: 'TREND',
    probabilities: { range: 0.31, trend: 0.52, highRisk: 0.17 },
    agreement: 0.41,
    isOnByDefault: false,
  };
}

export const tradability = {
  score: 63.2,
  parts: [
    { name: 'cost', value: 0.58, weight: 0.4 },
    { name: 'activity', value: 0.91, weight: 0.2 },
    { name: 'calm', value: 1, weight: 0.2 },
    { name: 'confidence', value: 0.44, weight: 0.2 },
    { name: 'health', value: 1, weight: 1 },
  ],
};
