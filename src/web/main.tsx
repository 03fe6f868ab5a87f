import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/golos-text';
import './theme/mantine.css';
import 'virtual:theme-variables.css';
import './theme/tokens.css';
import './theme/base.css';
import { App } from './App.tsx';
import { currentLanguage, showLanguage } from './kit/i18n/language.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
showLanguage(currentLanguage());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
