import assert from 'node:assert/strict';
import { findLowContrast, until } from './scenarios.mjs';
import { openChanged, panel } from './states.mjs';

const text = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, ' ');
const scope = 'regime/sim:BTC-USD/M1';

const health = {
  status: 'ALERT',
  barCount: 480,
  champion: 'model~regime-aaaa',
  challenger: 'model~regime-bbbb',
  logLikelihoodPerBar: -3.25,
  trainingLogLikelihoodPerBar: -2.5,
  challengerLogLikelihoodPerBar: -2.75,
  labelAgreement: 0.925,
  drift: [
    { feature: 'SIGNED_EFFICIENCY', index: 0.05, rows: 480 },
    { feature: 'FORECAST_SCORE', index: 0.2, rows: 480 },
    { feature: 'LOG_MEAN_RELATIVE_VOLUME', index: 0.9, rows: 470 },
    { feature: 'RELATIVE_ACTIVITY', index: null, rows: 0 },
  ],
  classifier: 'model~outlook-eeee',
  forecastCount: 312,
  brier: 0.2184,
  calibrationError: null,
  logLoss: 0.9312,
  trainingLogLoss: 0.9,
  classifierDrift: [
    { input: 'rv_60', index: 0.3, rows: 672, isJudged: true },
    { input: 'rv_1440', index: 0.7, rows: 672, isJudged: false },
    { input: 'a_new_one', index: null, rows: 0, isJudged: false },
  ],
  classifierChallenger: 'model~outlook-ffff',
  challengerForecastCount: 40,
  challengerBrier: 0.1904,
  challengerCalibrationError: null,
  challengerLogLoss: 0.8,
  anomalyModel: 'model~anomaly-gggg',
  anomalyBarCount: 12000,
  anomalyFlaggedShare: 0.0512,
  anomalyPromisedShare: 0.05,
  anomalyAlarmShare: 0.003,
  anomalyDrift: [
    { input: 'Return', index: 0.05, rows: 700, isJudged: true },
    { input: 'Activity', index: 0.3, rows: 700, isJudged: true },
  ],
  anomalyChallenger: 'model~anomaly-hhhh',
  anomalyChallengerBarCount: 700,
  anomalyChallengerFlaggedShare: 0.0471,
  anomalyChallengerAlarmShare: 0.001,
  anomalyChallengerDrift: [
    { input: 'Return', index: 0.02, rows: 700, isJudged: true },
    { input: 'Activity', index: 0.15, rows: 700, isJudged: true },
  ],
  anomalyComparedBarCount: 690,
  anomalyFlaggedByBoth: 28,
  anomalyFlaggedByChampionOnly: 7,
  anomalyFlaggedByChallengerOnly: 5,
  anomalyFlagKappa: 0.8151,
  alerts: ['The activity has left the training data.'],
};

const withoutChallenger = { anomalyChallenger: null, anomalyChallengerDrift: [], anomalyFlagKappa: null };

const model = (version, state, createdTime, damage = null) => ({
  id: `model~${version}`,
  version,
  scope,
  family: 'regime',
  state,
  damage,
  createdTime,
  events: { nodes: [] },
});

/** The page with a champion and a newer version, and what it sends to change them. */
async function openModels(world, shown = health) {
  const sent = [];
  let refusal = null;
  const listed = [
    model('regime-bbbb', 'CHALLENGER', '2025-03-02T00:00:00Z'),
    model('regime-aaaa', 'CHAMPION', '2025-03-01T00:00:00Z'),
    model('regime-cccc', 'REFUSED', '2025-02-01T00:00:00Z'),
    model('regime-dddd', 'RETIRED', '2025-01-01T00:00:00Z', 'The stored model regime-dddd is damaged. Restore the row.'),
  ];
  const page = await openChanged(world, async (name, route) => {
    if (name === 'ModelHealth') return { data: { instrument: { id: 'sim:BTC-USD', modelHealth: shown } } };
    if (name === 'Models')
      return { data: { models: { nodes: listed, pageInfo: { hasNextPage: false, endCursor: null } } } };
    if (name !== 'PromoteModel' && name !== 'RollBackModel') return undefined;
    const { idempotencyKey, ...input } = JSON.parse(route.request().postData()).variables.input;
    assert.match(idempotencyKey, /./);
    sent.push({ name, ...input });
    const errors = refusal ? [{ __typename: 'Refused', code: 'CONFLICT', message: refusal }] : [];
    return { data: { [name === 'PromoteModel' ? 'promoteModel' : 'rollBackModel']: { model: null, errors } } };
  });
  await page.locator('tr[data-model="regime-aaaa"]').waitFor();
  return { page, sent, refuse: (message) => (refusal = message) };
}

/** What the service tells of models. */
export const modelEvents = {
  async Events_of_models_are_those_of_the_service_newest_first({ page, api }) {
    const { models } = await api.query('{ models(first: 10) { nodes { version events(first: 20) { nodes { sequence } } } } }');
    const known = models.nodes.flatMap(({ events }) => events.nodes.map(({ sequence }) => Number(sequence)));
    assert.ok(known.length > 0, 'the model that ships with the service is registered');
    const lines = page.getByRole('list', { name: 'Model events, newest first' }).locator('li');
    await until('the events of the service', async () => {
      const shown = await lines.evaluateAll((found) => found.map((line) => Number(line.dataset.sequence)));
      const descending = shown.every((sequence, index) => index === 0 || sequence < shown[index - 1]);
      return descending && known.slice(-20).every((sequence) => shown.includes(sequence));
    });
  },
};

/** How the models do, and the change of who is in charge. */
export const modelScenarios = {
  async Model_health_compares_marks_drift_and_alerts(world) {
    const { page } = await openModels(world);
    const shown = panel(page, 'Model health');
    await shown.getByRole('alert').getByText('has left the training data').waitFor();
    await shown.getByRole('status').getByText('Alert').waitFor();
    const facts = await text(shown.locator('.facts'));
    for (const part of [
      'Champion regime-aaaa',
      'Challenger regime-bbbb',
      'Log-likelihood per bar −3.25 training −2.50 (−0.75)',
      '−2.75 (+0.50)',
      'Same label 92.5%',
      'Classifier outlook-eeee',
      'Forecasts 312',
      'Beside it outlook-ffff',
      'Forecasts 312 challenger 40',
      'Brier score 0.218 challenger 0.190',
      'Calibration error – not known yet challenger – not known yet',
      'Log loss 0.931 training 0.900 challenger 0.800',
      'Anomaly model anomaly-gggg Anomaly challenger anomaly-hhhh',
      'Scored bars 12000 challenger 700',
      'Flagged 5.1% promised 5.0% challenger 4.7%',
      'Alarms 0.3% challenger 0.1%',
      'Both flagged 28 of 690 bars, champion alone 7, challenger alone 5',
      'Same flags 0.82',
    ])
      assert.ok(facts.includes(part), `${part} in: ${facts}`);
    const rows = await shown.getByRole('region', { name: 'Drift', exact: true }).locator('tbody tr').evaluateAll((found) =>
      found.map((row) => {
        const scale = row.querySelector('.drift-scale').getBoundingClientRect();
        const share = (side) => Math.round(((side - scale.left) / scale.width) * 1000) / 1000;
        return {
          state: row.querySelector('td.right').innerText.replaceAll(/\s+/g, ' ').trim(),
          bar: share(row.querySelector('.drift-bar').getBoundingClientRect().right),
          marks: [...row.querySelectorAll('.mark')].map((mark) => share(mark.getBoundingClientRect().left)),
        };
      }),
    );
    const marks = [0.25, 0.625];
    assert.deepEqual(rows, [
      { state: '0.050 stable', bar: 0.125, marks },
      { state: '0.200 moving', bar: 0.5, marks },
      { state: '0.900 shifted', bar: 1, marks },
      { state: '– not known yet', bar: 0, marks },
    ]);
    const inputs = shown.getByRole('region', { name: 'Classifier drift' }).locator('tbody tr');
    assert.deepEqual(await Promise.all((await inputs.all()).map(text)), [
      'Volatility, 1 h 672 bars 0.300 shifted',
      'Volatility, 1 day 672 bars 0.700 not judged',
      'A new one 0 bars – not known yet',
    ]);
    const seen = (name) => shown.getByRole('region', { name, exact: true }).locator('tbody tr').all();
    assert.deepEqual(await Promise.all((await seen('Anomaly drift')).map(text)), [
      'Return 700 bars 0.050 stable',
      'Activity 700 bars 0.300 shifted',
    ]);
    assert.deepEqual(await Promise.all((await seen('Anomaly challenger’s drift')).map(text)), [
      'Return 700 bars 0.020 stable',
      'Activity 700 bars 0.150 moving',
    ]);
    await page.close();
  },

  async Model_health_shows_an_anomaly_model_without_reference_or_scored_bars_as_such(world) {
    const unknown = { anomalyBarCount: 0, anomalyFlaggedShare: null, anomalyAlarmShare: null, anomalyDrift: [] };
    const { page } = await openModels(world, { ...health, ...unknown, ...withoutChallenger });
    const shown = panel(page, 'Model health');
    await shown.getByText('The anomaly model was stored without its training deciles').waitFor();
    const facts = await text(shown.locator('.facts'));
    assert.ok(!facts.includes('hallenger anomaly'), facts);
    assert.ok(facts.endsWith('Scored bars 0 Flagged – not known yet promised 5.0% Alarms – not known yet'), facts);
    await page.close();
  },

  async Model_health_shows_a_challenging_anomaly_model_that_has_just_begun_as_such(world) {
    const { page } = await openModels(world, {
      ...health,
      anomalyChallengerBarCount: 0,
      anomalyChallengerFlaggedShare: null,
      anomalyChallengerAlarmShare: null,
      anomalyChallengerDrift: [],
      anomalyComparedBarCount: 0,
      anomalyFlaggedByBoth: 0,
      anomalyFlaggedByChampionOnly: 0,
      anomalyFlaggedByChallengerOnly: 0,
      anomalyFlagKappa: null,
    });
    const shown = panel(page, 'Model health');
    await shown.getByText('The challenger of the anomaly model was stored without its training deciles').waitFor();
    const facts = await text(shown.locator('.facts'));
    for (const part of [
      'Flagged 5.1% promised 5.0% challenger – not known yet',
      'Both flagged 0 of 0 bars, champion alone 0, challenger alone 0',
      'Same flags – not known yet',
    ])
      assert.ok(facts.includes(part), `${part} in: ${facts}`);
    await page.close();
  },

  async Model_health_says_that_the_anomaly_model_is_not_known_yet(world) {
    const { page } = await openModels(world, {
      ...health,
      anomalyModel: null,
      anomalyBarCount: 0,
      anomalyFlaggedShare: null,
      anomalyPromisedShare: null,
      anomalyAlarmShare: null,
      anomalyDrift: [],
      ...withoutChallenger,
    });
    const shown = panel(page, 'Model health');
    await shown.locator('.facts').getByText('not known before the next closed bar').waitFor();
    assert.equal(await shown.getByRole('region', { name: 'Anomaly drift' }).count(), 0);
    await page.close();
  },

  async Model_health_shows_a_classifier_without_challenger_or_reference_as_such(world) {
    const { page } = await openModels(world, {
      ...health,
      classifierChallenger: null,
      trainingLogLoss: null,
      classifierDrift: [],
    });
    const shown = panel(page, 'Model health');
    await shown.getByText('The classifier was stored without its training deciles').waitFor();
    const facts = await text(shown.locator('.facts'));
    assert.ok(facts.includes('Brier score 0.218 Calibration error'), facts);
    assert.ok(facts.includes('Log loss 0.931 Anomaly model'), facts);
    assert.ok(!facts.includes('Beside it'), facts);
    await page.close();
  },

  async Model_health_says_that_no_classifier_is_in_charge(world) {
    const { page } = await openModels(world, { ...health, classifier: null, forecastCount: 0, brier: null });
    const facts = panel(page, 'Model health').locator('.facts');
    await facts.getByText('none in charge, so there are no forecasts to score').waitFor();
    const shown = await text(facts);
    for (const part of ['Brier score', 'Calibration error', 'Log loss', 'Forecasts', 'Beside it'])
      assert.ok(!shown.includes(part), `${part} in: ${shown}`);
    assert.equal(await panel(page, 'Model health').getByRole('region', { name: 'Classifier drift' }).count(), 0);
    await page.close();
  },

  async A_model_is_promoted_after_a_confirmation_by_keys_alone(world) {
    const { page, sent } = await openModels(world);
    const promote = page.locator('tr[data-model="regime-bbbb"]').getByRole('button', { name: 'Promote …' });
    await promote.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Promote regime-bbbb' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.deepEqual(sent, [], 'Escape changes nothing');
    assert.ok(await promote.evaluate((button) => button === document.activeElement), 'the focus comes back');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Promote regime-bbbb' });
    assert.match(await text(dialog), /in place of regime-aaaa/);
    await dialog.getByLabel('Reason').focus();
    await page.keyboard.type('better out of sample');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(sent, [
      {
        name: 'PromoteModel',
        id: 'model~regime-bbbb',
        expectedChampion: 'model~regime-aaaa',
        reason: 'better out of sample',
      },
    ]);
    assert.equal(await page.locator('tr[data-model="regime-cccc"]').getByRole('button').count(), 0);
    await page.close();
  },

  async A_damaged_model_says_why_and_is_not_offered_for_promotion(world) {
    const { page } = await openModels(world);
    const damaged = page.locator('tr[data-model="regime-dddd"]');
    assert.match(await text(damaged), /is damaged\. Restore the row\..*Retired Damaged/);
    assert.equal(await damaged.getByRole('button').count(), 0);
    assert.equal(await page.locator('tr[data-model] .chip').getByText('Damaged').count(), 1, 'the others are sound');
    await page.close();
  },

  async A_refused_roll_back_says_why_and_leaves_the_dialogue(world) {
    const { page, sent, refuse } = await openModels(world);
    refuse('regime-dddd is in charge of the scope now.');
    await page.locator('tr[data-model="regime-aaaa"]').getByRole('button', { name: 'Roll back …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Roll back regime-aaaa' });
    await dialog.getByRole('button', { name: 'Roll back' }).click();
    await dialog.getByRole('alert').getByText('regime-dddd is in charge').waitFor();
    assert.deepEqual(sent, [
      { name: 'RollBackModel', scope, expectedChampion: 'model~regime-aaaa', reason: null },
    ]);
    await page.close();
  },

  async Reasons_and_models_fit_a_narrow_screen_and_can_be_read(world) {
    const { page } = await openModels(world);
    await page.setViewportSize({ width: 360, height: 740 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await until(`${colorScheme} colours`, () =>
        page.evaluate((theme) => document.documentElement.dataset.theme === theme, colorScheme),
      );
      assert.deepEqual(await page.evaluate(findLowContrast), [], `too little contrast in ${colorScheme}`);
    }
    await page.getByRole('list', { name: 'Regime changes, newest first' }).getByRole('button').first().click();
    await page.getByRole('button', { name: 'Back to now' }).waitFor();
    const [head, body] = await page.evaluate(() =>
      ['.why .panel-head', '.why-body'].map((selector) => document.querySelector(selector).getBoundingClientRect()),
    );
    assert.ok(head.bottom <= body.top, 'the buttons of the panel do not cover its text');
    const wide = await page.evaluate(() =>
      ['html', '.chart', '.why', '.outlook', '.health', '.health-body', '.why-body']
        .map((selector) => [selector, document.querySelector(selector)])
        .filter(([, element]) => element.scrollWidth > element.clientWidth)
        .map(([selector, element]) => `${selector} ${element.scrollWidth} in ${element.clientWidth}`),
    );
    assert.deepEqual(wide, []);
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll('button, input, [tabindex="0"]')]
        .filter(({ innerText, ariaLabel, labels }) => !(innerText?.trim() || ariaLabel || labels?.length))
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(unnamed, []);
    await page.close();
  },
};
