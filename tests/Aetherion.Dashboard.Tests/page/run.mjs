// Builds the page, opens it in a headless Chromium against the service at AETHERION_URL, and prints one JSON line for
// each scenario, as ../node/run.mjs does. PAGE_SCREENSHOT names a file for a picture.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '../node/api.mjs';
import { until } from '../node/scenarios.mjs';
import { build } from './build.mjs';
import { serve } from './serve.mjs';

const { chromium } = createRequire(new URL('../../../api/dashboard/package.json', import.meta.url))('playwright-core');
const service = new URL(process.env.AETHERION_URL ?? 'http://127.0.0.1:8080/');
const api = createApi(service);
const BarMs = 60_000;

const scenarios = {
  async The_page_shows_the_regimes_that_the_service_tells({ page }) {
    await page.getByText('Live', { exact: true }).waitFor();
    const { instruments } = await api.query('{ instruments { nodes { id symbol regime { label barCloseTime } } } }');
    for (const { id, symbol, regime } of instruments.nodes) {
      const row = page.locator(`tr[data-id="${id}"]`);
      await until(`the regime of ${id}`, async () => (await row.innerText()).includes(regime?.label ?? 'not known yet'));
      assert.ok((await row.innerText()).includes(symbol));
    }
  },

  async A_bot_is_started_and_its_state_is_live({ page }) {
    await page.getByLabel('Name').fill('from the page');
    await page.getByLabel('Market').selectOption('sim:BTC-USD');
    await page.getByRole('button', { name: 'Start a bot' }).click();
    await page.getByText('local/from-the-page is WARMING_UP (STARTED)').waitFor();
    const { bot } = await api.query('{ bot(id: "local/from-the-page") { status } }');
    assert.equal(bot.status, 'WARMING_UP');
    await api.query(
      `mutation { pauseBot(input: { id: "local/from-the-page", idempotencyKey: "${crypto.randomUUID()}" }) { errors { __typename } } }`,
    );
    await page.getByText('local/from-the-page is PAUSED (PAUSED)').waitFor();
  },

  async The_page_shows_a_refusal_in_words({ page }) {
    await page.getByRole('button', { name: 'Start a bot' }).click();
    await page.getByText("There is a bot 'from-the-page' already").waitFor();
  },

  async Prices_move_and_regimes_follow_the_bars_without_a_reload({ page }) {
    const row = page.locator('tr[data-id="sim:BTC-USD"]');
    const [price, decided] = [await row.locator('td').nth(1).innerText(), await row.locator('td').nth(3).innerText()];
    await until('another price', async () => (await row.locator('td').nth(1).innerText()) !== price, BarMs);
    const closeTime = await until(
      'the next bar',
      async () => {
        const text = await row.locator('td').nth(3).innerText();
        return text !== decided && text;
      },
      4 * BarMs,
    );
    const { instrument } = await api.query(
      '{ instrument(id: "sim:BTC-USD") { candles(timeframe: M1, first: 3) { nodes { closeTime regime } } } }',
    );
    const bar = instrument.candles.nodes.find((candle) => candle.closeTime === closeTime);
    assert.ok((await row.innerText()).includes(bar.regime), `${await row.innerText()} is not ${bar.regime}`);
  },
};

const folder = await mkdtemp(join(tmpdir(), 'aetherion-page-'));
await build(folder);
const served = await serve(folder, service);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 900, height: 560 } });
const errors = [];
page.on('pageerror', (error) => errors.push(error.message));
page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
await page.goto(served.url);
let failures = 0;
for (const [name, run] of Object.entries(scenarios)) {
  const started = Date.now();
  try {
    await run({ page });
    assert.deepEqual(errors, []);
    console.log(JSON.stringify({ name, passed: true, milliseconds: Date.now() - started }));
  } catch (error) {
    failures++;
    console.log(JSON.stringify({ name, passed: false, milliseconds: Date.now() - started, error: error.message }));
  }
}
if (process.env.PAGE_SCREENSHOT) await page.screenshot({ path: process.env.PAGE_SCREENSHOT });
await browser.close();
served.close();
await rm(folder, { recursive: true });
process.exit(failures === 0 ? 0 : 1);
