import { expect, test } from 'vitest';
import { Receiver, Sender } from '../../../web/src/engine/unchanged.ts';

test('A list is sent once per change, and is present in every message', () => {
  const sender = new Sender<readonly number[]>();
  const receiver = new Receiver<readonly number[]>([]);
  const lists: readonly number[][] = [[], [1], [1, 2]];
  const sent: (readonly number[] | undefined)[] = [];
  for (const list of lists) {
    for (let snapshot = 0; snapshot < 1000; snapshot++) {
      const message = structuredClone(sender.send(list));
      sent.push(message);
      expect(receiver.receive(message)).toEqual(list);
    }
  }
  expect(sent.filter(Boolean)).toEqual(lists);
});
