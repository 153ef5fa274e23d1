export type { Activation, Bit, Network, Row, SessionInput, Table, Target, Training } from './session/session.ts';
export type { Done, Ending, Progress, Trouble, TruthNetEventMap } from './contract.ts';
export { TruthNet } from './truth-net.ts';
