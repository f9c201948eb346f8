// When a frame is drawn: after an event, and when the program said it needs the next one. Between them nothing runs,
// no animation frame is pending, no timer ticks. A hidden tab draws nothing.

export function createScheduler(program, afterFrame) {
  let animationFrame = 0;
  let timer = 0;
  let isRunning = false;   // a frame is being computed: what it triggers waits for the next one
  let isPaused = false;    // no graphics at the moment
  let isStopped = true;    // before the program is started, and after its end

  const now = () => performance.now() / 1000;

  function wake() {
    clearTimeout(timer);
    timer = 0;
    if (isStopped || animationFrame !== 0 || document.hidden) return;
    animationFrame = requestAnimationFrame(draw);
  }

  function draw() {
    cancelAnimationFrame(animationFrame);
    animationFrame = 0;
    if (isStopped || isRunning) return;
    run(!isPaused);
  }

  function run(isDrawing) {
    isRunning = true;
    const next = program.frame(now(), isDrawing);
    isRunning = false;
    if (program.isDead) { stop(); return; }
    afterFrame(isDrawing);
    plan(next);
  }

  function plan(seconds) {
    if (seconds === 0) { wake(); return; }
    if (seconds < 0 || animationFrame !== 0 || document.hidden) return;
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(seconds * 1000, 2 ** 30));
  }

  // What a person did takes effect before the event handler returns: keyboards of phones rise only inside it, files
  // open only inside it, and who asks the page right after a click gets the new state. Drawing follows as usual.
  function think() {
    if (isStopped || isRunning) { wake(); return; }
    const framesMost = 6;
    const framesLeast = 2;  // one consumes, the next shows what came of it
    for (let count = 1; count <= framesMost; count += 1) {
      isRunning = true;
      program.frame(now(), false);
      isRunning = false;
      if (program.isDead) { stop(); return; }
      if (count >= framesLeast && !program.isUnsettled()) break;
    }
    afterFrame(false);
    wake();
  }

  function stop() {
    isStopped = true;
    cancelAnimationFrame(animationFrame);
    clearTimeout(timer);
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      cancelAnimationFrame(animationFrame);
      clearTimeout(timer);
      animationFrame = 0;
      timer = 0;
    } else {
      wake();
    }
  });

  return {
    wake,
    think,
    draw,
    stop,
    start() { isStopped = false; },
    pause() { isPaused = true; },
    resume() { isPaused = false; wake(); },
    isPaused: () => isPaused,
    isFrameDue: () => animationFrame !== 0,
  };
}
