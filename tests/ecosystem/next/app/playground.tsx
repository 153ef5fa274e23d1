'use client';

import { useRef, useState } from 'react';
import { TruthNet, type TruthNetElement } from 'truthnet/react';

export function Playground() {
  const net = useRef<TruthNetElement>(null);
  const [loss, setLoss] = useState<number>();

  return (
    <>
      <TruthNet
        ref={net}
        panels="run table diagram chart"
        learningRate={1}
        style={{ minHeight: 700 }}
        onReady={({ detail }) => setLoss(detail.loss)}
        onProgress={({ detail }) => setLoss(detail.loss)}
        onChange={() => setLoss(net.current?.progress?.loss)}
      >
        This playground needs JavaScript.
      </TruthNet>
      <button onClick={() => net.current?.step(1500)}>Train</button>
      <output>{loss}</output>
    </>
  );
}
