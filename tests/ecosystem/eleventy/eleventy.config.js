export default (config) => {
  config.addPassthroughCopy('truthnet');
  config.ignores.add('truthnet');
};
