/**
 * What the letters of formulas mean. A letter means the same on every page, unless a row is for some lessons only
 * (`only`), or there is none for it. What has no row is not explained.
 */
export interface Sign {
  /** As a formula holds it: a letter, `_` and its index, `^` and a star; before it `hat`, `tilde` or `bar`. */
  key: string;
  /** As it is shown by itself. */
  sign: string;
  /** As it is read aloud, if that is not plain. */
  said?: { en: string; zh: string };
  /** What it means, in one sentence. */
  means: { en: string; zh: string };
  /** Its row in the glossary. */
  term?: string;
  only?: string[];
}

export const signs: Sign[] = [
  {
    key: 'λ',
    sign: 'λ',
    said: { en: 'lambda', zh: 'lambda' },
    means: {
      en: 'How strong the decay, or the penalty, is: the number that code calls weight_decay.',
      zh: '衰减或惩罚项的强弱，也就是代码里叫weight_decay的那个数。',
    },
    term: 'weight-decay',
  },
  {
    key: 'λ',
    sign: 'λ',
    said: { en: 'lambda', zh: 'lambda' },
    means: {
      en: 'How strong the penalty in the loss is, be it L1 or L2.',
      zh: '损失里惩罚项的强弱，无论是L1还是L2。',
    },
    term: 'regularization-coefficient',
    only: ['l1-l2'],
  },
  {
    key: 'η',
    sign: 'η',
    said: { en: 'eta', zh: 'eta' },
    means: {
      en: 'The learning rate: the factor by which a step multiplies the gradient, or what the optimizer makes of it.',
      zh: '学习率：每一步里，乘在梯度（或优化器由它得出的更新量）上的那个数。',
    },
    term: 'learning-rate',
  },
  {
    key: 'w',
    sign: 'w',
    means: {
      en: 'The weights of the model, or one of them.',
      zh: '模型的权重，可以是全部，也可以是其中一个。',
    },
    term: 'weight',
  },
  {
    key: 'w_0',
    sign: 'w₀',
    said: { en: 'w nought', zh: 'w零' },
    means: { en: 'The weight before the first step.', zh: '第一步之前的权重。' },
    term: 'weight',
  },
  {
    key: 'w^∗',
    sign: 'w*',
    said: { en: 'w star', zh: 'w星' },
    means: { en: 'Where the weights would rest without decay.', zh: '没有衰减时，权重停下来的地方。' },
  },
  {
    key: 'hat w',
    sign: 'ŵ',
    said: { en: 'w hat', zh: 'w帽' },
    means: {
      en: 'Where the data alone would put the weight, without a penalty.',
      zh: '没有惩罚项、只听数据时，权重所在的地方。',
    },
    only: ['l1-l2'],
  },
  {
    key: 'g',
    sign: 'g',
    means: {
      en: 'The gradient of the loss: how fast the loss rises with each weight.',
      zh: '损失的梯度：每个权重增大时，损失上升得多快。',
    },
    term: 'gradient',
    only: ['leak', 'l1-l2', 'adam', 'frameworks'],
  },
  {
    key: '∇',
    sign: '∇',
    said: { en: 'nabla', zh: 'nabla' },
    means: { en: 'The gradient of what follows.', zh: '后面那个函数的梯度。' },
    term: 'gradient',
  },
  {
    key: 'L',
    sign: 'L',
    means: { en: 'The loss: how wrong the model’s answers are.', zh: '损失：模型答得有多差。' },
    term: 'loss-function',
  },
  {
    key: 'L',
    sign: 'L',
    means: { en: 'The number of layers.', zh: '网络的层数。' },
    only: ['how-much'],
  },
  {
    key: 'tilde L',
    sign: 'L̃',
    said: { en: 'L tilde', zh: 'L波浪' },
    means: { en: 'The loss together with the penalty.', zh: '损失加上惩罚项。' },
    term: 'objective-function',
  },
  {
    key: '∥',
    sign: '‖·‖',
    said: { en: 'norm', zh: '范数' },
    means: {
      en: 'The length of a vector: the square root of the sum of its squared entries.',
      zh: '向量的长度：各分量平方之和再开方。',
    },
    term: 'l2-norm',
  },
  {
    key: '∥_2',
    sign: '‖·‖₂',
    said: { en: 'L2 norm', zh: 'L2范数' },
    means: {
      en: 'The length of a vector: the square root of the sum of its squared entries.',
      zh: '向量的长度：各分量平方之和再开方。',
    },
    term: 'l2-norm',
  },
  {
    key: '∥_1',
    sign: '‖·‖₁',
    said: { en: 'L1 norm', zh: 'L1范数' },
    means: { en: 'The sum of the absolute values of a vector’s entries.', zh: '向量各分量的绝对值之和。' },
  },
  {
    key: '∥_∞',
    sign: '‖·‖∞',
    said: { en: 'infinity norm', zh: '无穷范数' },
    means: { en: 'The largest absolute value in a vector.', zh: '向量各分量绝对值中最大的一个。' },
  },
  {
    key: '∑',
    sign: '∑',
    said: { en: 'the sum of', zh: '求和' },
    means: {
      en: 'Adds up what follows, over all examples, weights or directions.',
      zh: '把后面的式子加起来，遍及所有的样本、权重或方向。',
    },
  },
  {
    key: 't',
    sign: 't',
    means: { en: 'The number of steps taken so far.', zh: '到此为止走了多少步。' },
    term: 'step',
    only: ['leak', 'spectrum', 'frameworks', 'today'],
  },
  {
    key: 'n',
    sign: 'n',
    means: { en: 'The number of examples.', zh: '样本的个数。' },
    only: ['penalty', 'ridge', 'spectrum', 'frameworks'],
  },
  {
    key: 'X',
    sign: 'X',
    said: { en: 'capital X', zh: '大写X' },
    means: {
      en: 'The inputs: a row for each example, a column for each feature.',
      zh: '全部输入：每个样本一行，每个特征一列。',
    },
    only: ['penalty', 'ridge', 'spectrum'],
  },
  {
    key: 'y',
    sign: 'y',
    means: { en: 'What the model should answer: the targets.', zh: '模型应当给出的答案，即目标值。' },
    only: ['penalty', 'ridge'],
  },
  {
    key: 'bar y',
    sign: 'ȳ',
    said: { en: 'y bar', zh: 'y拔' },
    means: { en: 'The mean of the targets.', zh: '目标值的平均。' },
    only: ['ridge', 'frameworks'],
  },
  {
    key: 'bar p',
    sign: 'p̄',
    said: { en: 'p bar', zh: 'p拔' },
    means: { en: 'The mean of the predicted probabilities.', zh: '预测概率的平均。' },
    only: ['frameworks'],
  },
  {
    key: 'I',
    sign: 'I',
    said: { en: 'capital I', zh: '大写I' },
    means: {
      en: 'The identity matrix: ones on the diagonal, zeros elsewhere.',
      zh: '单位矩阵：对角线上是1，其余是0。',
    },
    only: ['penalty', 'ridge'],
  },
  {
    key: 'H',
    sign: 'H',
    said: { en: 'capital H', zh: '大写H' },
    means: {
      en: 'The Hessian: how the loss curves in each direction.',
      zh: '海森矩阵：损失在各个方向上弯曲得多厉害。',
    },
    only: ['spectrum', 'adam'],
  },
  {
    key: 's',
    sign: 's',
    means: {
      en: 'The mean of the squared inputs: how far out they lie.',
      zh: '输入平方的平均：数据离零有多远。',
    },
    only: ['ridge'],
  },
  {
    key: 's',
    sign: 's',
    means: {
      en: 'How steep the loss is in a direction: the curvature, an eigenvalue.',
      zh: '损失在一个方向上有多陡：曲率，也就是特征值。',
    },
    only: ['l1-l2', 'spectrum', 'claims-training'],
  },
  {
    key: 's',
    sign: 's',
    means: { en: 'The usual size of a weight’s gradients.', zh: '一个权重的梯度通常有多大。' },
    only: ['adam'],
  },
  {
    key: 'c',
    sign: 'c',
    means: {
      en: 'The mean of input times target: how the two go together.',
      zh: '输入与目标之积的平均：两者怎样一同变化。',
    },
    only: ['ridge'],
  },
  {
    key: 'c',
    sign: 'c',
    means: { en: 'The number that is typed into a framework.', zh: '填进框架里的那个数。' },
    only: ['frameworks'],
  },
  {
    key: 'c',
    sign: 'c',
    means: { en: 'A possible answer, 0 to 22.', zh: '一个可能的答案，0到22。' },
    only: ['grokking'],
  },
  {
    key: 'a',
    sign: 'a',
    means: { en: 'The first of the two numbers that are added.', zh: '两个加数中的第一个。' },
    only: ['grokking'],
  },
  {
    key: 'b',
    sign: 'b',
    means: { en: 'The second of the two numbers that are added.', zh: '两个加数中的第二个。' },
    only: ['grokking'],
  },
  {
    key: 'a',
    sign: 'a',
    means: {
      en: 'Where the data wants this coordinate to be.',
      zh: '数据希望这个坐标所在的位置。',
    },
    only: ['spectrum', 'claims-training'],
  },
  {
    key: 'q',
    sign: 'q',
    means: {
      en: 'An eigenvector: a direction that is stretched and not turned.',
      zh: '特征向量：只被拉伸、不被转动的方向。',
    },
    term: 'eigenvector',
    only: ['spectrum'],
  },
  {
    key: 'v',
    sign: 'v',
    means: {
      en: 'The weight after the step along the gradient, before the penalty acts.',
      zh: '沿梯度走了一步、惩罚项还没起作用时的权重。',
    },
    only: ['l1-l2'],
  },
  {
    key: 'σ',
    sign: 'σ',
    said: { en: 'sigma', zh: 'sigma' },
    means: {
      en: 'The standard deviation of the noise in the measurements.',
      zh: '测量中噪声的标准差。',
    },
    term: 'noise',
    only: ['penalty', 'ridge'],
  },
  {
    key: 'σ',
    sign: 'σ',
    said: { en: 'sigma', zh: 'sigma' },
    means: {
      en: 'The standard deviation of the noise that is added to the inputs.',
      zh: '加到输入上的噪声的标准差。',
    },
    term: 'noise',
    only: ['claims-data'],
  },
  {
    key: 'σ',
    sign: 'σ',
    said: { en: 'sigma', zh: 'sigma' },
    means: {
      en: 'The size of the noise in the gradient, from one batch to the next.',
      zh: '梯度里噪声的大小：换一个批次，梯度变动多少。',
    },
    term: 'noise',
    only: ['adam'],
  },
  {
    key: 'τ',
    sign: 'τ',
    said: { en: 'tau', zh: 'tau' },
    means: {
      en: 'How widely the weights are spread around 0, as believed before any data.',
      zh: '看到数据之前，相信权重在0附近散布得多宽。',
    },
    term: 'prior',
    only: ['penalty'],
  },
  {
    key: 'τ',
    sign: 'τ',
    said: { en: 'tau', zh: 'tau' },
    means: {
      en: 'The memory of the training in steps, 1/(ηλ).',
      zh: '训练的记忆有多长，以步计：1/(ηλ)。',
    },
    term: 'time-constant',
    only: ['today'],
  },
  {
    key: 'T',
    sign: 'T',
    said: { en: 'capital T', zh: '大写T' },
    means: { en: 'The length of the whole training, in steps.', zh: '整个训练的长度，以步计。' },
    only: ['today'],
  },
  {
    key: 'B',
    sign: 'B',
    said: { en: 'capital B', zh: '大写B' },
    means: { en: 'The number of tokens in a step.', zh: '一步用多少个token。' },
    only: ['today'],
  },
  {
    key: 'B',
    sign: 'B',
    said: { en: 'capital B', zh: '大写B' },
    means: { en: 'The number of examples in a batch.', zh: '一批里样本的个数。' },
    only: ['frameworks'],
  },
  {
    key: 'D',
    sign: 'D',
    said: { en: 'capital D', zh: '大写D' },
    means: { en: 'The number of tokens in all.', zh: 'token的总数。' },
    only: ['today'],
  },
  {
    key: 'u',
    sign: 'u',
    means: {
      en: 'The update that the optimizer makes from the gradient, before η and decay.',
      zh: '优化器由梯度得出的更新量，还没有乘η，也还没有衰减。',
    },
    only: ['today'],
  },
  {
    key: 'κ',
    sign: 'κ',
    said: { en: 'kappa', zh: 'kappa' },
    means: {
      en: 'The condition number: the largest curvature divided by the smallest.',
      zh: '条件数：最大曲率除以最小曲率。',
    },
    term: 'condition-number',
    only: ['claims-training'],
  },
  {
    key: 'κ',
    sign: 'κ',
    said: { en: 'kappa', zh: 'kappa' },
    means: {
      en: 'How far the wave turns from one number to the next, in radians.',
      zh: '数加一，波转过的角度，以弧度计。',
    },
    only: ['grokking'],
  },
  {
    key: 'k',
    sign: 'k',
    means: {
      en: 'The frequency of the wave: how many times it repeats in one round of the 23 numbers.',
      zh: '波的频率：23个数走一圈，波重复几次。',
    },
    only: ['grokking'],
  },
  {
    key: 'φ',
    sign: 'φ',
    said: { en: 'phi', zh: 'phi' },
    means: { en: 'The phase of the wave over a.', zh: '关于a的那个波的相位。' },
    only: ['grokking'],
  },
  {
    key: 'ψ',
    sign: 'ψ',
    said: { en: 'psi', zh: 'psi' },
    means: { en: 'The phase of the wave over b.', zh: '关于b的那个波的相位。' },
    only: ['grokking'],
  },
  {
    key: 'μ',
    sign: 'μ',
    said: { en: 'mu', zh: 'mu' },
    means: {
      en: 'Momentum: the share of the old velocity that each step keeps.',
      zh: '动量：每一步保留多少原来的速度。',
    },
    term: 'momentum',
  },
  {
    key: 'm',
    sign: 'm',
    means: { en: 'Adam’s running mean of the gradient.', zh: 'Adam里梯度的滑动平均。' },
    only: ['adam'],
  },
  {
    key: 'v',
    sign: 'v',
    means: { en: 'Adam’s running mean of the squared gradient.', zh: 'Adam里梯度平方的滑动平均。' },
    term: 'second-moment',
    only: ['adam'],
  },
  {
    key: 'hat m',
    sign: 'm̂',
    said: { en: 'm hat', zh: 'm帽' },
    means: {
      en: 'Adam’s running mean of the gradient, corrected for having started at zero.',
      zh: 'Adam里梯度的滑动平均，已修正从零开始的影响。',
    },
  },
  {
    key: 'hat v',
    sign: 'v̂',
    said: { en: 'v hat', zh: 'v帽' },
    means: {
      en: 'Adam’s running mean of the squared gradient, corrected for having started at zero.',
      zh: 'Adam里梯度平方的滑动平均，已修正从零开始的影响。',
    },
    term: 'second-moment',
  },
  {
    key: 'β_1',
    sign: 'β₁',
    said: { en: 'beta one', zh: 'beta一' },
    means: {
      en: 'How slowly Adam forgets old gradients: the share that its mean keeps in a step.',
      zh: 'Adam忘记旧梯度有多慢：每一步里，平均值保留多少。',
    },
  },
  {
    key: 'β_2',
    sign: 'β₂',
    said: { en: 'beta two', zh: 'beta二' },
    means: {
      en: 'How slowly Adam forgets the size of old gradients: the share that the mean of squares keeps in a step.',
      zh: 'Adam忘记旧梯度的大小有多慢：每一步里，平方的平均值保留多少。',
    },
    term: 'second-moment',
  },
  {
    key: 'ϵ',
    sign: 'ε',
    said: { en: 'epsilon', zh: 'epsilon' },
    means: { en: 'A tiny number that keeps Adam from dividing by zero.', zh: '很小的数，免得Adam除以零。' },
  },
  {
    key: 'b',
    sign: 'b',
    means: {
      en: 'The velocity: gradients added up, old ones counting less.',
      zh: '速度：把梯度累加起来，越旧的算得越少。',
    },
    term: 'momentum',
    only: ['adam'],
  },
  {
    key: 'b',
    sign: 'b',
    means: {
      en: 'The bias: a parameter that is added, not multiplied.',
      zh: '偏置：只做加法、不做乘法的参数。',
    },
    term: 'bias-parameter',
    only: ['frameworks'],
  },
  {
    key: 'α',
    sign: 'α',
    said: { en: 'alpha', zh: 'alpha' },
    means: {
      en: 'What the textbook calls the decay coefficient, our λ.',
      zh: '教科书里衰减系数的记号，即本站的λ。',
    },
    only: ['penalty'],
  },
  {
    key: 'α',
    sign: 'α',
    said: { en: 'alpha', zh: 'alpha' },
    means: { en: 'The alpha of scikit-learn’s Ridge.', zh: 'scikit-learn的Ridge里的alpha。' },
    only: ['frameworks'],
  },
  {
    key: 'C',
    sign: 'C',
    said: { en: 'capital C', zh: '大写C' },
    means: {
      en: 'The C of scikit-learn’s LogisticRegression: it multiplies the loss, so a larger C is less decay.',
      zh: 'scikit-learn的LogisticRegression里的C：它乘在损失上，所以C越大，衰减越弱。',
    },
    only: ['frameworks'],
  },
];

/** The row for a letter in a lesson: that for this lesson, or that for all. */
export const signIn = (lesson: string, key: string): Sign | undefined =>
  signs.find((one) => one.key === key && one.only?.includes(lesson)) ??
  signs.find((one) => one.key === key && !one.only);
