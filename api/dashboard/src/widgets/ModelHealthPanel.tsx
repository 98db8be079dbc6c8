import { ModelHealthDocument } from '@aetherion/client';
import type { ComponentChildren, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { query } from '../api/client';
import type { ModelHealth } from '../api/types';
import { hasRegimes } from '../chart/barSeries';
import { featureHint, featureName, inputHint, inputName } from '../features';
import { percent, signed } from '../format';
import { closedBarCount } from '../state/chart';
import { selectedInstrument } from '../state/market';
import { timeframe } from '../state/settings';
import { Empty, Failure, Loading, Panel } from '../ui/Panel';
import { usePolled } from '../ui/usePolled';
import { DriftTable } from './DriftTable';
import { ModelEvents } from './ModelEvents';
import { ModelTable } from './ModelTable';

const RefreshMs = 15_000;

const statuses: Record<ModelHealth['status'], { name: string; style: string }> = {
  UNKNOWN: { name: 'Not known yet', style: 'health-unknown' },
  HEALTHY: { name: 'Healthy', style: 'health-healthy' },
  WATCH: { name: 'Watch', style: 'health-watch' },
  ALERT: { name: 'Alert', style: 'health-alert' },
};

/** How the models in charge do on live bars, and which versions there are. */
export function ModelHealthPanel(): JSX.Element {
  const id = selectedInstrument.value?.id ?? null;
  const { data, error, loadedAt, refresh } = usePolled(`health/${id}/${timeframe.value}`, RefreshMs, async () => {
    if (!id || !hasRegimes(timeframe.peek())) return null;
    const { instrument } = await query(ModelHealthDocument, { id, timeframe: timeframe.peek() });
    return instrument?.modelHealth ?? null;
  });
  const closed = closedBarCount.value;
  useEffect(refresh, [closed]);
  const status = data && (statuses[data.status] ?? statuses.UNKNOWN);
  return (
    <Panel
      area="health"
      title="Model health"
      actions={
        status && (
          <strong class={`chip ${status.style}`} role="status">
            <span class="dot" aria-hidden="true" /> {status.name}
          </strong>
        )
      }
    >
      <div class="health-body">
        <div class={error ? 'stale' : ''}>
          {error && <Failure message={error} retry={refresh} />}
          {!error && loadedAt === null && <Loading what="model health" />}
          {!error && loadedAt !== null && !data && (
            <Empty>
              {hasRegimes(timeframe.value)
                ? `Not known yet: the monitor of ${timeframe.value} has seen no closed bar.`
                : 'Models are watched on bars of one minute and longer.'}
            </Empty>
          )}
          {data && <Figures health={data} />}
        </div>
        {data && <Drifts health={data} />}
        <ModelTable serving={data?.champion ?? null} />
        <ModelEvents />
      </div>
    </Panel>
  );
}

function Figures({ health }: { health: ModelHealth }): JSX.Element {
  const { champion, challenger, logLikelihoodPerBar: live, trainingLogLikelihoodPerBar: training } = health;
  const { challengerLogLikelihoodPerBar: beside, labelAgreement, alerts, barCount } = health;
  return (
    <>
      {alerts.length > 0 && (
        <div role="alert">
          <ul class="alerts" aria-label="Alerts">
            {alerts.map((alert) => (
              <li key={alert}>{alert}</li>
            ))}
          </ul>
        </div>
      )}
      <dl class="facts">
        <Fact name="Champion" hint="The regime model in charge">
          {champion ? versionOf(champion) : <span class="faint">the model that ships with the product</span>}
        </Fact>
        <Fact name="Challenger" hint="Runs beside the champion and decides nothing">
          {challenger ? versionOf(challenger) : <span class="faint">none</span>}
        </Fact>
        <Fact name="Bars" hint="Live bars that this rests on">
          <Figure value={barCount} show={String} />
        </Fact>
        <Fact name="Log-likelihood per bar" hint="How well the champion explains live bars, and its training window">
          <Figure value={live} show={nats} />{' '}
          <span class="faint">
            training <Figure value={training} show={nats} />
            {live !== null && training !== null && <span class="number"> ({signed(live - training, 2)})</span>}
          </span>
        </Fact>
        {challenger && (
          <Fact name="Challenger’s" hint="The same of the challenger on the same bars">
            <Figure value={beside} show={nats} />
            {live !== null && beside !== null && <span class="number faint"> ({signed(beside - live, 2)})</span>}
          </Fact>
        )}
        {challenger && (
          <Fact name="Same label" hint="Share of the last bars on which both gave the same regime">
            <Figure value={labelAgreement} show={(value) => percent(value, 1)} />
          </Fact>
        )}
        <Calibration health={health} />
        <Anomalies health={health} />
      </dl>
    </>
  );
}

/** Of the regime model, of the classifier where one is in charge, and of the anomaly models. */
function Drifts({ health }: { health: ModelHealth }): JSX.Element {
  const { drift, classifier, classifierDrift, anomalyModel, anomalyDrift } = health;
  const { anomalyChallenger, anomalyChallengerDrift } = health;
  return (
    <div class="drifts">
      <DriftTable
        title="Drift"
        drift={drift.map(({ feature, ...rest }) => ({ name: featureName(feature), hint: featureHint(feature), ...rest }))}
        unknown="The champion was stored without its training deciles: drift is not known."
      />
      {classifier && (
        <DriftTable
          title="Classifier drift"
          drift={classifierDrift.map(({ input, ...rest }) => ({ name: inputName(input), hint: inputHint(input), ...rest }))}
          unknown="The classifier was stored without its training deciles: drift is not known."
        />
      )}
      {anomalyModel && (
        <DriftTable
          title="Anomaly drift"
          drift={anomalyDrift.map(({ input, ...rest }) => ({ name: inputName(input), hint: inputHint(input), ...rest }))}
          unknown="The anomaly model was stored without its training deciles: drift is not known."
        />
      )}
      {anomalyChallenger && (
        <DriftTable
          title="Anomaly challenger’s drift"
          drift={anomalyChallengerDrift.map(({ input, ...rest }) => ({
            name: inputName(input),
            hint: inputHint(input),
            ...rest,
          }))}
          unknown="The challenger of the anomaly model was stored without its training deciles: drift is not known."
        />
      )}
    </div>
  );
}

/**
 * How well the forecasts of the classifier in charge came true, with those of its challenger beside them; without one in
 * charge there is nothing to score.
 */
function Calibration({ health }: { health: ModelHealth }): JSX.Element {
  const { classifier, forecastCount, brier, calibrationError, logLoss, trainingLogLoss } = health;
  const { classifierChallenger: beside, challengerForecastCount, challengerBrier } = health;
  const { challengerCalibrationError, challengerLogLoss } = health;
  if (!classifier)
    return (
      <Fact name="Classifier" hint="Outlooks are the only forecasts whose probabilities are scored">
        <span class="faint">none in charge, so there are no forecasts to score</span>
      </Fact>
    );
  return (
    <>
      <Fact name="Classifier" hint="The version that gives the outlook">
        {versionOf(classifier)}
      </Fact>
      {beside && (
        <Fact name="Beside it" hint="The challenger: forecasts the same bars and decides nothing">
          {versionOf(beside)}
        </Fact>
      )}
      <Fact name="Forecasts" hint="Of the classifier, of hours that are over; the scores rest on them">
        <span class="number">{forecastCount}</span>
        {beside && <Beside value={challengerForecastCount} show={String} />}
      </Fact>
      <Fact name="Brier score" hint="Mean squared error of these forecasts’ probabilities; 0 is perfect">
        <Figure value={brier} show={score} />
        {beside && <Beside value={challengerBrier} show={score} />}
      </Fact>
      <Fact name="Calibration error" hint="Stated against observed frequency, 15 bins of equal mass; 0 is perfect">
        <Figure value={calibrationError} show={score} />
        {beside && <Beside value={challengerCalibrationError} show={score} />}
      </Fact>
      <Fact name="Log loss" hint="Nats a forecast, and out of sample in training; 0 is perfect">
        <Figure value={logLoss} show={score} />
        {trainingLogLoss !== null && (
          <span class="faint">
            {' '}
            training <span class="number">{score(trainingLogLoss)}</span>
          </span>
        )}
        {beside && <Beside value={challengerLogLoss} show={score} />}
      </Fact>
    </>
  );
}

/** How often the anomaly model speaks up, beside what it promises, with the figures of its challenger beside them. */
function Anomalies({ health }: { health: ModelHealth }): JSX.Element {
  const { anomalyModel, anomalyBarCount, anomalyFlaggedShare, anomalyPromisedShare, anomalyAlarmShare } = health;
  const { anomalyChallenger: beside, anomalyChallengerBarCount, anomalyChallengerFlaggedShare } = health;
  if (!anomalyModel)
    return (
      <Fact name="Anomaly model" hint="The version that scores the bars">
        <span class="faint">not known before the next closed bar</span>
      </Fact>
    );
  return (
    <>
      <Fact name="Anomaly model" hint="The version that scores the bars">
        {versionOf(anomalyModel)}
      </Fact>
      {beside && (
        <Fact name="Anomaly challenger" hint="Scores the same bars by a threshold of its own and decides nothing">
          {versionOf(beside)}
        </Fact>
      )}
      <Fact name="Scored bars" hint="Of this version; the shares rest on the last of them">
        <span class="number">{anomalyBarCount}</span>
        {beside && <Beside value={anomalyChallengerBarCount} show={String} />}
      </Fact>
      <Fact name="Flagged" hint="Share of these bars above the rolling threshold, and the share that the model promises">
        <Figure value={anomalyFlaggedShare} show={share} />
        {anomalyPromisedShare !== null && (
          <span class="faint">
            {' '}
            promised <span class="number">{share(anomalyPromisedShare)}</span>
          </span>
        )}
        {beside && <Beside value={anomalyChallengerFlaggedShare} show={share} />}
      </Fact>
      <Fact name="Alarms" hint="Share of these bars above the fixed level: it tells of the market and is not judged">
        <Figure value={anomalyAlarmShare} show={share} />
        {beside && <Beside value={health.anomalyChallengerAlarmShare} show={share} />}
      </Fact>
      {beside && <Flags health={health} />}
    </>
  );
}

/** Which of the same bars the anomaly model and its challenger flagged. */
function Flags({ health }: { health: ModelHealth }): JSX.Element {
  const { anomalyComparedBarCount: bars, anomalyFlaggedByBoth: both, anomalyFlagKappa: kappa } = health;
  const { anomalyFlaggedByChampionOnly: champion, anomalyFlaggedByChallengerOnly: challenger } = health;
  return (
    <>
      <Fact name="Both flagged" hint="Of the bars that both scored since the challenger began, and those that one flagged alone">
        <span class="number">{both}</span>{' '}
        <span class="faint">
          of <span class="number">{bars}</span> bars, champion alone <span class="number">{champion}</span>, challenger
          alone <span class="number">{challenger}</span>
        </span>
      </Fact>
      <Fact name="Same flags" hint="Cohen’s kappa: 1 where both flag the same bars, 0 where they agree by chance alone">
        <Figure value={kappa} show={kappaOf} />
      </Fact>
    </>
  );
}

/** The challenger's figure beside the champion's. */
function Beside({ value, show }: FigureProps): JSX.Element {
  return (
    <span class="faint">
      {' '}
      challenger <Figure value={value} show={show} />
    </span>
  );
}

const share = (value: number): string => percent(value, 1);

const score = (value: number): string => value.toFixed(3);

const kappaOf = (value: number): string => signed(value, 2).replace('+', '');

const nats = (value: number): string => signed(value, 2);

/** The version in the id of a model's node. */
const versionOf = (id: string): string => id.slice(id.indexOf('~') + 1);

interface FactProps {
  name: string;
  hint: string;
  children: ComponentChildren;
}

function Fact({ name, hint, children }: FactProps): JSX.Element {
  return (
    <div title={hint}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface FigureProps {
  value: number | null;
  show(value: number): string;
}

function Figure({ value, show }: FigureProps): JSX.Element {
  return value === null ? (
    <>
      – <small>not known yet</small>
    </>
  ) : (
    <span class="number">{show(value)}</span>
  );
}
