import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { TruthNet } from 'truthnet/react';
import { NOT } from './not.ts';
import { Playground } from './playground.tsx';

function App() {
  const [shown, setShown] = useState('playground');
  return (
    <>
      <nav>
        <button onClick={() => setShown('')}>Away</button>
        <button onClick={() => setShown('playground')}>Back</button>
        <button onClick={() => setShown('session')}>Session</button>
      </nav>
      {shown === 'playground' && <Playground />}
      {shown === 'session' && <TruthNet session={NOT} />}
    </>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
