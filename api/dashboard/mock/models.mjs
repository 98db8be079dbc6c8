import { EventEmitter } from 'node:events';
import { placed } from './stream.mjs';

const DayMs = 86_400_000;
const emitter = new EventEmitter().setMaxListeners(0);
const events = [];
const idOf = (version) => (version ? `model~${version}` : null);

const model = (version, scope, state, daysAgo) => ({
  __typename: 'Model',
  id: idOf(version),
  version,
  family: scope.split('/')[0],
  scope,
  state,
  createdTime: new Date(Date.now() - daysAgo * DayMs).toISOString(),
  events: ({ first }) => ({
    nodes: events.filter((event) => event.version === version).slice(-first).reverse(),
    pageInfo: { hasNextPage: false, hasPreviousPage: false },
  }),
});

/** Newest first. */
export const models = [
  model('regime-4f31c09a', 'regime/sim:BTC-USD/M1', 'CHALLENGER', 0.2),
  model('anomaly-77d0aa41', 'anomaly/sim:BTC-USD/M1', 'CHALLENGER', 0.5),
  model('regime-9be2a771', 'regime/*/any', 'CHAMPION', 6),
  model('outlook-e81f0437', 'classifier/sim:BTC-USD/M1', 'CHALLENGER', 1),
  model('outlook-5c20be11', 'classifier/sim:BTC-USD/M1', 'CHAMPION', 6),
  model('anomaly-1f6f0e0c', 'anomaly/*/any', 'CHAMPION', 12),
  model('regime-07d1fe52', 'regime/*/any', 'RETIRED', 20),
  model('anomaly-c11870ab', 'anomaly/*/any', 'REFUSED', 21),
];

function record(kind, scope, version, previousVersion, reason, time = Date.now()) {
  events.push({
    sequence: `${events.length + 1}`,
    time: new Date(time).toISOString(),
    kind,
    scope,
    version,
    previousVersion,
    actor: 'local',
    reason: reason ?? '',
  });
  emitter.emit('event');
}

record('REGISTERED', 'regime/*/any', 'regime-07d1fe52', null, 'trained', Date.now() - 20 * DayMs);
record('PROMOTED', 'regime/*/any', 'regime-07d1fe52', null, 'first of its scope', Date.now() - 20 * DayMs);
record('REFUSED', 'anomaly/*/any', 'anomaly-c11870ab', null, 'its scale of Range is 0', Date.now() - 21 * DayMs);
record('REGISTERED', 'anomaly/*/any', 'anomaly-1f6f0e0c', null, 'trained', Date.now() - 12 * DayMs);
record('PROMOTED', 'anomaly/*/any', 'anomaly-1f6f0e0c', null, 'first of its scope', Date.now() - 12 * DayMs);
record('PROMOTED', 'regime/*/any', 'regime-9be2a771', 'regime-07d1fe52', 'better later', Date.now() - 5 * DayMs);
record('CHALLENGER_SET', 'regime/sim:BTC-USD/M1', 'regime-4f31c09a', null, '', Date.now() - DayMs / 5);

export const health = {
  sequence: '1',
  status: 'WATCH',
  barCount: 1210,
  champion: idOf('regime-9be2a771'),
  challenger: idOf('regime-4f31c09a'),
  logLikelihoodPerBar: -2.91,
  trainingLogLikelihoodPerBar: -2.44,
  challengerLogLikelihoodPerBar: -2.71,
  labelAgreement: 0.914,
  drift: [
    { feature: 'SIGNED_EFFICIENCY', index: 0.041, rows: 1210 },
    { feature: 'FORECAST_SCORE', index: 0.182, rows: 1210 },
    { feature: 'LOG_MEAN_RELATIVE_VOLUME', index: 0.52, rows: 1180 },
  ],
  classifier: idOf('outlook-5c20be11'),
  forecastCount: 812,
  brier: 0.5412,
  calibrationError: 0.0381,
  logLoss: 0.9127,
  trainingLogLoss: 0.9014,
  classifierDrift: Object.entries({
    ret_5: 0.012,
    ret_60: 0.031,
    rv_15: 0.084,
    rv_60: 0.127,
    rv_240: 0.141,
    rv_1440: 0.62,
    er_60: 0.009,
    er_240: 0.04,
    range_60: 0.118,
    act_20_1440: 0.022,
    taker_60: 0.051,
    hour_utc: 0.001,
  }).map(([input, index]) => ({ input, index, rows: 1344, isJudged: input !== 'rv_1440' })),
  classifierChallenger: idOf('outlook-e81f0437'),
  challengerForecastCount: 144,
  challengerBrier: 0.5296,
  challengerCalibrationError: null,
  challengerLogLoss: 0.8871,
  anomalyModel: idOf('anomaly-1f6f0e0c'),
  anomalyBarCount: 14210,
  anomalyFlaggedShare: 0.0507,
  anomalyPromisedShare: 0.05,
  anomalyAlarmShare: 0.0021,
  anomalyDrift: Object.entries({ Return: 0.046, Range: 0.108, Activity: 0.281 }).map(([input, index]) => ({
    input,
    index,
    rows: 947,
    isJudged: true,
  })),
  anomalyChallenger: idOf('anomaly-77d0aa41'),
  anomalyChallengerBarCount: 2160,
  anomalyChallengerFlaggedShare: 0.0491,
  anomalyChallengerAlarmShare: 0.0009,
  anomalyChallengerDrift: Object.entries({ Return: 0.012, Range: 0.021, Activity: 0.034 }).map(([input, index]) => ({
    input,
    index,
    rows: 947,
    isJudged: true,
  })),
  anomalyComparedBarCount: 2160,
  anomalyFlaggedByBoth: 91,
  anomalyFlaggedByChampionOnly: 19,
  anomalyFlaggedByChallengerOnly: 15,
  anomalyFlagKappa: 0.8343,
  alerts: ['The activity of live bars has left the training data: its stability index is 0.52, above 0.25.'],
};

const refused = (code, message) => ({ model: null, errors: [{ __typename: 'Refused', code, message }] });
const championOf = (scope) => models.find((each) => each.scope === scope && each.state === 'CHAMPION') ?? null;

export const modelMutations = {
  promoteModel: ({ input }) => {
    const found = models.find(({ id }) => id === input.id);
    if (!found) return refused('NOT_FOUND', `There is no model ${input.id}.`);
    const before = championOf(found.scope);
    if (input.expectedChampion !== idOf(before?.version))
      return refused('CONFLICT', `${before?.version ?? 'No version'} is in charge of ${found.scope} now.`);
    if (before) before.state = 'RETIRED';
    found.state = 'CHAMPION';
    record('PROMOTED', found.scope, found.version, before?.version ?? null, input.reason);
    return { model: found, errors: [] };
  },
  rollBackModel: ({ input }) => {
    const before = championOf(input.scope);
    if (!before || before.id !== input.expectedChampion)
      return refused('CONFLICT', 'Another version is in charge now.');
    const earlier = models.find((each) => each.scope === input.scope && each.state === 'RETIRED') ?? null;
    before.state = 'RETIRED';
    if (earlier) earlier.state = 'CHAMPION';
    record('ROLLED_BACK', input.scope, earlier?.version ?? null, before.version, input.reason);
    return { model: earlier, errors: [] };
  },
};

export async function* modelEvents({ fromSequence }) {
  let next = Number(fromSequence ?? events.length);
  for (;;) {
    while (next < events.length) yield { modelEvents: placed('ModelEvent', events[next++]) };
    await new Promise((resolve) => emitter.once('event', resolve));
  }
}
