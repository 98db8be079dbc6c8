import assert from 'node:assert/strict';
import { findLowContrast, until } from './scenarios.mjs';
import { openChanged, panel } from './states.mjs';

const PageSize = 10;

const rows = (page) => panel(page, 'Account').locator('.audit-table tbody tr');
const sequences = (page) => rows(page).evaluateAll((found) => found.map((row) => row.dataset.sequence));
const text = async (locator) => (await locator.innerText()).replaceAll(/\s+/g, ' ');
const refused = (code) => ({ errors: [{ message: `Refused by ${code}`, extensions: { code } }] });

async function readLog(api, after) {
  const { auditLog } = await api.query(
    'query($first: Int!, $after: String) { auditLog(first: $first, after: $after) '
      + '{ nodes { sequence } pageInfo { endCursor } } }',
    { first: PageSize, after },
  );
  return { read: auditLog.nodes.map(({ sequence }) => sequence), end: auditLog.pageInfo.endCursor };
}

/** Changes something so often that the log has more than a page. */
async function change(api) {
  for (let count = 0; count < PageSize; count++)
    await api.query(
      'mutation { pauseBot(input: { id: "local/nobody", idempotencyKey: "nobody" }) { errors { __typename } } }',
    );
}

/** The account on the page. */
export const plan = {
  async The_account_shows_the_plan_and_the_quotas_of_the_service({ page, api }) {
    const { me, tenant } = await api.query(
      '{ me { actor } tenant { id plan { name } quotas { name limit } } }',
    );
    const account = panel(page, 'Account');
    await account.getByText(`${tenant.id} · plan ${tenant.plan.name}`).waitFor();
    assert.ok((await text(account.locator('.identity'))).startsWith(me.actor));
    const shown = await account
      .locator('[data-quota]')
      .evaluateAll((found) =>
        found.map((row) => [row.dataset.quota, row.querySelector('dd > .number').innerText]),
      );
    assert.deepEqual(
      shown.map(([name]) => name),
      tenant.quotas.map(({ name }) => name),
    );
    for (const [index, [name, value]] of shown.entries())
      assert.ok(value.split('\n')[0].replaceAll(',', '').endsWith(tenant.quotas[index].limit), `${name}: ${value}`);
  },
};

/** The account: who is signed in, what the plan allows, what was changed last. */
export const accountScenarios = {
  async The_audit_log_is_that_of_the_service_newest_first_and_in_pages({ context, url, api }) {
    await change(api);
    const [newest, page] = [await readLog(api, null), await context.newPage()];
    const older = await readLog(api, newest.end);
    await page.goto(url);
    await rows(page).first().waitFor();
    assert.deepEqual(await sequences(page), newest.read);
    await page.getByRole('button', { name: 'Older' }).click();
    await until('the second page', async () => (await sequences(page)).join() === older.read.join());
    await page.getByRole('button', { name: 'Newer' }).click();
    await until('the first page again', async () => (await sequences(page)).join() === newest.read.join());
    assert.ok(await page.getByRole('button', { name: 'Newer' }).isDisabled());
    await page.close();
  },

  async A_quota_that_is_used_up_is_said_and_who_is_no_admin_is_told_of_the_log(world) {
    const page = await openChanged(world, async (name, route) => {
      if (name === 'AuditLog') return refused('FORBIDDEN');
      if (name !== 'Me') return undefined;
      const response = await (await route.fetch()).json();
      response.data.tenant.quotas = [
        { name: 'BOTS', limit: '5', used: '5', resetsAt: null },
        { name: 'ORDERS_PER_MINUTE', limit: '10', used: '4', resetsAt: '2026-11-28T12:00:30.000000Z' },
      ];
      return response;
    });
    const account = panel(page, 'Account');
    await account.getByText('for admins of the tenant').waitFor();
    assert.equal(await text(account.locator('[data-quota="BOTS"]')), 'Bots used up 5 of 5');
    assert.match(await text(account.locator('[data-quota="ORDERS_PER_MINUTE"]')), /^Orders a minute 4 of 10 free at /);
    assert.equal(await account.locator('.full').count(), 1);
    await page.close();
  },

  async The_account_says_that_it_waits_has_nothing_or_fails(world) {
    let answer = null;
    const held = [];
    const page = await openChanged(world, (name, route) => {
      if (name !== 'Me' && name !== 'AuditLog') return undefined;
      if (answer === null) held.push(route);
      return answer === null ? null : answer(name);
    });
    const account = panel(page, 'Account');
    await account.getByText('Loading the account').waitFor();
    await account.getByText('Loading the audit log').waitFor();
    answer = () => refused('TIMEOUT');
    for (const route of held) await route.fulfill({ json: refused('TIMEOUT') });
    await until('both failures', async () => (await account.getByText('Refused by TIMEOUT').count()) === 2);
    answer = (name) =>
      name === 'Me'
        ? undefined
        : { data: { auditLog: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } } };
    for (const name of ['Plan and quotas', 'Audit log'])
      await account.getByRole('region', { name }).getByRole('button', { name: 'Try again' }).click();
    await account.getByText('Nothing has been changed yet').waitFor();
    await account.locator('.identity').waitFor();
    await page.close();
  },

  async The_account_fits_a_narrow_screen_and_can_be_read({ context, url, api }) {
    await change(api);
    const page = await context.newPage();
    await page.goto(url);
    await rows(page).first().waitFor();
    for (const width of [360, 900, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() =>
        ['html', '.account', '.account-body', '.quotas', '.audit .scroll'].filter((selector) => {
          const { scrollWidth, clientWidth } = document.querySelector(selector);
          return scrollWidth > clientWidth;
        }),
      );
      assert.deepEqual(wide, [], `wider than a screen of ${width}`);
    }
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await until(`${colorScheme} colours`, () =>
        page.evaluate((theme) => document.documentElement.dataset.theme === theme, colorScheme),
      );
      assert.deepEqual(await page.evaluate(findLowContrast), [], `too little contrast in ${colorScheme}`);
    }
    await page.close();
  },
};
