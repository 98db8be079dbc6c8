import type { JSX } from 'preact';
import { BotLog } from './widgets/BotLog';
import { BotTable } from './widgets/BotTable';
import { ChartPanel } from './widgets/ChartPanel';
import { Features } from './widgets/Features';
import { InstrumentList } from './widgets/InstrumentList';
import { OrderBookLadder } from './widgets/OrderBookLadder';
import { StatusBar } from './widgets/StatusBar';

/** The page. The order is that of a narrow screen: what one must reach from a telephone comes first. */
export function App(): JSX.Element {
  return (
    <>
      <StatusBar />
      <main>
        <InstrumentList />
        <BotTable />
        <ChartPanel />
        <Features />
        <OrderBookLadder />
        <BotLog />
      </main>
    </>
  );
}
