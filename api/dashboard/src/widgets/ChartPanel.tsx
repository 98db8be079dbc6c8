import { useSignal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { reconnectCount } from '../api/client';
import type { Instrument, Timeframe } from '../api/types';
import type { Bar } from '../chart/barSeries';
import { ChartView } from '../chart/chartView';
import { words } from '../format';
import { ChartFeed } from '../state/chart';
import { chooseChange, chosenChangeOf } from '../state/explanation';
import { selectedInstrument } from '../state/market';
import { markedTrades } from '../state/trades';
import { theme, timeframe, timeframes, zone } from '../state/settings';
import { exposeTestHook } from '../testHook';
import { Age } from '../ui/Age';
import { Empty, Failure, Loading, Panel } from '../ui/Panel';
import { AnomalyLegend } from './AnomalyLegend';
import { ChartReadout, ProbabilityLegend } from './ChartReadout';

const keysHint =
  'Arrow keys move the crosshair, Enter at a switch explains it, plus and minus zoom, End goes to now.';

let shown: { view: ChartView; instrumentId: string; timeframe: Timeframe } | null = null;

exposeTestHook({
  get instrumentId() {
    return shown?.instrumentId ?? null;
  },
  get timeframe() {
    return shown?.timeframe ?? null;
  },
  drawing: () => shown?.view.drawing() ?? null,
});

/** Candles over their regimes with the probabilities below, of the chosen instrument and timeframe. */
export function ChartPanel(): JSX.Element {
  const instrument = selectedInstrument.value;
  return (
    <Panel area="chart" title={instrument ? `${instrument.symbol}` : 'Chart'} actions={<Timeframes />}>
      {instrument ? (
        <Chart key={`${instrument.id}/${timeframe.value}`} instrument={instrument} />
      ) : (
        <Empty>Choose an instrument.</Empty>
      )}
    </Panel>
  );
}

function Timeframes(): JSX.Element {
  return (
    <span class="segments" role="group" aria-label="Timeframe">
      {timeframes.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={timeframe.value === value}
          onClick={() => (timeframe.value = value)}
        >
          {value}
        </button>
      ))}
    </span>
  );
}

function Chart({ instrument }: { instrument: Instrument }): JSX.Element {
  const container = useRef<HTMLDivElement>(null);
  const view = useRef<ChartView | null>(null);
  const [feed, setFeed] = useState<ChartFeed | null>(null);
  const hovered = useSignal<Bar | null>(null);

  useEffect(() => {
    let created: ChartFeed | null = null;
    const chart = new ChartView(container.current!, {
      hover: (bar) => (hovered.value = bar),
      older: () => void created?.loadOlder(),
      choose: ({ id }) => chooseChange(instrument.id, id),
    });
    created = new ChartFeed(chart, instrument, timeframe.peek());
    view.current = chart;
    shown = { view: chart, instrumentId: instrument.id, timeframe: timeframe.peek() };
    setFeed(created);
    created.start();
    return () => {
      created?.stop();
      if (shown?.view === chart) shown = null;
      chart.destroy();
    };
  }, []);

  const currentTheme = theme.value;
  const currentZone = zone.value;
  const reconnects = reconnectCount.value;
  useEffect(() => view.current?.applyColours(), [currentTheme]);
  useEffect(() => view.current?.applyZone(currentZone), [currentZone]);
  const trades = markedTrades.value;
  useEffect(
    () => view.current?.showMarks(trades?.instrumentId === instrument.id ? trades.marks : []),
    [trades, instrument.id],
  );
  const chosen = chosenChangeOf(instrument.id);
  useEffect(() => view.current?.showChosen(chosen), [chosen]);
  const syncing = instrument.feed.state === 'SYNCING';
  useEffect(() => {
    if (!syncing) void feed?.load(); // The past that a feed has filled in is there now.
  }, [syncing]);
  useEffect(() => {
    if (reconnects > 0) void feed?.load();
  }, [reconnects]);

  const status = feed?.status.value;
  return (
    <div class="chart-body">
      <ChartReadout bar={hovered.value} feed={feed} instrument={instrument} />
      <div
        class="chart-canvas"
        ref={container}
        tabIndex={0}
        role="application"
        aria-label={`Candles and regimes of ${instrument.symbol}`}
        aria-description={keysHint}
        onKeyDown={(event) => moveByKey(event, view.current)}
        onBlur={() => view.current?.clearCursor()}
      />
      {(!status || status.loading) && (
        <div class="overlay">
          <Loading what="bars" />
        </div>
      )}
      {status?.error && (
        <div class="overlay">
          <Failure message={status.error} retry={() => void feed?.load()} />
        </div>
      )}
      {status?.empty && (
        <div class="overlay">
          <Empty>No bar of this timeframe yet.</Empty>
        </div>
      )}
      <footer class="chart-foot">
        <ProbabilityLegend bar={hovered.value} feed={feed} />
        <AnomalyLegend bar={hovered.value} feed={feed} instrument={instrument} />
        {status?.missing && (
          <span class="chip feed-stale" role="status">
            {status.missing === 'loading' ? 'Loading missing bars' : 'Bars are missing'}
          </span>
        )}
        {instrument.feed.state !== 'LIVE' && (
          <span class="chip feed-stale">
            {words(instrument.feed.state)}
            {instrument.feed.lastEventTime && (
              <>
                {' '}
                · <Age time={instrument.feed.lastEventTime} />
              </>
            )}
          </span>
        )}
        <a class="attribution" href="https://www.tradingview.com/" target="_blank" rel="noreferrer noopener">
          Charts by TradingView
        </a>
      </footer>
    </div>
  );
}

function moveByKey(event: KeyboardEvent, view: ChartView | null): void {
  if (!view) return;
  const actions: Record<string, () => void> = {
    ArrowLeft: () => view.moveCursor(event.shiftKey ? -10 : -1),
    ArrowRight: () => view.moveCursor(event.shiftKey ? 10 : 1),
    '+': () => view.zoom(0.8),
    '-': () => view.zoom(1.25),
    Enter: () => view.chooseAtCursor(),
    End: () => view.toNow(),
    Escape: () => view.clearCursor(),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}
