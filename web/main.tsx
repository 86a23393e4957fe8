import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './style/base.css';
import './style/controls.css';
import './style/start.css';
import './style/preview.css';
import './style/watch.css';
import './style/products.css';

const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('The page has no #root.');
const early = document.querySelector<HTMLInputElement>('#first-file')?.files?.[0] ?? null;

createRoot(root).render(
  <StrictMode>
    <App firstFile={early} />
  </StrictMode>,
);
