import type { CanvasRenderingTarget2D } from 'fancy-canvas';
import type {
  IChartApi,
  IPrimitivePaneRenderer,
  IPrimitivePaneView,
  ISeriesPrimitive,
  Logical,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import type { RegimeLabel } from '../api/types';
import { regimeStyles } from '../regimes';
import { confidenceOf, type Bar } from './barSeries';
import type { Palette } from './palette';

/** Opacity of the background at full confidence; at less it is in proportion. */
const OpacityAtCertainty = 0.22;
const PatternOpacity = 0.13;
const RibbonHeight = 15;
const LabelWidthMin = 14;

/** One bar's background as it was last painted, in pixels of the pane. */
export interface DrawnBackground {
  time: number;
  regime: RegimeLabel;
  confidence: number;
  opacity: number;
  left: number;
  right: number;
}

/** A regime switch as it was last painted. */
export interface DrawnSwitch {
  time: number;
  current: RegimeLabel;
  x: number;
  chosen: boolean;
}

export interface Switch {
  index: number;
  current: RegimeLabel;
  /** Whether its explanation is shown. */
  chosen: boolean;
}

/**
 * Shades the pane behind the candles by regime, opacity in proportion to confidence, with a hatching and a labelled
 * ribbon at the bottom; a dashed upright line marks each switch.
 */
export class RegimeBackground implements ISeriesPrimitive<Time> {
  drawn: DrawnBackground[] = [];
  drawnSwitches: DrawnSwitch[] = [];

  private chart: IChartApi | null = null;
  private requestUpdate: (() => void) | null = null;
  private bars: readonly Bar[] = [];
  private switches: readonly Switch[] = [];
  private readonly views: readonly IPrimitivePaneView[];

  constructor(
    private palette: Palette,
    private patterns: Record<RegimeLabel, CanvasPattern | null>,
  ) {
    this.views = [
      view('bottom', (target) => this.paintBackground(target)),
      view('normal', (target) => this.paintRibbon(target)),
    ];
  }

  attached({ chart, requestUpdate }: SeriesAttachedParameter<Time>): void {
    this.chart = chart as IChartApi;
    this.requestUpdate = requestUpdate;
  }

  detached(): void {
    this.chart = null;
    this.requestUpdate = null;
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  setColours(palette: Palette, patterns: Record<RegimeLabel, CanvasPattern | null>): void {
    this.palette = palette;
    this.patterns = patterns;
    this.requestUpdate?.();
  }

  show(bars: readonly Bar[], switches: readonly Switch[]): void {
    this.bars = bars;
    this.switches = switches;
    this.requestUpdate?.();
  }

  private paintBackground(target: CanvasRenderingTarget2D): void {
    this.drawn = [];
    target.useBitmapCoordinateSpace(({ context, bitmapSize, horizontalPixelRatio }) => {
      for (const run of this.runs()) {
        context.fillStyle = this.palette.regimes[run.regime];
        for (const { bar, left, right } of run.bars) {
          const confidence = confidenceOf(bar);
          const from = Math.round(left * horizontalPixelRatio);
          const to = Math.round(right * horizontalPixelRatio);
          context.globalAlpha = OpacityAtCertainty * confidence;
          context.fillRect(from, 0, to - from, bitmapSize.height);
          this.drawn.push({
            time: bar.time,
            regime: run.regime,
            confidence,
            opacity: context.globalAlpha / OpacityAtCertainty,
            left,
            right,
          });
        }
        const pattern = this.patterns[run.regime];
        if (!pattern) continue;
        context.globalAlpha = PatternOpacity;
        context.fillStyle = pattern;
        const from = Math.round(run.left * horizontalPixelRatio);
        context.fillRect(from, 0, Math.round(run.right * horizontalPixelRatio) - from, bitmapSize.height);
      }
      context.globalAlpha = 1;
    });
  }

  private paintRibbon(target: CanvasRenderingTarget2D): void {
    this.drawnSwitches = [];
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      const top = mediaSize.height - RibbonHeight;
      context.textBaseline = 'middle';
      context.font = '600 10px system-ui, sans-serif';
      for (const run of this.runs()) {
        const width = run.right - run.left;
        context.fillStyle = this.palette.regimes[run.regime];
        context.fillRect(run.left, top, width, RibbonHeight);
        this.paintLabel(context, run.regime, Math.max(0, run.left), Math.min(mediaSize.width, run.right), top);
      }
      this.paintSwitches(context, top);
    });
  }

  private paintLabel(
    context: CanvasRenderingContext2D,
    regime: RegimeLabel,
    left: number,
    right: number,
    top: number,
  ): void {
    if (right - left < LabelWidthMin) return;
    const { name, icon } = regimeStyles[regime];
    context.fillStyle = this.palette.surface;
    context.save();
    context.translate(left + 3, top + 3);
    context.scale(0.75, 0.75);
    context.fill(new Path2D(icon));
    context.restore();
    if (right - left > context.measureText(name).width + 20)
      context.fillText(name, left + 15, top + RibbonHeight / 2 + 0.5);
  }

  private paintSwitches(context: CanvasRenderingContext2D, bottom: number): void {
    const scale = this.chart!.timeScale();
    const range = scale.getVisibleLogicalRange();
    if (!range) return;
    for (const { index, current, chosen } of this.switches) {
      const x = scale.logicalToCoordinate(index as Logical);
      if (index < range.from - 1 || index > range.to + 1 || x === null) continue;
      context.setLineDash(chosen ? [] : [3, 4]);
      context.lineWidth = chosen ? 2 : 1;
      context.strokeStyle = this.palette.regimes[current];
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, bottom);
      context.stroke();
      context.fillStyle = this.palette.regimes[current];
      context.beginPath();
      context.moveTo(x, bottom);
      context.lineTo(x - 4, bottom - 6);
      context.lineTo(x + 4, bottom - 6);
      context.fill();
      this.drawnSwitches.push({ time: this.bars[index]!.time, current, x, chosen });
    }
    context.setLineDash([]);
  }

  /** The visible stretches of one regime. */
  private *runs(): Generator<{
    regime: RegimeLabel;
    left: number;
    right: number;
    bars: { bar: Bar; left: number; right: number }[];
  }> {
    const scale = this.chart?.timeScale();
    const range = scale?.getVisibleLogicalRange();
    if (!scale || !range) return;
    const first = Math.max(0, Math.floor(range.from) - 1);
    const end = Math.min(this.bars.length, Math.ceil(range.to) + 2);
    const spacing = (scale.logicalToCoordinate(1 as Logical) ?? 1) - (scale.logicalToCoordinate(0 as Logical) ?? 0);

    let index = first;
    while (index < end) {
      const regime = this.bars[index]!.regime;
      const members: { bar: Bar; left: number; right: number }[] = [];
      for (; index < end && this.bars[index]!.regime === regime; index++) {
        const x = scale.logicalToCoordinate(index as Logical) ?? 0;
        members.push({ bar: this.bars[index]!, left: x - spacing / 2, right: x + spacing / 2 });
      }
      if (regime) yield { regime, left: members[0]!.left, right: members.at(-1)!.right, bars: members };
    }
  }
}

function view(zOrder: 'bottom' | 'normal', draw: (target: CanvasRenderingTarget2D) => void): IPrimitivePaneView {
  const renderer: IPrimitivePaneRenderer = { draw };
  return { zOrder: () => zOrder, renderer: () => renderer };
}
