import { render } from 'preact';
import { App } from './App';
import { startBots } from './state/bots';
import { startMarket } from './state/market';
import { startSystem } from './state/system';
import { startTrades } from './state/trades';
import './style.css';

startSystem();
startMarket();
startBots();
startTrades();

const root = document.getElementById('app');
if (!root) throw new Error('The page lacks the element #app.');
render(<App />, root);
