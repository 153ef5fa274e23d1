import { expect } from '../engines/expect.ts';
import { NPZ_OF_NUMPY } from '../../web/session/formats/npz-of-numpy.ts';
import { CHROMIUM } from '../tags.ts';
import { forbidCopying, networkOf, openElsewhere, runWithChanges, Sharing, test, textOf } from './sharing.ts';

test.describe('A session file', () => {
  test(
    'that is saved and opened again shows the same run to the last bit',
    CHROMIUM,
    async ({ page, playground, sharing }) => {
      await runWithChanges(playground);
      const before = await playground.progress();
      await sharing.open();
      const download = await sharing.save('Save session');
      expect(download.suggestedFilename()).toBe('truthnet-session-321.json');
      await expect(sharing.dialog.getByRole('status')).toHaveText('Saved as truthnet-session-321.json.');
      const text = await textOf(download);
      expect(text).toContain('\n      { "in": [0, 0, 1], "out": [0] },\n');
      expect(JSON.parse(text)).toMatchObject({
        training: { learningRate: 1, seed: 7 },
        iteration: 321,
        changes: [
          { iteration: 200, kind: 'learningRate', value: 0.25 },
          { iteration: 200, kind: 'weight', layer: 1, from: 0, to: 0, value: -3.5 },
        ],
      });

      await page.goto('../');
      await page.reload();
      await sharing.open();
      await sharing.choose('session.json', text);
      await expect(sharing.dialog).toBeHidden();
      await expect(playground.status).toContainText('Iteration 321 reached');
      expect(await playground.progress()).toEqual(before);
    },
  );

  test('can be dropped on the dialog', CHROMIUM, async ({ page, playground, sharing }) => {
    await sharing.open();
    const text = JSON.stringify({
      table: { inputs: ['p'], outputs: ['q'], rows: [{ in: [1], out: [0] }] },
      iteration: 5,
    });
    const transfer = await page.evaluateHandle((content) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([content], 'session.json'));
      return dropped;
    }, text);
    await sharing.dialog.dispatchEvent('dragover', { dataTransfer: transfer });
    await sharing.dialog.dispatchEvent('drop', { dataTransfer: transfer });
    await expect(sharing.dialog).toBeHidden();
    await expect(playground.cell('q', 1)).toBeVisible();
    await expect(playground.status).toContainText('Paused at iteration 5.');
  });

  test(
    'of weights from NumPy becomes the start of the run, until it is undone',
    CHROMIUM,
    async ({ page, sharing, playground }) => {
      await page.goto('../#table=A,B,C:y/0,1,1,0,1,0,0,1&hidden=2&bias=true');
      await playground.trainAtFullSpeed();
      await sharing.open();
      await sharing.choose('weights.npz', Buffer.from(NPZ_OF_NUMPY[0], 'base64'));
      await expect(sharing.dialog.getByRole('status')).toHaveText(
        '8 weights and 3 biases set from weights.npz. The run starts from them.',
      );
      await sharing.button('Close').click();
      await expect.poll(() => playground.progress()).toMatchObject({ iteration: 0 });
      await sharing.open();
      await sharing.button('JSON').click();
      const code = sharing.dialog.getByRole('region', { name: 'The network in JSON' });
      await expect(code).toContainText('[7]');
      await expect(code).toContainText('[0.5, -0.25]');
      await sharing.button('Close').click();
      await playground.button('Undo').click();
      await expect.poll(() => playground.progress()).toMatchObject({ iteration: 1500 });
    },
  );

  test('of weights of another shape is refused with both shapes', CHROMIUM, async ({ sharing }) => {
    await sharing.open();
    await sharing.text.fill('{ "W1": [[1, 2], [3, 4], [5, 6]], "W2": [[7], [8]] }');
    await sharing.button('Open text').click();
    await expect(sharing.dialog.getByRole('alert')).toHaveText('W1 has the shape 3 × 2, but this network needs 3 × 4.');
    await expect(sharing.text).not.toHaveAttribute('aria-invalid');
    await sharing.text.fill('[1, 2, 3]');
    await sharing.button('Open text').click();
    await expect(sharing.dialog.getByRole('alert')).toContainText(
      'weights are {"weights": [one matrix for each layer], "biases": [one list for each layer]}.',
    );
    await sharing.text.fill('[[[1, 2, 3, 4], [1, 2, 3, 4], [1, 2, 3, 4]], [[1], [2], [3], [4]]]');
    await sharing.button('Open text').click();
    await expect(sharing.dialog.getByRole('status')).toHaveText(
      '16 weights set from the text. The run starts from them.',
    );
  });

  test(
    'is copied, and the text pasted into another page shows the same run to the last bit',
    CHROMIUM,
    async ({ page, context, playground, sharing }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await runWithChanges(playground);
      const network = await networkOf(sharing);
      await sharing.open();
      await sharing.button('Copy session').click();
      await expect(sharing.dialog.getByRole('status')).toHaveText('Copied.');

      const other = await openElsewhere(page, '../');
      const otherSharing = new Sharing(other);
      // The second page restores the last session; starting over makes it differ.
      await page.context().pages().at(-1)!.getByRole('button', { name: 'Start over', exact: true }).click();
      await expect(other.button('Train')).toBeEnabled();
      await otherSharing.open();
      await expect(otherSharing.button('Open text')).toBeDisabled();
      await otherSharing.text.focus();
      await other.element.page().keyboard.press('ControlOrMeta+V');
      await otherSharing.button('Open text').click();
      await expect(otherSharing.dialog).toBeHidden();
      await expect(other.status).toContainText('Iteration 321 reached');
      expect(await networkOf(otherSharing)).toEqual(network);
    },
  );

  test('is selected as text if the browser forbids copying', CHROMIUM, async ({ page, playground: _, sharing }) => {
    await forbidCopying(page);
    await sharing.open();
    await sharing.button('Copy session').click();
    await expect(sharing.dialog.getByRole('alert')).toContainText('The text is selected');
    const text = await sharing.text.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    );
    expect(JSON.parse(text)).toMatchObject({ version: 1, table: { inputs: ['X1', 'X2', 'X3'] } });
  });

  const WRONG = [
    ['{\n  "table": {,\n', 'Not valid JSON: syntax error at line 2, column 13.'],
    ['[1, 2]', 'Valid JSON, but neither a session nor weights.'],
    ['{"table": {"inputs": "A"}}', 'table.inputs must be an array, but is "A".'],
    ['{"table": null}', 'table must be an object, but is null.'],
  ] as const;
  test(
    'with an error in its pasted text is rejected with its line selected, and changes nothing',
    CHROMIUM,
    async ({ playground, sharing }) => {
      const before = await playground.progress();
      await sharing.open();
      await sharing.text.fill('{\n  "table": {,\n}');
      await sharing.button('Open text').click();
      await expect(sharing.dialog.getByRole('alert')).toHaveText('Not valid JSON: syntax error at line 2, column 13.');
      await expect(sharing.text).toBeFocused();
      const selected = await sharing.text.evaluate((field: HTMLTextAreaElement) =>
        field.value.slice(field.selectionStart, field.selectionEnd),
      );
      expect(selected).toBe('  "table": {,');
      await sharing.text.fill(
        '{"table": {"inputs": ["A"], "outputs": ["y"], "rows": [{"in": [0], "out": [1]}]}, "iteration": -1}',
      );
      await sharing.button('Open text').click();
      await expect(sharing.dialog.getByRole('alert')).toContainText('but is -1');
      await sharing.button('Close').click();
      expect(await playground.progress()).toEqual(before);
      await expect(playground.cell('X3', 4)).toBeVisible();
    },
  );

  test('with an error is rejected with a message and changes nothing', CHROMIUM, async ({ playground, sharing }) => {
    const before = await playground.progress();
    for (const [text, sentence] of WRONG) {
      await test.step(text.trim(), async () => {
        await sharing.open();
        await sharing.choose('wrong.json', text);
        await expect(sharing.dialog.getByRole('alert')).toContainText(sentence);
        await sharing.button('Close').click();
        expect(await playground.progress()).toEqual(before);
        await expect(playground.cell('X3', 4)).toBeVisible();
      });
    }
  });

  test(
    'that only the core can reject is rejected with a message and changes nothing',
    CHROMIUM,
    async ({ playground, sharing }) => {
      await playground.button('10 steps').click();
      await expect(playground.status).toContainText('Paused at iteration 10.');
      const before = await playground.progress();
      await sharing.open();
      const table = { inputs: ['a', 'b'], outputs: ['y'], rows: [{ in: [1], out: [0] }] };
      await sharing.choose('short.json', JSON.stringify({ table }));
      await expect(playground.element.getByRole('alert')).toContainText('table.rows[0].in must have 2 entries');
      expect(await playground.progress()).toEqual(before);
    },
  );
});

test('The schema of a session is served next to the page', CHROMIUM, async ({ page }) => {
  const response = await page.request.get('./session.schema.json');
  expect(response.ok()).toBe(true);
  expect(await response.json()).toMatchObject({ title: 'TruthNet session', required: ['table'] });
});
