import { render } from 'preact';
import { useState } from 'preact/hooks';
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
      {shown === 'session' && <truth-net session={NOT} />}
    </>
  );
}

render(<App />, document.getElementById('root')!);
