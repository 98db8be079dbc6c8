import type { JSX } from 'preact';
import type { ModelEvent } from '../api/types';
import { words } from '../format';
import { modelEvents } from '../state/models';
import { Time } from '../ui/Time';

/** What happened to models, newest first: live, and without a gap after the socket was lost. */
export function ModelEvents(): JSX.Element {
  return (
    <section class="model-events" aria-label="Model events">
      <h3 class="sub-head">Events</h3>
      {modelEvents.value.length === 0 ? (
        <p class="notice">No event yet.</p>
      ) : (
        <ol class="scroll journal" tabIndex={0} aria-label="Model events, newest first">
          {modelEvents.value.map((event) => (
            <Line key={event.sequence} event={event} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ event }: { event: ModelEvent }): JSX.Element {
  const { sequence, time, kind, scope, version, previousVersion, actor, note } = event;
  return (
    <li data-sequence={sequence}>
      <Time time={time} withDate />{' '}
      <b class={kind === 'ALERT' || kind === 'REFUSED' ? 'fall' : ''}>{words(kind)}</b>{' '}
      {version ?? 'no version'} {previousVersion && <span class="faint">after {previousVersion}</span>}{' '}
      <span class="faint">
        {scope} · {actor}
        {note && `: ${note}`}
      </span>
    </li>
  );
}
