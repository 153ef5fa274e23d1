import { Component, signal } from '@angular/core';
import { TruthNetDirective } from 'truthnet/angular';

@Component({
  selector: 'app-playground',
  imports: [TruthNetDirective],
  template: `
    <truth-net
      #net
      panels="run table diagram chart"
      [learningRate]="1"
      style="display: block; min-height: 700px"
      (ready)="loss.set($event.detail.loss)"
      (progress)="loss.set($event.detail.loss)"
      (change)="loss.set(net.progress?.loss)"
    >
      This playground needs JavaScript.
    </truth-net>
    <button (click)="net.step(1500)">Train</button>
    <output>{{ loss() }}</output>
  `,
})
export class Playground {
  readonly loss = signal<number | undefined>(undefined);
}
