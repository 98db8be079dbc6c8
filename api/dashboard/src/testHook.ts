import type { Drawing } from './chart/chartView';

/** What the end-to-end tests read from the page. It can be read only. */
export interface TestHook {
  readonly instrumentId: string | null;
  readonly timeframe: string | null;
  drawing(): Drawing | null;
}

declare global {
  interface Window {
    readonly __aetherion?: TestHook;
  }
}

export function exposeTestHook(hook: TestHook): void {
  Object.defineProperty(window, '__aetherion', { value: Object.freeze(hook), writable: false });
}
