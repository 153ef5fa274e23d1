// Says why a page stays empty, in the syntax of old browsers: the page's own script may be one that they cannot read.
(function () {
  function tell() {
    if (window.customElements && customElements.get('truth-net')) return;
    var why = location.protocol === 'file:' ? 'disk' : 'browser';
    document.querySelector('[data-unready~="' + why + '"]').removeAttribute('hidden');
  }
  window.addEventListener('load', tell);
})();
