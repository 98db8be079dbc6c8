import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  HistogramSeries,
  LineStyle,
  TickMarkType,
  createChart,
  createSeriesMarkers,
  type AutoscaleInfo,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type ISeriesMarkersPluginApi,
  type Logical,
  type SeriesMarker,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { RegimeTransition } from '../api/types';
import { clockTime, dateTime, decimal } from '../format';
import type { Zone } from '../state/settings';
import { AnomalyStrip, anomalyOf, type AnomalyPoint, type DrawnAnomaly } from './anomalyStrip';
import { timeframeSeconds, type Bar, type BarSeries } from './barSeries';
import { createPatterns, readPalette, type Palette } from './palette';
import { ProbabilityBand, type BandPoint, type DrawnBand } from './probabilityBand';
import { RegimeBackground, type DrawnBackground, type DrawnSwitch, type Switch } from './regimeBackground';

const InitialBars = 160;
const OlderWhenLeft = 30;
/** How far from a switch a click may be, in pixels. */
const SwitchReach = 8;
/** The strip shows at least so much, in nats: quiet hours look quiet. */
const ScoreSpanMin = 5;

/** A candle as it was handed to the canvas, with the pixels that the scales give it. */
export interface DrawnBar extends Bar {
  x: number | null;
  yOpen: number | null;
  yHigh: number | null;
  yLow: number | null;
  yClose: number | null;
}

/** Something that a bot did, to be marked at the bar in which it happened. */
export interface TradeMark {
  seconds: number;
  side: 'BUY' | 'SELL';
  /** Denied by our risk or rejected by the venue. */
  refused: boolean;
  text: string;
}

export interface Drawing {
  bars: DrawnBar[];
  backgrounds: DrawnBackground[];
  switches: DrawnSwitch[];
  bands: DrawnBand[];
  anomalies: DrawnAnomaly[];
  marks: { time: number; side: string; refused: boolean }[];
  threshold: number | null;
}

export interface ChartEvents {
  /** The bar under the crosshair; null when there is none. */
  hover(bar: Bar | null): void;
  /** The left end of what is loaded comes into view. */
  older(): void;
  /** A regime switch is chosen, by a click or by Enter at its bar. */
  choose(change: RegimeTransition): void;
}

/** The chart: candles over their regimes, volume, and the probabilities below on the same axis. */
export class ChartView {
  private readonly chart: IChartApi;
  private readonly candles: ISeriesApi<'Candlestick'>;
  private readonly volume: ISeriesApi<'Histogram'>;
  private readonly band: ISeriesApi<'Custom', Time, BandPoint | { time: Time }>;
  private readonly strip: ISeriesApi<'Custom', Time, AnomalyPoint | { time: Time }>;
  private readonly markers: ISeriesMarkersPluginApi<Time>;
  private readonly background: RegimeBackground;
  private readonly bandView: ProbabilityBand;
  private readonly stripView: AnomalyStrip;
  private palette: Palette;
  private series: BarSeries | null = null;
  private transitions: readonly RegimeTransition[] = [];
  private marks: readonly TradeMark[] = [];
  private chosenId: string | null = null;
  private dwellBarsMin = 0;
  private thresholdLine: IPriceLine | null = null;
  private cursor: number | null = null;
  private drawnCount = 0;
  private firstTime: number | null = null;
  private zone: Zone = 'UTC';

  constructor(
    container: HTMLElement,
    private readonly events: ChartEvents,
  ) {
    this.palette = readPalette();
    const patterns = createPatterns(this.palette);
    this.chart = createChart(container, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: { timeVisible: true, rightOffset: 4, minBarSpacing: 1.5 },
      layout: { attributionLogo: false }, // The link of the licence stands in the panel; the logo needs inline styles.
    });
    this.background = new RegimeBackground(this.palette, patterns);
    this.candles = this.chart.addSeries(CandlestickSeries, { borderVisible: false, priceLineVisible: true });
    this.candles.attachPrimitive(this.background);
    this.markers = createSeriesMarkers<Time>(this.candles, []);
    this.volume = this.chart.addSeries(HistogramSeries, {
      priceScaleId: '',
      priceFormat: { type: 'volume' },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.stripView = new AnomalyStrip(this.palette);
    this.strip = this.chart.addCustomSeries(
      this.stripView,
      {
        autoscaleInfoProvider: (original: () => AutoscaleInfo | null) => ({
          priceRange: { minValue: 0, maxValue: Math.max(ScoreSpanMin, original()?.priceRange?.maxValue ?? 0) },
        }),
        priceFormat: { type: 'custom', minMove: 0.01, formatter: (value: number) => value.toFixed(1) },
      },
      1,
    ) as ISeriesApi<'Custom', Time, AnomalyPoint | { time: Time }>;
    this.bandView = new ProbabilityBand(this.palette);
    this.band = this.chart.addCustomSeries(
      this.bandView,
      {
        autoscaleInfoProvider: () => ({ priceRange: { minValue: 0, maxValue: 1 } }),
        priceFormat: { type: 'custom', minMove: 0.01, formatter: (value: number) => `${Math.round(value * 100)}%` },
      },
      2,
    ) as ISeriesApi<'Custom', Time, BandPoint | { time: Time }>;
    this.candles.priceScale().applyOptions({ scaleMargins: { top: 0.08, bottom: 0.24 } });
    this.volume.priceScale().applyOptions({ scaleMargins: { top: 0.82, bottom: 0.06 } });
    this.band.priceScale().applyOptions({ scaleMargins: { top: 0.1, bottom: 0.08 } });
    this.strip.priceScale().applyOptions({ scaleMargins: { top: 0.18, bottom: 0 } });
    [6, 1.3, 2].forEach((share, pane) => this.chart.panes()[pane]?.setStretchFactor(share));

    this.chart.subscribeCrosshairMove(({ logical }) => {
      this.cursor = logical ?? null;
      this.events.hover(logical === undefined ? null : (this.series?.bars[logical] ?? null));
    });
    this.chart.subscribeClick(({ logical, point }) => {
      const change = logical === undefined || !point ? null : this.changeNear(logical, point.x);
      if (change) this.events.choose(change);
    });
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && this.series && range.from < OlderWhenLeft) this.events.older();
    });
    this.applyColours();
    this.applyZone('UTC');
  }

  /** Shows a series anew. With `keepView` the bars in sight stay in sight, and the newest when it was in sight. */
  show(series: BarSeries, placesOfPrice: number, keepView: boolean): void {
    const scale = this.chart.timeScale();
    const range = keepView ? scale.getVisibleLogicalRange() : null;
    const { firstTime, drawnCount } = this;
    this.series = series;
    this.chart.applyOptions({ timeScale: { secondsVisible: timeframeSeconds[series.timeframe] < 60 } });
    this.candles.applyOptions({
      priceFormat: {
        type: 'custom',
        minMove: 10 ** -placesOfPrice,
        formatter: (price: number) => decimal(price.toFixed(placesOfPrice)),
      },
    });
    this.candles.setData(series.bars.map((bar) => candleOf(bar)));
    this.volume.setData(series.bars.map((bar) => this.volumeOf(bar)));
    this.refreshRegimes();
    const count = series.bars.length;
    if (range) {
      const older =
        firstTime === null
          ? 0
          : Math.max(
              0,
              series.bars.findIndex((bar) => bar.time >= firstTime),
            );
      const shift = range.to >= drawnCount - 1 ? count - drawnCount : older;
      scale.setVisibleLogicalRange({ from: range.from + shift, to: range.to + shift });
    } else scale.setVisibleLogicalRange({ from: count - InitialBars, to: count + 4 });
  }

  /** Draws the bars from an index on after updates of the stream; the rest of the chart stays as it is. */
  update(fromIndex: number): void {
    const bars = this.series?.bars ?? [];
    const dwelling = this.dwelling();
    for (let index = Math.max(0, fromIndex); index < bars.length; index++) {
      const bar = bars[index]!;
      const historical = index < this.drawnCount - 1;
      this.candles.update(candleOf(bar), historical);
      this.volume.update(this.volumeOf(bar), historical);
      this.band.update(bandOf(bar, dwelling.has(index)), historical);
      this.strip.update(anomalyOf(bar), historical);
    }
    this.drawnCount = bars.length;
    this.background.show(bars, this.switches());
  }

  showRegimes(transitions: readonly RegimeTransition[], threshold: number | null, dwellBarsMin: number): void {
    this.transitions = transitions;
    this.dwellBarsMin = dwellBarsMin;
    if (this.thresholdLine) this.band.removePriceLine(this.thresholdLine);
    this.thresholdLine =
      threshold === null
        ? null
        : this.band.createPriceLine({
            price: threshold,
            color: this.palette.text,
            lineStyle: LineStyle.Dashed,
            lineWidth: 1,
            axisLabelVisible: true,
          });
    this.refreshRegimes();
  }

  /** Marks what a bot did. */
  showMarks(marks: readonly TradeMark[]): void {
    this.marks = marks;
    this.refreshMarks();
  }

  /** Marks the switch whose explanation is shown; null for none. */
  showChosen(id: string | null): void {
    this.chosenId = id;
    this.background.show(this.series?.bars ?? [], this.switches());
  }

  /** Chooses the switch at the crosshair. */
  chooseAtCursor(): void {
    const change = this.cursor === null ? null : this.changeAt(this.cursor);
    if (change) this.events.choose(change);
  }

  /** Moves the crosshair by bars, as the arrow keys do. */
  moveCursor(step: number): void {
    const bars = this.series?.bars ?? [];
    if (bars.length === 0) return;
    const index = Math.min(bars.length - 1, Math.max(0, (this.cursor ?? bars.length) + step));
    const bar = bars[index]!;
    this.cursor = index;
    this.chart.setCrosshairPosition(bar.close, bar.time as UTCTimestamp, this.candles);
    const range = this.chart.timeScale().getVisibleLogicalRange();
    if (range && (index < range.from || index > range.to))
      this.chart.timeScale().setVisibleLogicalRange({
        from: range.from + (index < range.from ? index - range.from - 2 : index - range.to + 2),
        to: range.to + (index < range.from ? index - range.from - 2 : index - range.to + 2),
      });
    this.events.hover(bar);
  }

  clearCursor(): void {
    this.cursor = null;
    this.chart.clearCrosshairPosition();
    this.events.hover(null);
  }

  zoom(factor: number): void {
    const range = this.chart.timeScale().getVisibleLogicalRange();
    if (range)
      this.chart
        .timeScale()
        .setVisibleLogicalRange({ from: range.to - (range.to - range.from) * factor, to: range.to });
  }

  toNow(): void {
    this.chart.timeScale().scrollToRealTime();
  }

  applyColours(): void {
    this.palette = readPalette();
    const patterns = createPatterns(this.palette);
    const { surface, text, faint, grid, rise, fall, line } = this.palette;
    this.chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: surface },
        textColor: faint,
        fontSize: 11,
        fontFamily: 'system-ui, sans-serif',
        panes: { separatorColor: line, separatorHoverColor: grid },
      },
      grid: { vertLines: { color: grid }, horzLines: { color: grid } },
      rightPriceScale: { borderColor: line, minimumWidth: 64, entireTextOnly: true },
      timeScale: { borderColor: line },
      crosshair: {
        vertLine: { color: faint, labelBackgroundColor: line },
        horzLine: { color: faint, labelBackgroundColor: line },
      },
    });
    this.candles.applyOptions({ upColor: rise, wickUpColor: rise, downColor: fall, wickDownColor: fall });
    this.thresholdLine?.applyOptions({ color: text });
    this.background.setColours(this.palette, patterns);
    this.bandView.setColours(this.palette);
    this.stripView.setColours(this.palette);
    this.refreshMarks();
    if (this.series) this.volume.setData(this.series.bars.map((bar) => this.volumeOf(bar)));
  }

  applyZone(zone: Zone): void {
    this.zone = zone;
    this.chart.applyOptions({
      localization: { timeFormatter: (time: Time) => `${dateTime((time as number) * 1000, zone)} ${zone}` },
      timeScale: { tickMarkFormatter: (time: Time, type: TickMarkType) => this.tickMark(time as number, type) },
    });
  }

  /** What was handed to the canvas, for tests: nothing here can change the chart. */
  drawing(): Drawing {
    const scale = this.chart.timeScale();
    const y = (price: number): number | null => this.candles.priceToCoordinate(price);
    return {
      bars: this.candles.data().map((item, index) => {
        const bar = this.series!.bars[index]!;
        const shown = item as unknown as { time: number; open: number; high: number; low: number; close: number };
        return {
          ...bar,
          time: shown.time,
          open: shown.open,
          high: shown.high,
          low: shown.low,
          close: shown.close,
          x: scale.logicalToCoordinate(index as Logical),
          yOpen: y(shown.open),
          yHigh: y(shown.high),
          yLow: y(shown.low),
          yClose: y(shown.close),
        };
      }),
      backgrounds: this.background.drawn.map((item) => ({ ...item })),
      switches: this.background.drawnSwitches.map((item) => ({ ...item })),
      bands: this.bandView.drawn.map((item) => ({ ...item })),
      anomalies: this.stripView.drawn.map((item) => ({ ...item })),
      marks: this.placedMarks().map(({ bar, mark }) => ({ time: bar.time, side: mark.side, refused: mark.refused })),
      threshold: this.thresholdLine?.options().price ?? null,
    };
  }

  destroy(): void {
    this.chart.remove();
  }

  private refreshRegimes(): void {
    const bars = this.series?.bars ?? [];
    const dwelling = this.dwelling();
    this.band.setData(bars.map((bar, index) => bandOf(bar, dwelling.has(index))));
    this.strip.setData(bars.map(anomalyOf));
    this.drawnCount = bars.length;
    this.firstTime = bars[0]?.time ?? null;
    this.background.show(bars, this.switches());
    this.refreshMarks();
  }

  /** The marks whose bar is loaded, with that bar, in ascending order. */
  private placedMarks(): { bar: Bar; mark: TradeMark }[] {
    return this.marks
      .flatMap((mark) => {
        const bar = this.series?.bars.findLast(({ time }) => time <= mark.seconds);
        return bar && mark.seconds < bar.closeTime ? [{ bar, mark }] : [];
      })
      .sort((left, right) => left.mark.seconds - right.mark.seconds);
  }

  private refreshMarks(): void {
    this.markers.setMarkers(
      this.placedMarks().map(
        ({ bar, mark }): SeriesMarker<Time> => ({
          time: bar.time as UTCTimestamp,
          position: mark.side === 'BUY' ? 'belowBar' : 'aboveBar',
          shape: mark.refused ? 'square' : mark.side === 'BUY' ? 'arrowUp' : 'arrowDown',
          color: mark.refused ? this.palette.warn : this.palette.text,
          text: mark.refused ? mark.text : `${mark.side === 'BUY' ? 'Buy' : 'Sell'} ${mark.text}`,
        }),
      ),
    );
  }

  private switches(): Switch[] {
    return this.transitions.flatMap((change) => {
      const index = this.indexOf(change);
      return index < 0 ? [] : [{ index, current: change.current, chosen: change.id === this.chosenId }];
    });
  }

  private indexOf({ barCloseTime }: RegimeTransition): number {
    return this.series?.indexOfClose(Math.floor(Date.parse(barCloseTime) / 1000)) ?? -1;
  }

  private changeAt(index: number): RegimeTransition | null {
    return this.transitions.find((change) => this.indexOf(change) === index) ?? null;
  }

  /** The switch under the pointer, or within reach of it. */
  private changeNear(logical: number, x: number): RegimeTransition | null {
    const near = this.background.drawnSwitches
      .filter((item) => Math.abs(item.x - x) <= SwitchReach)
      .sort((left, right) => Math.abs(left.x - x) - Math.abs(right.x - x))[0];
    const index = near ? (this.series?.bars.findIndex(({ time }) => time === near.time) ?? -1) : logical;
    return this.changeAt(index);
  }

  private dwelling(): Set<number> {
    return new Set(
      this.switches().flatMap(({ index }) => Array.from({ length: this.dwellBarsMin }, (_, step) => index + step)),
    );
  }

  private volumeOf(bar: Bar): { time: UTCTimestamp; value: number; color: string } {
    return { time: bar.time as UTCTimestamp, value: bar.volume, color: this.palette.volume };
  }

  private tickMark(time: number, type: TickMarkType): string {
    const text = dateTime(time * 1000, this.zone);
    if (type === TickMarkType.Year) return text.slice(0, 4);
    if (type === TickMarkType.Month || type === TickMarkType.DayOfMonth) return text.slice(5, 10);
    return type === TickMarkType.TimeWithSeconds ? clockTime(time * 1000, this.zone) : text.slice(11, 16);
  }
}

function candleOf(bar: Bar): { time: UTCTimestamp; open: number; high: number; low: number; close: number } {
  return { time: bar.time as UTCTimestamp, open: bar.open, high: bar.high, low: bar.low, close: bar.close };
}

function bandOf(bar: Bar, dwelling: boolean): BandPoint | { time: Time } {
  const time = bar.time as UTCTimestamp;
  return bar.probabilities ? { time, seconds: bar.time, probabilities: bar.probabilities, dwelling } : { time };
}
