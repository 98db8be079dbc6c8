import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../../../api/dashboard/package.json', import.meta.url))('playwright-core');

/** The headless Chromium of the tests; the variable CHROMIUM names another than Debian's. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
