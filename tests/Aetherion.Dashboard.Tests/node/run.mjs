// Drives the dashboard at AETHERION_URL in a headless Chromium and prints one JSON line for each scenario:
//   {"name":"…","passed":true,"milliseconds":12}  or  {"name":"…","passed":false,"error":"…"}
// DASHBOARD_SCREENSHOTS names a folder for pictures; CHROMIUM another browser than /usr/bin/chromium.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accountScenarios, plan } from './account.mjs';
import { createApi } from './api.mjs';
import { launch } from './browser.mjs';
import { insights, insightStates } from './insights.mjs';
import { modelEvents, modelScenarios } from './models.mjs';
import { startProxy } from './proxy.mjs';
import { scenarios } from './scenarios.mjs';
import { settleScenarios } from './settle.mjs';
import { states } from './states.mjs';

const service = new URL(process.env.AETHERION_URL ?? 'http://127.0.0.1:8080/');
const pictures = process.env.DASHBOARD_SCREENSHOTS;

const proxy = await startProxy(service);
const browser = await launch();
// A spinner that turns is drawn anew sixty times a second, while the page that it waits for is made.
const context = await browser.newContext({
  viewport: { width: 1440, height: 900 },
  colorScheme: 'dark',
  reducedMotion: 'reduce',
});
const page = await context.newPage();
page.setDefaultTimeout(8_000);

const errors = [];
const foreign = [];
let cut = false;
page.on('pageerror', (error) => errors.push(error.message));
page.on('console', (message) => {
  // While the connection is cut on purpose the browser reports each failed attempt.
  if (message.type() === 'error' && !cut) errors.push(message.text().slice(0, 300));
});
page.on('request', (request) => {
  if (new URL(request.url()).host !== new URL(proxy.url).host) foreign.push(request.url());
});

const watched = {
  ...proxy,
  cut: () => {
    cut = true;
    proxy.cut();
  },
  mend: () => {
    proxy.mend();
    page
      .getByText('Connected', { exact: true })
      .waitFor({ timeout: 20_000 })
      .then(
        () => (cut = false),
        () => undefined,
      );
  },
};

async function screenshot(name, shown = page) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await shown.screenshot({ path: join(pictures, `${name}.png`), fullPage: name.startsWith('narrow') });
}

const only = process.argv[2];
let failures = 0;
await page.goto(proxy.url);
await page.locator('.instrument').first().waitFor();
await runAll({ ...scenarios, ...insights, ...modelEvents, ...plan });
// The others open pages of their own: this one would only be drawn beside them.
await page.goto('about:blank');
await runAll({ ...states, ...insightStates, ...modelScenarios, ...accountScenarios, ...settleScenarios });
await browser.close();
proxy.close();
process.exit(failures === 0 ? 0 : 1);

async function runAll(all) {
  for (const [name, run] of Object.entries(all)) if (!only || name.includes(only)) await runOne(name, run);
}

async function runOne(name, run) {
  const started = Date.now();
  try {
    await run({
      page,
      browser,
      context,
      api: createApi(service),
      proxy: watched,
      url: proxy.url,
      errors,
      foreign,
      screenshot,
    });
    console.log(JSON.stringify({ name, passed: true, milliseconds: Date.now() - started }));
  } catch (error) {
    failures++;
    await screenshot(`failed-${name}`);
    console.log(JSON.stringify({ name, passed: false, milliseconds: Date.now() - started, error: error.message }));
  }
}
