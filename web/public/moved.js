// Leads from the former page on embedding to the page of the documentation that has the text of a section now.
(function () {
  var PAGES = {
    script: 'get-started.html',
    engines: 'other-blogs.html',
    policy: 'csp.html',
    integrity: 'scripts.html#integrity',
    prose: 'prose.html',
    driven: 'prose.html#driven',
    attributes: 'attributes.html',
    events: 'events.html',
    members: 'methods.html',
    theming: 'theming.html',
    npm: 'npm.html',
  };
  var section = location.hash.slice(1);
  var page = Object.prototype.hasOwnProperty.call(PAGES, section) ? PAGES[section] : '';
  var isChinese = /[?&]lang=zh/i.test(location.search) && document.documentElement.lang !== 'zh';
  location.replace((isChinese ? 'zh/' : '') + 'docs/' + page);
})();
