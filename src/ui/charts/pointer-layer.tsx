import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { ChartBox } from './chart-box';
import type { ChartPalette } from './chart-palette';
import type { ChartScene } from './chart-scene';
import { ChartTooltip } from './chart-tooltip';
import type { Crosshair } from './crosshair';
import { moveByKey, sampleTimes } from './crosshair-moves';
import { useCrosshair } from './crosshair-provider';
import { drawCrosshair } from './draw-crosshair';
import { nearestIndex, timeAt, type Plot } from './plot';
import { useZoomDrag } from './zoom-drag';

type PointerLayerProps = {
  label: string;
  scene: ChartScene;
  box: ChartBox;
  plot: Plot;
  palette: ChartPalette;
  onZoom: ((start: number, end: number) => void) | undefined;
};

/** Puts the crosshair at the sample under the pointer, at most once per frame: a mouse reports up to a thousand moves per second. */
function usePointerMoves(crosshair: Crosshair, id: string, plot: Plot, times: Float64Array): (event: PointerEvent) => void {
  const frame = useRef(0);
  // The frame that is due when the chart goes away.
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  return (event) => {
    const x = event.nativeEvent.offsetX;
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const time = times[nearestIndex(times, timeAt(plot, x))];
      crosshair.set(time === undefined ? null : { time, source: id, by: 'pointer' });
    });
  };
}

/** Crosshair, tooltip, keyboard and zoom of one chart, above its canvas. */
export function PointerLayer({ label, scene, box, plot, palette, onZoom }: PointerLayerProps) {
  const id = useId();
  const crosshair = useCrosshair();
  const strip = useRef<HTMLCanvasElement>(null);
  const times = useMemo(() => sampleTimes(scene), [scene]);
  const follow = usePointerMoves(crosshair, id, plot, times);
  const zoom = useZoomDrag(plot, onZoom);

  const draw = useCallback(() => {
    if (strip.current !== null) drawCrosshair(strip.current, crosshair.get()?.time ?? null, scene, box, plot, palette);
  }, [crosshair, scene, box, plot, palette]);
  // The strip is a canvas: it is drawn, not rendered, whenever any chart moves the crosshair.
  useLayoutEffect(() => {
    draw();
    return crosshair.subscribe(draw);
  }, [crosshair, draw]);

  const clear = () => {
    if (crosshair.get()?.source === id) crosshair.set(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      zoom.cancel();
      clear();
      return;
    }
    const time = moveByKey(event.key, event.shiftKey, times, crosshair.get()?.time ?? null);
    if (time === undefined) return;
    event.preventDefault();
    crosshair.set({ time, source: id, by: 'keyboard' });
  };
  return (
    <>
      <canvas ref={strip} aria-hidden="true" className="pointer-events-none absolute top-0 left-0 hidden will-change-transform" />
      {zoom.selected !== null && (
        <div className="pointer-events-none absolute border-x border-accent bg-accent/15" style={{ ...zoom.selected, top: plot.upper, height: plot.lower - plot.upper }} />
      )}
      {/*
        Arrow keys move the crosshair through the samples, which a screen reader passes on only inside an application. Below the canvases, which let
        the pointer through: above them it would be a layer of its own for the browser, in every chart and every frame.
      */}
      <div
        role="application"
        aria-label={`${label}. Arrow keys read values.`}
        tabIndex={0}
        className={`absolute inset-0 -z-10 [touch-action:pan-y] ${onZoom === undefined ? '' : 'cursor-crosshair'}`}
        onPointerDown={zoom.start}
        onPointerMove={(event) => {
          zoom.move(event);
          follow(event);
        }}
        onPointerUp={zoom.end}
        onPointerCancel={zoom.cancel}
        onPointerLeave={(event) => event.pointerType !== 'touch' && clear()}
        onKeyDown={onKeyDown}
        onBlur={clear}
      />
      <ChartTooltip id={id} crosshair={crosshair} scene={scene} plot={plot} width={box.width} />
    </>
  );
}
