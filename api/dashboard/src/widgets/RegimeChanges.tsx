import type { JSX } from 'preact';
import type { RegimeTransition } from '../api/types';
import { words } from '../format';
import { chooseChange } from '../state/explanation';
import { RegimeTag } from '../ui/RegimeTag';
import { Time } from '../ui/Time';

interface RegimeChangesProps {
  instrumentId: string;
  changes: readonly RegimeTransition[];
  chosen: string | null;
}

/** The last changes of the regime, newest first; each shows its stored explanation, once more the present. */
export function RegimeChanges({ instrumentId, changes, chosen }: RegimeChangesProps): JSX.Element {
  return (
    <>
      <h3 class="sub-head">Regime changes</h3>
      {changes.length === 0 ? (
        <p class="notice">No change yet.</p>
      ) : (
        <ol class="changes" aria-label="Regime changes, newest first">
          {changes.map((change) => (
            <li key={change.id}>
              <button
                type="button"
                class="regime-change"
                aria-pressed={change.id === chosen}
                onClick={() => chooseChange(instrumentId, change.id === chosen ? null : change.id)}
              >
                <Time time={change.barCloseTime} /> <RegimeTag label={change.previous} />
                <span aria-hidden="true">→</span>
                <span class="hidden">to</span> <RegimeTag label={change.current} />
                <small>
                  {words(change.reasonCode)}
                  {change.previousDwellBars && `, after ${change.previousDwellBars} bars`}
                </small>
              </button>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
