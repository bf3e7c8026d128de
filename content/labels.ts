/**
 * Words for what a program names: series, axes, controls, choices. The key is the English word in the program.
 * `meaning` gives the one colour that this quantity has everywhere.
 */
export interface Label {
  en: string;
  zh: string;
  meaning?: 'loss' | 'penalty' | 'weight' | 'gradient' | 'baseline';
}

export const labels: Record<string, Label> = {
  // used by several lessons
  step: { en: 'step', zh: '步数' },
  steps: { en: 'steps', zh: '步数' },
  x: { en: 'x', zh: 'x' },
  y: { en: 'y', zh: 'y' },
  'learning rate': { en: 'learning rate', zh: '学习率' },
  accuracy: { en: 'accuracy', zh: '准确率' },
  'test accuracy': { en: 'test accuracy', zh: '测试准确率' },

  weight: { en: 'weight', zh: '权重', meaning: 'weight' },
  λ: { en: 'λ', zh: 'λ', meaning: 'penalty' },
  'w₁': { en: 'w₁', zh: 'w₁' },
  'w₂': { en: 'w₂', zh: 'w₂' },

  // leak
  measurements: { en: 'measurements', zh: '测量值' },
  'true curve': { en: 'true curve', zh: '真实曲线' },
  'without decay': { en: 'without decay', zh: '无衰减', meaning: 'baseline' },
  'with decay': { en: 'with decay', zh: '有衰减', meaning: 'penalty' },

  draw: { en: 'draw', zh: '第几次抽取' },
  draws: { en: 'draws', zh: '抽取次数' },
  error: { en: 'error against the true curve', zh: '与真实曲线的误差' },

  half: { en: 'half', zh: '一半' },
  'leak alone': { en: 'leak alone', zh: '只漏不补', meaning: 'penalty' },
  'fixed point': { en: 'fixed point', zh: '不动点', meaning: 'weight' },
  'the data goes silent': { en: 'the data goes silent', zh: '数据沉默' },

  level: { en: 'The level', zh: '水位' },
  flow: { en: 'What flows in and out in a step', zh: '每步流入与流出的量' },
  inflow: { en: 'in: the pull of the data', zh: '流入：数据的拉力', meaning: 'gradient' },
  outflow: { en: 'out: the leak', zh: '流出：漏掉的量', meaning: 'penalty' },
  balance: { en: 'balance', zh: '平衡点' },
  tap: { en: 'tap: the target w*', zh: '水龙头：目标w*', meaning: 'gradient' },
  hole: { en: 'hole: λ', zh: '漏孔：λ', meaning: 'penalty' },

  cooling: { en: 'learning-rate decay k', zh: '学习率衰减k' },
  'with weight decay': { en: 'with weight decay', zh: '用权重衰减', meaning: 'weight' },
  'with learning-rate decay': { en: 'with learning-rate decay', zh: '用学习率衰减', meaning: 'weight' },

  // penalty
  'data loss': { en: 'data loss', zh: '数据损失', meaning: 'loss' },
  penalty: { en: 'penalty', zh: '惩罚项', meaning: 'penalty' },
  sum: { en: 'sum', zh: '两者之和' },
  bottom: { en: 'bottom', zh: '最低点', meaning: 'weight' },
  'with ½': { en: 'with ½', zh: '带½' },

  'slope of the penalty': { en: 'slope of the penalty', zh: '惩罚项的斜率' },
  λw: { en: 'λw', zh: 'λw', meaning: 'penalty' },
  'measured slope': { en: 'measured slope', zh: '测得的斜率' },

  'share kept': { en: 'share of the weight that is kept', zh: '权重留下的比例', meaning: 'weight' },
  ours: { en: 'ours', zh: '本站约定' },
  'no ½ on the penalty': { en: 'no ½ on penalty', zh: '惩罚项无½' },
  'no ½ on the loss': { en: 'no ½ on loss', zh: '损失无½' },
  summed: { en: 'loss summed', zh: '损失求和' },

  σ: { en: 'noise σ', zh: '噪声σ' },
  τ: { en: 'spread τ', zh: '散布τ' },
  'error of the weight': { en: 'error of the weight', zh: '权重的误差' },
  'σ²/(nτ²)': { en: 'σ²/(nτ²)', zh: 'σ²/(nτ²)', meaning: 'penalty' },

  optimizer: { en: 'optimizer', zh: '优化器' },
  SGD: { en: 'SGD', zh: 'SGD' },
  'SGD with momentum': { en: 'SGD with momentum', zh: '带动量的SGD' },
  Adam: { en: 'Adam', zh: 'Adam' },
  'in the loss': { en: 'λ in the loss', zh: 'λ写进损失', meaning: 'penalty' },
  'in the step': { en: 'λ in the step', zh: 'λ写进更新', meaning: 'weight' },

  'minimum of w₁': { en: 'where w₁ should rest', zh: 'w₁应当停在这里' },
  'minimum of w₂': { en: 'where w₂ should rest', zh: 'w₂应当停在这里' },

  // ridge
  'data sets': { en: 'twenty data sets', zh: '二十组数据', meaning: 'weight' },
  'distance to the formula': { en: 'distance to the formula', zh: '与公式解的距离' },

  thirty: { en: 'Thirty draws of the noise', zh: '抽三十次噪声' },
  fits: { en: 'thirty fits', zh: '三十次拟合', meaning: 'penalty' },
  'mean curve': { en: 'their mean', zh: '平均', meaning: 'penalty' },
  price: { en: 'Mean squared error against the truth', zh: '与真实曲线的均方误差' },
  'bias²': { en: 'bias²', zh: '偏差的平方' },
  variance: { en: 'variance', zh: '方差' },
  total: { en: 'error', zh: '误差' },

  'true slope': { en: 'true slope w', zh: '真实斜率w', meaning: 'weight' },
  'slope error': { en: 'squared error of the slope', zh: '斜率的平方误差' },
  counted: { en: 'counted', zh: '实测' },
  'best λ': { en: 'σ²/(nw²)', zh: 'σ²/(nw²)', meaning: 'penalty' },

  'training error': { en: 'training error', zh: '训练误差', meaning: 'loss' },
  'held-out error': { en: 'held-out error', zh: '留出误差' },
  'chosen λ': { en: 'chosen λ', zh: '选中的λ', meaning: 'penalty' },

  'w₁ + w₂ = 2': { en: 'w₁ + w₂ = 2', zh: 'w₁ + w₂ = 2', meaning: 'loss' },
  'starting point': { en: 'start', zh: '起点' },

  'x₁ in metres': { en: 'x₁ in metres (×1000)', zh: 'x₁改用米（×1000）' },
  'standardise first': { en: 'standardise first', zh: '先标准化' },
  'per km': { en: 'change of y per kilometre', zh: '每千米带来的y的变化' },
  'x₁': { en: 'x₁', zh: 'x₁' },
  'x₂': { en: 'x₂', zh: 'x₂' },
  'in km': { en: 'distance in kilometres', zh: '距离用千米' },
  'in m': { en: 'distance in metres', zh: '距离用米' },

  'penalize the intercept': { en: 'penalize the intercept', zh: '惩罚截距' },
  'mean of y': { en: 'mean of y', zh: 'y的均值' },

  // l1-l2
  L1: { en: 'L1', zh: 'L1', meaning: 'penalty' },
  L2: { en: 'L2', zh: 'L2', meaning: 'weight' },
  'L1, proximal': { en: 'L1, proximal', zh: 'L1，近端', meaning: 'gradient' },
  'L1, gradient': { en: 'L1, gradient', zh: 'L1，梯度', meaning: 'penalty' },
  'weights, of 100': { en: 'weights, of 100', zh: '100个权重中的个数' },
  'exactly 0': { en: 'exactly 0', zh: '恰好为0', meaning: 'weight' },
  '|w| < 0.05': { en: '|w| < 0.05', zh: '|w| < 0.05', meaning: 'baseline' },
  'how sure': { en: 's, how sure the data is', zh: 's，数据有多大把握' },
  'squared error': { en: 'squared error', zh: '平方误差' },
  'no penalty': { en: 'no penalty', zh: '无惩罚项', meaning: 'baseline' },
  ŵ: { en: 'ŵ, the minimum of the loss', zh: 'ŵ，损失的极小点', meaning: 'loss' },
  diamond: { en: 'L1: the diamond', zh: 'L1：菱形', meaning: 'penalty' },
  circle: { en: 'L2: the circle', zh: 'L2：圆', meaning: 'penalty' },
  touches: { en: 'first touch', zh: '最先碰到的点', meaning: 'weight' },
  'elastic net': { en: 'elastic net', zh: '弹性网络' },
  useful: { en: 'useful features', zh: '有用的特征', meaning: 'weight' },
  useless: { en: 'useless features', zh: '无用的特征', meaning: 'baseline' },
  selection: { en: 'What is selected', zh: '选得怎样' },
  estimation: { en: 'Squared error of the weights', zh: '权重的平方误差' },
  recall: { en: 'recall', zh: '召回率', meaning: 'weight' },
  precision: { en: 'precision', zh: '精确率', meaning: 'penalty' },
  'in a group': { en: 'in a group', zh: '组内的特征', meaning: 'weight' },
  feature: { en: 'number of the feature', zh: '特征编号' },
  'useful, of 20': { en: 'useful features, of 20', zh: '20个特征中有用的个数' },
  'L2, one weight': { en: 'L2, one weight', zh: 'L2，一个权重', meaning: 'weight' },
  'L1, one weight': { en: 'L1, one weight', zh: 'L1，一个权重', meaning: 'penalty' },
  'L2, product ab': { en: 'L2, product ab', zh: 'L2，乘积ab', meaning: 'weight' },

  // spectrum
  descent: { en: 'gradient descent with decay', zh: '带衰减的梯度下降', meaning: 'gradient' },
  'steep direction': { en: 'steep direction', zh: '陡的方向', meaning: 'baseline' },
  'flat direction': { en: 'flat direction', zh: '平的方向', meaning: 'baseline' },
  't = 1/(ηλ)': { en: 't = 1/(ηλ)', zh: 't = 1/(ηλ)' },
  'steps t': { en: 'steps t', zh: '步数t', meaning: 'gradient' },
  s: { en: 's, how steep the direction is', zh: 's，方向的陡峭程度' },
  gap: { en: 'gap', zh: '差距' },
  ridge: { en: 'ridge', zh: '岭回归', meaning: 'penalty' },
  'stopped early': { en: 'stopped early', zh: '提前终止', meaning: 'gradient' },
  reach: { en: 'ηt, or 1/λ', zh: 'ηt，或1/λ' },
  distance: { en: 'distance to the true weights', zh: '与真实权重的距离' },
  'degrees of freedom': { en: 'degrees of freedom', zh: '自由度', meaning: 'penalty' },
  follows: { en: 'How far the curve follows each measurement', zh: '曲线跟随每个测量值的程度' },
  share: { en: 'share', zh: '份额' },

  // claims-data
  'measured by': { en: 'measured by', zh: '度量' },
  loss: { en: 'loss', zh: '损失', meaning: 'loss' },
  'wrong labels': { en: 'wrong labels', zh: '错误标签' },
  none: { en: 'none', zh: '没有' },
  '20 %': { en: '20 %', zh: '20%' },
  'training points': { en: 'training points', zh: '训练点数' },
  boundary: { en: 'boundary', zh: '边界' },
  'blue class': { en: 'one class', zh: '一类' },
  'orange class': { en: 'the other class', zh: '另一类' },
  data: { en: 'data', zh: '数据' },
  patterns: { en: 'patterns of 64 numbers', zh: '64个数的图案' },
  'two moons': { en: 'two moons', zh: '双月' },
  copies: { en: 'noisy copies', zh: '带噪声的副本数' },
  'noisy copies': { en: 'trained on noisy copies', zh: '用带噪声的副本训练' },
  'ridge, λ = σ²': { en: 'ridge, λ = σ²', zh: '岭回归，λ = σ²', meaning: 'penalty' },
  'weight number': { en: 'number of the weight', zh: '第几个权重' },
  factor: { en: 'last layer, times', zh: '最后一层乘以' },
  'length of the last layer': { en: 'Length of the last layer', zh: '最后一层的长度' },
  'accuracy under noise': { en: 'Accuracy under noise', zh: '噪声下的准确率' },
  'as trained': { en: 'as trained', zh: '训练所得', meaning: 'baseline' },
  rescaled: { en: 'rescaled', zh: '重新缩放', meaning: 'weight' },
  effect: { en: 'effect', zh: '效果' },

  // claims-training
  until: { en: 'until it is', zh: '走到' },
  'near its own optimum': { en: 'near its own optimum', zh: '自己的最优点附近' },
  'at a fixed loss': { en: 'at a fixed loss', zh: '某个固定的损失' },
  start: { en: 'first weights, times the usual', zh: '初始权重，为通常的倍数' },
  exploded: { en: 'networks that explode', zh: '爆炸的网络', meaning: 'loss' },
  change: { en: 'how far noise moves the weights', zh: '噪声使权重移动多少' },
  length: { en: 'length of the weights', zh: '权重的长度' },
  '2/(s + λ)': { en: '2/(s + λ)', zh: '2/(s + λ)', meaning: 'penalty' },
  measured: { en: 'measured', zh: '实测' },
  'largest learning rate': { en: 'largest learning rate', zh: '最大的学习率' },
  below: { en: 'just below the limit', zh: '略低于界限' },
  above: { en: 'just above the limit', zh: '略高于界限' },

  // how-much
  'validation loss': { en: 'validation loss', zh: '验证损失', meaning: 'gradient' },
  folds: { en: 'folds', zh: '折数' },
  'one split': { en: 'chosen on one split', zh: '只分一次来选' },
  'all folds': { en: 'chosen on all folds', zh: '用所有的折来选' },
  'sorted draws': { en: 'share of the draws', zh: '抽取次数的份额' },
  times: { en: 'error, times the least', zh: '误差，为最小误差的倍数' },
  'switched on': { en: 'switched on at step', zh: '从第几步起衰减' },
  norm: { en: 'The length of the weights', zh: '权重的长度' },
  right: { en: 'Share of points that are right', zh: '分对的点所占的份额' },
  'from the start': { en: 'from the start', zh: '从一开始', meaning: 'penalty' },
  'switched on later': { en: 'switched on later', zh: '后来才打开', meaning: 'weight' },
  layers: { en: 'layers L', zh: '层数L' },
  objective: { en: 'loss and penalty', zh: '损失加惩罚项' },
  w: { en: 'w', zh: 'w', meaning: 'weight' },
  'where it starts': { en: 'where it starts', zh: '出发的地方' },
  'where it rests': { en: 'where it rests', zh: '停下的地方', meaning: 'weight' },

  // adam
  'Adam, L2': { en: 'Adam, L2', zh: 'Adam，L2', meaning: 'penalty' },
  AdamW: { en: 'AdamW', zh: 'AdamW', meaning: 'weight' },
  'SGD, L2': { en: 'SGD, L2', zh: 'SGD，L2', meaning: 'baseline' },
  scale: { en: 'scale of the gradient', zh: '梯度的尺度' },
  kept: { en: 'share that is left', zh: '剩下的份额' },
  momentum: { en: 'momentum μ', zh: '动量μ' },
  'L2, through the momentum': { en: 'L2, through the momentum', zh: 'L2，经过动量', meaning: 'penalty' },
  decoupled: { en: 'decoupled', zh: '解耦', meaning: 'weight' },
  'decoupled, λ/(1 − μ)': { en: 'decoupled, λ/(1 − μ)', zh: '解耦，λ/(1 − μ)', meaning: 'baseline' },
  'w*': { en: 'w*', zh: 'w*' },
  'turned by 30°': { en: 'valley turned by 30°', zh: '山谷旋转30°' },
  'gradient noise': { en: 'gradient noise σ', zh: '梯度噪声σ', meaning: 'gradient' },
  '‖w‖∞ = 1/λ': { en: '‖w‖∞ = 1/λ', zh: '‖w‖∞ = 1/λ' },
  '1/(1 + λσ)': { en: '1/(1 + λσ)', zh: '1/(1 + λσ)', meaning: 'weight' },
  '1/(1 + λ)': { en: '1/(1 + λ)', zh: '1/(1 + λ)', meaning: 'penalty' },
  ηλ: { en: 'ηλ', zh: 'ηλ', meaning: 'penalty' },
  degrees: { en: 'degrees turned in a step', zh: '每步转过的角度（度）' },
  g: { en: 'gradients of scale 1', zh: '梯度尺度为1' },
  '10 g': { en: 'gradients of scale 10', zh: '梯度尺度为10' },

  // frameworks

  // grokking
  '0': { en: '0', zh: '0' },
  '0.3': { en: '0.3', zh: '0.3' },
  '1': { en: '1', zh: '1' },
  '2': { en: '2', zh: '2' },
  '3': { en: '3', zh: '3' },
  '4': { en: '4', zh: '4' },
  '10': { en: '10', zh: '10' },
  '0.98': { en: '0.98', zh: '0.98' },
  '0.999': { en: '0.999', zh: '0.999' },
  'share right': { en: 'Share of the sums that are right, step by step', zh: '每一步答对的份额' },
  'training sums': { en: 'training sums', zh: '训练用的算式' },
  'unseen sums': { en: 'unseen sums', zh: '没见过的算式' },
  'by heart': { en: 'All answers, learned by heart', zh: '背会时的全部答案' },
  now: { en: 'All answers, at the last step', zh: '最后一步的全部答案' },
  answer: { en: 'answer to a + b', zh: '对a + b的回答' },

  neuron: { en: 'neuron', zh: '神经元' },
  'λ = 1': { en: 'One neuron, with decay', zh: '一个神经元，有衰减' },
  'λ = 0': { en: 'The same one, without', zh: '同一个神经元，无衰减' },
  A: { en: 'its weight for each a', zh: '它对每个a的权重', meaning: 'weight' },
  '64 neurons, λ = 1': { en: 'All 64, with decay', zh: '全部64个，有衰减' },
  '64 neurons, λ = 0': { en: 'All 64, without', zh: '全部64个，无衰减' },

  inside: { en: 'What the accuracy hides', zh: '准确率没有显示的' },
  waves: { en: 'share of waves', zh: '波的份额', meaning: 'weight' },
  'unseen loss': { en: 'The loss on unseen sums', zh: '没见过的算式上的损失' },

  '99 % of the training sums': { en: '99 % of the training sums', zh: '训练用的算式对99%' },
  '50 % of the unseen sums': { en: '50 % of the unseen sums', zh: '没见过的算式对50%' },
  '2.4/(ηλ)': { en: '2.4/(ηλ)', zh: '2.4/(ηλ)', meaning: 'penalty' },

  release: { en: 'decay off after step', zh: '从这一步起不再衰减', meaning: 'penalty' },
  'λ = 0 from here': { en: 'λ = 0 from here', zh: '从此λ = 0', meaning: 'penalty' },

  'β₂': { en: 'β₂', zh: 'β₂' },

  // today
  η: { en: 'η', zh: 'η' },
  path: { en: 'One weight', zh: '一个权重' },
  memory: { en: 'How much a step counts in the last weights', zh: '每一步在最后的权重里占多少' },
  average: { en: 'moving average of the updates', zh: '更新的滑动平均', meaning: 'gradient' },
  'start left': { en: 'what is left of the start', zh: '起点剩下的部分', meaning: 'penalty' },
  update: { en: 'the step', zh: '这一步', meaning: 'gradient' },

  turn: { en: 'Degrees turned in a step', zh: '每步转过的角度（度）' },
  'same ηλ': { en: '4η, λ/4', zh: '4η，λ/4', meaning: 'weight' },
  '√(2ηλ)': { en: '√(2ηλ)', zh: '√(2ηλ)' },

  batch: { en: 'batch B', zh: '批量B' },
  'data seen': { en: 'data D', zh: '数据D' },
  recipes: { en: 'The memory, as a share of the training', zh: '记忆占训练的份额' },
  'τ/T': { en: 'τ/T', zh: 'τ/T', meaning: 'weight' },
  'LLaMA-7B': { en: 'LLaMA-7B', zh: 'LLaMA-7B' },
  nanoGPT: { en: 'nanoGPT', zh: 'nanoGPT' },
  'Wide ResNet': { en: 'Wide ResNet', zh: 'Wide ResNet' },
  yours: { en: 'yours', zh: '你的' },
  'share of the training': { en: 'share of the training', zh: '训练进行到的份额' },
  'constant η': { en: 'constant η', zh: 'η不变', meaning: 'baseline' },
  'falling η': { en: 'falling η', zh: 'η下降', meaning: 'weight' },

  'small run': { en: 'small run', zh: '小训练', meaning: 'baseline' },
  'large run': { en: 'large run', zh: '大训练', meaning: 'weight' },

  part: { en: 'share of the steps with decay', zh: '有衰减的步数所占份额', meaning: 'penalty' },
  never: { en: 'never', zh: '从不', meaning: 'baseline' },
  'early only': { en: 'early only', zh: '只在早期', meaning: 'gradient' },
  'late only': { en: 'late only', zh: '只在后期', meaning: 'weight' },
  always: { en: 'always', zh: '一直', meaning: 'penalty' },
  quarter: { en: 'quarter of the training', zh: '训练的第几个四分之一' },
  'time constants': { en: 'time constants', zh: '时间常数的个数' },

  // scratchpad
  'training loss': { en: 'training loss', zh: '训练损失', meaning: 'loss' },
  'test loss': { en: 'test loss', zh: '测试损失' },
  gradient: { en: 'size of the gradient', zh: '梯度大小', meaning: 'gradient' },
};
