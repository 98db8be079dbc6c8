import type { ComponentChildren, JSX } from 'preact';
import type { FeatureContribution, RegimeExplanation } from '../api/types';
import type { RegimeLabel, RegimeProbability } from '../api/types';
import { featureHint, featureName, featureValue, ruleHint } from '../features';
import { percent, signed, words } from '../format';
import { regimeStyles } from '../regimes';
import { RegimeTag } from '../ui/RegimeTag';
import { Sentence } from '../ui/Sentence';
import { SignedBar } from '../ui/SignedBar';
import { Time } from '../ui/Time';

/** A regime, of now or of a change, and what is known of its reasons. */
export interface Explained {
  label: RegimeLabel;
  confidence: number;
  barCloseTime: string;
  probabilities: RegimeProbability[];
  explanation: RegimeExplanation | null;
  reasonCode: string | null;
  model: string | null;
  /** What another regime needs to take over; null of a change. */
  entry: { threshold: number; dwellBarsMin: number } | null;
}

interface ExplanationProps {
  explained: Explained;
  /** The sentence in other words; null where there are none. */
  phrased: string | null;
  isStored: boolean;
}

/** The sentence, what speaks for and against, and the facts of the decision. */
export function Explanation({ explained, phrased, isStored }: ExplanationProps): JSX.Element {
  const { label, confidence, explanation } = explained;
  return (
    <>
      <p class="why-title">
        <RegimeTag label={label} confidence={confidence} />
        {explanation && (
          <>
            <span class="faint">rather than</span> <RegimeTag label={explanation.alternative} />
          </>
        )}
      </p>
      {explanation ? (
        <>
          <p class="why-sentence">
            <Sentence ours={explanation.sentence} phrased={phrased} />
          </p>
          <Contributions explanation={explanation} />
        </>
      ) : (
        <p class="notice">
          {isStored ? 'This change was stored without its reasons.' : 'The reasons are not known yet.'}
        </p>
      )}
      <Facts explained={explained} />
    </>
  );
}

function Contributions({ explanation }: { explanation: RegimeExplanation }): JSX.Element {
  const { regime, alternative, history, logOdds, contributions } = explanation;
  const sorted = contributions.toSorted((left, right) => Math.abs(right.contribution) - Math.abs(left.contribution));
  const largest = Math.max(...[...contributions.map((each) => each.contribution), history, logOdds].map(Math.abs));
  return (
    <table class="contributions">
      <caption class="hidden">
        What speaks for {regimeStyles[regime].name} and against {regimeStyles[alternative].name}
      </caption>
      <thead>
        <tr>
          <th>Reason</th>
          <th class="sides">
            <span>against</span>
            <span>for</span>
          </th>
          <th class="right" title="What it adds to the log-odds">
            Adds
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.map((each) => (
          <Row key={each.feature} value={each.contribution} largest={largest} title={featureHint(each.feature)}>
            <FeatureText each={each} />
          </Row>
        ))}
        <Row value={history} largest={largest} title="Earlier bars and the transition probabilities of the model">
          What came before
        </Row>
      </tbody>
      <tfoot>
        <Row value={logOdds} largest={largest} title={`ln P(${regime}) − ln P(${alternative}) after the bar`}>
          Log-odds
        </Row>
      </tfoot>
    </table>
  );
}

function FeatureText({ each: { feature, value, zScore } }: { each: FeatureContribution }): JSX.Element {
  return (
    <>
      {featureName(feature)}
      <small class="number second">
        {featureValue(feature, value)} <span title="Standard deviations from its mean">z {signed(zScore, 1)}</span>
      </small>
    </>
  );
}

interface RowProps {
  value: number;
  largest: number;
  title: string;
  children: ComponentChildren;
}

function Row({ value, largest, title, children }: RowProps): JSX.Element {
  return (
    <tr>
      <th scope="row" title={title}>
        {children}
      </th>
      <td>
        <SignedBar share={largest > 0 ? value / largest : 0} />
      </td>
      <td class="right number">{signed(value, 2)}</td>
    </tr>
  );
}

function Facts({ explained }: { explained: Explained }): JSX.Element {
  const { label, explanation, probabilities, entry, reasonCode, model, barCloseTime } = explained;
  const against = explanation?.alternative;
  const others = probabilities
    .filter((each) => each.label !== label && (each.probability > 0 || each.label === against))
    .toSorted((left, right) => right.probability - left.probability);
  return (
    <dl class="facts">
      {reasonCode && (
        <Fact name="Rule">
          <b>{words(reasonCode)}</b> <span class="faint">{ruleHint(reasonCode)}.</span>
        </Fact>
      )}
      {others.length > 0 && (
        <Fact name="Alternatives">
          {others.map((each) => (
            <span key={each.label} class="part">
              <RegimeTag label={each.label} probability={each.probability} />
            </span>
          ))}
        </Fact>
      )}
      {entry && (
        <Fact name="To take over">
          {label === 'CRISIS'
            ? `Another needs ${percent(entry.threshold)}, and Crisis to have become improbable.`
            : `Another needs ${percent(entry.threshold)}, and this one to have lasted ${entry.dwellBarsMin} bars; Crisis breaks in at once.`}
        </Fact>
      )}
      <Fact name="Decided">
        at the close of <Time time={barCloseTime} withDate />
        {model && <span class="faint"> by model {model}</span>}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
