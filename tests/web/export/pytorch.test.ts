import { describe, expect, test } from 'vitest';
import { languagesFor } from '../../../web/src/export/code-languages.ts';
import { pytorchTraining } from '../../../web/src/export/pytorch.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import type { SessionInput } from '../../../web/src/session/session.ts';
import type { Change } from '../../../web/src/session/changes.ts';

function programOf(session: Omit<SessionInput, 'table'>, changes: readonly Change[] = []): string {
  return pytorchTraining({ session: { table: TUTORIAL_TABLE, ...session }, changes });
}

describe('The PyTorch program', () => {
  test('begins with the numbers of the start weights, which the Linear layers have transposed', () => {
    const code = programOf({ network: { bias: true } });
    expect(code).toContain(`
W1 = torch.tensor([
    [0.417022004702574, 0.7203244934421581, 0.00011437481734488664, 0.30233257263183977],
`);
    expect(code).toContain(`
b1 = torch.tensor([0.0, 0.0, 0.0, 0.0])
`);
    expect(code).toContain(`
layer1 = nn.Linear(3, 4)
layer2 = nn.Linear(4, 1)
model = nn.Sequential(layer1, nn.Sigmoid(), layer2, nn.Sigmoid())

with torch.no_grad():
    layer1.weight.copy_(W1.T)`);
  });

  test('updates once for all rows, or after each row', () => {
    expect(programOf({})).toContain(`
        break
    optimizer.zero_grad()
    loss(model(X), Y).backward()
    optimizer.step()
`);
    expect(programOf({ training: { batch: 'row' } })).toContain(`
        break
    for x, y in zip(X, Y):
        optimizer.zero_grad()
        loss(model(x), y).backward()
        optimizer.step()
`);
  });

  test('changes a weight and the rate of each layer after it prints that loss', () => {
    const code = programOf({ training: { layerRates: [1, 0.5] } }, [
      { iteration: 100, kind: 'weight', layer: 0, from: 2, to: 1, value: -1.5 },
      { iteration: 200, kind: 'learningRate', value: 0.25 },
    ]);
    expect(code).toContain(`
        break
    if iteration == 100:
        with torch.no_grad():
            layer1.weight[1, 2] = -1.5
    if iteration == 200:
        learning_rate = 0.25
        for group, factor in zip(optimizer.param_groups, factors):
            group["lr"] = learning_rate * factor
    optimizer.zero_grad()
`);
  });

  test('leaves the last sigmoid to a cross-entropy', () => {
    expect(programOf({ training: { loss: 'cross_entropy' } })).toContain(
      'model = nn.Sequential(layer1, nn.Sigmoid(), layer2)\n',
    );
  });

  test('is not offered for a step activation', () => {
    const network = { hidden: [2], bias: false };
    expect(languagesFor({ ...network, activation: ['sigmoid', 'linear'] })).toContain('pytorch');
    expect(languagesFor({ ...network, activation: ['step', 'sigmoid'] })).not.toContain('pytorch');
    expect(languagesFor({ ...network, activation: ['step', 'sigmoid'] })).toContain('numpy');
  });
});
