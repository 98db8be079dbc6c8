import { OrdersDocument, SettleOrderDocument, type SettledExecutionInput } from '@aetherion/client';
import { effect, signal } from '@preact/signals';
import { query } from '../api/client';
import { send } from '../api/send';
import type { Bot, Order } from '../api/types';
import { bots, refreshBots } from './bots';

const OrdersMax = 100;

/** The order of each bot whose outcome nobody knows, by the bot's id: a bot has one order at a time. */
export const doubts = signal<ReadonlyMap<string, Order>>(new Map());

/** Reads the orders in doubt whenever bots are read and one of them reports an error, as a bot in doubt does. */
export function startDoubts(): void {
  effect(() => {
    if (bots.value?.some(({ error }) => error)) void load();
    else if (doubts.peek().size > 0) doubts.value = new Map();
  });
}

async function load(): Promise<void> {
  try {
    const { orders } = await query(OrdersDocument, { first: OrdersMax, where: { states: ['OUTCOME_UNKNOWN'] } });
    doubts.value = new Map(orders.nodes.map((order) => [order.botId, order]));
  } catch {
    // The bots are read again soon; until then what was known stays.
  }
}

/** Ends an order as a person found it at the venue; refused when the bot has changed since it was looked at. */
export const settleOrder = (
  { version }: Bot,
  { id }: Order,
  executions: readonly SettledExecutionInput[],
  reason: string,
): Promise<string | null> =>
  send(SettleOrderDocument, { orderId: id, executions: [...executions], reason, expectedVersion: version }, refreshBots);
