import type { JSX } from 'preact';
import { now } from '../state/clock';
import { age } from '../format';

/** How long ago an instant of the service was, kept up to date. */
export function Age({ time }: { time: string }): JSX.Element {
  return <time class="number" dateTime={time} title={time}>{age(now.value - Date.parse(time))}</time>;
}
