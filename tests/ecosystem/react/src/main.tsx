import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Playground } from './playground.tsx';

function App() {
  const [isOpen, setIsOpen] = useState(true);
  return (
    <>
      <nav>
        <button onClick={() => setIsOpen(false)}>Away</button>
        <button onClick={() => setIsOpen(true)}>Back</button>
      </nav>
      {isOpen && <Playground />}
    </>
  );
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
