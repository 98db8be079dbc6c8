import { OrderBookDocument } from '@aetherion/client';
import type { JSX } from 'preact';
import { query } from '../api/client';
import type { Instrument, OrderBook, PriceLevel } from '../api/types';
import { age, decimal, placesOf, signedPercent, words } from '../format';
import { now } from '../state/clock';
import { selectedInstrument } from '../state/market';
import { Empty, Failure, Loading, Panel } from '../ui/Panel';
import { usePolled } from '../ui/usePolled';

const Depth = 8;
const RefreshMs = 1_000;
const StaleAfterMs = 15_000;

/** The best levels of both sides with their cumulative depth, and what they say: spread, imbalance, weighted mid. */
export function OrderBookLadder(): JSX.Element {
  const instrument = selectedInstrument.value;
  const id = instrument?.id ?? null;
  const {
    data: book,
    error,
    loadedAt,
    refresh,
  } = usePolled(`book/${id}`, RefreshMs, async () => {
    if (!id) return null;
    const { instrument: found } = await query(OrderBookDocument, { id, depth: Depth });
    return found?.orderBook ?? null;
  });
  const empty = book !== null && book.bids.length + book.asks.length === 0;
  return (
    <Panel area="book" title="Order book" actions={book && !empty && <Freshness book={book} />}>
      {error && <Failure message={error} retry={refresh} />}
      {!error && loadedAt === null && <Loading what="the book" />}
      {!error && loadedAt !== null && (!book || empty) && <Empty>The book is empty: no snapshot has come yet.</Empty>}
      {book && !empty && instrument && <Ladder book={book} instrument={instrument} failing={error !== null} />}
    </Panel>
  );
}

function reasonOfStaleness(book: OrderBook): string | null {
  if (book.state !== 'LIVE') return words(book.state);
  const old = now.value - Date.parse(book.eventTime);
  return old > StaleAfterMs ? `${age(old)} old` : null;
}

function Freshness({ book }: { book: OrderBook }): JSX.Element {
  const reason = reasonOfStaleness(book);
  return reason ? (
    <span class="chip feed-stale">{reason}</span>
  ) : (
    <span class="chip feed-live">
      <span class="dot" aria-hidden="true" /> Live
    </span>
  );
}

function Ladder({
  book,
  instrument,
  failing,
}: {
  book: OrderBook;
  instrument: Instrument;
  failing: boolean;
}): JSX.Element {
  const asks = withDepth(book.asks);
  const bids = withDepth(book.bids);
  const deepest = Math.max(asks.at(-1)?.depth ?? 0, bids.at(-1)?.depth ?? 0);
  const stale = failing || reasonOfStaleness(book) !== null;
  return (
    <div class={`ladder ${stale ? 'stale' : ''}`}>
      <table>
        <thead>
          <tr>
            <th>Price {instrument.quoteCurrency}</th>
            <th>{instrument.baseCurrency}</th>
            <th>Depth</th>
          </tr>
        </thead>
        <tbody class="fall">
          {asks.toReversed().map((level) => (
            <Level key={level.price} {...{ level, deepest, instrument }} />
          ))}
        </tbody>
        <tbody class="middle">
          <tr>
            <td colSpan={3}>
              <Middle book={book} instrument={instrument} />
            </td>
          </tr>
        </tbody>
        <tbody class="rise">
          {bids.map((level) => (
            <Level key={level.price} {...{ level, deepest, instrument }} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Middle({ book, instrument }: { book: OrderBook; instrument: Instrument }): JSX.Element {
  const places = placesOf(instrument.priceTick);
  const basisPoints = book.spread && book.midpoint ? (Number(book.spread) / Number(book.midpoint)) * 10_000 : null;
  return (
    <dl class="book-middle">
      <div title="Best ask less best bid">
        <dt>Spread</dt>
        <dd class="number">
          {book.spread ? decimal(book.spread, places) : '–'}
          {basisPoints !== null && <span class="faint"> {basisPoints.toFixed(1)} bp</span>}
        </dd>
      </div>
      <div title="Bid less ask quantity over their sum">
        <dt>Imbalance</dt>
        <dd class="number">{book.imbalance === null ? '–' : signedPercent(book.imbalance, 0)}</dd>
      </div>
      <div title="Midpoint weighted by the quantities of the other side">
        <dt>Weighted mid</dt>
        <dd class="number">{book.weightedMid === null ? '–' : decimal(book.weightedMid.toFixed(places), places)}</dd>
      </div>
    </dl>
  );
}

interface DeepLevel extends PriceLevel {
  depth: number;
}

function withDepth(levels: readonly PriceLevel[]): DeepLevel[] {
  let depth = 0;
  return levels.map((level) => ({ ...level, depth: (depth += Number(level.quantity)) }));
}

function Level({
  level,
  deepest,
  instrument,
}: {
  level: DeepLevel;
  deepest: number;
  instrument: Instrument;
}): JSX.Element {
  const places = placesOf(instrument.quantityStep);
  return (
    <tr>
      <td class="number">{decimal(level.price, placesOf(instrument.priceTick))}</td>
      <td class="number plain">{decimal(level.quantity, places)}</td>
      <td class="number plain depth">
        <span class="depth-bar" style={{ width: `${(level.depth / deepest) * 100}%` }} />
        <span>{decimal(level.depth.toFixed(places))}</span>
      </td>
    </tr>
  );
}
