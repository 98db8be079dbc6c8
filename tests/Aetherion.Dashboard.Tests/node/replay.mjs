// Looks at the dashboard of a replay at AETHERION_URL in a headless Chromium and prints a JSON line for each scenario, like
// run.mjs. DASHBOARD_SCREENSHOTS names a folder for pictures.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './browser.mjs';
import { findLowContrast, until } from './scenarios.mjs';

const pictures = process.env.DASHBOARD_SCREENSHOTS;
const contrastMin = 4.5;
const [wide, narrow] = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
];
/** When the recording begins and ends. */
const [first, last] = ['2020-11-01T09:00:00Z', '2020-11-01T09:30:00Z'].map((time) => Date.parse(time));

const chip = (page) => page.locator('.status-bar .environment');

async function screenshot(page, name) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Runs in the page: text, ground and contrast of the mark, as it is and as it would be in the other environments. */
function readMarks() {
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const parse = (colour) => colour.match(/[\d.]+/g).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const [red, green, blue, alpha = 1] = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return [red, green, blue];
    }
    return [255, 255, 255];
  };
  const mark = document.querySelector('.status-bar .environment');
  const read = (environment) => {
    const copy = mark.cloneNode();
    copy.className = mark.className.replace(/environment-\w+/, `environment-${environment}`);
    mark.after(copy);
    const [text, behind] = [parse(getComputedStyle(copy).color).slice(0, 3), ground(copy)];
    const levels = [luminance(text), luminance(behind)].sort((a, b) => b - a);
    copy.remove();
    return { text: text.join(), behind: behind.join(), contrast: (levels[0] + 0.05) / (levels[1] + 0.05) };
  };
  return { text: mark.textContent, replay: read('replay'), paper: read('paper'), live: read('live') };
}

const replayScenarios = {
  async A_replay_is_marked_in_a_colour_of_its_own_in_dark_and_light_and_wide_and_narrow(page) {
    await page.locator('.status-bar .environment-replay').waitFor();
    for (const colorScheme of ['dark', 'light']) {
      await page.emulateMedia({ colorScheme });
      await until(`${colorScheme} colours`, () =>
        page.evaluate((theme) => document.documentElement.dataset.theme === theme, colorScheme),
      );
      for (const [size, viewport] of Object.entries({ wide, narrow })) {
        await page.setViewportSize(viewport);
        const where = `${colorScheme}, ${size}`;
        const { text, replay, paper, live } = await page.evaluate(readMarks);
        assert.equal(text, 'REPLAY', where);
        assert.ok(replay.contrast >= contrastMin, `${where}: contrast ${replay.contrast}`);
        for (const [name, other] of Object.entries({ paper, live }))
          assert.notDeepEqual([replay.text, replay.behind], [other.text, other.behind], `${where}: as ${name}`);
        assert.notEqual(replay.text, paper.text, where);
        const box = await chip(page).boundingBox();
        assert.ok(box.x >= 0 && box.x + box.width <= viewport.width, `${where}: ${JSON.stringify(box)}`);
        assert.deepEqual(await page.evaluate(findLowContrast), [], `too little contrast: ${where}`);
        await screenshot(page, `replay-${colorScheme}-${size}`);
      }
    }
    await page.setViewportSize(wide);
  },

  async Ages_and_the_clock_are_of_the_market_then(page) {
    const age = page.locator('.status-bar .feed time');
    await age.first().waitFor();
    const [then, shown] = [await age.first().getAttribute('datetime'), await age.first().textContent()];
    assert.ok(Date.parse(then) >= first && Date.parse(then) <= last, then);
    assert.match(shown, /^\d+s$/, `the feed is ${shown} old`);
    const clock = await page.locator('.status-bar .clock').getAttribute('title');
    assert.match(clock, /^2020-11-01 09:/, clock);
    for (const text of await page.locator('time').allTextContents()) assert.doesNotMatch(text, /\d+d /, text);
    await until('the clock of the market to go on', async () =>
      (await page.locator('.status-bar .clock').getAttribute('title')) !== clock ||
      Date.parse(await age.first().getAttribute('datetime')) > last - 2_000,
    );
  },
};

const browser = await launch();
const context = await browser.newContext({ viewport: wide, colorScheme: 'dark' });
const page = await context.newPage();
page.setDefaultTimeout(15_000);
await page.goto(process.env.AETHERION_URL ?? 'http://127.0.0.1:8081/');
await page.locator('.instrument').first().waitFor();
let failures = 0;
for (const [name, run] of Object.entries(replayScenarios)) {
  const started = Date.now();
  try {
    await run(page);
    console.log(JSON.stringify({ name, passed: true, milliseconds: Date.now() - started }));
  } catch (error) {
    failures++;
    await screenshot(page, `failed-${name}`);
    console.log(JSON.stringify({ name, passed: false, milliseconds: Date.now() - started, error: error.message }));
  }
}
await browser.close();
process.exit(failures === 0 ? 0 : 1);
