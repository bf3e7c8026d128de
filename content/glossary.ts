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
};
