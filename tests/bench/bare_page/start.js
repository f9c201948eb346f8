import createModule from './bare_page.js';

createModule({ canvas: document.getElementById('canvas') });
