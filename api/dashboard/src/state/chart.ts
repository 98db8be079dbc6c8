import { CandlesDocument, FollowCandlesDocument, FollowRegimeDocument, RegimeDocument } from '@aetherion/client';
import { signal } from '@preact/signals';
import { query, subscribe } from '../api/client';
import type { Candle, Instrument, Page, RegimeState, RegimeTransition, Timeframe } from '../api/types';
import { BarSeries, hasRegimes, type Bar } from '../chart/barSeries';
import type { ChartView } from '../chart/chartView';
import { placesOf } from '../format';
import { onNextFrame } from './frame';

const PageSize = 500;
const BarsMax = 20_000;
const MissedPagesMax = 10;
const UpdatesPerSecondMax = 4;
const TransitionsMax = 100;
const TailSize = 3;
const TailTriesMax = 5;
const TailDelayMs = 400;

/** Counts closed bars of the shown chart; what is computed at a bar's close refetches on it. */
export const closedBarCount = signal(0);

export interface ChartStatus {
  loading: boolean;
  error: string | null;
  empty: boolean;
  regime: RegimeState | null;
  transitions: readonly RegimeTransition[];
}

const initialStatus: ChartStatus = { loading: true, error: null, empty: false, regime: null, transitions: [] };

/** Keeps a chart in step with the service: history, live bars, regimes, and all of it again after a reconnect. */
export class ChartFeed {
  readonly status = signal<ChartStatus>(initialStatus);
  /** Counts paints, so that what reads the newest bar is rendered again. */
  readonly paintCount = signal(0);

  private readonly series: BarSeries;
  private readonly stops: (() => void)[] = [];
  private waiting: Candle[] | null = [];
  private cursor: string | null = null;
  private loadingOlder = false;
  private disposed = false;
  private dirtyFrom = Number.POSITIVE_INFINITY;

  constructor(
    private readonly view: ChartView,
    private readonly instrument: Instrument,
    private readonly timeframe: Timeframe,
  ) {
    this.series = new BarSeries(timeframe);
  }

  get lastBar(): Bar | null {
    return this.series.last ?? null;
  }

  /** The last bar whose anomaly is known. */
  get lastScored(): Bar | null {
    return this.series.bars.findLast((bar) => bar.anomaly) ?? null;
  }

  /** The last bar whose regime is decided. */
  get lastDecided(): Bar | null {
    return this.series.bars.findLast((bar) => bar.probabilities) ?? null;
  }

  /** Subscribes first and then loads, so that no bar falls between the two. */
  start(): void {
    const { id } = this.instrument;
    const { timeframe } = this;
    this.stops.push(
      subscribe(
        FollowCandlesDocument,
        { id, timeframe, maxRate: UpdatesPerSecondMax },
        (event) => event.__typename === 'CandleUpdate' && this.receive(event.candle),
        () => void this.load(),
      ),
    );
    if (hasRegimes(timeframe))
      this.stops.push(
        subscribe(
          FollowRegimeDocument,
          { id, timeframe },
          (event) => event.__typename === 'RegimeChange' && void this.refreshRegime(),
        ),
      );
    void this.load();
  }

  stop(): void {
    this.disposed = true;
    for (const stop of this.stops) stop();
  }

  /** Loads the newest bars; with bars already shown it fills what was missed. */
  async load(): Promise<void> {
    const shown = this.series.bars.length > 0;
    this.waiting ??= [];
    try {
      const newest = await this.page(null);
      if (this.disposed) return;
      await this.fillUpTo(newest);
      this.series.merge(newest.nodes);
      if (!shown) this.cursor = cursorAfter(newest);
      for (const candle of this.waiting ?? []) this.series.apply(candle);
      this.waiting = null;
      this.dirtyFrom = Number.POSITIVE_INFINITY;
      this.view.show(this.series, placesOf(this.instrument.priceTick), shown);
      this.paintCount.value++;
      this.change({ loading: false, error: null, empty: this.series.bars.length === 0 });
      await this.loadRegime();
    } catch (error) {
      this.waiting = null;
      this.change({ loading: false, error: (error as Error).message });
    }
  }

  /** Loads bars before those shown, when the user scrolls there. */
  async loadOlder(): Promise<void> {
    if (this.loadingOlder || !this.cursor || this.waiting || this.series.bars.length >= BarsMax) return;
    this.loadingOlder = true;
    try {
      const found = await this.page(this.cursor);
      this.series.merge(found.nodes);
      this.cursor = cursorAfter(found);
      if (!this.disposed) this.view.show(this.series, placesOf(this.instrument.priceTick), true);
    } catch {
      // The next scroll tries again; what is shown stays.
    } finally {
      this.loadingOlder = false;
    }
  }

  /** After a long absence one page does not reach back to what is shown. */
  private async fillUpTo(newest: Page<Candle>): Promise<void> {
    const last = this.series.last;
    let page = newest;
    for (let count = 0; last && count < MissedPagesMax; count++) {
      const oldest = page.nodes.at(-1);
      const cursor = cursorAfter(page);
      if (!oldest || !cursor || Date.parse(oldest.openTime) / 1000 <= last.time) return;
      page = await this.page(cursor);
      this.series.merge(page.nodes);
    }
  }

  private async page(after: string | null): Promise<Page<Candle>> {
    const { id } = this.instrument;
    const { instrument } = await query(CandlesDocument, {
      id,
      timeframe: this.timeframe,
      first: PageSize,
      after,
    });
    if (!instrument) throw new Error(`The service does not know ${id}.`);
    return instrument.candles;
  }

  private async loadRegime(): Promise<void> {
    if (!hasRegimes(this.timeframe)) return;
    const variables = { id: this.instrument.id, timeframe: this.timeframe, first: TransitionsMax };
    const { instrument } = await query(RegimeDocument, variables);
    if (this.disposed || !instrument) return;
    const { regime, regimeHistory } = instrument;
    this.view.showRegimes(regimeHistory.nodes, regime?.threshold ?? null, regime?.minimumDwellBars ?? 0);
    this.change({ regime, transitions: regimeHistory.nodes });
  }

  /** What is shown stays when it fails: the next switch or reconnect asks again. */
  private async refreshRegime(): Promise<void> {
    await this.loadRegime().catch(() => undefined);
  }

  private receive(candle: Candle): void {
    if (this.waiting) {
      this.waiting.push(candle);
      return;
    }
    const before = this.series.bars.length;
    const applied = this.series.apply(candle);
    if (applied === 'gap') {
      void this.load();
      return;
    }
    if (applied === 'ignored') return;
    if (this.series.bars.length > BarsMax + PageSize) {
      this.series.keepNewest(BarsMax);
      this.view.show(this.series, placesOf(this.instrument.priceTick), true);
      this.cursor = null;
      return;
    }
    this.dirtyFrom = Math.min(this.dirtyFrom, applied === 'appended' ? before : Math.max(0, before - 2));
    onNextFrame('chart', () => this.paint());
    if (!candle.closed) return;
    closedBarCount.value++;
    if (!candle.probabilities) void this.loadTail(1);
  }

  private paint(): void {
    if (this.disposed) return;
    this.view.update(this.dirtyFrom);
    this.paintCount.value++;
    this.dirtyFrom = Number.POSITIVE_INFINITY;
    if (this.status.value.empty) this.change({ empty: false });
  }

  /** A bar's probabilities are computed after its close: fetches the last bars again until they are there. */
  private async loadTail(attempt: number): Promise<void> {
    const known = this.series.bars.some((bar) => bar.probabilities);
    if (!known || attempt > TailTriesMax || !hasRegimes(this.timeframe)) return;
    await new Promise((resolve) => setTimeout(resolve, TailDelayMs * attempt));
    if (this.disposed) return;
    try {
      const { id } = this.instrument;
      const { instrument } = await query(CandlesDocument, {
        id,
        timeframe: this.timeframe,
        first: TailSize,
        after: null,
      });
      if (this.disposed || this.waiting) return;
      this.series.merge(instrument?.candles.nodes ?? []);
      this.dirtyFrom = Math.min(this.dirtyFrom, this.series.bars.length - TailSize);
      onNextFrame('chart', () => this.paint());
      const newest = this.series.bars.findLast((bar) => bar.closed);
      if (newest?.probabilities) closedBarCount.value++;
      else await this.loadTail(attempt + 1);
    } catch {
      await this.loadTail(attempt + 1);
    }
  }

  private change(part: Partial<ChartStatus>): void {
    if (!this.disposed) this.status.value = { ...this.status.value, ...part };
  }
}

function cursorAfter(page: Page<Candle>): string | null {
  return page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
}
