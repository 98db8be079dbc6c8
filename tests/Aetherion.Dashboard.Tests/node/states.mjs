import assert from 'node:assert/strict';
import { botOf } from './bots.mjs';
import { loadedDrawing, seconds, until } from './scenarios.mjs';

const empty = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** Opens a second page whose answers of the service are changed on the way. */
export async function openChanged({ context, url }, change) {
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  await page.route('**/graphql', async (route) => {
    const name = /(?:query|mutation) (\w+)/.exec(route.request().postData() ?? '')?.[1];
    const changed = await change(name, route);
    if (changed) await route.fulfill({ json: changed });
    else if (changed === undefined) await route.continue();
  });
  await page.goto(url);
  return page;
}

/** The candles of the service from so many bars ago on backwards, newest first, as the page asks for them. */
async function earlier({ api }, bars) {
  const candles = await api.candles('sim:BTC-USD', 'M1', 3);
  return candles.slice(0, -bars).reverse().slice(0, 100);
}

/** How many bars of a minute are missing between those that are drawn. */
const missing = ({ bars }) =>
  bars.slice(1).reduce((total, bar, index) => total + (bar.time - bars[index].time) / 60 - 1, 0);

export const panel = (page, name) => page.getByRole('region', { name, exact: true });

/** A bot in a reduce-only account, with amounts beyond a double's digits. */
const botAt = (lastSequence) =>
  botOf('exact', {
    regime: 'CRISIS',
    markPrice: '2.00',
    position: { quantity: '0.12345', averagePrice: '64250.10' },
    unrealizedProfit: '-0.00004',
    realizedProfit: '1234.505',
    fees: '9007199254740993.10',
    profit: '-9007199254739758.59504',
    lastSequence,
    account: { id: 'local/exact', currency: 'USD', balance: '1', free: '1', tradingState: 'REDUCING' },
  });

/** What every widget shows while it waits, has nothing, fails or is out of date. */
export const states = {
  async Widgets_say_that_they_are_loading(world) {
    const held = [];
    const page = await openChanged(world, (name, route) => {
      held.push(route);
      return null;
    });
    await panel(page, 'Markets').getByText('Loading instruments').waitFor();
    await panel(page, 'Bots').getByText('Loading bots').waitFor();
    for (const route of held) await route.abort();
    await page.close();
  },

  async Widgets_say_that_there_is_nothing(world) {
    const page = await openChanged(world, async (name, route) => {
      if (name === 'Bots') return { data: { bots: empty } };
      const response = await (await route.fetch()).json();
      if (name === 'Candles') response.data.instrument.candles = empty;
      else if (name === 'Features') response.data.instrument.features = null;
      else if (name === 'OrderBook') Object.assign(response.data.instrument.orderBook, { bids: [], asks: [] });
      else return undefined;
      return response;
    });
    await panel(page, 'Bots').getByText('No bot yet').waitFor();
    await panel(page, 'Bot events').getByText('appear here').waitFor();
    await panel(page, 'Features').getByText('No closed bar').waitFor();
    await panel(page, 'Order book').getByText('The book is empty').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Halt' }).isVisible(), 'the brake is there even without a bot');
    await page.close();
  },

  async Widgets_show_errors_and_offer_to_try_again(world) {
    let failing = true;
    const page = await openChanged(world, (name) =>
      failing ? { errors: [{ message: `Refused ${name}`, extensions: { code: 'TIMEOUT' } }] } : undefined,
    );
    await panel(page, 'Markets').getByText('Refused Instruments').waitFor();
    await panel(page, 'Bots').getByText('Refused Bots').waitFor();
    await page.getByText('Refused SystemStatus').waitFor();
    failing = false;
    await panel(page, 'Markets').getByRole('button', { name: 'Try again' }).click();
    await page.locator('.instrument').first().waitFor();
    await page.close();
  },

  async Old_values_are_greyed_with_their_age(world) {
    const page = await openChanged(world, async (name, route) => {
      if (name !== 'OrderBook') return undefined;
      const response = await (await route.fetch()).json();
      Object.assign(response.data.instrument.orderBook, { eventTime: new Date(Date.now() - 90_000).toISOString() });
      return response;
    });
    await panel(page, 'Order book')
      .getByText(/^1m \d\ds old$/)
      .waitFor();
    assert.equal(await page.locator('.ladder.stale').count(), 1);
    await page.close();
  },

  async A_feature_that_is_not_known_is_a_dash_with_its_reason(world) {
    const page = await openChanged(world, async (name, route) => {
      if (name !== 'Features') return undefined;
      const response = await (await route.fetch()).json();
      response.data.instrument.features.averageTrueRange = null;
      return response;
    });
    await panel(page, 'Features').getByText('warming up').first().waitFor();
    assert.match(await page.locator('.tile', { hasText: 'ATR' }).innerText(), /–\s*warming up/);
    await page.close();
  },

  async Fills_and_refusals_of_the_chosen_bot_are_marked(world) {
    const page = await openChanged(world, async (name, route) => {
      if (name === 'Bots') return { data: { bots: { ...empty, nodes: [botAt('1')] } } };
      if (name !== 'BotTrades') return undefined;
      const minutesAgo = (minutes) =>
        new Date(Math.floor(Date.now() / 60_000 - minutes) * 60_000 + 5_000).toISOString();
      const order = { side: 'SELL', reasonCode: 'TRADING_HALTED', reasonText: '', updatedTime: minutesAgo(5) };
      return {
        data: {
          bot: {
            id: 'local/exact',
            fills: { nodes: [{ id: 'fill', side: 'BUY', price: '1', quantity: '0.1', time: minutesAgo(9) }] },
            orders: {
              nodes: [
                { id: 'first', state: 'DENIED', ...order },
                { id: 'second', state: 'FILLED', ...order },
              ],
            },
          },
        },
      };
    });
    await page.locator('.instrument[data-id="sim:BTC-USD"]').click();
    await page.waitForFunction(
      () => window.__aetherion.timeframe === 'M1' && window.__aetherion.drawing()?.marks.length > 0,
    );
    const marks = await page.evaluate(() => window.__aetherion.drawing().marks);
    assert.deepEqual(
      marks.map(({ side, refused }) => [side, refused]),
      [
        ['BUY', false],
        ['SELL', true],
      ],
    );
    assert.equal(marks[1].time - marks[0].time, 240);
    await page.close();
  },

  async A_bot_with_money_makes_the_dashboard_live(world) {
    let mode = 'PAPER';
    const page = await openChanged(world, async (name) => {
      if (name !== 'Bots') return undefined;
      return { data: { bots: { ...empty, nodes: [botOf('play'), botOf('money', { mode })] } } };
    });
    const environment = page.locator('.status-bar .environment');
    await environment.getByText('PAPER', { exact: true }).waitFor();
    await page.locator('tr[data-bot=money]').waitFor();
    assert.equal(await page.locator('.bot-table .environment').count(), 0);
    mode = 'LIVE';
    await environment.getByText('LIVE', { exact: true }).waitFor();
    assert.equal(await environment.getAttribute('title'), 'Trading with money: money');
    assert.deepEqual(await page.locator('tr:has(.environment-live)').evaluateAll((rows) => rows.map((row) => row.dataset.bot)), [
      'money',
    ]);
    await page.close();
  },

  async A_service_that_is_not_ready_says_what_it_lacks(world) {
    const status = { ready: false, storage: 'UP', states: ['SYNCING', 'LIVE'] };
    const page = await openChanged(world, async (name, route) => {
      if (name !== 'SystemStatus') return undefined;
      const response = await (await route.fetch()).json();
      const known = response.data.systemStatus;
      const feeds = status.states.map((state, index) => ({ ...known.feeds[0], venue: `venue-${index + 1}`, state }));
      response.data.systemStatus = { ...known, ready: status.ready, storage: status.storage, feeds };
      return response;
    });
    const alert = page.locator('.status-bar [role=alert]');
    await alert.getByText('Not ready: no live data of venue-1', { exact: true }).waitFor();
    status.storage = 'DOWN: it does not answer';
    await alert.getByText('Not ready: storage DOWN: it does not answer', { exact: true }).waitFor();
    Object.assign(status, { storage: 'UP', states: ['LIVE', 'LIVE'] });
    await alert.getByText('Not ready: see /readyz', { exact: true }).waitFor();
    status.ready = true;
    await alert.waitFor({ state: 'detached' });
    await page.close();
  },

  async Bars_that_are_missing_are_loaded_when_the_service_has_them(world) {
    let stored = false;
    let asked = 0;
    const page = await openChanged(world, async (name, route) => {
      if (name !== 'Candles') return undefined;
      const { variables } = JSON.parse(route.request().postData());
      if (stored || variables.id !== 'sim:BTC-USD' || variables.timeframe !== 'M1') return undefined;
      if (variables.to) asked++;
      const response = await (await route.fetch()).json();
      const { candles } = response.data.instrument;
      // A feed fills the past: a stretch of it is not stored yet, and wider than one page.
      candles.nodes = variables.to ? [] : candles.nodes.slice(0, 40);
      if (variables.first > 3 && !variables.to) candles.nodes.push(...(await earlier(world, 700)));
      return response;
    });
    await page.locator('.instrument[data-id="sim:BTC-USD"]').click();
    const notice = page.locator('.chart-foot').getByText('Loading missing bars', { exact: true });
    await notice.waitFor();
    await until('the page to ask again', () => asked > 1);
    await world.screenshot('missing-bars', page);
    assert.ok(missing(await loadedDrawing(page)) > 500, 'a stretch wider than a page is missing');
    stored = true;
    await notice.waitFor({ state: 'detached' });
    const { bars } = await loadedDrawing(page);
    assert.equal(missing({ bars }), 0);
    const known = new Map((await world.api.candles('sim:BTC-USD', 'M1', 3)).map((candle) => [seconds(candle.openTime), candle]));
    assert.ok(bars.length > 700, `${bars.length} bars`);
    for (const { time, close, closed } of bars)
      if (closed) assert.equal(close, Number(known.get(time)?.close), `the bar of ${time}`);
    await world.screenshot('missing-bars-loaded', page);
    await page.close();
  },

  async Instruments_of_the_same_symbol_are_told_apart_by_venue(world) {
    const page = await openChanged(world, async (name, route) => {
      if (name !== 'Instruments') return undefined;
      const response = await (await route.fetch()).json();
      const [first] = response.data.instruments.nodes;
      response.data.instruments.nodes.push({ ...first, id: `elsewhere:${first.symbol}` });
      return response;
    });
    const list = panel(page, 'Markets');
    await list.getByText('elsewhere', { exact: true }).waitFor();
    await list.getByText('sim', { exact: true }).waitFor();
    assert.equal(await list.getByText('sim', { exact: true }).count(), 1, 'others have one venue');
    await page.close();
  },

  async Money_is_exact_signed_and_with_its_currency(world) {
    const page = await openChanged(world, async (name, route) => {
      if (name !== 'Bots') return undefined;
      return { data: { bots: { ...empty, nodes: [botAt('0')] } } };
    });
    const text = (await page.locator('tr[data-bot=exact]').innerText()).replaceAll(/\s+/g, ' ');
    for (const part of [
      '−9,007,199,254,739,758.60 USD',
      '+1,234.51',
      '−0.00004',
      '9,007,199,254,740,993.10',
      '0.12345 BTC',
      'Crisis',
    ])
      assert.ok(text.includes(part), `${part} in: ${text}`);
    await page.locator('.brakes').getByText('Reduce only').first().waitFor();
    await page.close();
  },
};
