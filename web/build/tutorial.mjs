// @ts-check
// Names the address of the original tutorial for the pages; README.md repeats it.

/** The tutorial in its author's repository, at a fixed version. */
export const TUTORIAL =
  'https://github.com/n3xtchen/n3xtchen/blob/e187243c5138f08b003c4cfcd88ec7d5d0452009/content/posts/2018-12-06-neural-network.md';
