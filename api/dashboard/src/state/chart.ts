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
const MissedTriesMax = 10;
const MissedDelayMs = 1000;
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
  /** Bars between those that are shown: asked for, or asked for in vain; null while none is missing. */
  missing: 'loading' | 'lost' | null;
  regime: RegimeState | null;
  transitions: readonly RegimeTransition[];
}

const initialStatus: ChartStatus = {
  loading: true,
  error: null,
  empty: false,
  missing: null,
  regime: null,
  transitions: [],
};

/** Keeps a chart in step with the service: history, live bars, regimes, and all of it again after a reconnect. */
export class ChartFeed {
  readonly status = signal<ChartStatus>(initialStatus);
  /** Counts paints, so that what reads the newest bar is rendered again. */
  readonly paintCount = signal(0);

  private readonly series: BarSeries;
  private readonly stops: (() => void)[] = [];
  private waiting: Candle[] | null = [];
  private hasOlder = false;
  private loadingOlder = false;
  private filling = false;
  private disposed = false;
  private dirtyFrom = Number.POSITIVE_INFINITY;
  /** Whether bars came between others since the last paint. */
  private reshaped = false;

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

  /** Loads the newest bars, and those that are missing between them and the bars already shown. */
  async load(): Promise<void> {
    const shown = this.series.bars.length > 0;
    this.waiting ??= [];
    try {
      const newest = await this.page();
      if (this.disposed) return;
      this.series.merge(newest.nodes);
      if (!shown) this.hasOlder = newest.pageInfo.hasNextPage;
      for (const candle of this.waiting ?? []) this.series.apply(candle);
      this.waiting = null;
      this.show(shown);
      this.change({ loading: false, error: null, empty: this.series.bars.length === 0 });
      await this.loadRegime();
      void this.fillMissing();
    } catch (error) {
      this.waiting = null;
      this.change({ loading: false, error: (error as Error).message });
    }
  }

  /** Loads bars before those shown, when the user scrolls there. */
  async loadOlder(): Promise<void> {
    if (this.loadingOlder || !this.hasOlder || this.waiting || this.series.bars.length >= BarsMax) return;
    this.loadingOlder = true;
    try {
      const found = await this.page(this.series.bars[0]);
      this.series.merge(found.nodes);
      this.hasOlder = found.pageInfo.hasNextPage;
      if (!this.disposed) this.show(true);
    } catch {
      // The next scroll tries again; what is shown stays.
    } finally {
      this.loadingOlder = false;
    }
  }

  /**
   * Asks for bars that are missing between others, as after a long absence, or while a feed still fills its past. Those that are not
   * stored yet are asked for again; where more are missing than anybody looks at, those before them are left to scrolling.
   */
  private async fillMissing(): Promise<void> {
    if (this.filling) return;
    this.filling = true;
    let next = this.series.missingBefore;
    for (let pages = 0, tries = 0; next && tries < MissedTriesMax && !this.disposed; next = this.series.missingBefore) {
      this.change({ missing: 'loading' });
      if (pages === MissedPagesMax) {
        this.series.forgetBefore(next);
        this.hasOlder = true;
        this.show(true);
      } else if (await this.mergeBefore(next)) [pages, tries] = [pages + 1, 0];
      else {
        tries++;
        await new Promise((resolve) => setTimeout(resolve, MissedDelayMs));
      }
    }
    this.filling = false;
    this.change({ missing: next && 'lost' });
  }

  /** Whether a page of bars before one had any that was missing. */
  private async mergeBefore(bar: Bar): Promise<boolean> {
    const found = await this.page(bar).catch(() => null);
    const before = this.series.bars.length;
    this.series.merge(found?.nodes ?? []);
    if (this.disposed || this.series.bars.length === before) return false;
    this.show(true);
    return true;
  }

  /** The newest bars, or the newest before one, newest first. */
  private async page(before?: Bar): Promise<Page<Candle>> {
    const { id } = this.instrument;
    const { instrument } = await query(CandlesDocument, {
      id,
      timeframe: this.timeframe,
      first: PageSize,
      to: before ? new Date(before.time * 1000).toISOString() : null,
    });
    if (!instrument) throw new Error(`The service does not know ${id}.`);
    return instrument.candles;
  }

  /** Draws all bars anew. */
  private show(keepView: boolean): void {
    this.dirtyFrom = Number.POSITIVE_INFINITY;
    this.reshaped = false;
    this.view.show(this.series, placesOf(this.instrument.priceTick), keepView);
    this.paintCount.value++;
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
      this.show(true);
      this.hasOlder = false;
      return;
    }
    if (applied === 'inserted') this.reshaped = true;
    this.dirtyFrom = Math.min(this.dirtyFrom, applied === 'appended' ? before : Math.max(0, before - 2));
    onNextFrame('chart', () => this.paint());
    if (!candle.closed || applied === 'inserted') return;
    closedBarCount.value++;
    if (!candle.probabilities) void this.loadTail(1);
  }

  private paint(): void {
    if (this.disposed) return;
    if (this.reshaped) {
      this.show(true);
      void this.fillMissing();
    } else {
      this.view.update(this.dirtyFrom);
      this.paintCount.value++;
      this.dirtyFrom = Number.POSITIVE_INFINITY;
    }
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
      void this.fillMissing(); // Many bars may have closed meanwhile.
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
