import { BotTradesDocument, type Side } from '@aetherion/client';
import { effect, signal } from '@preact/signals';
import { query } from '../api/client';
import type { BotTrades } from '../api/types';
import type { TradeMark } from '../chart/chartView';
import { words } from '../format';
import { selectedBot } from './bots';

const TradesMax = 100;

export interface MarkedTrades {
  instrumentId: string;
  marks: readonly TradeMark[];
}

/** What the chosen bot did, to be marked on the chart of its instrument; null while there is no bot. */
export const markedTrades = signal<MarkedTrades | null>(null);

/** Reads the trades anew whenever the chosen bot has a new event. */
export function startTrades(): void {
  let asked = '';
  effect(() => {
    const bot = selectedBot.value;
    const wanted = bot ? `${bot.id}/${bot.lastSequence}` : '';
    if (wanted === asked) return;
    asked = wanted;
    if (!bot) markedTrades.value = null;
    else void load(bot.id, bot.instrument.id, () => asked === wanted);
  });
}

async function load(id: string, instrumentId: string, isWanted: () => boolean): Promise<void> {
  try {
    const { bot } = await query(BotTradesDocument, { id, first: TradesMax });
    if (bot && isWanted()) markedTrades.value = { instrumentId, marks: marksOf(bot) };
  } catch {
    // The next event asks again; until then the marks of before stay.
  }
}

function marksOf({ fills, orders }: BotTrades): TradeMark[] {
  const refused = orders.nodes.filter(isSided).filter(({ state }) => state === 'DENIED' || state === 'REJECTED');
  return [
    ...fills.nodes.filter(isSided).map(({ side, quantity, time }) => ({
      seconds: Date.parse(time) / 1000,
      side,
      refused: false,
      text: quantity,
    })),
    ...refused.map(({ side, state, reasonCode, updatedTime }) => ({
      seconds: Date.parse(updatedTime) / 1000,
      side,
      refused: true,
      text: `${words(state)}: ${words(reasonCode)}`,
    })),
  ];
}

/** A side that this page does not know is not shown as one of the others. */
function isSided<Trade extends { side: Side }>(trade: Trade): trade is Trade & { side: Exclude<Side, 'UNKNOWN'> } {
  return trade.side !== 'UNKNOWN';
}
