/** The formula of the picture to repair: its pieces, its places, and what it says with any piece in any place. */
import type { Language } from './strings.ts';

type Text = Record<Language, string>;

/** What can be put into a place: its formula, and how it is read aloud. */
export const pieces = {
  loss: { tex: 'L(w)', name: { en: 'L of w', zh: 'L(w)' } },
  objective: { tex: '\\tilde L(w)', name: { en: 'L tilde of w', zh: '带波浪号的L(w)' } },
  half: { tex: '\\tfrac12', name: { en: 'one half', zh: '二分之一' } },
  two: { tex: '2', name: { en: 'two', zh: '2' } },
  lambda: { tex: '\\lambda', name: { en: 'lambda', zh: 'λ' } },
  eta: { tex: '\\eta', name: { en: 'eta', zh: 'η' } },
  square: {
    tex: '\\lVert w\\rVert_2^2',
    name: { en: 'the L2 norm of w, squared', zh: 'w的L2范数的平方' },
  },
  norm: { tex: '\\lVert w\\rVert_2', name: { en: 'the L2 norm of w', zh: 'w的L2范数' } },
  absolute: { tex: '\\lVert w\\rVert_1', name: { en: 'the L1 norm of w', zh: 'w的L1范数' } },
} satisfies Record<string, { tex: string; name: Text }>;
export type Piece = keyof typeof pieces;

/** The places, in the order in which the formula is read: left = L(w) + first · second · size. */
export const places = {
  left: { en: 'left side', zh: '等号左边' },
  first: { en: 'first factor of the penalty', zh: '惩罚项的第一个因子' },
  second: { en: 'second factor of the penalty', zh: '惩罚项的第二个因子' },
  size: { en: 'size of the weights', zh: '权重的大小' },
} satisfies Record<string, Text>;
export type Place = keyof typeof places;

/** Which piece stands in each place; null is a hole. */
export type Filling = Record<Place, Piece | null>;

/** As the article has it: one name on both sides, and λ lost. */
export const drawn: Filling = { left: 'loss', first: 'half', second: null, size: 'square' };
export const repaired: Filling = { left: 'objective', first: 'half', second: 'lambda', size: 'square' };

/** What one part of the formula says, and whether that is meant. */
export type Reading = Text & { right: boolean };

const right = (en: string, zh: string): Reading => ({ right: true, en, zh });
const wrong = (en: string, zh: string): Reading => ({ right: false, en, zh });

const sizes: (Piece | null)[] = ['square', 'norm', 'absolute'];
const numbers: (Piece | null)[] = ['half', 'two', 'lambda', 'eta'];

const ownDefinition = wrong(
  'L̃(w) is to be defined, and now stands in its own definition.',
  'L̃(w)本是要定义的东西，现在却出现在自己的定义里。',
);

function readLeft({ left, first, second, size }: Filling): Reading {
  if (left === 'objective') {
    return right(
      'A new name on the left: the line now defines what is to be minimized.',
      '左边是一个新名字：这一行定义了要最小化的目标。',
    );
  }
  if (left === null) {
    return wrong(
      'Without a name on the left, nothing says what is to be minimized.',
      '左边没有名字，就没有说要最小化什么。',
    );
  }
  if (numbers.includes(left)) {
    return wrong(
      'A number stands on the left. It does not change with w, so there is nothing to minimize.',
      '左边成了一个数。它不随w变化，也就没有什么可以最小化。',
    );
  }
  if (sizes.includes(left)) {
    return wrong(
      'Now the line would say how large the weights are. What is minimized is something new, and needs a name of its own.',
      '这样一来，这一行说的是权重有多大。要最小化的是一个新的量，得有自己的名字。',
    );
  }
  // Only a penalty that vanishes at w = 0 and nowhere else makes this an equation for w.
  const isPenalty = sizes.includes(size) && [first, second].every((one) => !one || numbers.includes(one));
  return isPenalty
    ? wrong(
        'L(w) stands on both sides. Take it away on both, and 0 = the penalty is left: true of w = 0, and of no other weights.',
        'L(w)出现在等号两边。两边消去，剩下0 = 惩罚项，只有w = 0才成立。',
      )
    : wrong(
        'L(w) stands on both sides: the sum bears the name of one of its parts.',
        'L(w)出现在等号两边：整个和用了其中一项的名字。',
      );
}

function readFactor({ left, first, second }: Filling): Reading {
  const factors = [first, second];
  const has = (piece: Piece): boolean => factors.includes(piece);
  if (has('objective')) return ownDefinition;
  if (has('loss')) {
    return wrong(
      'The penalty is multiplied by the loss: where the model fits perfectly, large weights would cost nothing.',
      '惩罚项乘上了损失：模型只要拟合得完美，权重再大也不用付出代价。',
    );
  }
  if (factors.some((piece) => sizes.includes(piece))) {
    return wrong(
      'Two sizes are multiplied. The pull is then no longer proportional to w, and what leaks in a step is no longer a fixed fraction.',
      '两个大小相乘，拉力就不再与w成正比，每步漏掉的也不再是固定的比例。',
    );
  }
  if (has('eta')) {
    const [en, zh] = [
      'η is the learning rate. It says how long a step is, not what is wanted: with η in the objective, the minimum moves whenever you change the step.',
      'η是学习率，它说的是步子多大，不是想要什么：把η放进目标，步子一改，最低点就跟着移动。',
    ];
    return has('lambda') ? wrong(en, zh) : wrong(`${en} And λ is still missing.`, `${zh}而且λ仍然不在。`);
  }
  if (!has('lambda')) {
    const weight = has('half') ? (has('two') ? '1' : '½') : has('two') ? '2' : '1';
    return wrong(
      `λ is lost. The penalty counts ${weight} times the size of the weights, in every model and on all data: nothing can be turned up or down.`,
      `λ丢了。惩罚项永远是权重大小的${weight}倍，换什么模型、什么数据都一样，没有可以调节的地方。`,
    );
  }
  if (has('two')) {
    return wrong(
      '2λ: with the square, the slope becomes 4λw, four times the pull of the λ that was meant.',
      '2λ：连同平方一起，斜率成了4λw，拉力是原来那个λ的四倍。',
    );
  }
  if (!has('half')) {
    return wrong(
      'λ without the ½: a sound objective in another convention, that of Keras. With the square the slope becomes 2λw, so the same λ pulls twice as hard. In this lesson the ½ belongs to it.',
      '只有λ，没有½：这也是合理的目标，只是另一种约定，Keras就这样写。连同平方一起，斜率成了2λw，同一个λ的拉力大了一倍。本课的约定带½。',
    );
  }
  return left === 'objective'
    ? right(
        '½λ: the dial is there, and the ½ is waiting for the 2 of the square.',
        '½λ：旋钮回来了，½则等着与平方求导得到的2相消。',
      )
    : right('½λ: the dial is back. λ says what size costs.', '½λ：旋钮回来了，λ给权重的大小标上价格。');
}

function readSize({ size }: Filling): Reading {
  if (size === 'square') {
    return right(
      '‖w‖₂²: the squares of all weights, added up. The slope is proportional to w.',
      '‖w‖₂²：所有权重的平方之和，斜率与w成正比。',
    );
  }
  if (size === 'norm') {
    return wrong(
      'The norm without its square pulls with the same force everywhere, close to zero as far away: what leaks is no fraction of w.',
      '范数不平方，拉力处处一样大，离零再近也不减弱：漏掉的不再是w的一个比例。',
    );
  }
  if (size === 'absolute') {
    return wrong(
      '‖w‖₁ adds up |w|: this is the L1 penalty. It pulls a small weight as hard as a large one. Useful, but it is not weight decay.',
      '‖w‖₁是|w|之和，这是L1惩罚项：小权重和大权重受到的拉力一样大。它有用处，但不是权重衰减。',
    );
  }
  if (size === 'objective') return ownDefinition;
  if (size === 'loss') {
    return wrong(
      'The loss is counted a second time, and of the weights nothing is said.',
      '损失被算了第二遍，对权重却只字未提。',
    );
  }
  return wrong(
    'Nothing measures the weights. A constant is added, and a constant has no slope.',
    '没有什么在度量权重，加上的只是一个常数，而常数没有斜率。',
  );
}

/** What each part of the formula says. */
export const read = (filling: Filling): Record<'left' | 'factor' | 'size', Reading> => ({
  left: readLeft(filling),
  factor: readFactor(filling),
  size: readSize(filling),
});

/** The slope of the penalty that stands in the picture, such as 2λw; null if it is none. */
export function slope({ first, second, size }: Filling): string | null {
  const factors = [first, second].filter((piece) => piece !== null);
  if (!sizes.includes(size)) return null;
  if (!factors.every((piece) => numbers.includes(piece))) return null;
  let number = size === 'square' ? 2 : 1;
  let letters = '';
  for (const piece of factors) {
    if (piece === 'half') number /= 2;
    if (piece === 'two') number *= 2;
    if (piece === 'eta') letters = `η${letters}`;
    if (piece === 'lambda') letters = `${letters}λ`;
  }
  const along = { square: 'w', norm: 'w/‖w‖₂', absolute: ' sign(w)' }[size as 'square' | 'norm' | 'absolute'];
  const count = number === 0.5 ? '½' : number === 1 ? '' : String(number);
  return `${count}${letters}${along}`.trim();
}

/** What is written around the formula. */
export const pictureWords = {
  en: {
    title: 'Weight decay',
    drawn: 'As it was drawn',
    repaired: 'Repaired',
    lossNote: 'the loss: how wrong',
    penaltyNote: 'the penalty: how large',
    pullOfData: 'pull of the data',
    pullOfPenalty: 'pull of the penalty',
    slope: 'slope',
    pieces: 'Pieces',
    /** The name of a place, with what stands in it. */
    at: (place: string, piece: string) => `${place}: ${piece}`,
    hole: 'empty',
    takeOut: 'Take out',
    task: 'Two things are wrong. Choose a piece, then its place in the formula; or drag it there. A wrong piece is told what it would mean.',
    pieceChosen: (name: string) => `You hold ${name}. Choose its place in the formula.`,
    toTakeOut: 'Choose the place to empty.',
    placeChosen: (name: string) => `The ${name}: choose a piece for it, or another place to swap with.`,
    stillWrong: (count: number) => (count === 1 ? 'One thing is still wrong.' : `${count} things are wrong.`),
    done: 'The picture is repaired.',
  },
  zh: {
    title: '权重衰减',
    drawn: '原来的样子',
    repaired: '修好之后',
    lossNote: '损失：错多少',
    penaltyNote: '惩罚项：有多大',
    pullOfData: '数据的拉力',
    pullOfPenalty: '惩罚项的拉力',
    slope: '斜率',
    pieces: '零件',
    at: (place: string, piece: string) => `${place}：${piece}`,
    hole: '空',
    takeOut: '取下',
    task: '这幅图有两处不对。先选一个零件，再选它在公式里的位置，也可以直接拖过去。放错了，图会告诉你那样写是什么意思。',
    pieceChosen: (name: string) => `已拿起${name}，再选它在公式里的位置。`,
    toTakeOut: '选一个要清空的位置。',
    placeChosen: (name: string) => `${name}：选一个零件放进去，或选另一个位置与它交换。`,
    stillWrong: (count: number) => (count === 1 ? '还有一处不对。' : `还有${count}处不对。`),
    done: '这幅图修好了。',
  },
};
