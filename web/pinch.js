// Two fingers on what can be zoomed (a map), on the glass or on a trackpad, which browsers tell as Ctrl and the wheel.
// Anywhere else both zoom the page, as everywhere.

const WHEEL_PX = 100;  // of a trackpad's wheel for a factor of e

export function createPinch(canvas, program, scheduler) {
  const fingers = new Map();  // pointerId → { x, y }
  let isPinching = false;

  const areAllOnMap = () => [...fingers.values()].every(({ x, y }) => program.zoomsAt(x, y));

  // The middle of the first two, and how far apart they are.
  function spread() {
    const [a, b] = fingers.values();
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, distance: Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1) };
  }

  // What the browser must not take for itself, it has to be told before it begins.
  canvas.addEventListener('touchstart', (event) => {
    if ([...event.touches].every(({ clientX, clientY }) => program.zoomsAt(clientX, clientY))) event.preventDefault();
  }, { passive: false });

  return {
    down(event) {
      if (event.pointerType !== 'touch') return;
      if (event.isPrimary) fingers.clear();  // an end that got lost
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      isPinching = fingers.size === 2 && areAllOnMap();
    },

    up(event) {
      fingers.delete(event.pointerId);
      if (fingers.size < 2) isPinching = false;
    },

    /// True when the event was part of a pinch.
    move(event) {
      const finger = fingers.get(event.pointerId);
      if (finger === undefined) return false;
      if (!isPinching) { Object.assign(finger, { x: event.clientX, y: event.clientY }); return false; }
      const before = spread();
      Object.assign(finger, { x: event.clientX, y: event.clientY });
      const after = spread();
      program.pinch(after.x, after.y, after.x - before.x, after.y - before.y, after.distance / before.distance);
      scheduler.wake();
      return true;
    },

    /// True when the wheel was a trackpad's pinch on a map.
    wheel(event) {
      if (!event.ctrlKey || !program.zoomsAt(event.clientX, event.clientY)) return false;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? innerHeight : 1;
      program.pinch(event.clientX, event.clientY, 0, 0, Math.exp(-event.deltaY * unit / WHEEL_PX));
      scheduler.wake();
      return true;
    },
  };
}
