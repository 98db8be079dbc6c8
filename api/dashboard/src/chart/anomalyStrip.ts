import type { CanvasRenderingTarget2D } from 'fancy-canvas';
import {
  customSeriesDefaultOptions,
  type CustomData,
  type CustomSeriesOptions,
  type CustomSeriesPricePlotValues,
  type CustomSeriesWhitespaceData,
  type ICustomSeriesPaneRenderer,
  type ICustomSeriesPaneView,
  type PaneRendererCustomData,
  type PriceToCoordinateConverter,
  type Time,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { AnomalyLevel } from '../api/types';
import type { Bar } from './barSeries';
import type { Palette } from './palette';

/** Higher scores reach the top of the strip: one bar of a crash would flatten all others otherwise. */
export const DrawnScoreMax = 12;

const MarkRadius = 4;
const BarShare = 0.7;

export interface AnomalyPoint extends CustomData<Time> {
  /** The bar's open time once more: the library keeps `time` to itself. */
  seconds: number;
  score: number;
  threshold: number | null;
  level: AnomalyLevel;
}

/** One bar of the strip as it was last painted, in pixels of the pane. */
export interface DrawnAnomaly {
  time: number;
  score: number;
  threshold: number | null;
  level: AnomalyLevel;
  x: number;
  zero: number;
  top: number;
  thresholdY: number | null;
}

export function anomalyOf({ time, anomaly }: Bar): AnomalyPoint | { time: Time } {
  if (!anomaly) return { time: time as UTCTimestamp };
  const { score, threshold, level } = anomaly;
  return { time: time as UTCTimestamp, seconds: time, score, threshold, level };
}

/**
 * The score of each bar against its threshold in a pane of its own. A triangle stands over an anomaly, a diamond over
 * an alarm, so that neither is known by its colour alone.
 */
export class AnomalyStrip implements ICustomSeriesPaneView<Time, AnomalyPoint>, ICustomSeriesPaneRenderer {
  drawn: DrawnAnomaly[] = [];

  private data: PaneRendererCustomData<Time, AnomalyPoint> | null = null;

  constructor(private palette: Palette) {}

  setColours(palette: Palette): void {
    this.palette = palette;
  }

  renderer(): ICustomSeriesPaneRenderer {
    return this;
  }

  update(data: PaneRendererCustomData<Time, AnomalyPoint>): void {
    this.data = data;
  }

  priceValueBuilder({ score, threshold }: AnomalyPoint): CustomSeriesPricePlotValues {
    return [0, drawnScore(threshold ?? 0), drawnScore(score)];
  }

  isWhitespace(data: AnomalyPoint | CustomSeriesWhitespaceData<Time>): data is CustomSeriesWhitespaceData<Time> {
    return !('score' in data);
  }

  defaultOptions(): CustomSeriesOptions {
    return { ...customSeriesDefaultOptions, lastValueVisible: false, priceLineVisible: false };
  }

  draw(target: CanvasRenderingTarget2D, toY: PriceToCoordinateConverter): void {
    const { data } = this;
    this.drawn = data?.visibleRange ? this.place(data, toY) : [];
    if (!data) return;
    target.useMediaCoordinateSpace(({ context }) => {
      const width = Math.max(1, data.barSpacing * BarShare);
      for (const point of this.drawn) this.paintBar(context, point, width);
      this.paintThreshold(context, data.barSpacing);
    });
  }

  private place(data: PaneRendererCustomData<Time, AnomalyPoint>, toY: PriceToCoordinateConverter): DrawnAnomaly[] {
    const zero = toY(0) ?? 0;
    return data.bars.slice(data.visibleRange!.from, data.visibleRange!.to).map(({ x, originalData }) => {
      const { seconds, score, threshold, level } = originalData;
      const top = toY(drawnScore(score)) ?? zero;
      const thresholdY = threshold === null ? null : toY(drawnScore(threshold));
      return { time: seconds, score, threshold, level, x, zero, top, thresholdY };
    });
  }

  private colourOf(level: AnomalyLevel): string {
    if (level === 'ANOMALY') return this.palette.warn;
    return isAlarm(level) ? this.palette.fall : this.palette.usual;
  }

  private paintBar(context: CanvasRenderingContext2D, { x, top, zero, level }: DrawnAnomaly, width: number): void {
    context.fillStyle = this.colourOf(level);
    const marked = level === 'ANOMALY' || isAlarm(level);
    context.globalAlpha = marked ? 1 : 0.6;
    context.fillRect(x - width / 2, top, width, Math.max(1, zero - top));
    context.globalAlpha = 1;
    if (marked) this.paintMark(context, x, Math.max(top, 2 * MarkRadius + 1), isAlarm(level));
  }

  private paintMark(context: CanvasRenderingContext2D, x: number, bottom: number, alarm: boolean): void {
    context.beginPath();
    context.moveTo(x, bottom - 2 * MarkRadius);
    context.lineTo(x + MarkRadius, alarm ? bottom - MarkRadius : bottom - 1);
    if (alarm) context.lineTo(x, bottom);
    context.lineTo(x - MarkRadius, alarm ? bottom - MarkRadius : bottom - 1);
    context.closePath();
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = this.palette.surface;
    context.stroke();
  }

  /** A step for each bar: the threshold that the bar was compared with. */
  private paintThreshold(context: CanvasRenderingContext2D, spacing: number): void {
    context.strokeStyle = this.palette.text;
    context.lineWidth = 1;
    context.setLineDash([4, 3]);
    context.beginPath();
    let end: number | null = null;
    for (const { x, thresholdY } of this.drawn) {
      if (thresholdY === null) continue;
      const left = x - spacing / 2;
      if (end !== null && left - end < spacing / 2) context.lineTo(left, thresholdY);
      else context.moveTo(left, thresholdY);
      end = x + spacing / 2;
      context.lineTo(end, thresholdY);
    }
    context.stroke();
    context.setLineDash([]);
  }
}

const isAlarm = (level: AnomalyLevel): boolean => level === 'ALARM' || level === 'ANOMALY_AND_ALARM';

const drawnScore = (score: number): number => Math.min(DrawnScoreMax, Math.max(0, score));
