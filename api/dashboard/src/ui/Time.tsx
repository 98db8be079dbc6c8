import type { JSX } from 'preact';
import { clockTime, dateTime } from '../format';
import { zone } from '../state/settings';

/** A time of day in the chosen zone; the tooltip has the whole instant. */
export function Time({ time, withDate = false }: { time: string; withDate?: boolean }): JSX.Element {
  const ms = Date.parse(time);
  return (
    <time class="number" dateTime={time} title={time}>
      {withDate ? dateTime(ms, zone.value) : clockTime(ms, zone.value)}
    </time>
  );
}
