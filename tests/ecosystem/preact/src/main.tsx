import { render } from 'preact';
import { useState } from 'preact/hooks';
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

render(<App />, document.getElementById('root')!);
