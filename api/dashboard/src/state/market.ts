import { FollowRegimesDocument, FollowTicksDocument, InstrumentsDocument } from '@aetherion/client';
import { computed, effect, signal, type Signal } from '@preact/signals';
import { query, reconnectCount, subscribe } from '../api/client';
import type { Instrument, Page } from '../api/types';
import { onNextFrame } from './frame';
import { selectedId } from './settings';

const PageSize = 100;
const PagesMax = 10;
const RefreshMs = 15_000;
const TicksPerSecondMax = 4;

export interface Price {
  price: string;
  /** Up, down or unchanged against the price before. */
  direction: number;
  time: string | null;
}

export const instruments = signal<readonly Instrument[] | null>(null);
export const instrumentsError = signal<string | null>(null);

export const selectedInstrument = computed(
  () => instruments.value?.find((instrument) => instrument.id === selectedId.value) ?? instruments.value?.[0] ?? null,
);

const prices = new Map<string, Signal<Price | null>>();

/** The live price of an instrument; null before the first trade. */
export function priceOf(id: string): Signal<Price | null> {
  let price = prices.get(id);
  if (!price) prices.set(id, (price = signal<Price | null>(null)));
  return price;
}

/** Follows the trades of an instrument until the returned function is called. */
export function followPrice(id: string): () => void {
  return subscribe(FollowTicksDocument, { id, maxRate: TicksPerSecondMax }, (tick) => {
    if (tick.__typename === 'TickUpdate') onNextFrame(`price:${id}`, () => setPrice(id, tick.price, tick.eventTime));
  });
}

function setPrice(id: string, price: string, time: string | null): void {
  const known = priceOf(id);
  const before = known.peek();
  if (before?.time && (!time || before.time > time)) return;
  known.value = { price, time, direction: before ? Math.sign(Number(price) - Number(before.price)) : 0 };
}

export async function refreshInstruments(): Promise<void> {
  try {
    const all: Instrument[] = [];
    let after: string | null = null;
    for (let page = 0; page < PagesMax; page++) {
      const { instruments: found }: { instruments: Page<Instrument> } = await query(InstrumentsDocument, {
        first: PageSize,
        after,
      });
      all.push(...found.nodes);
      after = found.pageInfo.endCursor;
      if (!found.pageInfo.hasNextPage) break;
    }
    for (const { id, lastPrice, lastTradeTime } of all)
      if (lastPrice) setPrice(id, lastPrice, lastTradeTime);
    instruments.value = all;
    instrumentsError.value = null;
  } catch (error) {
    instrumentsError.value = (error as Error).message;
  }
}

/** Loads the instruments, again after each reconnect, and follows their regimes. */
export function startMarket(): void {
  effect(() => {
    void reconnectCount.value;
    void refreshInstruments();
  });
  window.setInterval(() => {
    if (!document.hidden) void refreshInstruments();
  }, RefreshMs);
  subscribe(FollowRegimesDocument, { timeframe: 'M1' }, (event) => {
    if (event.__typename !== 'RegimeChange') return;
    const { instrumentId, current: label, confidence, barCloseTime: since } = event;
    instruments.value =
      instruments.value?.map((instrument) =>
        instrument.id === instrumentId ? { ...instrument, regime: { label, confidence, since } } : instrument,
      ) ?? null;
  });
}
