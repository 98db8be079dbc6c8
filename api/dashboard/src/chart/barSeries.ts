import type { CandleAnomaly } from '../api/types';
import type { Candle, RegimeLabel, Timeframe } from '../api/types';
import { regimeOrder } from '../regimes';

/** A candle as it is drawn. Times in seconds since 1970 UTC; prices as numbers for pixels only. */
export interface Bar {
  time: number;
  closeTime: number;
  /** Counts the closed bars of a timeframe without gaps; null while that is not known. */
  sequence: number | null;
  open: number;
  high: number;
  low: number;
  close: number;
  volume: number;
  closed: boolean;
  revision: number;
  regime: RegimeLabel | null;
  /** In the order of `regimeOrder`, summed over states of the same label; null before warm-up. */
  probabilities: readonly number[] | null;
  /** How odd the bar is; null while that is not known. */
  anomaly: CandleAnomaly | null;
}

/** What an update did to the series; a gap before the newest bar asks for a refetch. */
export type Applied = 'appended' | 'inserted' | 'updated' | 'ignored' | 'gap';

export const timeframeSeconds: Record<Timeframe, number> = {
  S1: 1,
  S10: 10,
  M1: 60,
  M5: 300,
  M15: 900,
  H1: 3600,
  H4: 14400,
  D1: 86400,
};

/** Regimes, and the models behind them, begin with bars of one minute. */
export const hasRegimes = (timeframe: Timeframe): boolean => timeframeSeconds[timeframe] >= 60;

const seconds = (time: string): number => Math.floor(Date.parse(time) / 1000);

export function toBar(candle: Candle): Bar {
  return {
    time: seconds(candle.openTime),
    closeTime: seconds(candle.closeTime),
    sequence: candle.sequence === null ? null : Number(candle.sequence),
    open: Number(candle.open),
    high: Number(candle.high),
    low: Number(candle.low),
    close: Number(candle.close),
    volume: Number(candle.volume),
    closed: candle.closed,
    revision: candle.revision,
    regime: candle.regime,
    probabilities:
      candle.probabilities &&
      regimeOrder.map((label) =>
        candle.probabilities!.reduce((total, state) => total + (state.label === label ? state.probability : 0), 0),
      ),
    anomaly: candle.anomaly,
  };
}

/** Probability of the bar's own regime: the confidence that its background shows; 0 when unknown. */
export function confidenceOf(bar: Bar): number {
  return bar.regime && bar.probabilities ? (bar.probabilities[regimeOrder.indexOf(bar.regime)] ?? 0) : 0;
}

/** The bars of a chart in ascending order of time, without repeats. */
export class BarSeries {
  private items: Bar[] = [];

  constructor(
    readonly timeframe: Timeframe,
    newestFirst: readonly Candle[] = [],
  ) {
    this.merge(newestFirst);
  }

  get bars(): readonly Bar[] {
    return this.items;
  }

  get last(): Bar | undefined {
    return this.items.at(-1);
  }

  /** Takes in a page of candles; of two of the same time the later revision wins, a closed one over a forming one. */
  merge(candles: readonly Candle[]): void {
    const byTime = new Map(this.items.map((bar) => [bar.time, bar]));
    for (const candle of candles) {
      const bar = toBar(candle);
      const known = byTime.get(bar.time);
      if (!known || !isOlder(bar, known)) byTime.set(bar.time, { ...bar, sequence: bar.sequence ?? known?.sequence ?? null });
    }
    this.items = [...byTime.values()].sort((left, right) => left.time - right.time);
  }

  /**
   * Takes in one update of the stream, which concerns the last bar, the one before it or the next, and in its turn each bar that closed
   * before the forming one was shown.
   */
  apply(candle: Candle): Applied {
    const bar = toBar(candle);
    const last = this.last;
    if (!last || bar.time > last.time) {
      // The bar before it may still be open here: where there are regimes it is sent closed once its regime is decided.
      const skips = last !== undefined && bar.time > last.time + timeframeSeconds[this.timeframe];
      this.items.push(bar);
      return skips ? 'gap' : 'appended';
    }
    for (let index = this.items.length - 1; index >= 0; index--) {
      const known = this.items[index]!;
      if (known.time < bar.time) {
        this.items.splice(index + 1, 0, bar);
        return 'inserted';
      }
      if (known.time > bar.time) continue;
      if (isOlder(bar, known)) return 'ignored';
      this.items[index] = {
        ...bar,
        sequence: bar.sequence ?? known.sequence,
        ...(bar.probabilities ? {} : { regime: known.regime, probabilities: known.probabilities }),
        anomaly: bar.anomaly ?? known.anomaly,
      };
      return 'updated';
    }
    return 'ignored';
  }

  /**
   * The bar before which others are missing, the newest where there are several. Hours in which a market rests miss none: the bars on
   * their two sides have sequences that follow each other.
   */
  get missingBefore(): Bar | null {
    let later: { bar: Bar; sequence: number; index: number } | null = null;
    for (let index = this.items.length - 1; index >= 0; index--) {
      const bar = this.items[index]!;
      if (bar.sequence === null) continue;
      if (later && later.sequence - bar.sequence > later.index - index) return later.bar;
      later = { bar, sequence: bar.sequence, index };
    }
    return null;
  }

  /** Forgets the bars before one. */
  forgetBefore({ time }: Bar): void {
    this.items = this.items.filter((bar) => bar.time >= time);
  }

  /** Forgets the oldest bars beyond a count. */
  keepNewest(count: number): void {
    this.items = this.items.slice(-count);
  }

  /** Index of the bar that closes at an instant, or -1. */
  indexOfClose(closeTime: number): number {
    let low = 0;
    let high = this.items.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.items[middle]!.closeTime;
      if (found === closeTime) return middle;
      if (found < closeTime) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

function isOlder(candidate: Bar, known: Bar): boolean {
  if (candidate.revision !== known.revision) return candidate.revision < known.revision;
  return known.closed && !candidate.closed;
}
