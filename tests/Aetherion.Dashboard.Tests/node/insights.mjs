import assert from 'node:assert/strict';
import { chooseTimeframe, drawing, drawingWithSwitch, seconds, until } from './scenarios.mjs';
import { openChanged, panel } from './states.mjs';

const DrawnScoreMax = 12;
const text = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, ' ');

/** An explanation whose contributions and history add up to its log-odds. */
const explanation = {
  regime: 'BULL',
  alternative: 'SIDEWAYS',
  logOdds: 2.5,
  history: 0.75,
  reasonCode: 'CONFIDENCE_AFTER_DWELL',
  sentence: 'Bull replaced Sideways after being confirmed: Bull has probability 0.85, Sideways 0.07.',
  contributions: [
    { feature: 'FORECAST_SCORE', value: -0.4, zScore: -0.3, contribution: -0.25 },
    { feature: 'SIGNED_EFFICIENCY', value: 0.62, zScore: 1.9, contribution: 2 },
  ],
};

const alarm = { sentence: 'The bar is an anomaly and an alarm: its score of 9.25.', phrased: 'An odd bar.' };

/** Answers of the service in which nothing of the models is known. */
function withoutModels(name, answer) {
  const { instrument } = answer.data ?? {};
  if (name === 'Candles') for (const candle of instrument.candles.nodes) candle.anomaly = null;
  else if (name === 'Anomaly') instrument.anomaly = null;
  else if (name === 'ExplainedRegime') Object.assign(instrument, { regime: null, regimeHistory: { nodes: [] } });
  else if (name === 'Outlook') Object.assign(instrument, { forecast: null, tradability: null });
  else if (name === 'ModelHealth') instrument.modelHealth = null;
  else if (name === 'Models') answer.data.models = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  else return null;
  return answer;
}

const ofModels = [
  ...['Candles', 'Anomaly', 'PhrasedAnomaly', 'ExplainedRegime', 'PhrasedRegime', 'ExplainedTransition'],
  ...['Outlook', 'ModelHealth', 'Models'],
];

const change = (edit) => async (name, route) => {
  if (!ofModels.includes(name)) return undefined;
  return edit(name, await (await route.fetch()).json()) ?? undefined;
};

/** What the models say of the bars, and why. */
export const insights = {
  async The_strip_shows_the_anomalies_of_the_service({ page, api }) {
    await chooseTimeframe(page, 'M1');
    const found = await until('the strip to be drawn', async () => {
      const shown = await drawing(page);
      return shown?.anomalies.length > 0 ? shown : null;
    });
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    const candles = new Map((await api.candles(id, 'M1')).map((candle) => [seconds(candle.openTime), candle]));
    const known = found.anomalies.filter(({ time }) => candles.get(time)?.anomaly);
    assert.ok(known.length >= 50, `only ${known.length} of ${found.anomalies.length} anomalies can be compared`);
    const highest = known.reduce((left, right) => (left.score > right.score ? left : right));
    const perNat = (highest.zero - highest.top) / Math.min(DrawnScoreMax, highest.score);
    for (const { time, score, threshold, level, x, zero, top, thresholdY } of known) {
      assert.deepEqual({ score, threshold, level }, candles.get(time).anomaly);
      assert.ok(Math.abs(zero - top - perNat * Math.min(DrawnScoreMax, score)) < 0.5, `${score} reaches ${top}`);
      if (threshold !== null)
        assert.ok(Math.abs(zero - thresholdY - perNat * Math.min(DrawnScoreMax, threshold)) < 0.5);
      assert.equal(x, found.bars.find((bar) => bar.time === time).x, 'strip and candle share the time axis');
    }
  },

  async The_regime_is_explained_as_the_service_does({ page, api }) {
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    await until('the sentence of the service', async () => {
      const { regime } = await api.why(id, 'M1');
      const shown = await text(panel(page, 'Why this regime'));
      return regime?.explanation && shown.includes(regime.explanation.sentence);
    });
  },

  async A_click_on_a_switch_shows_its_stored_explanation({ page, api }) {
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    const { regimeHistory } = await api.why(id, 'M1');
    const { switches, bars } = await drawingWithSwitch(page);
    const shown = switches.at(-1);
    const closeTime = bars.find(({ time }) => time === shown.time).closeTime;
    const stored = regimeHistory.nodes.find(({ barCloseTime }) => seconds(barCloseTime) === closeTime);
    const box = await page.locator('.chart-canvas').boundingBox();
    await page.mouse.click(box.x + shown.x + 3, box.y + 60);
    const why = panel(page, 'Why it changed');
    await why.waitFor();
    await why.getByText(stored.explanation?.sentence ?? 'without its reasons').waitFor();
    const chosen = async () => (await drawing(page)).switches.filter((item) => item.chosen).map(({ time }) => time);
    await until('the switch alone to be marked', async () => `${await chosen()}` === `${shown.time}`);
    await why.getByRole('button', { name: 'Back to now' }).click();
    await panel(page, 'Why this regime').waitFor();
    await until('no switch to be marked', async () => (await chosen()).length === 0);
  },

  async Keys_choose_a_regime_change({ page, api }) {
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    const [latest] = (await api.why(id, 'M1')).regimeHistory.nodes;
    const row = page.getByRole('list', { name: 'Regime changes, newest first' }).getByRole('button').first();
    await row.focus();
    await page.keyboard.press('Enter');
    await panel(page, 'Why it changed').getByText(latest.explanation?.sentence ?? 'without its reasons').waitFor();
    assert.equal(await row.getAttribute('aria-pressed'), 'true');
    await page.keyboard.press('Enter');
    await panel(page, 'Why this regime').waitFor();
  },

  async Bars_below_a_minute_have_no_regime_and_no_error({ page }) {
    await chooseTimeframe(page, 'S1');
    await panel(page, 'Why this regime').getByText('bars of one minute and longer').waitFor();
    await panel(page, 'Model health').getByText('bars of one minute and longer').waitFor();
    assert.deepEqual(await page.locator('main').getByRole('alert').allInnerTexts(), []);
    await chooseTimeframe(page, 'M1');
  },
};

/** The same where the answers of the service are changed. */
export const insightStates = {
  async An_alarm_is_told_in_words_with_its_features(world) {
    const page = await openChanged(
      world,
      change((name, answer) => {
        if (!['Anomaly', 'PhrasedAnomaly'].includes(name)) return null;
        answer.data.instrument.anomaly = {
          barCloseTime: new Date().toISOString(),
          score: 9.25,
          threshold: 3.1,
          level: 'ANOMALY_AND_ALARM',
          modelVersion: 'anomaly-aaaa',
          ...alarm,
          contributions: [
            { feature: 'RETURN', contribution: 1.25 },
            { feature: 'RANGE', contribution: 8 },
          ],
        };
        return answer;
      }),
    );
    const legend = page.getByRole('group', { name: 'Anomaly', exact: true });
    await legend.getByRole('status').getByText('Alarm').waitFor();
    await legend.getByText(alarm.phrased).waitFor();
    assert.equal(await legend.getByTitle('Scored by anomaly-aaaa').count(), 1);
    assert.match(
      await text(legend),
      /Anomaly 9\.25 of 3\.10 .*Alarm.*Range \+8\.00 Return \+1\.25 .*score of 9\.25\. In other words: An odd bar\.$/,
    );
    await page.close();
  },

  async Reasons_stand_with_value_deviation_and_signed_bar(world) {
    const page = await openChanged(
      world,
      change((name, answer) => {
        if (!['ExplainedRegime', 'PhrasedRegime'].includes(name) || !answer.data.instrument.regime) return null;
        const other = { ...explanation, phrased: 'A market that rises.' };
        Object.assign(answer.data.instrument.regime, { label: 'BULL', confidence: 0.85, explanation: other });
        return answer;
      }),
    );
    const why = panel(page, 'Why this regime');
    const table = why.getByRole('table', { name: 'What speaks for Bull and against Sideways' });
    await table.waitFor();
    const rows = await table.locator('tbody tr, tfoot tr').evaluateAll((found) =>
      found.map((row) => {
        const [frame, bar] = [row.querySelector('.signed-bar'), row.querySelector('.signed-bar span')].map((element) =>
          element.getBoundingClientRect(),
        );
        const middle = frame.left + frame.width / 2;
        return {
          text: row.innerText.replaceAll(/\s+/g, ' ').trim(),
          from: Math.round(((bar.left - middle) / (frame.width / 2)) * 100) / 100 || 0,
          to: Math.round(((bar.right - middle) / (frame.width / 2)) * 100) / 100 || 0,
        };
      }),
    );
    assert.deepEqual(rows, [
      { text: 'Direction of the price +0.62 z +1.9 +2.00', from: 0, to: 0.8 },
      { text: 'Expected volatility −0.4 σ z −0.3 −0.25', from: -0.1, to: 0 },
      { text: 'What came before +0.75', from: 0, to: 0.3 },
      { text: 'Log-odds +2.50', from: 0, to: 1 },
    ]);
    await why.getByText('A market that rises.').waitFor();
    const all = await text(why);
    for (const part of [explanation.sentence, 'Bull 85% rather than', 'Confidence after dwell', 'Another needs'])
      assert.ok(all.includes(part), `${part} in: ${all}`);
    await page.close();
  },

  async A_regime_that_its_dwell_holds_is_said_to_be_held(world) {
    const shown = (label, confidence) =>
      openChanged(
        world,
        change((name, answer) => {
          if (!['ExplainedRegime', 'PhrasedRegime'].includes(name) || !answer.data.instrument.regime) return null;
          Object.assign(answer.data.instrument.regime, { label, confidence, explanation });
          return answer;
        }),
      );
    const unknown = await shown('UNKNOWN', 0);
    await panel(unknown, 'Why this regime').locator('.why-title').getByText('rather than').waitFor();
    assert.match(await text(panel(unknown, 'Why this regime').locator('.why-title')), /^Unknown rather than Sideways$/);
    await unknown.close();
    const page = await shown('BULL', 0.004);
    const title = panel(page, 'Why this regime').locator('.why-title');
    await title.getByText('held', { exact: true }).waitFor();
    assert.match(await text(title), /^Bull held rather than Sideways$/);
    assert.match(await title.getByText('held', { exact: true }).getAttribute('title'), /its probability is now 0%$/);
    await page.close();
  },

  async A_change_without_reasons_says_so(world) {
    const page = await openChanged(
      world,
      change((name, answer) => {
        if (name !== 'ExplainedTransition') return null;
        answer.data.node.explanation = null;
        return answer;
      }),
    );
    await page.getByRole('list', { name: 'Regime changes, newest first' }).getByRole('button').first().click();
    await panel(page, 'Why it changed').getByText('stored without its reasons').waitFor();
    await page.close();
  },

  async The_outlook_shows_move_kind_agreement_and_tradability(world) {
    const page = await openChanged(
      world,
      change((name, answer) => {
        if (name !== 'Outlook') return null;
        Object.assign(answer.data.instrument, {
          forecast: {
            barCloseTime: new Date().toISOString(),
            volatility: 0.0123,
            volatilityScore: 2.06,
            outlook: 'HIGH_RISK',
            probabilities: { range: 0.25, trend: 0.35, highRisk: 0.4 },
            agreement: -0.5,
            isOnByDefault: false,
          },
          tradability: {
            score: 41.6,
            parts: [
              { name: 'cost', value: 0.3, weight: 0.4 },
              { name: 'health', value: 0.95, weight: 1 },
            ],
          },
        });
        return answer;
      }),
    );
    const outlook = panel(page, 'Outlook');
    await outlook.getByText('of 100').waitFor();
    const shown = await text(outlook);
    for (const part of [
      '±1.23%',
      '+2.1 σ against usual',
      '−0.50 point down',
      'High risk (the forecast) 40%',
      'Range 25%',
      'For information only',
      'Tradability 42 of 100',
      'Cost weight 0.4 30%',
      'Health times the rest 95%',
    ])
      assert.ok(shown.includes(part), `${part} in: ${shown}`);
    await page.close();
  },

  async What_the_models_do_not_know_yet_is_said(world) {
    const page = await openChanged(world, change(withoutModels));
    await page.getByRole('group', { name: 'Anomaly', exact: true }).getByText('not known yet').waitFor();
    await panel(page, 'Why this regime').getByText('No regime of this timeframe is known yet').waitFor();
    await panel(page, 'Why this regime').getByText('No change yet').waitFor();
    await panel(page, 'Outlook').getByText('not known yet').first().waitFor();
    await panel(page, 'Outlook').getByText('it needs the cost of a trade').waitFor();
    await panel(page, 'Model health').getByText('has seen no closed bar').waitFor();
    await panel(page, 'Model health').getByText('No model is registered').waitFor();
    assert.doesNotMatch(await text(page.locator('main')), /NaN|undefined|null/);
    await page.close();
  },
};
