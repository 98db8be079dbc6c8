import assert from 'node:assert/strict';

const WaitMs = 10_000;
/** How far a chart is turned before it is read again: to read a thousand bars takes longer than to turn it. */
const WheelNotches = 5;
const regimeOrder = ['BULL', 'SIDEWAYS', 'BEAR', 'CRISIS', 'UNKNOWN'];
export const seconds = (time) => Math.floor(Date.parse(time) / 1000);

/** Waits until a question to the page or the service has an answer; the error names what was awaited and last seen. */
export async function until(what, ask, waitMs = WaitMs) {
  const end = Date.now() + waitMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${waitMs} ms for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export const drawing = (page) => page.evaluate(() => window.__aetherion.drawing());

export async function loadedDrawing(page) {
  return until('the chart to be drawn', async () => {
    const found = await drawing(page);
    return found && found.bars.length > 0 && found.bars.at(-1).x !== null ? found : null;
  });
}

/** Runs in the page: five pixels down the body of the tallest candle, and the colour of its direction. */
function tallestBody() {
  const tallest = window.__aetherion
    .drawing()
    .bars.filter((bar) => bar.x > 0 && bar.yHigh !== null)
    .slice(2, -2)
    .reduce((left, right) =>
      Math.abs(left.yOpen - left.yClose) > Math.abs(right.yOpen - right.yClose) ? left : right,
    );
  const canvas = document.querySelector('.chart-canvas td:nth-child(2) canvas');
  const ratio = canvas.width / canvas.clientWidth;
  const context = canvas.getContext('2d');
  const pixel = (y) => [...context.getImageData(Math.round(tallest.x * ratio), Math.round(y * ratio), 1, 1).data.slice(0, 3)];
  const name = tallest.close >= tallest.open ? '--rise' : '--fall';
  const colour = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  return {
    colours: [0.3, 0.4, 0.5, 0.6, 0.7].map((part) => pixel(tallest.yOpen + (tallest.yClose - tallest.yOpen) * part)),
    wanted: [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)),
  };
}

/** The chart with a switch in it: where the last bars have none, older ones are turned in. */
export async function drawingWithSwitch(page) {
  await loadedDrawing(page);
  const { x, y, width, height } = await page.locator('.chart-canvas').boundingBox();
  await page.mouse.move(x + width / 2, y + height / 3);
  await until('a switch to be drawn', async () => {
    if ((await drawing(page)).switches.length > 0) return true;
    for (let notch = 0; notch < WheelNotches; notch++) await page.mouse.wheel(0, 120);
    return false;
  });
  await page.mouse.move(0, 0);
  // What was turned last is painted with the next frame.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return drawing(page);
}

export async function chooseTimeframe(page, timeframe) {
  await page.getByRole('group', { name: 'Timeframe' }).getByRole('button', { name: timeframe, exact: true }).click();
  await until(`timeframe ${timeframe}`, () =>
    page.evaluate((value) => window.__aetherion.timeframe === value, timeframe),
  );
  return loadedDrawing(page);
}

/** Compares the drawn bars that the service has closed with what it says of them. */
function compareBars(drawn, candles) {
  const closed = candles.filter((candle) => candle.closed);
  const byTime = new Map(drawn.map((bar) => [bar.time, bar]));
  let compared = 0;
  for (const candle of closed) {
    const time = seconds(candle.openTime);
    if (time < drawn[0].time || time > drawn.at(-1).time) continue;
    const bar = byTime.get(time);
    assert.ok(bar, `the bar of ${candle.openTime} is not drawn`);
    if (!bar.closed) continue; // It closed between the two questions.
    for (const field of ['open', 'high', 'low', 'close'])
      assert.equal(bar[field], Number(candle[field]), `${field} of the bar of ${candle.openTime}`);
    compared++;
  }
  for (let index = 1; index < drawn.length; index++)
    assert.ok(drawn[index].time > drawn[index - 1].time, 'the bars are in ascending order');
  return compared;
}

export const scenarios = {
  async Lists_every_instrument_with_price_and_regime({ page, api }) {
    for (const { id, symbol, lastPrice, regime } of await api.instruments()) {
      const row = page.locator(`.instrument[data-id="${id}"]`);
      const text = await until(`the row of ${id}`, async () => (await row.count()) > 0 && row.innerText());
      assert.ok(text.includes(symbol), `${id}: ${text}`);
      if (lastPrice) assert.match(text, /\d/, `${id} has no price: ${text}`);
      if (regime) assert.match(text, /Bull|Bear|Sideways|Crisis|Unknown/, `${id} has no regime: ${text}`);
    }
  },

  async Prices_move_with_the_trades({ page }) {
    const price = page.locator('.instrument[aria-selected=true] .price');
    const before = await price.innerText();
    await until('the price of the chosen instrument to move', async () => (await price.innerText()) !== before);
  },

  async Drawn_bars_equal_the_candles_of_the_service({ page, api }) {
    const { bars } = await chooseTimeframe(page, 'M1');
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    const compared = compareBars(bars, await api.candles(id, 'M1'));
    assert.ok(compared >= 100, `only ${compared} bars could be compared`);
  },

  async Candles_stand_where_their_prices_are({ page }) {
    const { bars } = await loadedDrawing(page);
    const visible = bars.filter((bar) => bar.x > 0 && bar.yHigh !== null);
    const highest = visible.reduce((left, right) => (left.high > right.high ? left : right));
    const lowest = visible.reduce((left, right) => (left.low < right.low ? left : right));
    const pixelsPerUnit = (lowest.yLow - highest.yHigh) / (highest.high - lowest.low);
    assert.ok(pixelsPerUnit > 0);
    for (const bar of visible)
      assert.ok(
        Math.abs(highest.yHigh + (highest.high - bar.close) * pixelsPerUnit - bar.yClose) < 0.5,
        `the close of ${bar.time} is drawn at ${bar.yClose}`,
      );

    // The pixels themselves: the body of the tallest candle has the colour of its direction. A line may cross it. A bar that came just now
    // is painted with the next frame.
    await until('the body of the tallest candle to have its colour', async () => {
      const { colours, wanted } = await page.evaluate(tallestBody);
      return colours.filter((colour) => colour.join() === wanted.join()).length >= 3;
    });
  },

  async Backgrounds_show_the_regimes_with_their_confidence({ page, api }) {
    const { bars, backgrounds } = await loadedDrawing(page);
    const candles = await api.candles(await page.evaluate(() => window.__aetherion.instrumentId), 'M1');
    const byTime = new Map(candles.map((candle) => [seconds(candle.openTime), candle]));
    const known = backgrounds.filter(({ time }) => byTime.has(time));
    assert.ok(known.length >= 50, `only ${known.length} of ${backgrounds.length} backgrounds can be compared`);
    for (const { time, regime, opacity, left, right } of known) {
      const candle = byTime.get(time);
      assert.equal(regime, candle.regime, `regime of ${candle.openTime}`);
      const confidence = candle.probabilities
        .filter((state) => state.label === regime)
        .reduce((total, state) => total + state.probability, 0);
      assert.ok(Math.abs(opacity - confidence) < 0.005, `opacity ${opacity} at confidence ${confidence}`);
      const { x } = bars.find((bar) => bar.time === time);
      assert.ok(left < x && x < right, `the background of ${time} is beside its bar`);
    }
    const shaded = new Set(backgrounds.map((background) => background.time));
    for (const bar of bars.filter(({ x, regime }) => regime && x > 0))
      assert.ok(shaded.has(bar.time), `the bar of ${bar.time} has no background`);
  },

  async Bands_stack_the_probabilities_of_the_service({ page, api }) {
    await until('the threshold to be drawn', async () => (await drawing(page)).threshold !== null);
    const { bands, bars, threshold } = await loadedDrawing(page);
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    const candles = new Map((await api.candles(id, 'M1')).map((candle) => [seconds(candle.openTime), candle]));
    const known = bands.filter(({ time }) => candles.has(time));
    assert.ok(known.length >= 50, `only ${known.length} of ${bands.length} bands can be compared`);
    for (const { time, x, zero, one, tops } of known) {
      const candle = candles.get(time);
      const shares = regimeOrder.map((label) =>
        candle.probabilities
          .filter((state) => state.label === label)
          .reduce((total, state) => total + state.probability, 0),
      );
      let total = 0;
      shares.forEach((share, state) => {
        total += share;
        const drawn = (zero - tops[state]) / (zero - one);
        assert.ok(Math.abs(drawn - total) < 0.001, `state ${state} of ${candle.openTime} ends at ${drawn}`);
      });
      assert.ok(Math.abs(total - 1) < 1e-6, `the probabilities of ${candle.openTime} sum to ${total}`);
      assert.equal(x, bars.find((bar) => bar.time === time).x, 'band and candle share the time axis');
    }
    assert.equal(threshold, (await api.regime(id, 'M1')).regime.threshold);
  },

  async Switches_are_marked({ page, api }) {
    const { switches, bars } = await drawingWithSwitch(page);
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    const { regimeHistory } = await api.regime(id, 'M1');
    const visible = bars.filter((bar) => bar.x > 0);
    const expected = regimeHistory.nodes
      .map(({ current, barCloseTime }) => ({
        current,
        bar: visible.find((bar) => bar.closeTime === seconds(barCloseTime)),
      }))
      .filter(({ bar }) => bar);
    assert.ok(expected.length > 0, 'there is no switch in sight to compare');
    for (const { current, bar } of expected) {
      const marked = switches.find(({ time }) => time === bar.time);
      assert.equal(marked?.current, current, `the switch at ${bar.time}`);
    }
  },

  async Live_bars_are_appended_and_equal_the_service({ page, api }) {
    const before = await chooseTimeframe(page, 'S1');
    const last = before.bars.at(-1).time;
    const after = await until('three new bars of one second', async () => {
      const found = await drawing(page);
      return found.bars.at(-1).time >= last + 3 ? found : null;
    });
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    assert.ok(compareBars(after.bars, await api.candles(id, 'S1')) >= 100);
  },

  async A_lost_connection_leaves_no_gap({ page, api, proxy }) {
    const last = (await chooseTimeframe(page, 'S1')).bars.at(-1).time;
    proxy.cut();
    await until('the page to say that it reconnects', () => page.getByText('Reconnecting').isVisible());
    await until('bars to pass unseen', async () => Date.now() / 1000 > last + 4);
    proxy.mend();
    await until('the page to be connected', () => page.getByText('Connected', { exact: true }).isVisible(), 15_000);
    const after = await until('bars after the gap', async () => {
      const found = await drawing(page);
      return found.bars.at(-1).time >= last + 5 ? found : null;
    });
    const id = await page.evaluate(() => window.__aetherion.instrumentId);
    assert.ok(compareBars(after.bars, await api.candles(id, 'S1')) >= 100);
    await chooseTimeframe(page, 'M1');
  },

  async A_bot_is_created_started_paused_stopped_and_deleted({ page, api }) {
    const name = `tour-${Date.now() % 100_000}`;
    const row = page.locator(`tr[data-bot="${name}"]`);
    const status = (...wanted) =>
      until(`${name} to be ${wanted}`, async () => wanted.includes((await api.bot(name))?.status));
    await page.getByRole('button', { name: 'New bot' }).click();
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Create bot' }).click();
    await row.waitFor();
    await status('CREATED');

    await row.getByRole('button', { name: name }).click();
    await row.getByRole('button', { name: 'Start' }).click();
    await status('RUNNING', 'WARMING_UP');
    await row.getByRole('button', { name: 'Pause' }).waitFor();
    assert.match(await row.innerText(), /USD|INR/, 'profit has a currency');
    await until('the events of the bot', async () => (await page.locator('.events li').count()) > 0);

    await row.getByRole('button', { name: 'Pause' }).click();
    await status('PAUSED');
    await row.getByRole('button', { name: 'Stop …' }).click();
    const dialog = page.getByRole('dialog');
    assert.match(await dialog.innerText(), /stays open/, 'the consequence of keeping is spelled out');
    await dialog.getByText('Stop and flatten', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Stop and flatten' }).click();
    await status('STOPPED');
    assert.equal(Number((await api.bot(name)).position.quantity), 0);

    await row.getByRole('button', { name: 'Delete …' }).click();
    await dialog.getByRole('button', { name: 'Delete' }).click();
    await row.waitFor({ state: 'detached' });
    assert.equal(await api.bot(name), null);
  },

  async Events_of_a_bot_resume_after_a_lost_connection_each_once({ page, api, proxy }) {
    const name = `resume-${Date.now() % 100_000}`;
    const [{ id: instrumentId }] = await api.instruments();
    await api.query(`mutation { createBot(input: { name: "${name}", instrumentId: "${instrumentId}" }) {
      errors { __typename } } }`);
    const { id } = await api.bot(name);
    const change = (mutation) =>
      api.query(`mutation { ${mutation}(input: { id: "${id}", idempotencyKey: "${crypto.randomUUID()}" }) { errors { __typename } } }`);
    await page.locator(`tr[data-bot="${name}"]`).getByRole('button', { name }).click();
    const shown = () =>
      page.locator('.events li').evaluateAll((lines) => lines.map((line) => Number(line.dataset.sequence)));
    const complete = (when) =>
      until(
        `all events ${when}`,
        async () => {
          const sequences = await shown();
          const last = Number((await api.bot(name)).lastSequence);
          return last > 0 &&
            sequences.length === last &&
            sequences.every((sequence, index) => sequence === last - index)
            ? last
            : null;
        },
        15_000,
      );
    const before = await complete('before the loss');

    proxy.cut();
    await until('the page to say that it reconnects', () => page.getByText('Reconnecting').isVisible());
    await change('startBot');
    await change('pauseBot');
    proxy.mend();
    assert.ok((await complete('after the loss')) > before);
    await api.query(`mutation { stopBot(input: { id: "${id}", mode: FLATTEN_POSITION, idempotencyKey: "${crypto.randomUUID()}" }) { errors { __typename } } }`);
    await change('deleteBot');
    await page.locator(`tr[data-bot="${name}"]`).waitFor({ state: 'detached' });
  },

  async A_refusal_is_shown_in_words({ page, api }) {
    const name = `twice-${Date.now() % 100_000}`;
    for (const attempt of [1, 2]) {
      await page.getByRole('button', { name: 'New bot' }).click();
      await page.getByLabel('Name').fill(name);
      await page.getByRole('button', { name: 'Create bot' }).click();
      if (attempt === 1) await page.locator(`tr[data-bot="${name}"]`).waitFor();
    }
    const refusal = page.getByRole('dialog').getByRole('alert');
    await refusal.waitFor();
    assert.ok((await refusal.innerText()).length > 10);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal((await api.bot(name))?.status, 'CREATED');
  },

  async Trading_is_halted_and_resumed_by_typed_words_and_keys_alone({ page, api }) {
    const state = async (wanted) => {
      const { bots } = await api.query('{ bots(first: 100) { nodes { account { tradingState } } } }');
      return bots.nodes.every(({ account }) => account.tradingState === wanted);
    };
    await page.getByRole('button', { name: 'Halt' }).focus();
    await page.keyboard.press('Enter');
    const confirm = page.getByRole('dialog').getByRole('button', { name: 'Halt trading' });
    await confirm.waitFor();
    await page.keyboard.type('HAL');
    assert.ok(await confirm.isDisabled(), 'half a word does not confirm');
    await page.keyboard.type('T');
    await page.keyboard.press('Enter');
    await until('every account to be halted', () => state('HALTED'));
    await page.getByText('Trading halted').waitFor();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Resume' }).first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('RESUME');
    await page.keyboard.press('Enter');
    await until('every account to be active', () => state('ACTIVE'));
  },

  async Keys_choose_an_instrument_and_read_a_bar({ page, api }) {
    const [first, second] = await page.locator('.instrument').evaluateAll((rows) => rows.map((row) => row.dataset.id));
    await page.locator(`.instrument[data-id="${first}"]`).click();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until('the second instrument to be chosen', () =>
      page.evaluate((id) => window.__aetherion.instrumentId === id, second),
    );
    const { bars } = await loadedDrawing(page);
    await page.locator('.chart-canvas').focus();
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    const text = (await page.locator('.readout').innerText()).replaceAll(',', '');
    const candles = await api.candles(second, 'M1');
    const shown = candles.findLast((candle) => seconds(candle.openTime) <= bars.at(-3).time);
    assert.ok(text.includes(new Date(Date.parse(shown.openTime)).toISOString().slice(0, 16).replace('T', ' ')), text);
    for (const field of ['open', 'high', 'low', 'close'])
      assert.ok(text.includes(shown[field]), `${field} ${shown[field]} in: ${text}`);
    await page.keyboard.press('Escape');
  },

  async Every_text_has_contrast_enough_in_dark_and_light({ page }) {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await until(`${colorScheme} colours`, () =>
        page.evaluate((theme) => document.documentElement.dataset.theme === theme, colorScheme),
      );
      const faint = await page.evaluate(findLowContrast);
      assert.deepEqual(faint, [], `too little contrast in ${colorScheme}`);
    }
  },

  async A_narrow_screen_has_halt_instruments_and_bots_first({ page, screenshot }) {
    await screenshot('wide-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await screenshot('wide-light');
    await page.setViewportSize({ width: 360, height: 740 });
    await loadedDrawing(page);
    const layout = await page.evaluate(() => {
      const top = (selector) => document.querySelector(selector).getBoundingClientRect().top;
      return {
        overflow: document.documentElement.scrollWidth - window.innerWidth,
        halt: top('.brakes .danger'),
        instruments: top('.instruments'),
        bots: top('.bots'),
        chart: top('.chart'),
      };
    });
    await screenshot('narrow-light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await screenshot('narrow-dark');
    assert.ok(layout.overflow <= 0, `the page is ${layout.overflow} px too wide`);
    assert.ok(
      layout.halt < layout.instruments && layout.instruments < layout.bots && layout.bots < layout.chart,
      JSON.stringify(layout),
    );
    assert.ok(layout.bots < 740, 'the bots begin on the first screen');
    await page.setViewportSize({ width: 1440, height: 900 });
  },

  async The_page_makes_no_errors_and_asks_nobody_else({ errors, foreign }) {
    assert.deepEqual(errors, []);
    assert.deepEqual(foreign, []);
  },

  async GraphiQL_works_without_a_network({ browser, url }) {
    const page = await browser.newPage();
    page.setDefaultTimeout(8_000);
    const problems = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text().slice(0, 200)));
    page.on('request', (request) => {
      if (new URL(request.url()).host !== new URL(url).host) problems.push(`asks ${request.url().slice(0, 80)}`);
    });
    await page.goto(new URL('/graphql', url).href);
    await page.getByLabel('Show Documentation Explorer').click();
    await page.locator('.graphiql-doc-explorer').getByText('Subscription', { exact: true }).waitFor();
    await page.locator('.graphiql-query-editor .CodeMirror').click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText('{ systemStatus { tenant } }');
    await page.getByText('<untitled>').waitFor(); // The editor has read the new operation.
    await page.keyboard.press('Control+Enter');
    await page.locator('.result-window').getByText('"local"').waitFor();
    await page.close();
    assert.deepEqual(problems, []);
  },
};

/** Runs in the page: texts whose colour stands out less than 4.5 to 1 from what is behind them. */
export function findLowContrast() {
  const parse = (colour) => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return { rgb: parts.slice(0, 3), alpha: parts[3] ?? 1 };
  };
  const luminance = (rgb) => {
    const [red, green, blue] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const { rgb, alpha } = parse(getComputedStyle(at).backgroundColor);
      if (alpha === 1) return rgb;
    }
    return parse(getComputedStyle(document.documentElement).backgroundColor).rgb;
  };
  const faint = new Set();
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    if (!own || element.closest(':disabled, .stale, .hidden, noscript, canvas')) continue;
    const levels = [luminance(parse(getComputedStyle(element).color).rgb), luminance(behind(element))].sort(
      (a, b) => b - a,
    );
    const ratio = (levels[0] + 0.05) / (levels[1] + 0.05);
    if (ratio < 4.5) faint.add(`${element.className || element.tagName} ${ratio.toFixed(2)}`);
  }
  return [...faint];
}
