import type { RegimeLabel } from '../api/types';
import { regimeOrder, regimeStyles } from '../regimes';

/** The colours of the style sheet, for what is drawn on a canvas. */
export interface Palette {
  surface: string;
  text: string;
  faint: string;
  grid: string;
  rise: string;
  fall: string;
  volume: string;
  line: string;
  warn: string;
  /** Bars of the anomaly strip that are as usual. */
  usual: string;
  regimes: Record<RegimeLabel, string>;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  return {
    surface: value('--surface'),
    text: value('--text'),
    faint: value('--text-faint'),
    grid: value('--grid'),
    rise: value('--rise'),
    fall: value('--fall'),
    volume: value('--volume'),
    line: value('--line'),
    warn: value('--warn'),
    usual: value('--unknown'),
    regimes: Object.fromEntries(regimeOrder.map((label) => [label, value(regimeStyles[label].colour)])) as Record<
      RegimeLabel,
      string
    >,
  };
}

const PatternSize = 10;

const strokes: Record<RegimeLabel, readonly (readonly [number, number, number, number])[]> = {
  BULL: [
    [0, 10, 10, 0],
    [-2, 2, 2, -2],
    [8, 12, 12, 8],
  ],
  BEAR: [
    [0, 0, 10, 10],
    [-2, 8, 2, 12],
    [8, -2, 12, 2],
  ],
  SIDEWAYS: [[0, 5, 10, 5]],
  CRISIS: [
    [0, 0, 10, 10],
    [0, 10, 10, 0],
  ],
  UNKNOWN: [],
};

/** A hatching for each regime, so that its area is known without its colour. */
export function createPatterns(palette: Palette): Record<RegimeLabel, CanvasPattern | null> {
  return Object.fromEntries(
    regimeOrder.map((label) => {
      const tile = document.createElement('canvas');
      tile.width = tile.height = PatternSize;
      const context = tile.getContext('2d')!;
      context.strokeStyle = palette.regimes[label];
      context.lineWidth = 1;
      for (const [fromX, fromY, toX, toY] of strokes[label]) {
        context.beginPath();
        context.moveTo(fromX, fromY);
        context.lineTo(toX, toY);
        context.stroke();
      }
      return [label, context.createPattern(tile, 'repeat')];
    }),
  ) as Record<RegimeLabel, CanvasPattern | null>;
}
