/**
 * Terms in both languages: one row a term. The Chinese form is the one that lessons use; `aliases` are named once, at
 * the first use. `avoid` lists forms that a Chinese lesson must not use for this term.
 */
export interface Term {
  en: string;
  zh: string;
  aliases?: string[];
  avoid?: string[];
  /** What it means, in one sentence. */
  means: { en: string; zh: string };
}

export const glossary: Record<string, Term> = {
  'weight-decay': {
    en: 'weight decay',
    zh: '权重衰减',
    aliases: ['权重衰退', '权值衰减'],
    avoid: ['重量衰减', '权重衰变'],
    means: {
      en: 'Multiplying each weight by a number slightly below one in every step of training.',
      zh: '训练的每一步都把各个权重乘以一个略小于一的数。',
    },
  },
  regularization: {
    en: 'regularization',
    zh: '正则化',
    avoid: ['正规化', '规则化'],
    means: {
      en: 'Anything done to a learning algorithm so that it does better on data it has not seen, though not on what it has.',
      zh: '为了让模型在没见过的数据上做得更好而采取的办法，哪怕见过的数据因此答得差一些。',
    },
  },
  'learning-rate': {
    en: 'learning rate',
    zh: '学习率',
    avoid: ['学习速率'],
    means: {
      en: 'η, the factor by which the gradient is multiplied in a step.',
      zh: 'η，每一步里乘在梯度上的那个数。',
    },
  },
  'learning-rate-decay': {
    en: 'learning-rate decay',
    zh: '学习率衰减',
    means: {
      en: 'Making the steps shorter as training goes on. It takes nothing from the weights.',
      zh: '训练越往后，步子迈得越小。它不从权重里拿走任何东西。',
    },
  },
  penalty: {
    en: 'penalty',
    zh: '惩罚项',
    aliases: ['罚项'],
    means: {
      en: 'A term that is added to the loss and grows with the weights.',
      zh: '加到损失上的一项，权重越大它越大。',
    },
  },
  gradient: {
    en: 'gradient',
    zh: '梯度',
    means: {
      en: 'The direction in which the loss rises fastest, and how fast: one slope for each weight.',
      zh: '损失上升最快的方向和快慢：每个权重一个斜率。',
    },
  },
  'gradient-descent': {
    en: 'gradient descent',
    zh: '梯度下降',
    avoid: ['坡度下降'],
    means: {
      en: 'Going against the gradient, step by step, so that the loss falls.',
      zh: '一步一步朝梯度的反方向走，让损失下降。',
    },
  },
  overfitting: {
    en: 'overfitting',
    zh: '过拟合',
    avoid: ['过度拟合', '过配'],
    means: {
      en: 'Learning the noise of the training data along with what is true, and paying for it on new data.',
      zh: '把训练数据里的噪声也一起学了进去，到了新数据上就要付出代价。',
    },
  },
  'loss-function': {
    en: 'loss function',
    zh: '损失函数',
    means: {
      en: 'A number for how wrong the answers of a model are; training lowers it.',
      zh: '衡量模型答得有多差的一个数，训练就是让它变小。',
    },
  },
  'half-life': {
    en: 'half-life',
    zh: '半衰期',
    means: {
      en: 'The number of steps after which half of a weight is left, if nothing but decay acts on it: ln 2/(ηλ).',
      zh: '只有衰减作用时，权重剩下一半所需的步数：ln 2/(ηλ)。',
    },
  },
  'time-constant': {
    en: 'time constant',
    zh: '时间常数',
    means: {
      en: 'τ = 1/(ηλ), the number of steps after which a weight left to decay is down to 37 %.',
      zh: 'τ = 1/(ηλ)，只有衰减作用时，权重剩下37%所需的步数。',
    },
  },
  'fixed-point': {
    en: 'fixed point',
    zh: '不动点',
    means: {
      en: 'A value at which the pull of the data and the decay cancel, so that a step changes nothing.',
      zh: '数据的拉力与衰减恰好抵消的取值，在这里再走一步也不会变。',
    },
  },
  optimizer: {
    en: 'optimizer',
    zh: '优化器',
    means: {
      en: 'The rule that turns gradients into steps: SGD, Adam and others.',
      zh: '把梯度变成步子的规则，例如SGD和Adam。',
    },
  },
  epoch: {
    en: 'epoch',
    zh: '轮',
    aliases: ['轮次'],
    means: { en: 'One pass through all the training data.', zh: '把全部训练数据用过一遍。' },
  },
  'decoupled-weight-decay': {
    en: 'decoupled weight decay',
    zh: '解耦权重衰减',
    means: {
      en: 'Decay that multiplies the weight itself and stays out of the gradient, as in AdamW.',
      zh: '直接乘在权重上、不进入梯度的衰减，AdamW就是这样做的。',
    },
  },
  'coupled-l2': {
    en: 'coupled L2',
    zh: '耦合式L2',
    means: {
      en: 'Decay as the slope of an L2 penalty: λw is added to the gradient, and the optimizer treats it as it treats the gradient.',
      zh: '以L2惩罚项的斜率出现的衰减：λw加进梯度，优化器怎样处理梯度，就怎样处理它。',
    },
  },
  'ridge-regression': {
    en: 'ridge regression',
    zh: '岭回归',
    means: {
      en: 'A linear model with squared error and an L2 penalty on the slopes.',
      zh: '线性模型加平方误差，再给斜率加上L2惩罚项。',
    },
  },
  generalization: {
    en: 'generalization',
    zh: '泛化',
    means: {
      en: 'Doing well on data that was not used in training.',
      zh: '在训练时没用过的数据上也做得好。',
    },
  },
  baseline: {
    en: 'baseline',
    zh: '基线',
    means: {
      en: 'What a result is compared with, such as the same training without decay.',
      zh: '用来对照的结果，例如其他都相同、只是没有衰减的训练。',
    },
  },
  weight: {
    en: 'weight',
    zh: '权重',
    means: {
      en: 'A number in a model that multiplies an input and is learned.',
      zh: '模型里乘在输入上的数，通过训练得到。',
    },
  },
  step: { en: 'step', zh: '步', means: { en: 'One update of all weights.', zh: '所有权重更新一次。' } },
  noise: {
    en: 'noise',
    zh: '噪声',
    avoid: ['噪音'],
    means: {
      en: 'What varies by chance and will be different the next time.',
      zh: '出于偶然、下一次就会不一样的部分。',
    },
  },
  median: {
    en: 'median',
    zh: '中位数',
    means: {
      en: 'The middle one of many values when they are sorted.',
      zh: '许多数排好序之后，正中间的那一个。',
    },
  },
  'mean-squared-error': {
    en: 'mean squared error',
    zh: '均方误差',
    avoid: ['均方差'],
    means: {
      en: 'The mean of the squared differences between answers and targets.',
      zh: '答案与目标之差的平方，再取平均。',
    },
  },
  seed: {
    en: 'random seed',
    zh: '随机种子',
    means: {
      en: 'The number from which a program draws all its random numbers: the same seed, the same run.',
      zh: '程序里全部随机数的起点：种子相同，运行结果就相同。',
    },
  },
  'regularization-coefficient': {
    en: 'regularization coefficient',
    zh: '正则化系数',
    means: { en: 'λ as the weight of a penalty in the loss.', zh: 'λ作为损失里惩罚项的系数时的叫法。' },
  },
  'decay-coefficient': {
    en: 'decay coefficient',
    zh: '衰减系数',
    means: { en: 'λ as the strength of the decay in a step.', zh: 'λ作为每一步衰减的强弱时的叫法。' },
  },
  normalization: {
    en: 'normalization',
    zh: '归一化',
    aliases: ['规范化'],
    means: {
      en: "Bringing numbers inside a network to a common mean and size, such as a layer's outputs.",
      zh: '把网络内部的数调整到统一的均值和大小，例如一层的输出。',
    },
  },
  'effective-learning-rate': {
    en: 'effective learning rate',
    zh: '有效学习率',
    means: {
      en: 'How far a step turns the weights when their length does not matter: η/‖w‖² for SGD.',
      zh: '权重的长度无关紧要时，一步真正转动了权重多少；对SGD是η/‖w‖²。',
    },
  },
  polynomial: {
    en: 'polynomial',
    zh: '多项式',
    means: { en: 'A sum of powers of x, each with a coefficient.', zh: 'x的各次幂乘以系数再相加。' },
  },

  // the penalty and its relatives
  regularizer: {
    en: 'regularizer',
    zh: '正则化项',
    means: { en: 'A penalty used for regularization.', zh: '用于正则化的惩罚项。' },
  },
  'l2-norm': {
    en: 'L2 norm',
    zh: 'L2范数',
    means: {
      en: 'The length of a vector: the root of the sum of its squares.',
      zh: '向量的长度：各分量平方之和再开方。',
    },
  },
  tikhonov: {
    en: 'Tikhonov regularization',
    zh: 'Tikhonov正则化',
    means: {
      en: 'Ridge regression under its older name, from the theory of ill-posed problems.',
      zh: '岭回归更早的名字，来自不适定问题的理论。',
    },
  },
  lasso: {
    en: 'lasso',
    zh: 'Lasso回归',
    aliases: ['套索回归'],
    means: {
      en: 'A linear model with squared error and an L1 penalty, which makes some slopes exactly zero.',
      zh: '线性模型加平方误差，再加L1惩罚项；有些斜率会恰好为零。',
    },
  },
  'elastic-net': {
    en: 'elastic net',
    zh: '弹性网络',
    means: { en: 'A linear model with both an L1 and an L2 penalty.', zh: '同时带L1和L2惩罚项的线性模型。' },
  },
  sparsity: {
    en: 'sparsity',
    zh: '稀疏性',
    means: { en: 'Having many weights that are exactly zero.', zh: '许多权重恰好为零。' },
  },
  'soft-thresholding': {
    en: 'soft thresholding',
    zh: '软阈值',
    means: {
      en: 'Moving a number towards zero by a fixed amount, and to zero itself if it is closer than that.',
      zh: '让一个数朝零移动固定的一段；不到这一段的，直接归零。',
    },
  },
  'proximal-gradient': {
    en: 'proximal gradient',
    zh: '近端梯度',
    means: {
      en: 'A step along the gradient of the loss, then the best point near it for the penalty; so L1 reaches exact zeros.',
      zh: '先沿损失的梯度走一步，再取附近对惩罚项最有利的点；L1由此得到恰好为零的权重。',
    },
  },
  subgradient: {
    en: 'subgradient',
    zh: '次梯度',
    means: {
      en: 'Any slope of a line that touches a function from below; at a kink there are many.',
      zh: '从下方与函数相接的直线的斜率；在尖点处有许多个。',
    },
  },
  'least-squares': {
    en: 'least squares',
    zh: '最小二乘',
    means: {
      en: 'Choosing the weights for which the sum of squared errors is smallest.',
      zh: '选取使误差平方和最小的权重。',
    },
  },
  intercept: {
    en: 'intercept',
    zh: '截距',
    means: {
      en: 'The constant of a linear model: its answer where all inputs are zero.',
      zh: '线性模型里的常数：输入全为零时的答案。',
    },
  },
  standardization: {
    en: 'standardization',
    zh: '标准化',
    means: {
      en: 'Shifting and scaling each feature to mean 0 and variance 1, so that a penalty treats all alike.',
      zh: '把每个特征平移、缩放到均值为0、方差为1，让惩罚项一视同仁。',
    },
  },
  shrinkage: {
    en: 'shrinkage',
    zh: '收缩',
    means: {
      en: 'Moving an estimate towards zero, which costs some bias and saves variance.',
      zh: '把估计值朝零拉近：添一点偏差，省一些方差。',
    },
  },
  prior: {
    en: 'prior',
    zh: '先验',
    means: {
      en: 'In Bayesian statistics, what is believed of the weights before any data is seen.',
      zh: '贝叶斯统计里，看到数据之前对权重的看法。',
    },
  },
  'maximum-a-posteriori': {
    en: 'maximum a posteriori',
    zh: '最大后验',
    means: {
      en: 'The weights that are most probable given data and prior; with a normal prior it is L2 regularization.',
      zh: '结合数据与先验之后最可能的权重；先验为正态分布时，就是L2正则化。',
    },
  },
  'independent-weight-decay': {
    en: 'independent weight decay',
    zh: '独立权重衰减',
    means: {
      en: 'Decay of a given share per step that does not grow with the learning rate.',
      zh: '每一步按给定的比例衰减，不随学习率变大。',
    },
  },

  // learning and its errors
  underfitting: {
    en: 'underfitting',
    zh: '欠拟合',
    means: {
      en: 'A model too simple, or too much held back, to learn even what is true of the training data.',
      zh: '模型太简单，或者管得太紧，连训练数据里真实的规律也没学会。',
    },
  },
  'generalization-error': {
    en: 'generalization error',
    zh: '泛化误差',
    means: {
      en: 'The expected error on new data from the same source.',
      zh: '在同一来源的新数据上，误差的期望。',
    },
  },
  'training-error': {
    en: 'training error',
    zh: '训练误差',
    means: { en: 'The error on the data used for training.', zh: '在训练所用数据上的误差。' },
  },
  'test-error': {
    en: 'test error',
    zh: '测试误差',
    means: {
      en: 'The error on data kept out of training and of every choice.',
      zh: '在既没参与训练、也没参与任何选择的数据上的误差。',
    },
  },
  capacity: {
    en: 'capacity',
    zh: '容量',
    means: { en: 'How many different functions a model can become.', zh: '一个模型能变成多少种不同的函数。' },
  },
  'degrees-of-freedom': {
    en: 'effective degrees of freedom',
    zh: '有效自由度',
    means: {
      en: 'The number of weights that are still free, in effect, under a penalty: the sum of the shares that it leaves.',
      zh: '有惩罚项时，实际上还有多少个权重是自由的：各方向所剩份额之和。',
    },
  },
  bias: {
    en: 'bias (statistics)',
    zh: '偏差',
    means: {
      en: 'How far off the estimates are on average, over many draws of the data.',
      zh: '换许多次数据，估计值平均起来偏了多少。',
    },
  },
  'bias-parameter': {
    en: 'bias (parameter)',
    zh: '偏置',
    means: {
      en: 'A number in a layer that is added rather than multiplied.',
      zh: '一层里只做加法、不做乘法的参数。',
    },
  },
  variance: {
    en: 'variance',
    zh: '方差',
    means: {
      en: 'How much estimates scatter from one draw of the data to the next.',
      zh: '换一次数据，估计值会变动多少。',
    },
  },
  'objective-function': {
    en: 'objective function',
    zh: '目标函数',
    means: {
      en: 'What training lowers: the loss, together with the penalty if there is one.',
      zh: '训练要降低的量：损失，有惩罚项的话再加上惩罚项。',
    },
  },
  'cross-entropy': {
    en: 'cross-entropy',
    zh: '交叉熵',
    means: {
      en: 'The loss of a classifier: minus the logarithm of the probability that it gave to the right class.',
      zh: '分类器的损失：它给正确类别的概率，取对数再变号。',
    },
  },
  'label-noise': {
    en: 'label noise',
    zh: '标签噪声',
    means: { en: 'Wrong labels in the training data.', zh: '训练数据里的错误标签。' },
  },
  robustness: {
    en: 'robustness',
    zh: '鲁棒性',
    avoid: ['稳健性'],
    means: {
      en: 'How little the answers change when the inputs are disturbed.',
      zh: '输入受到扰动时，答案变化有多小。',
    },
  },
  'double-descent': {
    en: 'double descent',
    zh: '双下降',
    aliases: ['双重下降'],
    means: {
      en: 'A test error that falls, rises to a peak where the model just fits all the data, and falls again as it grows further.',
      zh: '模型变大时，测试误差先降，在刚好能拟合全部数据处升到尖峰，再往后又下降。',
    },
  },
  'interpolation-threshold': {
    en: 'interpolation threshold',
    zh: '插值阈值',
    means: {
      en: 'The size at which a model can just fit all training data exactly.',
      zh: '模型刚好能把训练数据全部拟合的那个大小。',
    },
  },
  grokking: {
    en: 'grokking',
    zh: '顿悟',
    means: {
      en: 'Generalizing long after all training data is learned.',
      zh: '训练数据早已全部学会，很久以后才泛化。',
    },
  },

  // training
  'early-stopping': {
    en: 'early stopping',
    zh: '提前终止',
    aliases: ['早停'],
    means: {
      en: 'Ending training before the loss is at its minimum, when the error on held-out data is lowest.',
      zh: '不等损失降到最低，在留出数据的误差最小时就结束训练。',
    },
  },
  'learning-rate-schedule': {
    en: 'learning-rate schedule',
    zh: '学习率调度',
    means: { en: 'The learning rate of each step, planned beforehand.', zh: '事先定好的每一步的学习率。' },
  },
  'warm-up': {
    en: 'warm-up',
    zh: '预热',
    means: {
      en: 'Letting the learning rate grow from near zero in the first steps.',
      zh: '最初若干步里，让学习率从接近零慢慢升上来。',
    },
  },
  momentum: {
    en: 'momentum',
    zh: '动量',
    means: {
      en: 'Adding up past gradients with a factor μ, so that steps keep their direction.',
      zh: '按系数μ累积以往的梯度，让步子保持方向。',
    },
  },
  'adaptive-gradient': {
    en: 'adaptive gradient',
    zh: '自适应梯度',
    means: {
      en: 'A gradient divided by a measure of its own recent size, as in Adam.',
      zh: '除以自身近来大小的梯度，Adam就是这样做的。',
    },
  },
  'second-moment': {
    en: 'second moment',
    zh: '二阶矩',
    means: {
      en: 'The running mean of squared gradients by which Adam divides.',
      zh: '梯度平方的滑动平均，Adam要除以它的平方根。',
    },
  },
  'mini-batch': {
    en: 'mini-batch',
    zh: '小批量',
    means: {
      en: 'The few examples from which the gradient of a step is computed.',
      zh: '计算一步的梯度时所用的少量样本。',
    },
  },
  'parameter-group': {
    en: 'parameter group',
    zh: '参数组',
    means: {
      en: 'Parameters that share settings of the optimizer, such as their weight decay.',
      zh: '共用一套优化器设置的参数，例如同样的权重衰减。',
    },
  },
  'moving-average': {
    en: 'exponential moving average',
    zh: '指数移动平均',
    means: {
      en: 'A mean in which older values count less, by the same factor at each step.',
      zh: '越早的值所占的比重越小的平均，每一步按同样的倍数减小。',
    },
  },
  'gradient-clipping': {
    en: 'gradient clipping',
    zh: '梯度裁剪',
    means: { en: 'Shortening a gradient that is longer than a limit.', zh: '梯度超过上限时，把它截短。' },
  },
  'exploding-gradient': {
    en: 'exploding gradient',
    zh: '梯度爆炸',
    means: {
      en: 'Gradients that grow from layer to layer, or from step to step, until the steps are useless.',
      zh: '梯度一层层或一步步变大，直到步子失去意义。',
    },
  },
  'batch-normalization': {
    en: 'batch normalization',
    zh: '批量归一化',
    aliases: ['批量规范化'],
    means: {
      en: 'Normalization of each feature over the examples of a mini-batch.',
      zh: '对小批量里的样本，逐个特征做归一化。',
    },
  },
  'layer-normalization': {
    en: 'layer normalization',
    zh: '层归一化',
    aliases: ['层规范化'],
    means: {
      en: 'Normalization of each example over the features of a layer.',
      zh: '对每个样本，在一层的各个特征上做归一化。',
    },
  },
  'scale-invariance': {
    en: 'scale invariance',
    zh: '尺度不变性',
    means: {
      en: 'A loss that stays the same when the weights are multiplied by a number.',
      zh: '把权重乘以一个数，损失不变。',
    },
  },
  'rotational-equilibrium': {
    en: 'rotational equilibrium',
    zh: '旋转平衡',
    means: {
      en: 'The balance between gradient steps, which lengthen the weights, and decay, which shortens them; each step then turns them by the same angle.',
      zh: '梯度让权重变长，衰减让它变短，两者平衡时，每一步转过的角度保持不变。',
    },
  },
  collapse: {
    en: 'collapse',
    zh: '坍缩',
    avoid: ['崩溃'],
    means: {
      en: 'Weights that go to zero because decay is stronger than all the data has to say.',
      zh: '衰减压过了数据的全部作用，权重都归于零。',
    },
  },

  // choosing and checking
  hyperparameter: {
    en: 'hyperparameter',
    zh: '超参数',
    means: {
      en: 'A number that is chosen before training, such as η or λ.',
      zh: '训练之前选定的数，例如η和λ。',
    },
  },
  'validation-set': {
    en: 'validation set',
    zh: '验证集',
    means: {
      en: 'Data kept out of training, by which hyperparameters are chosen.',
      zh: '不参与训练、用来选择超参数的数据。',
    },
  },
  'cross-validation': {
    en: 'cross-validation',
    zh: '交叉验证',
    means: {
      en: 'Taking each part of the data in turn as the validation set, and the mean of the errors.',
      zh: '把数据分成几份，轮流拿一份作验证集，再取误差的平均。',
    },
  },
  'control-experiment': {
    en: 'control experiment',
    zh: '对照实验',
    means: {
      en: 'The same experiment without the thing that is being tested.',
      zh: '其他都相同、唯独不做要检验的那件事的实验。',
    },
  },

  // linear algebra
  'null-space': {
    en: 'null space',
    zh: '零空间',
    means: {
      en: 'The directions in which the weights can move without changing any answer on the data.',
      zh: '权重沿这些方向变动，数据上的答案都不变。',
    },
  },
  eigenvalue: {
    en: 'eigenvalue',
    zh: '特征值',
    means: {
      en: 'The number by which a matrix stretches its eigenvector; for a loss, the curvature in that direction.',
      zh: '矩阵把特征向量拉伸的倍数；对损失来说，就是那个方向上的曲率。',
    },
  },
  eigenvector: {
    en: 'eigenvector',
    zh: '特征向量',
    means: {
      en: 'A direction that a matrix stretches without turning it.',
      zh: '矩阵只拉伸、不转动的方向。',
    },
  },
  'condition-number': {
    en: 'condition number',
    zh: '条件数',
    means: {
      en: 'The largest curvature divided by the smallest; large ones make training slow and solutions unsteady.',
      zh: '最大曲率与最小曲率之比；它一大，训练就慢，解也不稳。',
    },
  },
  'low-rank': {
    en: 'low rank',
    zh: '低秩',
    means: {
      en: 'Of a matrix: made of only a few independent directions.',
      zh: '矩阵只由少数几个独立的方向组成。',
    },
  },
  'nuclear-norm': {
    en: 'nuclear norm',
    zh: '核范数',
    means: {
      en: 'The sum of the singular values of a matrix; as a penalty it favors low rank.',
      zh: '矩阵奇异值之和；作为惩罚项，它偏向低秩。',
    },
  },
};
