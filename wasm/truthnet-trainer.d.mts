// Types of the module that trains: those of the whole core without the analyses.

import type { Limits, MainModule as CoreModule, Trainer as CoreTrainer } from './truthnet-core.mjs';

export type { Limits };

export type Trainer = Omit<CoreTrainer, 'restartAt' | 'trace' | 'separability' | 'lossesAround' | 'randomPlane'>;

export type MainModule = Omit<CoreModule, 'defaults' | 'map' | 'trainingAt' | 'survey' | 'createTrainer'> & {
  createTrainer(
    session: Parameters<CoreModule['createTrainer']>[0],
  ): Trainer | Exclude<ReturnType<CoreModule['createTrainer']>, CoreTrainer>;
};

export default function MainModuleFactory(options?: unknown): MainModule;
