import type { JSX } from 'preact';
import type { FeatureDrift } from '../api/types';
import { featureHint, featureName } from '../features';

const WatchMin = 0.1;
const ShiftedMin = 0.25;
/** The end of the scale; more than that fills it. */
const ScaleMax = 0.4;

const at = (index: number): string => `${Math.min(1, index / ScaleMax) * 100}%`;

/** How far each feature has moved from its training data, with the usual marks at 0.1 and 0.25. */
export function DriftTable({ drift }: { drift: readonly FeatureDrift[] }): JSX.Element {
  return (
    <section aria-label="Drift">
      <h3 class="sub-head" title="Population stability index over the training deciles">
        Drift
        <span class="faint">
          marks at {WatchMin} and {ShiftedMin}
        </span>
      </h3>
      {drift.length === 0 ? (
        <p class="notice">The champion was stored without its training deciles: drift is not known.</p>
      ) : (
        <table class="drift">
          <thead class="hidden">
            <tr>
              <th>Feature</th>
              <th>Scale</th>
              <th>Stability index</th>
            </tr>
          </thead>
          <tbody>
            {drift.map((each) => (
              <Row key={each.feature} drift={each} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ drift: { feature, index, rows } }: { drift: FeatureDrift }): JSX.Element {
  const state = index === null ? null : index < WatchMin ? 'stable' : index < ShiftedMin ? 'moving' : 'shifted';
  return (
    <tr>
      <th scope="row" title={featureHint(feature)}>
        {featureName(feature)}
        <small class="number second">{rows} bars</small>
      </th>
      <td>
        <span class={`drift-scale ${state ?? ''}`} aria-hidden="true">
          <span class="drift-bar" style={{ width: at(index ?? 0) }} />
          <span class="mark" style={{ left: at(WatchMin) }} />
          <span class="mark" style={{ left: at(ShiftedMin) }} />
        </span>
      </td>
      <td class="right">
        <span class="number">{index === null ? '–' : index.toFixed(3)}</span>
        <small class={`second ${state ?? ''}`}>{state ?? 'not known yet'}</small>
      </td>
    </tr>
  );
}
