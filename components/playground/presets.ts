/** Six stories, each a state and one sentence; `tests/playground/presets.test.ts` holds the sentences to the simulation. */
import { initial, type State } from './state.ts';

export interface Preset {
  id: string;
  en: { title: string; story: string };
  zh: { title: string; story: string };
  state: State;
}

const preset = (id: string, en: [string, string], zh: [string, string], changed: Partial<State>): Preset => ({
  id,
  en: { title: en[0], story: en[1] },
  zh: { title: zh[0], story: zh[1] },
  state: { ...initial, ...changed },
});

export const presets: Preset[] = [
  preset(
    'overfit',
    [
      'Overfitting, cured',
      'Where the two moons overlap, the twin bends its boundary around single points until its test loss is more than twice that of the network that decays.',
    ],
    [
      '治好过拟合',
      '两个月牙相交的地方，对照网络的边界绕着个别的点打弯，测试损失涨到带衰减的网络的两倍以上。',
    ],
    {},
  ),
  preset(
    'collapse',
    [
      'Too much λ: collapse',
      'With λ = 0.1 from the start, all the weights of a deep network decay to nothing, and it only guesses, while its twin gets nearly every point right.',
    ],
    [
      'λ太大：坍缩',
      '从一开始就取λ = 0.1，深层网络的权重全部衰减殆尽，它只能瞎猜；对照网络却几乎把每个点都分对。',
    ],
    {
      data: 'circles',
      count: 200,
      noise: 0.05,
      layers: 3,
      width: 8,
      activation: 'tanh',
      optimizer: 'sgd',
      batch: 10,
      eta: 0.1,
      lambda: 0.1,
      steps: 1200,
    },
  ),
  preset(
    'biases',
    [
      'Biases decayed',
      'When the bias decays as well, the whole line sinks away from its points, and the training loss is at least five times what it is when only the weight decays.',
    ],
    ['偏置也衰减', '偏置也跟着衰减时，整条直线会沉到数据点的下方，训练损失至少是只衰减权重时的五倍。'],
    {
      data: 'line',
      count: 40,
      layers: 0,
      loss: 'squared',
      optimizer: 'sgd',
      acts: 'biases',
      eta: 0.1,
      lambda: 0.5,
      steps: 300,
    },
  ),
  preset(
    'adam',
    [
      'Adam + L2 or AdamW?',
      'One number, λ = 0.1, and two meanings: in the loss it leaves Adam’s weights less than a fifth as long as decoupled decay, AdamW, does.',
    ],
    [
      'Adam加L2，还是AdamW？',
      '同一个λ = 0.1有两种含义：写进损失，Adam训练出的权重，长度不到解耦衰减（即AdamW）的五分之一。',
    ],
    { flipped: 0.15, noise: 0.25, lambda: 0.1, twin: 'decoupled' },
  ),
  preset(
    'xor',
    [
      'XOR with L1',
      'L1 sets three of four weights to exactly zero, so that about four of sixteen neurons are left, and the network is as accurate as its twin to within two points in a hundred.',
    ],
    [
      '用L1解XOR',
      'L1把四分之三的权重变成恰好为零，十六个神经元大约只剩四个，而准确率与对照网络相差不到两个百分点。',
    ],
    {
      data: 'xor',
      count: 150,
      noise: 0.05,
      layers: 1,
      optimizer: 'sgd',
      decay: 'l1',
      eta: 0.3,
      steps: 2000,
    },
  ),
  preset(
    'labels',
    [
      'Wrong labels',
      'One label in five is wrong: the twin learns nearly all of these by heart, and the network that decays fewer than half of them.',
    ],
    ['错误标签', '五个标签里有一个是错的：对照网络几乎把错的全部背下来，带衰减的网络背下的不到一半。'],
    { data: 'circles', count: 80, noise: 0.05, flipped: 0.2, width: 24, steps: 1500 },
  ),
];
