import { render } from 'preact';
import { App } from './App';
import { startBots } from './state/bots';
import { startDoubts } from './state/doubts';
import { startMarket } from './state/market';
import { startModels } from './state/models';
import { startSystem } from './state/system';
import { startTrades } from './state/trades';
import './style.css';

startSystem();
startMarket();
startBots();
startDoubts();
startTrades();
startModels();

const root = document.getElementById('app');
if (!root) throw new Error('The page lacks the element #app.');
render(<App />, root);
