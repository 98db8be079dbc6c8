import type { RegimeLabel } from './api/types';

export interface RegimeStyle {
  name: string;
  /** Path of its icon in a 12 by 12 box; shapes differ so that colour is never the only signal. */
  icon: string;
  /** Custom property of the style sheet that holds its colour. */
  colour: string;
}

export const regimeStyles: Record<RegimeLabel, RegimeStyle> = {
  BULL: { name: 'Bull', icon: 'M6 1.5 11 10.5H1Z', colour: '--bull' },
  SIDEWAYS: { name: 'Sideways', icon: 'M1 3.2H11V5.2H1ZM1 6.8H11V8.8H1Z', colour: '--sideways' },
  BEAR: { name: 'Bear', icon: 'M6 10.5 1 1.5H11Z', colour: '--bear' },
  CRISIS: { name: 'Crisis', icon: 'M7.2.5 2 7H5.4L4.6 11.5 10 5H6.5Z', colour: '--crisis' },
  UNKNOWN: { name: 'Unknown', icon: 'M6 2a4 4 0 1 0 .01 0ZM6 4a2 2 0 1 1-.01 0Z', colour: '--unknown' },
};

/** From the bottom of the probability band to its top. */
export const regimeOrder: readonly RegimeLabel[] = ['BULL', 'SIDEWAYS', 'BEAR', 'CRISIS', 'UNKNOWN'];
