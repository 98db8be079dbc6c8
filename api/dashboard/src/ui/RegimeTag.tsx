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

/** A regime by colour, shape and name, with its confidence when given. */
export function RegimeTag({ label, confidence }: { label: RegimeLabel; confidence?: number }): JSX.Element {
  return (
    <span class={`regime-tag regime-${label.toLowerCase()}`}>
      <RegimeIcon label={label} /> {regimeStyles[label].name}
      {confidence !== undefined && <span class="number confidence"> {percent(confidence)}</span>}
    </span>
  );
}
