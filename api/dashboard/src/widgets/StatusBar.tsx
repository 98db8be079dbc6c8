import { useState } from 'preact/hooks';
import type { JSX } from 'preact';
import { socketState } from '../api/client';
import type { SystemStatus, TradingState } from '../api/types';
import { clockTime, dateTime, statistic, words } from '../format';
import { accounts, countIn, liveBots } from '../state/bots';
import { clockSkewMs, now } from '../state/clock';
import { theme, toggleTheme, zone } from '../state/settings';
import { systemError, systemStatus } from '../state/system';
import { Age } from '../ui/Age';
import { TradingStateDialog } from './TradingStateDialog';

const socketNames = { connecting: 'Connecting', open: 'Connected', lost: 'Reconnecting' } as const;

/** Where one is, whether what one sees is fresh, and the brakes, which are always in reach. */
export function StatusBar(): JSX.Element {
  return (
    <header class="status-bar">
      <span class="brand">
        <img src="/icon.svg" alt="" width="22" height="22" /> Aetherion
      </span>
      <Environment />
      <Feeds />
      <span class={`chip socket-${socketState.value}`} role="status" title="The socket that carries live values">
        <span class="dot" aria-hidden="true" /> {socketNames[socketState.value]}
      </span>
      <span class="spacer" />
      <Clock />
      <button
        type="button"
        class="quiet"
        onClick={toggleTheme}
        aria-label={theme.value === 'dark' ? 'Switch to light colours' : 'Switch to dark colours'}
      >
        {theme.value === 'dark' ? 'Light' : 'Dark'}
      </button>
      <Brakes />
    </header>
  );
}

function Environment(): JSX.Element {
  const status = systemStatus.value;
  if (!status) {
    return (
      <span class="chip failing" role="status">
        {systemError.value ?? 'Asking the service …'}
      </span>
    );
  }
  const { environment, tenant, ready, ticksPerSecond } = status;
  return (
    <>
      <Money environment={environment.toUpperCase()} />
      <span class="chip wide-only" title="The tenant that everything here belongs to">
        <span class="faint">Tenant</span> {tenant}
      </span>
      <span class="chip wide-only" title="Market events a second over all instruments">
        <span class="number">{statistic(ticksPerSecond)}</span> <span class="faint">ticks/s</span>
      </span>
      {(!ready || systemError.value) && (
        <span class="chip failing" role="alert">
          {systemError.value ?? `Not ready: ${reasonOf(status)}`}
        </span>
      )}
      {clockSkewMs.value !== 0 && (
        <span class="chip failing" title="Ages are measured with the service's clock">
          Clock differs by {Math.round(Math.abs(clockSkewMs.value) / 1000)}s
        </span>
      )}
    </>
  );
}

/** Storage where it is down, or the venues whose data does not come, or where to read more. */
function reasonOf({ storage, feeds }: SystemStatus): string {
  if (storage !== 'UP') return `storage ${storage}`;
  const venues = feeds.filter(({ state }) => state !== 'LIVE').map(({ venue }) => venue);
  return venues.length > 0 ? `no live data of ${venues.join(', ')}` : 'see /readyz';
}

/** With what kind of money this is done: a service for paper is for money as soon as one bot trades with it. */
function Money({ environment }: { environment: string }): JSX.Element {
  const names = liveBots.value.map(({ name }) => name);
  const shown = environment === 'PAPER' && names.length > 0 ? 'LIVE' : environment;
  return (
    <span
      class={`chip environment environment-${shown.toLowerCase()}`}
      title={names.length > 0 ? `Trading with money: ${names.join(', ')}` : undefined}
    >
      {shown}
    </span>
  );
}

function Feeds(): JSX.Element {
  return (
    <>
      {systemStatus.value?.feeds.map(({ venue, state, lastEventTime }) => (
        <span key={venue} class={`chip feed feed-${state.toLowerCase()}`}>
          <span class="dot" aria-hidden="true" /> {venue} {words(state)}
          {lastEventTime && (
            <>
              {' '}
              · <Age time={lastEventTime} />
            </>
          )}
        </span>
      ))}
    </>
  );
}

function Clock(): JSX.Element {
  return (
    <button
      type="button"
      class="quiet number clock"
      title={dateTime(now.value, zone.value)}
      aria-label={`Times are ${zone.value === 'UTC' ? 'UTC' : 'local'}; switch`}
      onClick={() => (zone.value = zone.value === 'UTC' ? 'local' : 'UTC')}
    >
      {clockTime(now.value, zone.value)} {zone.value}
    </button>
  );
}

function Brakes(): JSX.Element {
  const [asked, ask] = useState<TradingState | null>(null);
  const count = accounts.value.length;
  const without = count === 0 ? 'There is no account yet: create a bot first.' : undefined;
  return (
    <span class="brakes" role="group" aria-label="Trading state">
      <Braked state="HALTED" name="Trading halted" />
      <Braked state="REDUCING" name="Reduce only" />
      {countIn('ACTIVE') < count && (
        <button type="button" onClick={() => ask('ACTIVE')}>
          Resume
        </button>
      )}
      <button
        type="button"
        class="caution"
        disabled={countIn('REDUCING') === count}
        title={without}
        onClick={() => ask('REDUCING')}
      >
        Reduce only
      </button>
      <button
        type="button"
        class="danger"
        disabled={countIn('HALTED') === count}
        title={without}
        onClick={() => ask('HALTED')}
      >
        Halt
      </button>
      {asked && <TradingStateDialog state={asked} close={() => ask(null)} />}
    </span>
  );
}

/** Says that accounts are braked, and how many when it is not all of them. */
function Braked({ state, name }: { state: TradingState; name: string }): JSX.Element | null {
  const braked = countIn(state);
  if (braked === 0) return null;
  const count = accounts.value.length;
  return (
    <strong class={`chip trading-${state.toLowerCase()}`} role="status">
      {name}
      {braked < count && `: ${braked} of ${count} accounts`}
    </strong>
  );
}
