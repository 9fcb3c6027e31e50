/**
 * Stands in for `d3-shape` inside recharts, which draws lines, areas, symbols and stacks with it. Of recharts this page has axes and grid: lines
 * are on a canvas. Whoever draws more with recharts takes this file out of the aliases of the build.
 */
function absent(): never {
  throw new Error('recharts was built without d3-shape: see ops/bundle/aliases.ts');
}

export { absent as area, absent as line };
export { absent as curveBasis, absent as curveBasisClosed, absent as curveBasisOpen, absent as curveBumpX, absent as curveBumpY, absent as curveLinear, absent as curveLinearClosed, absent as curveMonotoneX, absent as curveMonotoneY, absent as curveNatural, absent as curveStep, absent as curveStepAfter, absent as curveStepBefore };
export { absent as stack, absent as stackOffsetExpand, absent as stackOffsetNone, absent as stackOffsetSilhouette, absent as stackOffsetWiggle, absent as stackOrderNone };
export { absent as symbol, absent as symbolCircle, absent as symbolCross, absent as symbolDiamond, absent as symbolSquare, absent as symbolStar, absent as symbolTriangle, absent as symbolWye };
