/** Lessons in reading order, grouped in parts: the only place where order is written. */
export const syllabus = [
  {
    title: { en: 'What it is', zh: '它是什么' },
    lessons: ['leak', 'penalty', 'ridge', 'l1-l2'],
  },
  {
    title: { en: 'What it does', zh: '它做什么' },
    lessons: ['spectrum', 'claims-data', 'claims-training', 'how-much'],
  },
  {
    title: { en: 'How it is implemented', zh: '它怎样实现' },
    lessons: ['adam', 'frameworks'],
  },
  {
    title: { en: 'Frontier', zh: '前沿' },
    lessons: ['grokking', 'today'],
  },
];
