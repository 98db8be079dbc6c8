// Settles orders in doubt of a running service through its dashboard, as a person does who has looked at the venue:
//   node settleLive.mjs ADDRESS '[{"bot":"…","clientOrderId":"…","quantity":"…","executions":[{"Trade id":"…","Filled quantity":"…", …}]}, …]'
// An execution has the labels of the fields with what is typed there. DASHBOARD_SCREENSHOTS names a folder for pictures.
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './browser.mjs';
import { panel } from './states.mjs';

const [address, findings] = process.argv.slice(2);
const pictures = process.env.DASHBOARD_SCREENSHOTS;

const browser = await launch();
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: 'dark' });
const errors = [];
page.on('pageerror', (error) => errors.push(error.message));
page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
await page.goto(address);
for (const finding of JSON.parse(findings)) await settle(finding);
await browser.close();
assert.deepEqual(errors, []);

async function settle({ bot, clientOrderId, quantity, executions }) {
  const button = panel(page, 'Bots').locator(`[data-bot="${bot}"]`).getByRole('button', { name: 'Settle order …' });
  await button.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(`Settle an order of ${bot}`).waitFor();
  await dialog.getByText(clientOrderId).waitFor();
  await dialog.getByText(quantity, { exact: true }).waitFor();
  await dialog.getByText(executions.length > 0 ? 'Executed, wholly or in part' : 'Not executed', { exact: true }).click();
  for (const [index, fields] of executions.entries()) {
    if (index > 0) await dialog.getByRole('button', { name: 'Another execution' }).click();
    const group = dialog.getByRole('group', { name: `Execution ${index + 1}` });
    for (const [label, value] of Object.entries(fields)) await group.getByLabel(label).fill(value);
  }
  await dialog.getByLabel('How you know').fill('what the venue lists');
  await dialog.getByLabel('Type SETTLE to confirm').fill('SETTLE');
  await screenshot(bot);
  await dialog.getByRole('button', { name: 'Settle order' }).click();
  await dialog.waitFor({ state: 'detached' });
  await button.waitFor({ state: 'detached' });
  await screenshot(`${bot}-settled`);
}

async function screenshot(name) {
  if (!pictures) return;
  await mkdir(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `settle-${name}.png`) });
}
