import type * as Preset from '@docusaurus/preset-classic';
import type { Config } from '@docusaurus/types';

export default {
  title: 'A blog',
  url: 'https://blog.example',
  baseUrl: '/',
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false } satisfies Preset.Options]],
} satisfies Config;
