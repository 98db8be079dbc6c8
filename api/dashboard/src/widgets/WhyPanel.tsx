import {
  ExplainedRegimeDocument,
  ExplainedTransitionDocument,
  PhrasedRegimeDocument,
  PhrasedTransitionDocument,
} from '@aetherion/client';
import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { query } from '../api/client';
import type { ExplainedChange, ExplainedRegime, RegimeTransition } from '../api/types';
import { hasRegimes } from '../chart/barSeries';
import { age } from '../format';
import { regimeStyles } from '../regimes';
import { closedBarCount } from '../state/chart';
import { now } from '../state/clock';
import { chooseChange, chosenChangeOf } from '../state/explanation';
import { selectedInstrument } from '../state/market';
import { timeframe } from '../state/settings';
import { Empty, Failure, Loading, Panel } from '../ui/Panel';
import { Time } from '../ui/Time';
import { usePhrased, type Phrased } from '../ui/usePhrased';
import { usePolled, type Polled } from '../ui/usePolled';
import { CopyButton } from '../ui/CopyButton';
import { Explanation, type Explained } from './Explanation';
import { RegimeChanges } from './RegimeChanges';

const RefreshMs = 15_000;
/** What was decided does not change; this only tries again after a failure. */
const StoredRefreshMs = 60_000;
const ChangesMax = 30;

interface Answer {
  regime: ExplainedRegime | null;
  changes: RegimeTransition[];
}

/** Why the regime is what it is, or why it changed at the change that was chosen; and the changes to choose from. */
export function WhyPanel(): JSX.Element {
  const instrument = selectedInstrument.value;
  const id = instrument?.id ?? null;
  const chosen = id ? chosenChangeOf(id) : null;
  const present = usePresent(id);
  const stored = useStored(chosen);
  const shown = chosen ? stored : present;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => body.current?.scrollTo(0, 0), [chosen]);
  const explained = chosen ? explainedOf(stored.data) : explainedOf(present.data?.regime ?? null);
  const phrased = usePhrased(explained?.explanation?.sentence ?? null, () => askPhrased(id, chosen));
  return (
    <Panel
      area="why"
      title={chosen ? 'Why it changed' : 'Why this regime'}
      actions={
        <span class="head-actions">
          {chosen && id && (
            <button type="button" onClick={() => chooseChange(id, null)}>
              Back to now
            </button>
          )}
          {explained?.explanation && <CopyButton name="Copy as JSON" value={explained} />}
        </span>
      }
    >
      {shown.error && <Failure message={shown.error} retry={shown.refresh} />}
      {!shown.error && shown.loadedAt === null && <Loading what="the explanation" />}
      <div
        ref={body}
        class={`scroll why-body ${shown.error ? 'stale' : ''}`}
        role="group"
        tabIndex={0}
        aria-label="Explanation"
      >
        {chosen && stored.data && <When change={stored.data} />}
        {chosen && !stored.error && stored.loadedAt !== null && !stored.data && (
          <Empty>This change is not stored any more.</Empty>
        )}
        {!chosen && present.loadedAt !== null && !present.data?.regime && <NoRegime />}
        {explained && <Explanation explained={explained} phrased={phrased} isStored={chosen !== null} />}
        {id && present.data && <RegimeChanges instrumentId={id} changes={present.data.changes} chosen={chosen} />}
      </div>
    </Panel>
  );
}

function usePresent(id: string | null): Polled<Answer | null> {
  const polled = usePolled(`why/${id}/${timeframe.value}`, RefreshMs, async () => {
    if (!id || !hasRegimes(timeframe.peek())) return null;
    const variables = { id, timeframe: timeframe.peek(), first: ChangesMax };
    const { instrument } = await query(ExplainedRegimeDocument, variables);
    return { regime: instrument?.regime ?? null, changes: instrument?.regimeHistory.nodes ?? [] };
  });
  const closed = closedBarCount.value;
  useEffect(polled.refresh, [closed]);
  return polled;
}

function useStored(changeId: string | null): Polled<ExplainedChange | null> {
  return usePolled(`change/${changeId}`, StoredRefreshMs, async () => {
    if (!changeId) return null;
    const { node } = await query(ExplainedTransitionDocument, { id: changeId });
    return node?.__typename === 'RegimeTransition' ? node : null;
  });
}

async function askPhrased(instrumentId: string | null, changeId: string | null): Promise<Phrased | null> {
  if (changeId) {
    const { node } = await query(PhrasedTransitionDocument, { id: changeId });
    return node?.__typename === 'RegimeTransition' ? node.explanation : null;
  }
  if (!instrumentId) return null;
  const { instrument } = await query(PhrasedRegimeDocument, { id: instrumentId, timeframe: timeframe.peek() });
  return instrument?.regime?.explanation ?? null;
}

function explainedOf(source: ExplainedRegime | ExplainedChange | null): Explained | null {
  if (!source) return null;
  const { confidence, barCloseTime, probabilities, explanation } = source;
  const common = { confidence, barCloseTime, probabilities, explanation };
  return 'current' in source
    ? { ...common, label: source.current, reasonCode: source.reasonCode, model: source.modelVersion, entry: null }
    : {
        ...common,
        label: source.label,
        reasonCode: source.explanation?.reasonCode ?? null,
        model: source.model.version,
        entry: { threshold: source.threshold, dwellBarsMin: source.minimumDwellBars },
      };
}

function NoRegime(): JSX.Element {
  return (
    <Empty>
      {hasRegimes(timeframe.value)
        ? 'No regime of this timeframe is known yet: the model is warming up.'
        : 'Regimes are decided on bars of one minute and longer.'}
    </Empty>
  );
}

function When({ change }: { change: ExplainedChange }): JSX.Element {
  return (
    <p class="why-when">
      {regimeStyles[change.previous].name} → {regimeStyles[change.current].name} at{' '}
      <Time time={change.barCloseTime} withDate />,{' '}
      <span class="faint">{age(now.value - Date.parse(change.barCloseTime))} ago</span>
    </p>
  );
}
