import { AnomalyDocument, PhrasedAnomalyDocument } from '@aetherion/client';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { query } from '../api/client';
import type { AnomalyLevel, AnomalyState, CandleAnomaly, Instrument } from '../api/types';
import type { Bar } from '../chart/barSeries';
import { featureHint, featureName } from '../features';
import { signed } from '../format';
import { closedBarCount, type ChartFeed } from '../state/chart';
import { timeframe } from '../state/settings';
import { Sentence } from '../ui/Sentence';
import { usePhrased } from '../ui/usePhrased';
import { usePolled } from '../ui/usePolled';

const RefreshMs = 15_000;
const ScoreHint = 'Surprise in nats: 0 for a usual bar, 6.9 for one in a thousand; the dashed line is the threshold';

const levels: Record<AnomalyLevel, { name: string; mark: string; hint: string }> = {
  UNKNOWN: { name: 'not known', mark: '', hint: 'What is usual is not known yet' },
  NONE: { name: 'usual', mark: '', hint: 'Nothing out of the ordinary' },
  ANOMALY: { name: 'Anomaly', mark: '▲', hint: 'Odd compared with the last bars' },
  ALARM: { name: 'Alarm', mark: '◆', hint: 'Odd compared with the training data, however wild the last bars were' },
  ANOMALY_AND_ALARM: {
    name: 'Alarm',
    mark: '◆',
    hint: 'Odd compared with the last bars and with the training data',
  },
};

/** A usual bar needs no sentence. */
const isOdd = (level: AnomalyLevel): boolean => Boolean(levels[level]?.mark);

interface AnomalyLegendProps {
  bar: Bar | null;
  feed: ChartFeed | null;
  instrument: Instrument;
}

/** The anomaly of the bar under the crosshair, otherwise of the last closed one, with the features that made it and what it means. */
export function AnomalyLegend({ bar, feed, instrument }: AnomalyLegendProps): JSX.Element {
  void feed?.paintCount.value;
  const { id } = instrument;
  const { data: latest, refresh } = usePolled(`anomaly/${id}/${timeframe.value}`, RefreshMs, async () => {
    const variables = { id, timeframe: timeframe.peek() };
    const found = await query(AnomalyDocument, variables);
    return found.instrument?.anomaly ?? null;
  });
  const closed = closedBarCount.value;
  useEffect(refresh, [closed]);
  const sentence = latest && isOdd(latest.level) ? latest.sentence : null;
  const phrased = usePhrased(sentence, async () => {
    const found = await query(PhrasedAnomalyDocument, { id, timeframe: timeframe.peek() });
    return found.instrument?.anomaly ?? null;
  });
  const anomaly = bar ? bar.anomaly : (latest ?? feed?.lastScored?.anomaly ?? null);
  return (
    <span class="legend anomaly" role="group" aria-label="Anomaly">
      {anomaly ? <Score anomaly={anomaly} isLive={!bar} /> : <Unknown hovered={bar !== null} />}
      {!bar && latest && <Contributions latest={latest} />}
      {!bar && sentence && <Sentence ours={sentence} phrased={phrased} />}
    </span>
  );
}

function Unknown({ hovered }: { hovered: boolean }): JSX.Element {
  return (
    <span class="faint" title={hovered ? 'This bar was not scored' : levels.UNKNOWN.hint}>
      Anomaly <span class="number">–</span> <small>{hovered ? 'not scored' : 'not known yet'}</small>
    </span>
  );
}

/** Only the level of the latest bar is announced, not those that the crosshair passes. */
function Score({ anomaly, isLive }: { anomaly: CandleAnomaly; isLive: boolean }): JSX.Element {
  const { score, threshold, level, modelVersion } = anomaly;
  const { name, mark, hint } = levels[level] ?? levels.UNKNOWN;
  return (
    <>
      <span title={modelVersion ? `${ScoreHint}. Scored by ${modelVersion}` : ScoreHint}>
        <span class="faint">Anomaly</span> <span class="number">{score.toFixed(2)}</span>{' '}
        <span class="faint">
          {threshold === null ? 'threshold not known yet' : `of ${threshold.toFixed(2)}`}
        </span>
      </span>
      <strong class={`anomaly-${level.toLowerCase()}`} role={isLive ? 'status' : undefined} title={hint}>
        {mark && <span aria-hidden="true">{mark} </span>}
        {name}
      </strong>
    </>
  );
}

/** The features that made the score, the largest first. */
function Contributions({ latest }: { latest: AnomalyState }): JSX.Element {
  const parts = latest.contributions.toSorted((left, right) => right.contribution - left.contribution);
  return (
    <span class="faint">
      {parts.map(({ feature, contribution }) => (
        <span key={feature} class="part" title={featureHint(feature)}>
          {featureName(feature)} <span class="number">{signed(contribution, 2)}</span>{' '}
        </span>
      ))}
    </span>
  );
}
