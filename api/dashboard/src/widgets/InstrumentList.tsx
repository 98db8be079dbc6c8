import { useEffect, useRef } from 'preact/hooks';
import type { JSX } from 'preact';
import type { Instrument, Market } from '../api/types';
import { age, decimal, placesOf, signedPercent, words } from '../format';
import { now } from '../state/clock';
import {
  followPrice,
  instruments,
  instrumentsError,
  priceOf,
  refreshInstruments,
  selectedInstrument,
} from '../state/market';
import { selectedId } from '../state/settings';
import { Empty, Failure, Loading, Panel } from '../ui/Panel';
import { RegimeTag } from '../ui/RegimeTag';

const StaleAfterMs = 15_000;

const markets: readonly { market: Market; name: string }[] = [
  { market: 'CRYPTO', name: 'Crypto' },
  { market: 'US', name: 'US equities' },
  { market: 'NSE', name: 'NSE India' },
];

/** Every instrument with its live price and one-minute regime; arrow keys move through it. */
export function InstrumentList(): JSX.Element {
  const all = instruments.value;
  return (
    <Panel area="instruments" title="Markets" actions={<span class="faint">regimes of M1</span>}>
      {instrumentsError.value && <Failure message={instrumentsError.value} retry={() => void refreshInstruments()} />}
      {!all && !instrumentsError.value && <Loading what="instruments" />}
      {all?.length === 0 && (
        <Empty>
          No instrument yet. Start the service with a feed, for example <code>--feed sim</code>.
        </Empty>
      )}
      {all && all.length > 0 && (
        <div class="scroll" role="listbox" aria-label="Instruments" onKeyDown={moveFocus}>
          {markets.map(({ market, name }) => (
            <MarketGroup key={market} name={name} members={all.filter((instrument) => instrument.market === market)} />
          ))}
        </div>
      )}
    </Panel>
  );
}

function MarketGroup({ name, members }: { name: string; members: readonly Instrument[] }): JSX.Element | null {
  if (members.length === 0) return null;
  return (
    <div role="group" aria-label={name}>
      <h3 class="market" aria-hidden="true">
        {name}
      </h3>
      {members.map((instrument) => (
        <Row key={instrument.id} instrument={instrument} />
      ))}
    </div>
  );
}

function Row({ instrument }: { instrument: Instrument }): JSX.Element {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => followWhileVisible(element.current!, instrument.id), [instrument.id]);
  const chosen = selectedInstrument.value?.id === instrument.id;
  const { change24h, regime, feed } = instrument;
  const isAmbiguous = instruments.value?.some(({ id, symbol }) => id !== instrument.id && symbol === instrument.symbol);
  return (
    <button
      ref={element}
      type="button"
      role="option"
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      class="instrument"
      data-id={instrument.id}
      onClick={() => (selectedId.value = instrument.id)}
    >
      <span class="symbol" title={instrument.id}>
        {instrument.symbol}
        {isAmbiguous && <small class="faint"> {instrument.id.split(':')[0]}</small>}
      </span>
      <PriceCell instrument={instrument} />
      <span class="regime-cell">
        {regime ? (
          <RegimeTag label={regime.label} confidence={regime.confidence} />
        ) : (
          <span class="faint" title="Before the first closed bar">
            – warming up
          </span>
        )}
      </span>
      <span class={`number change ${tone(change24h ?? 0)}`} title="Change over 24 hours">
        {feed.state !== 'LIVE' && <span class="faint">{words(feed.state)} </span>}
        {change24h === null ? '–' : signedPercent(change24h)}
      </span>
    </button>
  );
}

function PriceCell({ instrument }: { instrument: Instrument }): JSX.Element {
  const price = priceOf(instrument.id).value;
  if (!price)
    return (
      <span class="number price faint" title="No trade yet">
        –
      </span>
    );
  const old = price.time ? now.value - Date.parse(price.time) : 0;
  const stale = old > StaleAfterMs;
  return (
    <span
      class={`number price ${stale ? 'stale' : tone(price.direction)}`}
      title={`${price.time ?? 'Close of the last bar'} ${instrument.quoteCurrency}`}
    >
      {stale && <small>{age(old)} old </small>}
      {decimal(price.price, placesOf(instrument.priceTick))}
    </span>
  );
}

const tone = (value: number): string => (value > 0 ? 'rise' : value < 0 ? 'fall' : '');

/** Subscribes to prices of the rows in sight only, however many instruments there are. */
function followWhileVisible(element: HTMLElement, id: string): () => void {
  let stop: (() => void) | null = null;
  const observer = new IntersectionObserver((entries) => {
    const visible = entries.at(-1)?.isIntersecting ?? false;
    if (visible) stop ??= followPrice(id);
    else {
      stop?.();
      stop = null;
    }
  });
  observer.observe(element);
  return () => {
    observer.disconnect();
    stop?.();
  };
}

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=option]')];
  const index = rows.indexOf(document.activeElement as HTMLElement);
  const target =
    event.key === 'ArrowDown'
      ? index + 1
      : event.key === 'ArrowUp'
        ? index - 1
        : event.key === 'Home'
          ? 0
          : event.key === 'End'
            ? rows.length - 1
            : null;
  if (target === null) return;
  event.preventDefault();
  rows[Math.min(rows.length - 1, Math.max(0, target))]?.focus();
}
