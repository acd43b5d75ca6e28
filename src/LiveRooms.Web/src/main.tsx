import { render } from 'preact';
import { App } from './app';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/lobby.css';
import './styles/room.css';
import './styles/notices.css';
import './styles/chat.css';
import './styles/drop.css';
import './styles/offer.css';
import './styles/phone.css';
import './styles/desk.css';
import './styles/studio.css';
import './styles/sales.css';
import './styles/sheet.css';
import './styles/ops.css';

render(<App />, document.getElementById('app')!);
