import type { JSX } from 'preact';
import type { Instrument, RegimeTransition } from '../api/types';
import type { Bar } from '../chart/barSeries';
import { confidenceOf } from '../chart/barSeries';
import { dateTime, decimal, percent, placesOf, signedPercent, words } from '../format';
import { regimeOrder, regimeStyles } from '../regimes';
import type { ChartFeed } from '../state/chart';
import { zone } from '../state/settings';
import { RegimeIcon, RegimeTag } from '../ui/RegimeTag';

interface ReadoutProps {
  bar: Bar | null;
  feed: ChartFeed | null;
}

/** Price, volume and regime of the bar under the crosshair, otherwise of the last one. */
export function ChartReadout({
  bar: hovered,
  feed,
  instrument,
}: ReadoutProps & { instrument: Instrument }): JSX.Element {
  void feed?.paintCount.value; // Rendered again when the newest bar has moved.
  const status = feed?.status.value;
  const bar = hovered ?? feed?.lastBar ?? null;
  const places = placesOf(instrument.priceTick);
  const decided = hovered ?? feed?.lastDecided ?? null;
  const change =
    bar && status?.transitions.find(({ barCloseTime }) => Date.parse(barCloseTime) / 1000 === bar.closeTime);
  return (
    <div class="readout">
      {bar && (
        <>
          <span class="number faint" title={new Date(bar.time * 1000).toISOString()}>
            {dateTime(bar.time * 1000, zone.value)} {zone.value}
            {!bar.closed && ' · forming'}
          </span>
          <Figure name="O" value={decimal(bar.open.toFixed(places))} />
          <Figure name="H" value={decimal(bar.high.toFixed(places))} />
          <Figure name="L" value={decimal(bar.low.toFixed(places))} />
          <Figure name="C" value={decimal(bar.close.toFixed(places))} />
          <span class={`number ${bar.close > bar.open ? 'rise' : bar.close < bar.open ? 'fall' : ''}`}>
            {signedPercent(bar.close / bar.open - 1)}
          </span>
          <Figure name="Vol" value={bar.volume.toPrecision(4)} />
        </>
      )}
      {decided?.regime && <RegimeTag label={decided.regime} confidence={decided.probabilities ? confidenceOf(decided) : undefined} />}
      {change && <Explanation change={change} />}
    </div>
  );
}

/** Why the regime switched at the bar under the crosshair. */
function Explanation({ change }: { change: RegimeTransition }): JSX.Element {
  return (
    <span class="explanation">
      {regimeStyles[change.previous].name} → {regimeStyles[change.current].name}: {words(change.reasonCode)}
      {change.previousDwellBars && `, after ${change.previousDwellBars} bars`}
      {change.modelVersion && `, model ${change.modelVersion}`}
    </span>
  );
}

function Figure({ name, value }: { name: string; value: string }): JSX.Element {
  return (
    <span>
      <span class="faint">{name}</span> <span class="number">{value}</span>
    </span>
  );
}

/** The probabilities of the bar under the crosshair, otherwise of the last decided one, with the threshold. */
export function ProbabilityLegend({ bar, feed }: ReadoutProps): JSX.Element {
  void feed?.paintCount.value;
  const status = feed?.status.value;
  const probabilities = (bar ?? feed?.lastDecided)?.probabilities;
  return (
    <span class="legend" aria-label="Probabilities">
      {regimeOrder.map((label, index) => {
        const probability = probabilities?.[index] ?? null;
        if (label === 'UNKNOWN' && !probability) return null;
        return (
          <span key={label} class={`legend-item regime-${label.toLowerCase()}`}>
            <RegimeIcon label={label} /> {regimeStyles[label].name}{' '}
            <span class="number" title={probability === null ? 'warming up' : undefined}>
              {probability === null ? '–' : percent(probability)}
            </span>
          </span>
        );
      })}
      {status?.regime && (
        <span
          class="faint wide-only"
          title={`A regime is entered at this and kept for so many bars. Model ${status.regime.model.version}`}
        >
          entry at {percent(status.regime.threshold)}, dwell {status.regime.minimumDwellBars} bars
        </span>
      )}
    </span>
  );
}
