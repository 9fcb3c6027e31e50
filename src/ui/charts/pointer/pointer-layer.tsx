import { useId, useLayoutEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import type { ChartBox } from '@/ui/charts/layout/chart-box';
import type { ChartPalette } from '@/ui/charts/colours/chart-palette';
import type { ChartScene } from '@/ui/charts/chart-scene';
import { nearestIndex, timeAt, xOf, type Plot } from '@/ui/charts/layout/plot';
import { ChartTooltip } from './chart-tooltip';
import type { Crosshair } from './crosshair';
import { moveByKey, sampleTimes } from './crosshair-moves';
import { useCrosshair } from './crosshair-provider';
import { drawCrosshair } from './draw-crosshair';
import { useZoomDrag } from './zoom-drag';

type PointerLayerProps = {
  label: string;
  scene: ChartScene;
  box: ChartBox;
  plot: Plot;
  palette: ChartPalette;
  onZoom: ((start: number, end: number) => void) | undefined;
};

/** Keeps the crosshair of one chart drawn. It is a canvas: nothing is rendered when any chart moves it. */
function useDrawnCrosshair(
  crosshair: Crosshair,
  { scene, box, plot, palette }: Pick<PointerLayerProps, 'scene' | 'box' | 'plot' | 'palette'>,
): RefObject<HTMLCanvasElement | null> {
  const canvas = useRef<HTMLCanvasElement>(null);
  // The canvas, and the other charts that move the crosshair.
  useLayoutEffect(() => {
    const draw = () => {
      if (canvas.current !== null)
        drawCrosshair(canvas.current, crosshair.get()?.time ?? null, scene, box, plot, palette);
    };
    draw();
    return crosshair.subscribe(draw);
  }, [crosshair, scene, box, plot, palette]);
  return canvas;
}

/** Crosshair, tooltip, keyboard and zoom of one chart, above its canvas. */
export function PointerLayer({ label, scene, box, plot, palette, onZoom }: PointerLayerProps) {
  const id = useId();
  const crosshair = useCrosshair();
  const canvas = useDrawnCrosshair(crosshair, { scene, box, plot, palette });
  const times = useMemo(() => sampleTimes(scene), [scene]);
  // As it comes: browsers hand over the moves of a mouse once per frame, and to wait for the next would cost a second
  // one.
  const follow = (event: PointerEvent) => {
    const time = times[nearestIndex(times, timeAt(plot, event.nativeEvent.offsetX))];
    crosshair.set(time === undefined ? null : { time, source: id, by: 'pointer' });
  };
  const clear = () => {
    if (crosshair.get()?.source === id) crosshair.set(null);
  };
  // After a zoom another time is under the resting pointer, and the tooltip would show the old values beside it.
  const zoomed = (start: number, end: number) => {
    clear();
    onZoom?.(start, end);
  };
  const zoom = useZoomDrag(plot, onZoom && zoomed);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      zoom.cancel();
      clear();
      return;
    }
    // Alt or Cmd with an arrow is the browser's, and goes back: it undoes a zoom.
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = crosshair.get()?.time ?? null;
    if (event.key === 'Enter' && at !== null) return zoom.press(xOf(plot, at));
    const time = moveByKey(event.key, event.shiftKey, times, at);
    if (time === undefined) return;
    event.preventDefault();
    crosshair.set({ time, source: id, by: 'keyboard' });
    zoom.reach(xOf(plot, time));
  };
  return (
    <>
      <canvas ref={canvas} hidden aria-hidden="true" className="pointer-events-none absolute top-0" />
      {zoom.selected !== null && (
        <div
          className="pointer-events-none absolute border-x border-accent bg-accent/15"
          style={{ ...zoom.selected, top: plot.upper, height: plot.lower - plot.upper }}
        />
      )}
      {/*
        Arrow keys move the crosshair through the samples, which a screen reader passes on only inside an application.
        Below the canvases, which let the pointer through: above them it would be a layer of its own for the browser, in
        every chart and every frame.
      */}
      <div
        role="application"
        aria-label={`${label}. Arrow keys read values${onZoom === undefined ? '' : ', Enter begins and ends what to zoom into'}.`}
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
        onBlur={() => {
          zoom.cancel();
          clear();
        }}
      />
      <ChartTooltip id={id} crosshair={crosshair} scene={scene} plot={plot} box={box} />
    </>
  );
}
