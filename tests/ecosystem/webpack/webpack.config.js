export default {
  mode: 'production',
  entry: './src/main.js',
  output: { path: import.meta.dirname + '/pages' },
  performance: { hints: false },
};
