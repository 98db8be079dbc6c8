import { SystemStatusDocument } from '@aetherion/client';
import { batch, effect, signal } from '@preact/signals';
import { query, reconnectCount } from '../api/client';
import { marketTime } from './clock';
import type { SystemStatus } from '../api/types';

const RefreshMs = 5_000;
/** In a replay the time is asked for with it, and may go as fast as one likes or stand still. */
const ReplayRefreshMs = 1_000;

export const systemStatus = signal<SystemStatus | null>(null);
export const systemError = signal<string | null>(null);

async function refresh(): Promise<void> {
  try {
    const status = (await query(SystemStatusDocument, {})).systemStatus;
    batch(() => {
      marketTime.value = status.environment === 'REPLAY' ? Date.parse(status.time) : null;
      systemStatus.value = status;
      systemError.value = null;
    });
  } catch (error) {
    systemError.value = (error as Error).message;
  }
}

export function startSystem(): void {
  effect(() => {
    void reconnectCount.value;
    void refresh();
  });
  const again = (): void => {
    if (!document.hidden) void refresh();
    window.setTimeout(again, marketTime.value === null ? RefreshMs : ReplayRefreshMs);
  };
  window.setTimeout(again, RefreshMs);
}
