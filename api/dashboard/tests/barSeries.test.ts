import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Candle } from '../src/api/types';
import { BarSeries, confidenceOf } from '../src/chart/barSeries';

const start = Date.parse('2025-03-01T00:00:00Z');

function candle(minute: number, parts: Partial<Candle> = {}): Candle {
  return {
    openTime: new Date(start + minute * 60_000).toISOString(),
    closeTime: new Date(start + (minute + 1) * 60_000).toISOString(),
    sequence: `${minute}`,
    open: '1.0',
    high: '2.0',
    low: '0.5',
    close: '1.5',
    volume: '10',
    closed: true,
    revision: 0,
    regime: 'BULL',
    probabilities: [
      { label: 'BULL', probability: 0.7 },
      { label: 'BEAR', probability: 0.3 },
    ],
    anomaly: { score: 1.5, threshold: 3, level: 'NONE', modelVersion: null },
    ...parts,
  };
}

const forming = { closed: false, regime: null, probabilities: null, anomaly: null } as const;
const minutes = (series: BarSeries): number[] => series.bars.map((bar) => (bar.time * 1000 - start) / 60_000);

test('a page of newest first becomes ascending without repeats', () => {
  const series = new BarSeries('M1', [candle(3), candle(2), candle(1)]);
  series.merge([candle(2), candle(1), candle(0)]);
  assert.deepEqual(minutes(series), [0, 1, 2, 3]);
});

test('the next bar is appended and the forming one updated', () => {
  const series = new BarSeries('M1', [candle(0)]);
  assert.equal(series.apply(candle(1, forming)), 'appended');
  assert.equal(series.apply(candle(1, { ...forming, close: '1.7' })), 'updated');
  assert.equal(series.last?.close, 1.7);
});

test('the closed bar may come after the next one has begun', () => {
  const series = new BarSeries('M1', [candle(0), candle(1, forming)].reverse());
  assert.equal(series.apply(candle(2, forming)), 'appended');
  assert.equal(series.apply(candle(1, { close: '1.9' })), 'updated');
  assert.equal(series.bars[1]?.close, 1.9);
  assert.equal(series.bars[1]?.regime, 'BULL');
});

test('a missing bar is a gap', () => {
  const series = new BarSeries('M1', [candle(0)]);
  assert.equal(series.apply(candle(2)), 'gap');
});

test('an older state of a bar is ignored', () => {
  const series = new BarSeries('M1', [candle(1), candle(0)]);
  assert.equal(series.apply(candle(1, forming)), 'ignored');
  assert.equal(series.apply(candle(1, { revision: 2, close: '1.8' })), 'updated');
  assert.equal(series.apply(candle(1, { revision: 1, close: '1.1' })), 'ignored');
  assert.equal(series.bars[1]?.close, 1.8);
});

test('a page does not take a correction back', () => {
  const series = new BarSeries('M1', [candle(0, { revision: 1, close: '9' })]);
  series.merge([candle(0)]);
  assert.equal(series.last?.close, 9);
});

test('a closed bar that comes without probabilities keeps those known', () => {
  const series = new BarSeries('M1', [candle(0)]);
  series.apply(candle(0, { probabilities: null, regime: null, revision: 1 }));
  assert.equal(series.last?.regime, 'BULL');
});

test('states of the same label are added up', () => {
  const series = new BarSeries('M1', [
    candle(0, {
      probabilities: [
        { label: 'BULL', probability: 0.25 },
        { label: 'BULL', probability: 0.5 },
        { label: 'CRISIS', probability: 0.25 },
      ],
    }),
  ]);
  assert.deepEqual(series.last?.probabilities, [0.75, 0, 0, 0.25, 0]);
  assert.equal(confidenceOf(series.last!), 0.75);
});

test('a bar is found by its close', () => {
  const series = new BarSeries('M1', [candle(2), candle(1), candle(0)]);
  assert.equal(series.indexOfClose(start / 1000 + 120), 1);
  assert.equal(series.indexOfClose(start / 1000 + 90), -1);
});

test('what is known of a bar stays when an update lacks it', () => {
  const series = new BarSeries('M1', [candle(0)]);
  assert.equal(series.apply(candle(0, { probabilities: null, anomaly: null })), 'updated');
  assert.equal(series.last?.regime, 'BULL');
  assert.equal(series.last?.anomaly?.score, 1.5);
});

test('a bar that closed before the forming one was shown is put between the others', () => {
  const series = new BarSeries('M1', [candle(0)]);
  assert.equal(series.apply(candle(3, { ...forming, sequence: null })), 'gap');
  assert.equal(series.apply(candle(2)), 'inserted');
  assert.equal(series.apply(candle(1)), 'inserted');
  assert.deepEqual(minutes(series), [0, 1, 2, 3]);
});

test('bars are missing where sequences do not follow each other, the newest first', () => {
  const series = new BarSeries('M1', [candle(9, { ...forming, sequence: null }), candle(8), candle(7), candle(4), candle(3), candle(1)]);
  const missing = (): number | null => series.missingBefore && (series.missingBefore.time * 1000 - start) / 60_000;
  assert.equal(missing(), 7);
  series.merge([candle(6, { sequence: null }), candle(5)]);
  assert.equal(missing(), 3, 'a bar without a sequence counts where it stands');
  series.forgetBefore(series.missingBefore!);
  assert.deepEqual(minutes(series), [3, 4, 5, 6, 7, 8, 9]);
  assert.equal(missing(), null);
});

test('nothing is missing while a market rests, or before a sequence is known', () => {
  const morning = { sequence: '2' };
  assert.equal(new BarSeries('M1', [candle(900, morning), candle(1)]).missingBefore, null);
  const unknown = { sequence: null };
  assert.equal(new BarSeries('M1', [candle(9, unknown), candle(1, unknown)]).missingBefore, null);
});

test('a sequence that is known stays when an update or a page lacks it', () => {
  const series = new BarSeries('M1', [candle(4)]);
  series.apply(candle(4, { sequence: null }));
  series.merge([candle(4, { sequence: null })]);
  assert.equal(series.last?.sequence, 4);
});
