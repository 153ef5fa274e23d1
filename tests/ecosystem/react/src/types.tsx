/** Checks the types: wrong names and values are errors. */
import { TruthNet } from 'truthnet/react';

export const right = [
  <TruthNet session="#table=a:y/0,1" bias loading="lazy" onDone={({ detail }) => detail.ending} />,
  <truth-net learning-rate="0.5" onready={({ detail }) => detail.loss} />,
];
export const wrong = [
  // @ts-expect-error: there is no such theme
  <TruthNet theme="blue" />,
  // @ts-expect-error: there is no such prop
  <TruthNet onFinished={() => undefined} />,
  // @ts-expect-error: an event of a run has no button
  <TruthNet onDone={({ detail }) => detail.button} />,
  // @ts-expect-error: there are no such buttons
  <truth-net buttons="many" />,
];
