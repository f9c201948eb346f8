// Run only by browsers without JavaScript modules: says so, in both languages.
(function () {
  function say() {
    var template = document.getElementById('panel_template');
    document.body.appendChild(document.importNode(template.content, true));
    var words = document.querySelector('[data-reason="old"]');
    var buttons = document.querySelector('.buttons');
    if (words) words.hidden = false;
    if (buttons) buttons.hidden = true;
    document.getElementById('splash').hidden = true;
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', say);
  else say();
})();
