import { Component, provideZonelessChangeDetection, signal } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { TruthNetDirective } from 'truthnet/angular';
import { NOT } from './not';
import { Playground } from './playground';

@Component({
  selector: 'app-root',
  imports: [Playground, TruthNetDirective],
  template: `
    <nav>
      <button (click)="shown.set('')">Away</button>
      <button (click)="shown.set('playground')">Back</button>
      <button (click)="shown.set('session')">Session</button>
    </nav>
    @switch (shown()) {
      @case ('playground') {
        <app-playground />
      }
      @case ('session') {
        <truth-net [session]="not" />
      }
    }
  `,
})
class App {
  readonly not = NOT;
  readonly shown = signal('playground');
}

await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
