import type { JSX } from 'preact';

const WatchMin = 0.1;
const ShiftedMin = 0.25;
/** The end of the scale; more than that fills it. */
const ScaleMax = 0.4;

/** How far one column has moved. */
export interface Drift {
  name: string;
  hint: string;
  index: number | null;
  rows: number;
  /** False while too little was seen for an alert. */
  isJudged?: boolean;
}

interface DriftTableProps {
  title: string;
  drift: readonly Drift[];
  /** What is said when there is nothing to compare with. */
  unknown: string;
}

const at = (index: number): string => `${Math.min(1, index / ScaleMax) * 100}%`;

/** How far each column has moved from its training data, with the usual marks at 0.1 and 0.25. */
export function DriftTable({ title, drift, unknown }: DriftTableProps): JSX.Element {
  return (
    <section aria-label={title}>
      <h3 class="sub-head" title="Population stability index over the training deciles">
        {title}
        <span class="faint">
          marks at {WatchMin} and {ShiftedMin}
        </span>
      </h3>
      {drift.length === 0 ? (
        <p class="notice">{unknown}</p>
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
              <Row key={each.name} drift={each} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Row({ drift: { name, hint, index, rows, isJudged = true } }: { drift: Drift }): JSX.Element {
  const state = index === null || !isJudged ? null : index < WatchMin ? 'stable' : index < ShiftedMin ? 'moving' : 'shifted';
  return (
    <tr>
      <th scope="row" title={hint}>
        {name}
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
        <small class={`second ${state ?? ''}`}>{state ?? (index === null ? 'not known yet' : 'not judged')}</small>
      </td>
    </tr>
  );
}
