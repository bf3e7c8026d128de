/** The map of roles: what stands at its edges and in its fields, in both languages. */
import type { Language } from './strings.ts';

type Text = Record<Language, string>;

export const roles = {
  regularizer: { en: 'regularizer', zh: '正则化项' },
  conditioner: { en: 'conditioner', zh: '改善条件数' },
  controller: { en: 'learning-rate controller', zh: '控制学习率' },
  clock: { en: 'clock', zh: '时钟' },
  stabilizer: { en: 'stabilizer', zh: '稳定训练' },
} satisfies Record<string, Text>;
export type Role = keyof typeof roles;

export const regimes = {
  linear: { en: 'linear model', zh: '线性模型' },
  small: { en: 'small network', zh: '小网络' },
  normalized: { en: 'with norm layers', zh: '归一化网络' },
  language: { en: 'language model', zh: '语言模型' },
} satisfies Record<string, Text>;
export type Regime = keyof typeof regimes;

/** Where the evidence comes from, the sign for it first. */
export const grades = {
  own: { sign: '●', en: 'run on this site', zh: '本站实验' },
  study: { sign: '◐', en: 'in a controlled study', zh: '论文中的对照实验' },
  contested: { sign: '○', en: 'contested', zh: '有争议' },
  none: { sign: '–', en: 'no evidence, or no such role', zh: '没有证据，或没有这个作用' },
} satisfies Record<string, Text & { sign: string }>;
export type Grade = keyof typeof grades;

/** What the evidence says; what is contested says nothing yet. */
export const findings = {
  yes: { en: 'yes', zh: '是' },
  partly: { en: 'partly', zh: '部分' },
  no: { en: 'no', zh: '否' },
} satisfies Record<string, Text>;
export type Finding = keyof typeof findings;

export const mapWords = {
  en: {
    title: 'What decay does, and where',
    task: 'Choose a field to see the evidence.',
    role: 'role',
    at: (role: string, regime: string) => `${role}, ${regime}`,
    field: (role: string, regime: string, finding: string, grade: string) =>
      `${role}, ${regime}: ${finding ? `${finding}, ` : ''}${grade}`,
  },
  zh: {
    title: '衰减在哪里起什么作用',
    task: '选一格，查看证据。',
    role: '作用',
    at: (role: string, regime: string) => `${role}，${regime}`,
    field: (role: string, regime: string, finding: string, grade: string) =>
      `${role}，${regime}：${finding ? `${finding}，` : ''}${grade}`,
  },
};
