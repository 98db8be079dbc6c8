import assert from 'node:assert/strict';
import { botOf } from './bots.mjs';
import { findLowContrast } from './scenarios.mjs';
import { openChanged, panel } from './states.mjs';

const pageInfo = { hasNextPage: false, endCursor: null };

const bot = botOf('doubting', {
  mode: 'LIVE',
  error: 'Order ae-17 at binance with key k1: what became of it is not known (no answer came); look for it at the venue.',
  version: '7',
  lastSequence: '3',
});

const order = {
  id: 'local/doubting:3',
  botId: bot.id,
  side: 'BUY',
  type: 'MARKET',
  quantity: '0.25',
  filledQuantity: '0',
  averagePrice: null,
  fee: '0',
  state: 'OUTCOME_UNKNOWN',
  reasonCode: 'TREND_HOLDS',
  reasonText: 'target=1 exposure=0.5 equity=1000',
  createdTime: '2026-01-05T10:00:00Z',
  updatedTime: '2026-01-05T10:00:00Z',
};

const refusal = { message: 'The bot has changed since: look again', code: 'VERSION_CONFLICT', field: null };

/** A page with a bot that has an order in doubt; what settles it is kept, and answered by what is given, in turn. */
async function openDoubt(world, sent, answers) {
  let isInDoubt = true;
  return openChanged(world, (name, route) => {
    if (name === 'Bots') return { data: { bots: { nodes: [isInDoubt ? bot : { ...bot, error: null }], pageInfo } } };
    if (name === 'Orders') return { data: { orders: { nodes: [order], pageInfo } } };
    if (name !== 'SettleOrder') return undefined;
    sent.push(JSON.parse(route.request().postData()).variables.input);
    const errors = answers.shift();
    isInDoubt = errors.length > 0;
    return { data: { settleOrder: { bot: isInDoubt ? null : { ...bot, error: null }, errors } } };
  });
}

async function openDialog(page) {
  await panel(page, 'Bots').getByRole('button', { name: 'Settle order …' }).click();
  return page.getByRole('dialog');
}

export const settleScenarios = {
  async An_order_of_unknown_outcome_is_settled_by_what_a_person_found(world) {
    const sent = [];
    const page = await openDoubt(world, sent, [[refusal], []]);
    const dialog = await openDialog(page);
    await dialog.getByText(bot.error).waitFor();
    await dialog.getByText('Buy 0.25 BTC').waitFor();
    const settle = dialog.getByRole('button', { name: 'Settle order' });
    await dialog.getByText('Executed, wholly or in part').click();
    await dialog.getByLabel('Trade id').fill('4711');
    await dialog.getByLabel('Filled quantity').fill('0.1');
    await dialog.getByLabel('Price').fill('64250.005');
    await dialog.getByLabel('How you know').fill('seen in the list of trades');
    assert.ok(await settle.isDisabled(), 'before the word is typed');
    await dialog.getByLabel('Type SETTLE to confirm').fill('SETTLE');
    assert.deepEqual(await page.evaluate(findLowContrast), []);
    await world.screenshot('settle', page);

    await settle.click();
    await dialog.getByRole('alert').getByText(refusal.message).waitFor();
    await settle.click();

    await dialog.waitFor({ state: 'detached' });
    await panel(page, 'Bots').getByRole('button', { name: 'Settle order …' }).waitFor({ state: 'detached' });
    const [first, second] = sent;
    assert.ok(first.idempotencyKey && second.idempotencyKey && first.idempotencyKey !== second.idempotencyKey);
    for (const { idempotencyKey, ...said } of sent)
      assert.deepEqual(said, {
        orderId: order.id,
        executions: [{ tradeId: '4711', price: '64250.005', quantity: '0.1' }],
        reason: 'seen in the list of trades',
        expectedVersion: bot.version,
      });
    await page.close();
  },

  async An_order_that_was_not_executed_is_settled_without_executions(world) {
    const sent = [];
    const page = await openDoubt(world, sent, [[]]);
    const dialog = await openDialog(page);
    await dialog.getByText('Not executed').click();
    await dialog.getByLabel('How you know').fill('neither open nor among the trades');
    await dialog.getByLabel('Type SETTLE to confirm').fill('SETTLE');
    await dialog.getByRole('button', { name: 'Settle order' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(sent.length, 1);
    assert.deepEqual(sent[0].executions, []);
    await page.close();
  },
};
