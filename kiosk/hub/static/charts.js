/* Draws what stands in a figure's data-chart: {"title", "unit", "names": [...], "values": [...]}. */
"use strict";
(() => {
  const ink = "#14263a", line = "#e6dcc9", fill = "#c43e16";
  const draw = (figure) => {
    const told = JSON.parse(figure.dataset.chart);
    const at = told.names.map((_, index) => index);
    const most = Math.max(1, ...told.values.map((value) => value ?? 0));
    const size = () => ({ width: Math.max(240, figure.clientWidth), height: 230 });
    const chart = new uPlot({
      ...size(),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [-0.6, at.length - 0.4] }, y: { range: [0, most * 1.12] } },
      axes: [
        {
          stroke: ink, grid: { show: false }, ticks: { show: false }, splits: () => at,
          values: (self, splits) => {
            const every = Math.max(1, Math.ceil(34 * at.length / self.width));
            return splits.map((index) => index % every ? "" : told.names[index] ?? "");
          },
        },
        {
          stroke: ink, grid: { stroke: line }, ticks: { show: false }, size: 76,
          values: (_, splits) => splits.map((value) => Number.isInteger(value) ? value.toLocaleString("zh-CN") : ""),
        },
      ],
      series: [
        {},
        { fill, stroke: fill, width: 0, points: { show: false }, paths: uPlot.paths.bars({ size: [0.62, 60] }) },
      ],
    }, [at, told.values], figure);
    addEventListener("resize", () => chart.setSize(size()));
  };
  document.querySelectorAll("figure[data-chart]").forEach(draw);
  document.querySelectorAll("select[data-go]").forEach((select) => {
    select.addEventListener("change", () => select.form.submit());
  });
})();
