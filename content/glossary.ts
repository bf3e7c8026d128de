/**
 * Terms in both languages: one row a term. The Chinese form is the one that lessons use; `aliases` are named once, at
 * the first use. `avoid` lists forms that a Chinese lesson must not use for this term.
 */
export interface Term {
  en: string;
  zh: string;
  aliases?: string[];
  avoid?: string[];
}

export const glossary: Record<string, Term> = {
  'weight-decay': {
    en: 'weight decay',
    zh: '权重衰减',
    aliases: ['权重衰退', '权值衰减'],
    avoid: ['重量衰减', '权重衰变'],
  },
  regularization: { en: 'regularization', zh: '正则化', avoid: ['正规化', '规则化'] },
  'learning-rate': { en: 'learning rate', zh: '学习率', avoid: ['学习速率'] },
  'learning-rate-decay': { en: 'learning-rate decay', zh: '学习率衰减' },
  penalty: { en: 'penalty', zh: '惩罚项', aliases: ['罚项'] },
  gradient: { en: 'gradient', zh: '梯度' },
  'gradient-descent': { en: 'gradient descent', zh: '梯度下降', avoid: ['坡度下降'] },
  overfitting: { en: 'overfitting', zh: '过拟合', avoid: ['过度拟合', '过配'] },
  'loss-function': { en: 'loss function', zh: '损失函数' },
  'half-life': { en: 'half-life', zh: '半衰期' },
  'time-constant': { en: 'time constant', zh: '时间常数' },
  'fixed-point': { en: 'fixed point', zh: '不动点' },
  optimizer: { en: 'optimizer', zh: '优化器' },
  epoch: { en: 'epoch', zh: '轮', aliases: ['轮次'] },
  'decoupled-weight-decay': { en: 'decoupled weight decay', zh: '解耦权重衰减' },
  'coupled-l2': { en: 'coupled L2', zh: '耦合式L2' },
  'ridge-regression': { en: 'ridge regression', zh: '岭回归' },
  generalization: { en: 'generalization', zh: '泛化' },
  baseline: { en: 'baseline', zh: '基线' },
  weight: { en: 'weight', zh: '权重' },
  step: { en: 'step', zh: '步' },
  noise: { en: 'noise', zh: '噪声', avoid: ['噪音'] },
  median: { en: 'median', zh: '中位数' },
  'mean-squared-error': { en: 'mean squared error', zh: '均方误差', avoid: ['均方差'] },
  seed: { en: 'random seed', zh: '随机种子' },
  'regularization-coefficient': { en: 'regularization coefficient', zh: '正则化系数' },
  'decay-coefficient': { en: 'decay coefficient', zh: '衰减系数' },
  normalization: { en: 'normalization', zh: '归一化', aliases: ['规范化'] },
  'effective-learning-rate': { en: 'effective learning rate', zh: '有效学习率' },
  polynomial: { en: 'polynomial', zh: '多项式' },

  // the penalty and its relatives
  regularizer: { en: 'regularizer', zh: '正则化项' },
  'l2-norm': { en: 'L2 norm', zh: 'L2范数' },
  tikhonov: { en: 'Tikhonov regularization', zh: 'Tikhonov正则化' },
  lasso: { en: 'lasso', zh: 'Lasso回归', aliases: ['套索回归'] },
  'elastic-net': { en: 'elastic net', zh: '弹性网络' },
  sparsity: { en: 'sparsity', zh: '稀疏性' },
  'soft-thresholding': { en: 'soft thresholding', zh: '软阈值' },
  'proximal-gradient': { en: 'proximal gradient', zh: '近端梯度' },
  subgradient: { en: 'subgradient', zh: '次梯度' },
  'least-squares': { en: 'least squares', zh: '最小二乘' },
  intercept: { en: 'intercept', zh: '截距' },
  standardization: { en: 'standardization', zh: '标准化' },
  shrinkage: { en: 'shrinkage', zh: '收缩' },
  prior: { en: 'prior', zh: '先验' },
  'maximum-a-posteriori': { en: 'maximum a posteriori', zh: '最大后验' },
  'independent-weight-decay': { en: 'independent weight decay', zh: '独立权重衰减' },

  // learning and its errors
  underfitting: { en: 'underfitting', zh: '欠拟合' },
  'generalization-error': { en: 'generalization error', zh: '泛化误差' },
  'training-error': { en: 'training error', zh: '训练误差' },
  'test-error': { en: 'test error', zh: '测试误差' },
  capacity: { en: 'capacity', zh: '容量' },
  'degrees-of-freedom': { en: 'effective degrees of freedom', zh: '有效自由度' },
  bias: { en: 'bias (statistics)', zh: '偏差' },
  'bias-parameter': { en: 'bias (parameter)', zh: '偏置' },
  variance: { en: 'variance', zh: '方差' },
  'objective-function': { en: 'objective function', zh: '目标函数' },
  'cross-entropy': { en: 'cross-entropy', zh: '交叉熵' },
  'label-noise': { en: 'label noise', zh: '标签噪声' },
  robustness: { en: 'robustness', zh: '鲁棒性', avoid: ['稳健性'] },
  'double-descent': { en: 'double descent', zh: '双下降', aliases: ['双重下降'] },
  'interpolation-threshold': { en: 'interpolation threshold', zh: '插值阈值' },
  grokking: { en: 'grokking', zh: '顿悟' },

  // training
  'early-stopping': { en: 'early stopping', zh: '提前终止', aliases: ['早停'] },
  'learning-rate-schedule': { en: 'learning-rate schedule', zh: '学习率调度' },
  'warm-up': { en: 'warm-up', zh: '预热' },
  momentum: { en: 'momentum', zh: '动量' },
  'adaptive-gradient': { en: 'adaptive gradient', zh: '自适应梯度' },
  'second-moment': { en: 'second moment', zh: '二阶矩' },
  'mini-batch': { en: 'mini-batch', zh: '小批量' },
  'parameter-group': { en: 'parameter group', zh: '参数组' },
  'moving-average': { en: 'exponential moving average', zh: '指数移动平均' },
  'gradient-clipping': { en: 'gradient clipping', zh: '梯度裁剪' },
  'exploding-gradient': { en: 'exploding gradient', zh: '梯度爆炸' },
  'batch-normalization': { en: 'batch normalization', zh: '批量归一化', aliases: ['批量规范化'] },
  'layer-normalization': { en: 'layer normalization', zh: '层归一化', aliases: ['层规范化'] },
  'scale-invariance': { en: 'scale invariance', zh: '尺度不变性' },
  'rotational-equilibrium': { en: 'rotational equilibrium', zh: '旋转平衡' },
  collapse: { en: 'collapse', zh: '坍缩', avoid: ['崩溃'] },

  // choosing and checking
  hyperparameter: { en: 'hyperparameter', zh: '超参数' },
  'validation-set': { en: 'validation set', zh: '验证集' },
  'cross-validation': { en: 'cross-validation', zh: '交叉验证' },
  'control-experiment': { en: 'control experiment', zh: '对照实验' },

  // linear algebra
  'null-space': { en: 'null space', zh: '零空间' },
  eigenvalue: { en: 'eigenvalue', zh: '特征值' },
  eigenvector: { en: 'eigenvector', zh: '特征向量' },
  'condition-number': { en: 'condition number', zh: '条件数' },
  'low-rank': { en: 'low rank', zh: '低秩' },
  'nuclear-norm': { en: 'nuclear norm', zh: '核范数' },
};
