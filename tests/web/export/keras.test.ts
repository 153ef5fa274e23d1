import { describe, expect, test } from 'vitest';
import { languagesFor } from '../../../web/src/export/code-languages.ts';
import { kerasTraining } from '../../../web/src/export/keras.ts';
import type { Change } from '../../../web/src/session/changes.ts';
import { TUTORIAL_TABLE } from '../../../web/src/session/presets/presets.ts';
import type { Row, SessionInput } from '../../../web/src/session/session.ts';

function programOf(session: Partial<SessionInput>, changes: readonly Change[] = []): string {
  return kerasTraining({ session: { table: TUTORIAL_TABLE, ...session }, changes });
}

const NEW_RATE: Change = { iteration: 200, kind: 'learningRate', value: 0.25 };

describe('The Keras program', () => {
  test('computes in double precision, from the numbers of the start weights', () => {
    const code = programOf({});
    expect(code.indexOf('JAX_ENABLE_X64')).toBeLessThan(code.indexOf('import keras'));
    expect(code.indexOf('keras.config.set_floatx("float64")')).toBeLessThan(code.indexOf('keras.layers.Dense'));
    expect(code).toContain(`
W1 = np.array([
    [0.417022004702574, 0.7203244934421581, 0.00011437481734488664, 0.30233257263183977],
`);
    expect(code).toContain(`
layer1 = keras.layers.Dense(4, use_bias=False, name="layer1")
layer2 = keras.layers.Dense(1, use_bias=False, name="layer2")
model = keras.Sequential([
    keras.Input((3,)),
    layer1,
    keras.layers.Activation("sigmoid"),
    layer2,
    keras.layers.Activation("sigmoid"),
])
layer1.set_weights([W1])
layer2.set_weights([W2])


def loss(y, p):
    return ops.sum(ops.square(y - p))


learning_rate = 1.0
optimizer = keras.optimizers.SGD(learning_rate=learning_rate)
model.compile(optimizer=optimizer, loss=loss)
`);
    expect(code).toContain(`
        break
    model.train_on_batch(X, Y)
`);
  });

  test("leaves out of the loss the targets that are don't care", () => {
    const rows: Row[] = [{ in: [0, 0, 0], out: [null, 1] }];
    const table = { inputs: ['a', 'b', 'c'], outputs: ['y', 'z'], rows };
    const code = programOf({ table, training: { loss: 'mse', batch: 'row' } });
    expect(code).toContain('Y = np.array([[np.nan, 1]], dtype=float)');
    expect(code).toContain(`
def loss(y, p):
    counts = ops.logical_not(ops.isnan(y))
    y = ops.where(counts, y, 0)
    return ops.sum(ops.where(counts, ops.square(y - p), 0)) / ops.sum(ops.cast(counts, y.dtype))
`);
    expect(code).toContain('    for r in range(len(X)):\n        model.train_on_batch(X[r : r + 1], Y[r : r + 1])\n');
  });

  test("moves Adam's epsilon, and multiplies the learning rate of each layer", () => {
    expect(programOf({ training: { optimizer: 'adam', layerRates: [1, 0.5] } })).toContain(`
factors = {"layer1": 1.0, "layer2": 0.5}  # on the learning rate of each layer


class Optimizer(keras.optimizers.Adam):
    def update_step(self, gradient, variable, learning_rate):
        # Keras adds epsilon before it corrects the bias of the mean square, the paper and TruthNet after it.
        steps = ops.cast(self.iterations + 1, variable.dtype)
        self.epsilon = 1e-8 * ops.sqrt(1 - self.beta_2**steps)
        super().update_step(gradient, variable, learning_rate * factors[variable.path.split("/")[-2]])


learning_rate = 1.0
optimizer = Optimizer(learning_rate=learning_rate)
`);
  });

  test('gives the momenta a new learning rate, which Keras keeps in them', () => {
    const momentum = programOf({ training: { optimizer: 'momentum' } }, [NEW_RATE]);
    expect(momentum).toContain(`
    if iteration == 200:
        for momentum in optimizer.momentums:  # they contain the learning rate
            momentum.assign(momentum * (0.25 / learning_rate))
        learning_rate = 0.25
        optimizer.learning_rate = learning_rate
`);
    expect(programOf({}, [NEW_RATE])).not.toContain('momentum');
  });

  test('changes a weight after it prints that loss', () => {
    const code = programOf({}, [{ iteration: 100, kind: 'weight', layer: 0, from: 2, to: 1, value: -1.5 }]);
    expect(code).toContain(`
        break
    if iteration == 100:
        set_number(layer1.kernel, (2, 1), -1.5)
    model.train_on_batch(X, Y)
`);
  });

  test('is not offered for a step activation', () => {
    const network = { hidden: [2], bias: false };
    expect(languagesFor({ ...network, activation: ['sigmoid', 'sigmoid'] })).toContain('keras');
    expect(languagesFor({ ...network, activation: ['step', 'sigmoid'] })).not.toContain('keras');
  });
});
