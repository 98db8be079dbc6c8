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
} from 'lightweight-charts';
import { regimeOrder } from '../regimes';
import type { Palette } from './palette';

export interface BandPoint extends CustomData<Time> {
  /** The bar's open time once more: the library keeps `time` to itself. */
  seconds: number;
  /** In the order of `regimeOrder`. */
  probabilities: readonly number[];
  /** Within the minimum dwell after a switch: no switch may follow here. */
  dwelling: boolean;
}

/** One bar of the band as it was last painted, in pixels of the pane: `zero` and `one` of the scale, tops of the states. */
export interface DrawnBand {
  time: number;
  probabilities: readonly number[];
  x: number;
  zero: number;
  one: number;
  tops: number[];
}

const DwellMarkHeight = 4;

/** The filtered probabilities as a stacked area in a pane under the candles, on the same time axis. */
export class ProbabilityBand implements ICustomSeriesPaneView<Time, BandPoint>, ICustomSeriesPaneRenderer {
  drawn: DrawnBand[] = [];

  private data: PaneRendererCustomData<Time, BandPoint> | null = null;

  constructor(private palette: Palette) {}

  setColours(palette: Palette): void {
    this.palette = palette;
  }

  renderer(): ICustomSeriesPaneRenderer {
    return this;
  }

  update(data: PaneRendererCustomData<Time, BandPoint>): void {
    this.data = data;
  }

  priceValueBuilder(point: BandPoint): CustomSeriesPricePlotValues {
    return [0, 1, Math.max(...point.probabilities)];
  }

  isWhitespace(data: BandPoint | CustomSeriesWhitespaceData<Time>): data is CustomSeriesWhitespaceData<Time> {
    return !('probabilities' in data);
  }

  defaultOptions(): CustomSeriesOptions {
    return { ...customSeriesDefaultOptions, lastValueVisible: false, priceLineVisible: false };
  }

  draw(target: CanvasRenderingTarget2D, toY: PriceToCoordinateConverter): void {
    this.drawn = [];
    const { data } = this;
    if (!data?.visibleRange) return;
    const zero = toY(0) ?? 0;
    const one = toY(1) ?? 0;
    for (let index = data.visibleRange.from; index < data.visibleRange.to; index++) {
      const bar = data.bars[index];
      if (!bar) continue;
      const { probabilities, seconds } = bar.originalData;
      let total = 0;
      const tops = probabilities.map((probability) => toY((total += probability)) ?? 0);
      this.drawn.push({ time: seconds, probabilities, x: bar.x, zero, one, tops });
    }
    target.useMediaCoordinateSpace(({ context }) => {
      for (const stretch of this.stretches(data.barSpacing)) this.paint(context, stretch, data.barSpacing);
      this.paintDwell(context, data);
    });
  }

  /** Parts without a gap: bars without probabilities interrupt the band. */
  private stretches(spacing: number): DrawnBand[][] {
    const parts: DrawnBand[][] = [];
    for (const point of this.drawn) {
      const part = parts.at(-1);
      if (part && point.x - part.at(-1)!.x < spacing * 1.5) part.push(point);
      else parts.push([point]);
    }
    return parts;
  }

  private paint(context: CanvasRenderingContext2D, points: readonly DrawnBand[], spacing: number): void {
    regimeOrder.forEach((label, state) => {
      const path = new Path2D();
      const upper = (point: DrawnBand): number => point.tops[state]!;
      const lower = (point: DrawnBand): number => (state === 0 ? point.zero : point.tops[state - 1]!);
      const left = points[0]!.x - spacing / 2;
      const right = points.at(-1)!.x + spacing / 2;
      path.moveTo(left, lower(points[0]!));
      path.lineTo(left, upper(points[0]!));
      for (const point of points) path.lineTo(point.x, upper(point));
      path.lineTo(right, upper(points.at(-1)!));
      path.lineTo(right, lower(points.at(-1)!));
      for (const point of points.toReversed()) path.lineTo(point.x, lower(point));
      path.closePath();

      context.fillStyle = this.palette.regimes[label];
      context.globalAlpha = 0.62;
      context.fill(path);
      context.globalAlpha = 1;
    });
  }

  private paintDwell(context: CanvasRenderingContext2D, data: PaneRendererCustomData<Time, BandPoint>): void {
    context.fillStyle = this.palette.text;
    context.globalAlpha = 0.55;
    for (let index = data.visibleRange!.from; index < data.visibleRange!.to; index++) {
      const bar = data.bars[index];
      if (!bar?.originalData.dwelling) continue;
      context.fillRect(bar.x - data.barSpacing / 2, this.drawn[0]?.one ?? 0, data.barSpacing, DwellMarkHeight);
    }
    context.globalAlpha = 1;
  }
}
