import type { Locator } from '@playwright/test';
import { LINE, type LineId } from '../../../web/src/features/write/program-lines.ts';
import { expect } from '../engines/expect.ts';
import { test } from '../fixtures.ts';
import { speak } from '../language.ts';
import type { Playground } from '../playground.ts';
import { CHROMIUM } from '../tags.ts';

function fieldOf(panel: Locator, line: LineId): Locator {
  return panel.getByRole('textbox', { name: `Formula for ${LINE[line].written}` });
}

async function chooseLevel(panel: Locator, name: string): Promise<void> {
  await panel.getByRole('button', { name, exact: true }).click();
}

/** Trains with the formulas that have been written, and expects the curves to lie on each other. */
async function expectSameCurve(panel: Locator): Promise<void> {
  await panel.getByRole('button', { name: 'Train with your formulas' }).click();
  await expect(panel.locator('.outcome')).toContainText(
    /^\s*After 1,500 iterations, the loop with your formulas has reached a loss of 0\.00\d+\. Its curve lies on that of the core: they differ by (?:0|\de-1\d) at most\.\s*$/,
  );
  await expect(panel.getByRole('img', { name: 'Loss by iteration: your formulas and the core' })).toBeVisible();
}

/** Collects the events "exercise-solved" that leave the playground. */
async function solvedLevels(playground: Playground): Promise<() => Promise<number[]>> {
  await playground.element.evaluate((element) => {
    const solved: number[] = [];
    Object.assign(element, { solvedInTest: solved });
    element.parentElement!.addEventListener('exercise-solved', (event) => {
      const { exercise, level } = (event as CustomEvent<{ exercise: string; level: number }>).detail;
      if (exercise === 'write') solved.push(level);
    });
  });
  return () =>
    playground.element.evaluate((element) => (element as unknown as { solvedInTest: number[] }).solvedInTest);
}

test('Level 1: right formulas of the forward pass train the network', CHROMIUM, async ({ playground }) => {
  const solved = await solvedLevels(playground);
  const panel = await playground.open('write');
  await fieldOf(panel, 'layer1').fill('sigmoid(np.dot(self.input, self.weights1))');
  await expect(panel.getByText('Right: all 16 numbers agree with the core.')).toBeVisible();
  await fieldOf(panel, 'output').fill('sigmoid(np.dot(self.layer1.T, self.weights2))');
  await expect(panel.getByText(/rows and units are mixed up/)).toBeVisible();
  expect(await solved()).toEqual([]);
  await fieldOf(panel, 'output').fill('sigmoid(self.layer1 @ self.weights2)');
  await expect(panel.getByText('Right: all 4 numbers agree with the core.')).toBeVisible();
  await expectSameCurve(panel);
  expect(await solved()).toEqual([1]);
  await expect(playground.button(/^1 Forward.*solved$/)).toBeVisible();
});

test('Level 2: hints lead to a solution step by step, and each mistake is told', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await chooseLevel(panel, '2 Output');
  await expect(panel.getByRole('button', { name: 'Show a solution' })).toHaveCount(0);
  for (const hint of [1, 2, 3, 4]) await panel.getByRole('button', { name: `Hint ${hint} of 4` }).click();
  await panel.getByRole('button', { name: 'Show a solution' }).click();
  await expect(panel.locator('.solution')).toHaveText(LINE.d_weights2.solution);
  const field = fieldOf(panel, 'd_weights2');
  await field.fill('np.dot(self.layer1.T, 2*(self.output - self.y) * sigmoid_derivative(self.output))');
  await expect(panel.getByText(/^\s*✗\s+None of the numbers is right\. The sign is wrong/)).toBeVisible();
  await expect(panel.locator('td.wrong')).toHaveCount(4);
  await field.fill('np.dot(self.layer1.T, self.y - self.output)');
  await expect(
    panel.getByText(/The factor 2 is missing.*The derivative of the output’s sigmoid is missing/),
  ).toBeVisible();
  await field.fill(LINE.d_weights2.solution);
  await expect(
    panel.getByText(/all 4 numbers agree with the core, and with the nudge test up to \de-\d+\./),
  ).toBeVisible();
  await expectSameCurve(panel);
});

test('Level 3: the error goes back through the weights of the output', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await chooseLevel(panel, '3 Hidden');
  const field = fieldOf(panel, 'd_weights1');
  await field.fill(LINE.d_weights1.solution.replace('self.weights2.T', 'self.weights2'));
  await expect(
    panel.getByText(/np\.dot needs as many columns on the left as rows on the right, and 1 is not 4/),
  ).toBeVisible();
  await expect(panel.locator('.behind .bad')).toHaveText(['np', '.', 'dot']);
  await field.fill(LINE.d_weights1.solution);
  await expectSameCurve(panel);
});

test(
  'Level 4: biases are written on a network with biases, beside a run that stays',
  CHROMIUM,
  async ({ playground }) => {
    await playground.button('10 steps').click();
    const panel = await playground.open('write');
    await chooseLevel(panel, '4 Biases');
    await expect(panel.getByText(/This level uses the network with biases/)).toBeVisible();
    for (const line of ['layer1b', 'outputb', 'd_bias2', 'd_bias1'] as const) {
      await fieldOf(panel, line).fill(LINE[line].solution);
    }
    await expect(panel.getByText(/^\s*✓\s+Right:/)).toHaveCount(4);
    await expectSameCurve(panel);
    expect((await playground.progress()).iteration).toBe(10);
    await expect(playground.element.getByRole('checkbox', { name: 'Biases' })).not.toBeChecked();
  },
);

test('The shape of the part at the caret or under the pointer is shown', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  const field = fieldOf(panel, 'output');
  await field.fill('np.dot(layer1.T, y - 1)');
  const shape = panel.locator('.blank').nth(1).locator('.shape');
  await field.press('End');
  await expect(shape).toHaveText(/np\.dot\(layer1\.T, y - 1\): \(4, 4\) · \(4, 1\) → \(4, 1\)/);
  for (let i = 0; i < 5; i++) await field.press('ArrowLeft');
  await expect(shape).toHaveText(/^\s*y: \(4, 1\)/);
  await expect(panel.locator('.behind .part')).toHaveText('y');
  const minus = panel.locator('.behind span', { hasText: '-' });
  const { x, y, width, height } = (await minus.boundingBox())!;
  await playground.element.page().mouse.move(x + width / 2, y + height / 2);
  await expect(shape).toHaveText(/y - 1: \(4, 1\) - a number → \(4, 1\)/);
});

test('The layer behind a field has its text in the same places', async ({ playground }) => {
  const panel = await playground.open('write');
  await chooseLevel(panel, '3 Hidden');
  const field = fieldOf(panel, 'd_weights1');
  await field.fill(LINE.d_weights1.solution);
  const sizes = await field.evaluate((area: HTMLTextAreaElement) => ({
    inner: area.scrollHeight,
    outer: area.clientHeight,
    behind: area.previousElementSibling!.clientHeight,
  }));
  expect(sizes.inner).toBeLessThanOrEqual(sizes.outer);
  expect(sizes.outer).toBe(sizes.behind);
});

test('A whole level can be written with the keyboard alone', async ({ page, playground }) => {
  const panel = await playground.open('write');
  await fieldOf(panel, 'layer1').focus();
  await page.keyboard.type('sigmoid(input @ weights1)');
  await page.keyboard.press('Enter');
  await expect(fieldOf(panel, 'output')).toBeFocused();
  await page.keyboard.type('sigmoid(layer1 @ weights2)');
  await expect(panel.getByRole('button', { name: 'Train with your formulas' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Train with your formulas' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel.locator('.outcome')).toContainText('curve lies on that of the core');
  await expect(panel.locator('p[role=status].visually-hidden')).toContainText('Level 1 is solved.');
});

test('A pause in typing tells a screen reader the verdict', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await fieldOf(panel, 'layer1').pressSequentially('sigmoid(weights');
  await expect(panel.locator('p[role=status].visually-hidden')).toHaveText(
    '“weights” is not known here. Did you mean self.weights1?',
  );
});

test('Formulas, hints and solved levels outlast a reload until they are cleared', async ({ page, playground }) => {
  const panel = await playground.open('write');
  await fieldOf(panel, 'layer1').fill('sigmoid(input @ weights1)');
  await fieldOf(panel, 'output').fill(LINE.output.solution);
  await expect(playground.button(/^1 Forward.*solved$/)).toBeVisible();
  await chooseLevel(panel, '2 Output');
  await panel.getByRole('button', { name: 'Hint 1 of 4' }).click();
  await fieldOf(panel, 'd_weights2').fill('self.y -');
  await page.reload();
  await playground.open('write');
  await expect(fieldOf(panel, 'd_weights2')).toHaveValue('self.y -');
  await expect(panel.locator('.hints li')).toHaveCount(1);
  await playground.button(/^1 Forward.*solved$/).click();
  await expect(fieldOf(panel, 'layer1')).toHaveValue('sigmoid(input @ weights1)');
  await expect(panel.getByRole('button', { name: 'Train with your formulas' })).toBeVisible();
  await panel.getByRole('button', { name: 'Clear my formulas' }).click();
  await expect(fieldOf(panel, 'layer1')).toHaveValue('');
  await panel.getByRole('button', { name: 'Undo' }).click();
  await expect(fieldOf(panel, 'layer1')).toHaveValue('sigmoid(input @ weights1)');
  await expect(playground.button(/^1 Forward.*solved$/)).toBeFocused();
  await panel.getByRole('button', { name: 'Clear my formulas' }).click();
  await expect(fieldOf(panel, 'layer1')).toHaveValue('');
  await expect(panel.getByRole('button', { name: '1 Forward', exact: true })).toBeFocused();
  await page.reload();
  await playground.open('write');
  await expect(fieldOf(panel, 'output')).toHaveValue('');
  await expect(panel.getByRole('button', { name: 'Clear my formulas' })).toHaveCount(0);
});

test('An embedded exercise stores nothing', CHROMIUM, async ({ page, errors: _errors }) => {
  await page.goto('./embed.html?panels=write&lang=en');
  const panel = page.locator('truth-net');
  await fieldOf(panel, 'layer1').fill('sigmoid(input @ weights1)');
  await expect(panel.getByText('Right: all 16 numbers agree with the core.')).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.reload();
  await expect(fieldOf(panel, 'layer1')).toHaveValue('');
});

test('The curve of a training stays while another tab is open', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await chooseLevel(panel, '2 Output');
  await fieldOf(panel, 'd_weights2').fill(LINE.d_weights2.solution);
  await expectSameCurve(panel);
  await playground.open('microscope');
  await playground.open('write');
  await expect(panel.locator('.outcome')).toContainText('curve lies on that of the core');
  await chooseLevel(panel, '3 Hidden');
  await expect(panel.locator('.outcome')).toHaveCount(0);
  await playground.button(/^2 Output.*solved$/).click();
  await expect(panel.locator('.outcome')).toContainText('curve lies on that of the core');
});

test('The lines of the learner and of the solution are told apart', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await chooseLevel(panel, '2 Output');
  await fieldOf(panel, 'd_weights2').fill(LINE.d_weights2.solution);
  await expect(panel.locator('section .hint').first()).toContainText(
    'Your lines in the loop: d_weights2. Lines from the solution: self.layer1, self.output, d_weights1.',
  );
  await chooseLevel(panel, '1 Forward');
  for (const line of ['layer1', 'output'] as const) await fieldOf(panel, line).fill(LINE[line].solution);
  await chooseLevel(panel, '3 Hidden');
  await fieldOf(panel, 'd_weights1').fill(LINE.d_weights1.solution);
  await expect(panel.locator('section .hint').first()).toContainText('All lines of the loop are yours.');
});

test('The verdict, and the outcome of a training, come into view', CHROMIUM, async ({ page, playground }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  const panel = await playground.open('write');
  await chooseLevel(panel, '4 Biases');
  await fieldOf(panel, 'd_bias1').focus();
  await page.keyboard.type('2*(self.y - self.output)');
  const verdict = panel.locator('#verdict-d_bias1');
  await expect(verdict).toContainText('Right so far');
  await expect(verdict).toBeInViewport({ ratio: 1 });
  await chooseLevel(panel, '2 Output');
  for (const hint of [1, 2, 3, 4]) await panel.getByRole('button', { name: `Hint ${hint} of 4` }).click();
  await fieldOf(panel, 'd_weights2').fill(LINE.d_weights2.solution);
  await expect(panel.locator('p[role=status].visually-hidden')).toContainText('Level 2 is solved.');
  await expectSameCurve(panel);
  await expect(panel.locator('.outcome')).toBeInViewport({ ratio: 1 });
  await chooseLevel(panel, '3 Hidden');
  await expect(panel.locator('p[role=status].visually-hidden')).toHaveText('');
});

test('A fold lists all that a formula may contain', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  const list = panel.locator('.syntax dl');
  await expect(list).toBeHidden();
  await panel.getByText('What can be typed').click();
  await expect(list).toContainText('self.input, self.y, self.weights1, self.weights2, self.layer1');
  await expect(list).toContainText('np.dot(a, b), a @ b');
  await expect(list).toContainText('sigmoid_derivative(a)');
});

test('A button that inserts a name leaves what was typed to undo', async ({ page, playground }) => {
  const panel = await playground.open('write');
  const field = fieldOf(panel, 'layer1');
  await field.focus();
  await page.keyboard.type('sigmoid(');
  await panel.getByRole('button', { name: 'Insert self.input, shape (4, 3)' }).click();
  await expect(field).toHaveValue('sigmoid(self.input');
  // The driver of WebKit sends keys that undo nothing.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  await field.evaluate(() => document.execCommand('undo'));
  await expect(field).toHaveValue('sigmoid(');
  await expect(field).toBeFocused();
  await page.keyboard.type('2');
  await expect(field).toHaveValue('sigmoid(2');
});

test('The formulas of two levels have their own undo', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('write');
  await fieldOf(panel, 'layer1').focus();
  await page.keyboard.type('input');
  await chooseLevel(panel, '4 Biases');
  const field = fieldOf(panel, 'layer1b');
  await field.focus();
  await page.keyboard.type('y');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ControlOrMeta+z');
  await expect(field).toHaveValue('');
});

test(
  'One press too many of the hint button shows no solution, and the focus stays',
  CHROMIUM,
  async ({ page, playground }) => {
    const panel = await playground.open('write');
    await chooseLevel(panel, '2 Output');
    await panel.getByRole('button', { name: 'Hint 1 of 4' }).focus();
    for (let i = 0; i < 7; i++) await page.keyboard.press('Enter');
    await expect(panel.locator('.hints li')).toHaveCount(4);
    await expect(panel.locator('.solution')).toHaveCount(0);
    await expect(panel.getByRole('button', { name: 'No more hints' })).toBeFocused();
    await panel.getByRole('button', { name: 'Show a solution' }).focus();
    await page.keyboard.press('Enter');
    await expect(panel.locator('.solution')).toHaveText(LINE.d_weights2.solution);
    await expect(panel.getByRole('button', { name: 'Hide the solution' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(panel.locator('.solution')).toHaveCount(0);
  },
);

test('The first attempts of level 2 are told what is right in them', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await chooseLevel(panel, '2 Output');
  const field = fieldOf(panel, 'd_weights2');
  for (const [formula, words] of [
    ['self.y - self.output', /Right so far: this is the error of the output\./],
    ['2*(self.y - self.output)', /Right so far: this is the error with its factor 2/],
    ['2*(self.y - self.output) * sigmoid_derivative(self.output)', /Right so far: this is the error signal/],
  ] as const) {
    await field.fill(formula);
    await expect(panel.locator('.verdict')).toHaveText(words);
    await expect(panel.locator('.blank.partial')).toHaveCount(1);
    // No number of a part is comparable yet.
    await expect(panel.locator('.numbers')).toHaveCount(0);
    await expect(field).toHaveAttribute('aria-invalid', 'false');
  }
});

test('An array is inserted at the caret', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  const field = fieldOf(panel, 'layer1');
  // A text that is much too long is refused as one piece.
  await field.fill('self.input + '.repeat(4000));
  await expect(panel.getByText('The formula is too long: at most 400 characters.')).toBeVisible();
  await expect(panel.locator('.behind').first().locator('span')).toHaveCount(2);
  await field.fill('sigmoid()');
  await field.press('ArrowLeft');
  await panel.getByRole('button', { name: 'Insert self.input, shape (4, 3)' }).click();
  await expect(field).toHaveValue('sigmoid(self.input)');
  await expect(field).toBeFocused();
});

test('Formulas stay when the panel is closed and when the table is edited', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await fieldOf(panel, 'layer1').fill('sigmoid(input @ weights1)');
  await playground.open('microscope');
  await playground.open('write');
  await expect(fieldOf(panel, 'layer1')).toHaveValue('sigmoid(input @ weights1)');
  await playground.cell('y', 1).click();
  await expect(panel.getByText('Right: all 16 numbers agree with the core.')).toBeVisible();
});

test(
  'Another kind of network is named, and the tutorial’s one can be used beside it',
  CHROMIUM,
  async ({ playground }) => {
    await playground.choice('Activation of the output layer').selectOption('tanh');
    const panel = await playground.open('write');
    await expect(
      panel.getByText(/uses sigmoid in every layer; the present network has another activation/),
    ).toBeVisible();
    await panel.getByRole('button', { name: 'Use the tutorial’s network here' }).click();
    await fieldOf(panel, 'layer1').fill(LINE.layer1.solution);
    await fieldOf(panel, 'output').fill(LINE.output.solution);
    await expectSameCurve(panel);
    await expect(playground.choice('Activation of the output layer')).toHaveValue('tanh');
  },
);

test('The exercise is back as soon as the network is of its kind again', CHROMIUM, async ({ playground }) => {
  const panel = await playground.open('write');
  await chooseLevel(panel, '4 Biases');
  await expect(fieldOf(panel, 'd_bias2')).toBeVisible();
  await playground.choice('Loss').selectOption({ index: 1 });
  await expect(panel.getByText(/uses the sum of squared errors; the present session has another loss/)).toBeVisible();
  await playground.choice('Loss').selectOption({ index: 0 });
  await expect(fieldOf(panel, 'd_bias2')).toBeVisible();
});

test('On a phone, signs stand above the keyboard and fields are not zoomed', CHROMIUM, async ({ browser, page }) => {
  const context = await browser.newContext({ viewport: { width: 320, height: 700 }, hasTouch: true, isMobile: true });
  const phone = await context.newPage();
  await phone.goto(new URL('./', page.url() === 'about:blank' ? test.info().project.use.baseURL : page.url()).href);
  const panel = phone.locator('truth-net .panel[part~=write]');
  await panel.getByRole('button', { name: /^Show/ }).click();
  const field = fieldOf(panel, 'layer1');
  await field.tap();
  for (const sign of ['sigmoid(', 'np.dot(', 'self.'])
    await panel.getByRole('button', { name: `Insert ${sign}`, exact: true }).tap();
  await field.pressSequentially('input, self.weights1');
  for (let i = 0; i < 2; i++) await panel.getByRole('button', { name: 'Insert )', exact: true }).tap();
  await expect(field).toHaveValue('sigmoid(np.dot(self.input, self.weights1))');
  await expect(field).toBeFocused();
  await expect(panel.getByText('Right: all 16 numbers agree with the core.')).toBeVisible();
  expect(await field.evaluate((area) => parseFloat(getComputedStyle(area).fontSize))).toBeGreaterThanOrEqual(16);
  await panel.getByText('Number by number: 16 of 16 right').tap();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await context.close();
});

test(
  'On a phone, one tap on a button below the field with the focus is enough',
  CHROMIUM,
  async ({ browser, page }) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const phone = await context.newPage();
    await phone.goto(new URL('./', page.url() === 'about:blank' ? test.info().project.use.baseURL : page.url()).href);
    const panel = phone.locator('truth-net .panel[part~=write]');
    await panel.getByRole('button', { name: /^Show/ }).click();
    await panel.getByRole('button', { name: '2 Output' }).tap();
    const field = fieldOf(panel, 'd_weights2');
    for (const button of ['Train with your formulas', 'Next level']) {
      await field.tap();
      await field.fill(LINE.d_weights2.solution);
      await expect(panel.locator('.symbols')).toBeVisible();
      const target = panel.getByRole('button', { name: button });
      await target.evaluate((element) => {
        element.scrollIntoView({ block: 'center' });
      });
      await expect(field).toBeFocused();
      // By coordinates: a locator would scroll, and try again where a tap misses.
      const { x, y, width, height } = (await target.boundingBox())!;
      await phone.touchscreen.tap(x + width / 2, y + height - 4);
      if (button === 'Next level')
        await expect(panel.getByRole('button', { name: '3 Hidden', pressed: true })).toBeFocused();
      else await expect(panel.locator('.outcome')).toContainText('curve lies on that of the core');
      await expect(panel.locator('.symbols')).toBeHidden();
    }
    await context.close();
  },
);

test('The exercise is told in Chinese', CHROMIUM, async ({ page, playground }) => {
  const panel = await playground.open('write');
  await fieldOf(panel, 'layer1').fill('np.dot(self.input, self.weights1)');
  await speak(page, 'zh');
  await expect(panel.locator('#verdict-layer1')).toContainText(
    '没有一个数是对的。漏了 sigmoid：加权和要经过 sigmoid 才是激活值。',
  );
});
