import '@/panels/frame/panel-frame'; // bad: layers/imports
