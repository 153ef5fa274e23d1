/** Names the groups of presets and the presets in Chinese, and describes each in one line. */

import type { PRESET_GROUPS, PresetId } from './presets.ts';

export const presetGroups: Record<keyof typeof PRESET_GROUPS, string> = {
  gates: '门电路',
  oneOutput: '更多输入',
  moreOutputs: '多个输出',
};

export const presets: Record<PresetId, { name: string; about: string }> = {
  tutorial: { name: '原教程', about: 'X1、X2 恰有一个为 1 时，y 为 1；X3 恒为 1。' },
  and: { name: '与（AND）', about: '两个输入都为 1 时输出 1。' },
  or: { name: '或（OR）', about: '至少有一个输入为 1 时输出 1。' },
  nand: { name: '与非（NAND）', about: '只有两个输入都为 1 时输出 0。只用与非门就能搭出任何逻辑电路。' },
  nor: { name: '或非（NOR）', about: '只有两个输入都为 0 时输出 1。' },
  xor: { name: '异或（XOR）', about: '两个输入不相等时输出 1。没有一条直线能把 1 和 0 分开。' },
  xnor: { name: '同或（XNOR）', about: '两个输入相等时输出 1。' },
  implies: { name: '蕴含（IMPLIES）', about: '若 a 则 b：只有 a 为 1、b 为 0 时输出 0。' },
  parity3: { name: '3 位奇偶校验', about: '1 的个数为奇数时输出 1。' },
  parity4: { name: '4 位奇偶校验', about: '1 的个数为奇数时输出 1。任何一个输入翻转，输出就翻转。' },
  majority: { name: '多数表决', about: '三个输入中至少有两个为 1 时输出 1。' },
  multiplexer: { name: '多路选择器', about: '由 s 选择：s 为 0 时 y 取 a，s 为 1 时 y 取 b。' },
  halfAdder: { name: '半加器', about: 'a + b：和为 s，进位为 cout。' },
  fullAdder: { name: '全加器', about: 'a + b + cin：和为 s，进位为 cout。' },
  comparator: { name: '2 位比较器', about: '比较两个 2 位二进制数：a1 a0 小于、等于还是大于 b1 b0。' },
  multiplier: { name: '2 位乘法器', about: '两个 2 位二进制数 a1 a0 与 b1 b0 相乘，积有 4 位。' },
  sevenSegments: {
    name: '七段译码器',
    about: '显示数字 0 到 9 时，数码管的各段是亮还是灭。表中没有 10 到 15 的组合。',
  },
  gray3: { name: '3 位格雷码', about: '二进制转格雷码：相邻两数只差一位。' },
  gray4: { name: '4 位格雷码', about: '二进制转格雷码：相邻两数只差一位。' },
};
