import { FollowBotDocument } from '@aetherion/client';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { JSX } from 'preact';
import { subscribe } from '../api/client';
import type { BotEvent } from '../api/types';
import { words } from '../format';
import { bots, refreshBotsSoon, selectedBot } from '../state/bots';
import { onNextFrame } from '../state/frame';
import { Empty, Loading, Panel } from '../ui/Panel';
import { RegimeTag } from '../ui/RegimeTag';
import { Time } from '../ui/Time';

const HistoryEvents = 100n;
const EventsMax = 300;

/** The events of the chosen bot, newest first: live, and without a gap after the socket was lost. */
export function BotLog(): JSX.Element {
  const bot = selectedBot.value;
  return (
    <Panel area="log" title="Bot events" actions={<span class="faint">{bot?.name}</span>}>
      {!bots.value && <Loading what="bots" />}
      {bots.value && !bot && <Empty>Events of a bot appear here: status, decisions, orders and fills.</Empty>}
      {bot && <Events key={bot.id} id={bot.id} lastSequence={bot.lastSequence} />}
    </Panel>
  );
}

function Events({ id, lastSequence }: { id: string; lastSequence: string }): JSX.Element {
  const events = useSignal<readonly BotEvent[]>([]);
  useEffect(
    () =>
      followEvents(id, lastSequence, (arrived) => {
        events.value = [...arrived.toReversed(), ...events.value].slice(0, EventsMax);
      }),
    [id],
  );
  if (events.value.length === 0) return <Empty>No event yet.</Empty>;
  return (
    <ol class="scroll events" tabIndex={0} aria-label="Events, newest first">
      {events.value.map((event) => (
        <Line key={event.sequence} event={event} />
      ))}
    </ol>
  );
}

/** Follows a bot's events from some before the last one on; each comes once, whatever the socket does. */
function followEvents(id: string, lastSequence: string, show: (events: BotEvent[]) => void): () => void {
  const first = BigInt(lastSequence) - HistoryEvents;
  let seen = first > 0n ? first : 0n;
  let arrived: BotEvent[] = [];
  const variables = {
    id,
    get fromSequence() {
      return seen.toString();
    },
  };
  return subscribe(FollowBotDocument, variables, (event) => {
    if (event.__typename === 'BotSnapshot' || BigInt(event.sequence) <= seen) return;
    seen = BigInt(event.sequence);
    arrived = [...arrived, event].slice(-EventsMax);
    refreshBotsSoon();
    onNextFrame(`events:${id}`, () => {
      const batch = arrived;
      arrived = [];
      show(batch);
    });
  });
}

function Line({ event }: { event: BotEvent }): JSX.Element {
  const summary = summaryOf(event);
  const reason = event.reasonText || words(event.reasonCode);
  return (
    <li data-sequence={event.sequence}>
      <Time time={event.time} /> <b>{summary}</b> {event.kind === 'DECIDED' && <RegimeTag label={event.regime} />}{' '}
      {reason !== summary && <span class="faint">{reason}</span>}
    </li>
  );
}

function summaryOf({ kind, status, order, fill, strategy }: BotEvent): string {
  if (fill) return `${words(fill.side)} ${fill.quantity} at ${fill.price}, fee ${fill.fee}`;
  if (order) return `Order ${words(order.side).toLowerCase()} ${order.quantity}: ${words(order.state).toLowerCase()}`;
  return kind === 'STATUS_CHANGED' ? words(status) : words(strategy);
}
