import { OutlookDocument } from '@aetherion/client';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { query } from '../api/client';
import type { Forecast, Instrument, OutlookName, Tradability } from '../api/types';
import { decimal, percent, placesOf, signed, words } from '../format';
import { closedBarCount } from '../state/chart';
import { priceOf, selectedInstrument } from '../state/market';
import { Meter } from '../ui/Meter';
import { Failure, Loading, Panel } from '../ui/Panel';
import { Time } from '../ui/Time';
import { usePolled } from '../ui/usePolled';

const RefreshMs = 15_000;
/** From here on the timeframes are said to point the same way. */
const AgreementMin = 0.33;

const outlooks: readonly { key: 'range' | 'trend' | 'highRisk'; outlook: OutlookName; name: string }[] = [
  { key: 'range', outlook: 'RANGE', name: 'Range' },
  { key: 'trend', outlook: 'TREND', name: 'Trend' },
  { key: 'highRisk', outlook: 'HIGH_RISK', name: 'High risk' },
];

const scoreHint = '100 × health × the weighted geometric mean of the other parts; one part at 0 makes it 0';

const partHints: Record<string, string> = {
  cost: 'The cost of a round trip against the expected move',
  activity: 'How busy the market is; everything from the median up is full',
  calm: 'Only the most anomalous bars count against it',
  confidence: 'How sure the regime is',
  health: 'The share of the last hour’s bars that came',
};

/** What is expected of the next hour, and how well the symbol can be traded in it; the chart's timeframe is all one. */
export function OutlookPanel(): JSX.Element {
  const instrument = selectedInstrument.value;
  const id = instrument?.id ?? null;
  const { data, error, loadedAt, refresh } = usePolled(
    `outlook/${id}`,
    RefreshMs,
    async () => (id ? (await query(OutlookDocument, { id })).instrument : null),
  );
  const closed = closedBarCount.value;
  useEffect(refresh, [closed]);
  return (
    <Panel
      area="outlook"
      title="Outlook"
      actions={<span class="faint">next hour, from M1</span>}
    >
      {error && <Failure message={error} retry={refresh} />}
      {!error && loadedAt === null && <Loading what="the forecast" />}
      {loadedAt !== null && instrument && (
        <div class={`outlook-body ${error ? 'stale' : ''}`}>
          <ForecastPart forecast={data?.forecast ?? null} instrument={instrument} />
          <TradabilityPart tradability={data?.tradability ?? null} />
        </div>
      )}
    </Panel>
  );
}

function ForecastPart({ forecast, instrument }: { forecast: Forecast | null; instrument: Instrument }): JSX.Element {
  return (
    <>
      <dl class="headline">
        <div title="Root of the expected sum of squared log returns of the next 60 minutes">
          <dt>Expected move</dt>
          <dd>{forecast ? <Move forecast={forecast} instrument={instrument} /> : <NotKnown />}</dd>
        </div>
        <div title="Whether the regimes of the timeframes point the same way: −1 all Bear, 1 all Bull">
          <dt>Timeframes</dt>
          <dd>{forecast?.agreement == null ? <NotKnown /> : <Agreement value={forecast.agreement} />}</dd>
        </div>
      </dl>
      {forecast && <OutlookShares forecast={forecast} />}
      {forecast && !forecast.isOnByDefault && (
        <p class="faint remark">
          For information only: on later data this forecast did not beat its baseline, so nothing acts on it.
        </p>
      )}
      {forecast && (
        <p class="faint remark">
          From the bar closed at <Time time={forecast.barCloseTime} />.
        </p>
      )}
    </>
  );
}

function Move({ forecast, instrument }: { forecast: Forecast; instrument: Instrument }): JSX.Element {
  const price = priceOf(instrument.id).value?.price ?? instrument.lastPrice;
  const { volatility, volatilityScore } = forecast;
  const places = placesOf(instrument.priceTick);
  return (
    <>
      <b class="number">±{percent(volatility, 2)}</b>
      {price && (
        <small class="number second">
          ±{decimal((Number(price) * volatility).toFixed(places), places)} {instrument.quoteCurrency}
        </small>
      )}
      {volatilityScore !== null && (
        <small class="second" title="In standard deviations of the forecasts so far">
          <span class="number">{signed(volatilityScore, 1)}</span> σ against usual
        </small>
      )}
    </>
  );
}

function Agreement({ value }: { value: number }): JSX.Element {
  const text = value >= AgreementMin ? 'point up' : value <= -AgreementMin ? 'point down' : 'no common direction';
  return (
    <>
      <b class="number">{signed(value, 2)}</b>
      <small class="second">{text}</small>
    </>
  );
}

function OutlookShares({ forecast: { outlook, probabilities } }: { forecast: Forecast }): JSX.Element {
  if (!probabilities)
    return (
      <p class="remark">
        <span class="faint">Kind of hour</span> {outlook ? <b>{words(outlook)}</b> : <NotKnown />}
      </p>
    );
  return (
    <dl class="shares" aria-label="What the next hour is">
      {outlooks.map(({ key, outlook: each, name }) => (
        <div key={key} class={each === outlook ? 'named' : ''}>
          <dt>
            {each === outlook && <span aria-hidden="true">▸ </span>}
            {name}
            {each === outlook && <span class="hidden"> (the forecast)</span>}
          </dt>
          <dd>
            <Meter share={probabilities[key]} />
            <span class="number">{percent(probabilities[key])}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function TradabilityPart({ tradability }: { tradability: Tradability | null }): JSX.Element {
  return (
    <section aria-label="Tradability">
      <h3 class="sub-head" title={scoreHint}>
        Tradability
        {tradability && (
          <span class="number">
            <b>{Math.round(tradability.score)}</b> <span class="faint">of 100</span>
          </span>
        )}
      </h3>
      {tradability ? (
        <dl class="shares">
          {tradability.parts.map(({ name, value, weight }) => (
            <div key={name} title={partHints[name.toLowerCase()]}>
              <dt>
                {words(name)}{' '}
                <small class="number">{name === 'health' ? 'times the rest' : `weight ${weight.toFixed(1)}`}</small>
              </dt>
              <dd>
                <Meter share={value} />
                <span class="number">{percent(value)}</span>
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="notice">Not known yet: it needs the cost of a trade and the expected move.</p>
      )}
    </section>
  );
}

function NotKnown(): JSX.Element {
  return (
    <>
      – <small>not known yet</small>
    </>
  );
}
