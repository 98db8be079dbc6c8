import { FeaturesDocument } from '@aetherion/client';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { query } from '../api/client';
import { statistic } from '../format';
import { closedBarCount } from '../state/chart';
import { selectedInstrument } from '../state/market';
import { timeframe } from '../state/settings';
import { Empty, Failure, Loading, Panel } from '../ui/Panel';
import { Time } from '../ui/Time';
import { usePolled } from '../ui/usePolled';

const RefreshMs = 15_000;

const tiles = [
  { field: 'momentum1m', name: 'Momentum 1m', hint: 'Return over one minute' },
  { field: 'momentum5m', name: 'Momentum 5m', hint: 'Return over five minutes' },
  { field: 'rollingVolatility', name: 'Volatility', hint: 'Standard deviation of log returns over the window' },
  { field: 'volatilityScore', name: 'Volatility score', hint: 'Volatility against its own past' },
  { field: 'averageTrueRange', name: 'ATR', hint: 'Average true range by Wilder, in price' },
  { field: 'relativeVolume', name: 'Activity', hint: 'Volume against its mean' },
  { field: 'volumeDelta', name: 'Volume delta', hint: 'Bought less sold volume' },
  { field: 'efficiencyRatio', name: 'Efficiency', hint: 'Net move over the path, 0 to 1' },
  { field: 'normalizedRange', name: 'Range', hint: 'High less low over the close' },
  { field: 'logReturn', name: 'Log return', hint: 'Log return of the last bar' },
] as const;

/** The features of the last closed bar; one that needs more bars shows a dash. */
export function Features(): JSX.Element {
  const id = selectedInstrument.value?.id ?? null;
  const key = `${id}/${timeframe.value}`;
  const { data, error, loadedAt, refresh } = usePolled(key, RefreshMs, async () => {
    if (!id) return null;
    const { instrument } = await query(FeaturesDocument, { id, timeframe: timeframe.peek() });
    return instrument?.features ?? null;
  });
  const closed = closedBarCount.value;
  useEffect(refresh, [closed]);
  return (
    <Panel
      area="features"
      title="Features"
      actions={
        <span class="faint">
          {timeframe.value}
          {data && (
            <>
              {' '}
              · closed <Time time={data.barCloseTime} />
            </>
          )}
        </span>
      }
    >
      {error && <Failure message={error} retry={refresh} />}
      {!error && loadedAt === null && <Loading what="features" />}
      {!error && loadedAt !== null && !data && <Empty>No closed bar of this timeframe yet.</Empty>}
      {data && (
        <dl class={`tiles ${error ? 'stale' : ''}`}>
          {tiles.map(({ field, name, hint }) => (
            <Tile key={field} name={name} hint={hint} value={data[field]} />
          ))}
        </dl>
      )}
    </Panel>
  );
}

function Tile({ name, hint, value }: { name: string; hint: string; value: number | null }): JSX.Element {
  return (
    <div class="tile" title={hint}>
      <dt>{name}</dt>
      <dd class="number">
        {value === null ? (
          <>
            – <small>warming up</small>
          </>
        ) : (
          statistic(value)
        )}
      </dd>
    </div>
  );
}
