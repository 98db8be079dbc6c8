import type { JSX } from 'preact';
import { AccountPanel } from './widgets/AccountPanel';
import { BotLog } from './widgets/BotLog';
import { BotTable } from './widgets/BotTable';
import { ChartPanel } from './widgets/ChartPanel';
import { Features } from './widgets/Features';
import { InstrumentList } from './widgets/InstrumentList';
import { ModelHealthPanel } from './widgets/ModelHealthPanel';
import { OrderBookLadder } from './widgets/OrderBookLadder';
import { OutlookPanel } from './widgets/OutlookPanel';
import { StatusBar } from './widgets/StatusBar';
import { WhyPanel } from './widgets/WhyPanel';

/** The page. The order is that of a narrow screen: what one must reach from a telephone comes first. */
export function App(): JSX.Element {
  return (
    <>
      <StatusBar />
      <main>
        <InstrumentList />
        <BotTable />
        <ChartPanel />
        <WhyPanel />
        <OutlookPanel />
        <Features />
        <OrderBookLadder />
        <ModelHealthPanel />
        <BotLog />
        <AccountPanel />
      </main>
    </>
  );
}
