/** Words of the calculator, in both languages; only pages with a calculator load what its script needs of them. */
import type { Language } from '../strings.ts';
import type { Field } from './state.ts';
import type { Kind, SystemId } from './table.ts';

/** What a system is called, and what should be known about its knob. */
export const systemTexts: Record<Language, Record<SystemId, [name: string, note: string]>> = {
  en: {
    site: ['This site · the article · d2l, from scratch', 'Beside a mean loss, with ½ on squared errors.'],
    goodfellow: ['Goodfellow et al., section 7.1.1', 'The same line; J is whatever your loss is.'],
    ng: ['Ng, machine learning course', 'Beside a mean loss, with ½; his m is n.'],
    'l2-loss': ['TensorFlow, added by hand', 'The ½ is inside of l2_loss.'],
    'keras-l2': [
      'Keras, in the loss',
      'No ½. The kernel only; counted in the loss that is shown; under Adam it goes through √v.',
    ],
    'torch-sgd': ['PyTorch, SGD', 'Every parameter of the group, biases too.'],
    'torch-adam': ['PyTorch, Adam', 'The same place of rest; on the way there the decay is divided by √v̂.'],
    'keras-sgd': [
      'Keras, SGD',
      'Outside of the momentum: the same place of rest, and about the same speed once the velocity has settled.',
    ],
    'optax-before': ['Optax, decay first', 'In front of sgd or scale_by_adam it is a part of the gradient.'],
    playground: ['TensorFlow Playground', 'Biases are free.'],
    convnetjs: ['ConvNetJS', 'Divided by the batch size along with the gradient, so it depends on B.'],
    mlp: [
      'scikit-learn, networks',
      'Divided by the batch size as well; with solver lbfgs the batch is all n.',
    ],
    ridge: ['scikit-learn, Ridge', 'Its own loss: summed, without ½. The intercept is free.'],
    'sgd-regressor': ['scikit-learn, SGDRegressor', 'Ridge’s alpha divided by n.'],
    logistic: [
      'scikit-learn, LogisticRegression',
      'The inverse: a small C is a strong penalty. Cross-entropy, summed.',
    ],
    adamw: ['PyTorch AdamW · Keras AdamW', 'Keras’ Adam(weight_decay=…) is the same; PyTorch’s is not.'],
    'optax-after': [
      'Optax, decay last',
      'add_decayed_weights behind scale_by_adam, in front of the learning rate.',
    ],
    scheduled: ['AdamW paper · Composer', 'Follows the schedule, but not its height η.'],
    independent: [
      'TensorFlow Addons · NVIDIA, “independent”',
      'Neither η nor its schedule, so it is equal only while ηₜ = η.',
    ],
    corrected: ['AdamC · timm', 'Equal at the largest η; from there it falls with η².'],
    lasso: ['scikit-learn, Lasso', 'Beside a mean loss, with ½: no n in it, unlike in Ridge.'],
  },
  zh: {
    site: ['本站、原文、《动手学深度学习》从零实现', '损失取平均，平方误差带½。'],
    goodfellow: ['“花书”7.1.1节', '式子相同，J就是你自己的损失。'],
    ng: ['吴恩达的机器学习课程', '损失取平均，带½；他的m就是n。'],
    'l2-loss': ['TensorFlow，自己加上', 'l2_loss里已经带了½。'],
    'keras-l2': ['Keras，写进损失', '不带½。只作用于kernel，计入显示的损失；用Adam时要除以二阶矩的平方根。'],
    'torch-sgd': ['PyTorch，SGD', '作用于组里的每个参数，包括偏置。'],
    'torch-adam': ['PyTorch，Adam', '停下的位置相同，途中衰减要除以二阶矩的平方根。'],
    'keras-sgd': ['Keras，SGD', '不经过动量：停下的位置相同；动量稳定之后，快慢也大致相同。'],
    'optax-before': ['Optax，衰减在前', '放在sgd或scale_by_adam之前，就是梯度的一部分。'],
    playground: ['TensorFlow Playground', '偏置不受惩罚。'],
    convnetjs: ['ConvNetJS', '和梯度一起除以批量，所以强弱随B而变。'],
    mlp: ['scikit-learn，神经网络', '同样除以批量；用lbfgs求解时，批量就是全部n个样本。'],
    ridge: ['scikit-learn，Ridge', '用它自己的损失：求和，不带½。截距不受惩罚。'],
    'sgd-regressor': ['scikit-learn，SGDRegressor', 'Ridge的alpha除以n。'],
    logistic: ['scikit-learn，LogisticRegression', '是倒数：C越小，惩罚越强。交叉熵求和。'],
    adamw: ['PyTorch的AdamW、Keras的AdamW', 'Keras的Adam(weight_decay=…)与此相同，PyTorch的不同。'],
    'optax-after': ['Optax，衰减在后', 'add_decayed_weights放在scale_by_adam之后、学习率之前。'],
    scheduled: ['AdamW论文、Composer', '随学习率调度变化，但不乘η本身。'],
    independent: [
      'TensorFlow Addons、NVIDIA的“independent”',
      '既不乘η，也不随调度变化，只有ηₜ = η时才相等。',
    ],
    corrected: ['AdamC、timm', '在η最大时相等，此后随η²下降。'],
    lasso: ['scikit-learn，Lasso', '损失取平均，带½；与Ridge不同，里面没有n。'],
  },
};

/** Words that stand on the page from the start. */
export const pageTexts = {
  en: {
    title: 'Calculator of conventions',
    setting: 'Your training',
    fields: {
      learningRate: ['learning rate η', 'the largest of its schedule'],
      momentum: ['momentum μ', 'of SGD'],
      examples: ['examples n', 'in the training data'],
      batch: ['batch B', 'examples in a step'],
    },
    loss: ['your loss', 'a is how large it is, beside this site’s'],
    losses: {
      'half-mean': 'mean, with ½ or cross-entropy: a = 1',
      mean: 'mean, without ½ (MSELoss): a = 2',
      'half-sum': 'sum, with ½ or cross-entropy: a = B',
      sum: 'sum, without ½: a = 2B',
    },
    caption: 'Type a number into any system; the others follow.',
    columns: ['System', 'Knob', 'Default, and what it means here'],
    kinds: {
      penalty: 'In the loss: the knob decides where training ends',
      shrink: 'Off the weight, under Adam: a share s is lost in each step',
      l1: 'L1: not weight decay, but often asked for beside it',
    },
    none: 'No equivalent; equally fast at',
    noneAtAll: 'No equivalent.',
    default: 'default',
    use: (owner: string, value: string) => `Type the default of ${owner}: ${value}`,
    code: 'To copy, with these numbers',
    noCode: 'There is no argument for it.',
    copy: 'Copy',
    reset: 'Start again',
    whole: 'All systems, with code to copy',
  },
  zh: {
    title: '约定换算器',
    setting: '你的训练',
    fields: {
      learningRate: ['学习率η', '调度中最大的值'],
      momentum: ['动量μ', 'SGD的动量'],
      examples: ['样本数n', '训练数据的样本数'],
      batch: ['批量B', '每一步的样本数'],
    },
    loss: ['你的损失', 'a是它相对于本站损失的倍数'],
    losses: {
      'half-mean': '取平均，带½或交叉熵：a = 1',
      mean: '取平均，不带½（MSELoss）：a = 2',
      'half-sum': '求和，带½或交叉熵：a = B',
      sum: '求和，不带½：a = 2B',
    },
    caption: '在任何一个系统里填一个数，其余的随之换算。',
    columns: ['系统', '旋钮', '默认值，以及它在这里相当于多少'],
    kinds: {
      penalty: '写进损失：旋钮决定训练停在哪里',
      shrink: '直接作用于权重（Adam）：每一步漏掉一个比例s',
      l1: 'L1：不是权重衰减，但常被一起问到',
    },
    none: '没有等价的取值；漏得一样快的是',
    noneAtAll: '没有等价的取值。',
    default: '默认值',
    use: (owner: string, value: string) => `填入${owner}的默认值${value}`,
    code: '代入这些数的代码',
    noCode: '没有对应的参数。',
    copy: '复制',
    reset: '重新开始',
    whole: '全部系统，以及可以复制的代码',
  },
};

interface Messages {
  /** What a field takes. */
  ranges: Record<Field, (examples: number) => string>;
  /** Why a group has no equivalent, by what was typed and what the group is. */
  reasons: Record<Kind, Partial<Record<Kind, string>>>;
  wrong: (name: string, range: string) => string;
  summary: Record<Kind, (value: string) => string>;
  speed: (kind: 'penalty' | 'shrink', share: string, steps: string) => string;
  still: string;
  tooMuch: string;
  unread: (parts: string) => string;
  newer: string;
  copied: string;
  notCopied: string;
}

/** Words that the script says. */
export const messages: Record<Language, Messages> = {
  en: {
    ranges: {
      value: () => 'a number from 0 up, such as 0.05 or 1e-4',
      inverse: () => 'a number above 0, such as 10',
      learningRate: () => 'a number above 0, such as 0.01',
      momentum: () => 'a number from 0 to below 1, such as 0.9',
      examples: () => 'a whole number from 1 up, such as 1000',
      batch: (n) => `a whole number from 1 to n = ${n}`,
    },
    reasons: {
      penalty: {
        shrink:
          'No equivalent to a penalty: AdamW minimizes no penalized loss. Beside it stands what shrinks a weight without gradient as fast as SGD does.',
        l1: 'No equivalent: it penalizes |w|, not w².',
      },
      shrink: {
        penalty:
          'No equivalent to AdamW’s decay: it is a part of no loss. Beside it stands what lets SGD shrink a weight without gradient as fast.',
        l1: 'No equivalent: a penalty on |w| takes no share of the weight.',
      },
      l1: {
        penalty: 'No equivalent: |w| is another penalty than w².',
        shrink: 'No equivalent: L1 takes the same amount of every weight, and no share.',
      },
    },
    wrong: (name, range) => `${name}: this should be ${range}.`,
    summary: {
      penalty: (value) => `λ = ${value} in the convention of this site.`,
      shrink: (value) => `s = ${value}.`,
      l1: (value) => `λ₁ = ${value} in the convention of this site.`,
    },
    speed: (kind, share, steps) =>
      `${kind === 'penalty' ? 'Under SGD a' : 'A'} weight without gradient loses ${share} of itself in a step, and half in ${steps} steps.`,
    still: 'Nothing is lost.',
    tooMuch: 'In each step more than the whole weight would go: it changes sign, or grows without end.',
    unread: (parts) =>
      `This part of the address could not be read: ${parts}. The starting value stands in its place.`,
    newer:
      'The address was made by a newer version of this page. Reload the page, and open the address again.',
    copied: 'Copied.',
    notCopied: 'The browser did not allow copying: mark the text and copy it by hand.',
  },
  zh: {
    ranges: {
      value: () => '不小于0的数，例如0.05或1e-4',
      inverse: () => '大于0的数，例如10',
      learningRate: () => '大于0的数，例如0.01',
      momentum: () => '从0到1、不含1的数，例如0.9',
      examples: () => '从1起的整数，例如1000',
      batch: (n) => `从1到n = ${n}的整数`,
    },
    reasons: {
      penalty: {
        shrink:
          '没有与惩罚项等价的取值：AdamW不最小化任何带惩罚项的损失。列出的取值能让没有梯度的权重缩小得与用SGD时一样快。',
        l1: '没有等价的取值：它惩罚的是|w|，不是w²。',
      },
      shrink: {
        penalty:
          '没有与AdamW的衰减等价的取值：它不属于任何损失。列出的取值能让SGD把没有梯度的权重缩小得一样快。',
        l1: '没有等价的取值：对|w|的惩罚不是按比例减小权重。',
      },
      l1: {
        penalty: '没有等价的取值：|w|与w²是两种惩罚项。',
        shrink: '没有等价的取值：L1从每个权重减去同样的量，不是一个比例。',
      },
    },
    wrong: (name, range) => `${name}：这里应当是${range}。`,
    summary: {
      penalty: (value) => `按本站的约定，λ = ${value}。`,
      shrink: (value) => `s = ${value}。`,
      l1: (value) => `按本站的约定，λ₁ = ${value}。`,
    },
    speed: (kind, share, steps) =>
      `${kind === 'penalty' ? '用SGD时，' : ''}没有梯度的权重每步漏掉${share}，${steps}步漏掉一半。`,
    still: '什么也没有漏掉。',
    tooMuch: '每一步漏掉的超过整个权重：它会变号，甚至无限增大。',
    unread: (parts) => `地址里的这一部分无法读取：${parts}。这里用的是起始值。`,
    newer: '这个地址由较新版本的页面生成。请刷新页面后再打开它。',
    copied: '已复制。',
    notCopied: '浏览器不允许复制，请选中文字后手动复制。',
  },
};
