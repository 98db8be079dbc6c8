import type { JSX } from 'preact';
import type { RegimeLabel } from '../api/types';
import { percent } from '../format';
import { regimeStyles } from '../regimes';

export function RegimeIcon({ label }: { label: RegimeLabel }): JSX.Element {
  return (
    <svg class="regime-icon" viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
      <path d={regimeStyles[label].icon} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}

/** One of four labels that is less probable than this is not the most probable: it stands by the dwell of its regime. */
const HeldBelow = 0.25;

interface RegimeTagProps {
  label: RegimeLabel;
  /** The probability of a label that may be any. */
  probability?: number;
  /** The probability of the label that is published; Unknown is said without. */
  confidence?: number | undefined;
}

/** A regime by colour, shape and name, with its probability when given. */
export function RegimeTag({ label, probability, confidence }: RegimeTagProps): JSX.Element {
  return (
    <span class={`regime-tag regime-${label.toLowerCase()}`}>
      <RegimeIcon label={label} /> {regimeStyles[label].name}
      {probability !== undefined && <span class="number confidence"> {percent(probability)}</span>}
      {confidence !== undefined && label !== 'UNKNOWN' && <Confidence value={confidence} />}
    </span>
  );
}

/** A number near zero beside the label in force would read as a mistake. */
function Confidence({ value }: { value: number }): JSX.Element {
  if (value >= HeldBelow) return <span class="number confidence"> {percent(value)}</span>;
  return (
    <span class="confidence" title={`Stays until another regime has lasted long enough; its probability is now ${percent(value)}`}>
      {' '}
      held
    </span>
  );
}
