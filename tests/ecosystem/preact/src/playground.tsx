import { useRef, useState } from 'preact/hooks';
import type { TruthNetElement } from 'truthnet/preact';
import 'truthnet/preact';

export function Playground() {
  const net = useRef<TruthNetElement>(null);
  const [loss, setLoss] = useState<number>();

  return (
    <>
      <truth-net
        ref={net}
        panels="run table diagram chart"
        learning-rate={1}
        style={{ display: 'block', minHeight: 700 }}
        onready={({ detail }) => setLoss(detail.loss)}
        onprogress={({ detail }) => setLoss(detail.loss)}
        onchange={() => setLoss(net.current?.progress?.loss)}
      >
        This playground needs JavaScript.
      </truth-net>
      <button onClick={() => net.current?.step(1500)}>Train</button>
      <output>{loss}</output>
    </>
  );
}
