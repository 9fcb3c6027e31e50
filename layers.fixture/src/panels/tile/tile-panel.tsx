import '@/panels/heatmap/heatmap-panel'; // bad: layers/imports
import '@/app/config'; // bad: layers/imports
