export type { Activation, Bit, Network, Row, SessionInput, Table, Target, Training } from './session/session.ts';
export { type Progress, TruthNet } from './truth-net.ts';
