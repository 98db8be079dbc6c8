import { SystemStatusDocument } from '@aetherion/client';
import { effect, signal } from '@preact/signals';
import { query, reconnectCount } from '../api/client';
import type { SystemStatus } from '../api/types';

const RefreshMs = 5_000;

export const systemStatus = signal<SystemStatus | null>(null);
export const systemError = signal<string | null>(null);

async function refresh(): Promise<void> {
  try {
    systemStatus.value = (await query(SystemStatusDocument, {})).systemStatus;
    systemError.value = null;
  } catch (error) {
    systemError.value = (error as Error).message;
  }
}

export function startSystem(): void {
  effect(() => {
    void reconnectCount.value;
    void refresh();
  });
  window.setInterval(() => {
    if (!document.hidden) void refresh();
  }, RefreshMs);
}
