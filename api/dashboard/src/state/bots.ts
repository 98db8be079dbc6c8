import {
  BotsDocument,
  CreateBotDocument,
  DeleteBotDocument,
  PauseBotDocument,
  SetTradingStateDocument,
  StartBotDocument,
  StopBotDocument,
  type CreateBotInput,
} from '@aetherion/client';
import { computed, effect, signal } from '@preact/signals';
import { query, reconnectCount } from '../api/client';
import { send } from '../api/send';
import type { Account, Bot, Page, StopMode, TradingState } from '../api/types';
import { selectedBotId } from './settings';

const PageSize = 100;
const PagesMax = 10;
const RefreshMs = 3_000;
const RefreshAfterEventMs = 250;

export const bots = signal<readonly Bot[] | null>(null);
export const botsError = signal<string | null>(null);

/** The bot whose events are shown: the chosen one, otherwise the first. */
export const selectedBot = computed(
  () => bots.value?.find((bot) => bot.id === selectedBotId.value) ?? bots.value?.[0] ?? null,
);

/** The accounts behind the bots. */
export const accounts = computed(() => [
  ...new Map((bots.value ?? []).map(({ account }) => [account.id, account])).values(),
]);

/** The bots that trade with money at a venue. */
export const liveBots = computed(() => (bots.value ?? []).filter(({ mode }) => mode === 'LIVE'));

/** How many accounts are in a trading state. */
export function countIn(state: TradingState): number {
  return accounts.value.filter((account) => account.tradingState === state).length;
}

export async function refreshBots(): Promise<void> {
  try {
    const all: Bot[] = [];
    let after: string | null = null;
    for (let page = 0; page < PagesMax; page++) {
      const { bots: found }: { bots: Page<Bot> } = await query(BotsDocument, { first: PageSize, after });
      all.push(...found.nodes);
      after = found.pageInfo.endCursor;
      if (!found.pageInfo.hasNextPage) break;
    }
    bots.value = all;
    botsError.value = null;
  } catch (error) {
    botsError.value = (error as Error).message;
  }
}

let refreshTimer: number | undefined;

/** Refreshes soon, once for many events. */
export function refreshBotsSoon(): void {
  refreshTimer ??= window.setTimeout(() => {
    refreshTimer = undefined;
    void refreshBots();
  }, RefreshAfterEventMs);
}

export function startBots(): void {
  effect(() => {
    void reconnectCount.value;
    void refreshBots();
  });
  window.setInterval(() => {
    if (!document.hidden) void refreshBots();
  }, RefreshMs);
}

export const createBot = (input: CreateBotInput): Promise<string | null> => send(CreateBotDocument, input, refreshBots);
export const startBot = ({ id }: Bot): Promise<string | null> => send(StartBotDocument, { id }, refreshBots);
export const pauseBot = ({ id }: Bot): Promise<string | null> => send(PauseBotDocument, { id }, refreshBots);
export const stopBot = ({ id }: Bot, mode: StopMode): Promise<string | null> =>
  send(StopBotDocument, { id, mode }, refreshBots);
export const deleteBot = ({ id }: Bot): Promise<string | null> => send(DeleteBotDocument, { id }, refreshBots);

/** Sets the trading state of every account; the refusals, if any, come back as text. */
export async function setTradingState(state: TradingState): Promise<string | null> {
  const results = await Promise.all(
    accounts.value.map(({ id }: Account) => send(SetTradingStateDocument, { accountId: id, state }, refreshBots)),
  );
  return results.filter((result) => result !== null).join(' ') || null;
}
