import type { JSX } from 'preact';
import { now } from '../state/clock';
import { age } from '../format';

/** How long ago an instant of the service was, kept up to date; `coarse` leaves out the smaller unit. */
export function Age({ time, coarse = false }: { time: string; coarse?: boolean }): JSX.Element {
  const text = age(now.value - Date.parse(time));
  return (
    <time class="number" dateTime={time} title={time}>
      {coarse ? text.split(' ')[0] : text}
    </time>
  );
}
