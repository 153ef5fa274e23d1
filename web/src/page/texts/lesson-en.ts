/** Texts of the lesson that its script shows, in English. */

import type { LessonTexts } from './lesson-texts.ts';

export const lessonEn: LessonTexts = {
  checks: {
    neuron: {
      question: 'Both weights are 1. Which threshold makes the neuron compute OR?',
      answers: [
        {
          answer: '−0.5',
          why: 'With both inputs 0, the sum is 0, and that is above −0.5: the neuron would fire in every row.',
        },
        { answer: '0.5' },
        {
          answer: '1.5',
          why: 'With one input 1, the sum is 1, and that is below 1.5: the neuron would fire only if both inputs are 1.',
        },
      ],
    },
    layers: {
      question: 'Three inputs, five hidden units, one output, no biases. How many weights are there?',
      answers: [
        { answer: '9', why: 'That is the number of units. Every unit has a weight for each unit of the layer before.' },
        { answer: '15', why: 'These are the weights of the first matrix alone. The output has weights, too.' },
        { answer: '20' },
      ],
    },
    feedforward: {
      question: 'A unit’s weighted sum is 0. What does the sigmoid return?',
      answers: [
        {
          answer: '0',
          why: 'The sigmoid comes close to 0 only for very negative sums. Put z = 0 into its formula, where e⁰ = 1.',
        },
        { answer: '0.5' },
        { answer: '1', why: 'e⁰ is 1, but it stands in the denominator, next to another 1.' },
      ],
    },
    loss: {
      question: 'One row has the target 1 and the prediction 0.8. How much does it add to the loss?',
      answers: [
        { answer: '0.04' },
        { answer: '0.2', why: '0.2 is the difference between target and prediction. The loss takes one more step.' },
        { answer: '0.64', why: 'That is the square of the prediction. First take its difference from the target.' },
      ],
    },
    backpropagation: {
      question: 'The gradient of a weight is positive. Which way does gradient descent move the weight?',
      answers: [
        {
          answer: 'up',
          why: 'A positive gradient means that the loss grows with the weight. The step has to make the loss smaller.',
        },
        { answer: 'down' },
        { answer: 'not at all', why: 'A weight stays as it is only where its gradient is 0.' },
      ],
    },
    together: {
      question: 'How often does one full-batch iteration update each weight?',
      answers: [
        { answer: 'once' },
        {
          answer: 'once for each row',
          why: 'The matrix product with the transposed inputs adds up the rows before any weight changes.',
        },
      ],
    },
    stumbles: {
      question: 'Why does the loss never reach 0?',
      answers: [
        { answer: 'A sigmoid reaches 0 and 1 only at infinity.' },
        {
          answer: 'It avoids overfitting.',
          why: 'Gradient descent avoids nothing: it always makes the loss smaller. Look at what the output unit can return.',
        },
      ],
    },
    rates: {
      question: 'How steep is a sigmoid at most?',
      answers: [
        { answer: '¼' },
        { answer: '½', why: '½ is the output of the sigmoid where it is steepest. Its slope there is a (1 − a).' },
        {
          answer: '1',
          why: '1 is the slope of a tanh or of a ReLU. The one of a sigmoid, a (1 − a), is smaller everywhere.',
        },
      ],
    },
    memory: {
      question: 'The trained rows are right, the held-out rows are wrong. What has the network done?',
      answers: [
        { answer: 'It found the rule.', why: 'A rule also holds for the rows that were held out.' },
        { answer: 'It learned the rows by heart.' },
      ],
    },
    write: { task: 'Solve level 2 of the exercise: the gradient of the output layer.' },
    where: {
      question: 'Near the fractal border, you change the learning rate in its ninth digit. How does the run end?',
      answers: [
        {
          answer: 'Nearly the same way: so small a change does not matter.',
          why: 'That holds inside an area of one colour. Zoom into the border: it does not become smooth.',
        },
        { answer: 'Perhaps the opposite way: it may diverge instead of learning.' },
      ],
    },
  },
  bucket: {
    pourIn: (inputs) => `Pour in ${inputs}:`,
    rim: 'rim',
    sum: 'sum',
    weight: 'weight',
    overflows: (sum) => `${sum}: the bucket overflows, and the neuron fires.`,
    holds: (sum) => `${sum}: the water stays in, and the neuron stays silent.`,
  },
  matrices: 'One row for each unit of the previous layer, one column for each unit of this layer.',
  right: '✓ Right.',
  wrong: (why) => `✗ Not yet. ${why}`,
  solved: '✓ Solved.',
  unsolved: 'The page marks it as soon as it is solved.',
  finished: (sections, all) => `${sections} of ${all} sections finished.`,
  next: 'Next: ',
  allFinished: 'You have finished the lesson.',
  clear: 'Clear my answers',
  stored: 'They are stored only in this browser.',
  cleared: 'Your answers are cleared.',
  undo: 'Undo',
};
