// Los dos botones del cuaderno en el navegador. Está escrita como la dejaría webpack: JupyterLab la carga tal cual.
(() => {
  const VERSION = "cnn-desde-cero"; // con este nombre, en lo que dice de sí el cuaderno, la señal de su versión
  let shared;
  const library = async (name) => (await Object.values(shared[`@jupyterlab/${name}`])[0].get())();

  const name = (cell) => cell?.metadata?.nbgrader?.grade_id;
  const isAnswer = (cell) => Boolean(cell.metadata?.nbgrader?.solution);
  const find = (cells, cell) => cells.find((c) => c.id === cell.id) ?? cells.find((c) => name(c) && name(c) === name(cell));

  // La celda donde se escribe el ejercicio de «cell»: desde la de su check también se vuelve al original.
  const answerOf = (cells, cell) => {
    const exercise = name(cell)?.match(/^check_(.+)$/)?.[1];
    return (exercise && cells.find((c) => name(c) === exercise)) || cell;
  };

  // El cuaderno publicado con lo que ya estaba escrito en «mine»: las respuestas y las celdas propias, en su sitio.
  const withAnswers = (published, mine) => {
    let at = -1;
    for (const cell of mine.cells) {
      const same = find(published.cells, cell);
      if (!same) {
        published.cells.splice(++at, 0, cell);
        continue;
      }
      at = Math.max(at, published.cells.indexOf(same));
      if (isAnswer(same) || same.source.includes("prediccion(")) same.source = cell.source;
    }
    return published;
  };

  const joined = (notebook) => {
    for (const cell of notebook.cells) cell.source = [].concat(cell.source).join("");
    return notebook;
  };

  const activate = (app, { Dialog, Notification, ToolbarButton, showDialog }, { PageConfig, URLExt }) => {
    const original = async (panel) => {
      const address = URLExt.join(PageConfig.getBaseUrl(), "files", URLExt.encodeParts(panel.context.path));
      const answer = await fetch(address, { cache: "no-cache" });
      return answer.ok ? joined(await answer.json()) : null;
    };

    const download = (panel) => {
      const text = JSON.stringify(panel.context.model.toJSON(), null, 1);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/x-ipynb+json" }));
      link.download = panel.context.path.split("/").pop();
      link.click();
      URL.revokeObjectURL(link.href);
    };

    const goBack = async (panel) => {
      const published = await original(panel);
      if (!published) {
        Notification.warning("Este cuaderno no es del curso: no tiene un original al que volver.");
        return;
      }
      const cells = panel.content.model.sharedModel.cells;
      const now = cells.map((c) => c.toJSON());
      const here = answerOf(now, now[panel.content.activeCellIndex]);
      const before = find(published.cells, here);
      const answer = await showDialog({
        title: "Volver al original",
        body:
          "De la celda elegida se recupera el texto con el que venía (Ctrl+Z lo deshace) y lo demás queda igual. " +
          "Del cuaderno entero se recupera todo: antes se descarga una copia del tuyo. Los demás cuadernos no cambian.",
        checkbox: { label: "Si es el cuaderno entero, conservar mis respuestas", checked: true },
        buttons: [
          Dialog.cancelButton({ label: "Cancelar" }),
          Dialog.warnButton({ label: "El cuaderno entero", actions: ["whole"] }),
          ...(before ? [Dialog.okButton({ label: "Esta celda", actions: ["cell"] })] : []),
        ],
        defaultButton: 0,
      });
      const [asked] = answer.button.actions;
      if (asked === "cell") cells[now.indexOf(here)].setSource(before.source);
      if (asked === "whole") {
        download(panel);
        const mine = joined(panel.context.model.toJSON());
        panel.context.model.fromJSON(answer.isChecked ? withAnswers(published, mine) : published);
      }
      if (asked) await panel.context.save();
    };

    const handIn = async (panel) => {
      await panel.context.save();
      download(panel);
    };

    // Lo guardado aquí manda sobre lo que se publica: quien ya empezó no vería una versión nueva.
    const tellIfNewer = async (panel) => {
      await panel.context.ready;
      const published = await original(panel);
      const mine = panel.context.model.getMetadata(VERSION);
      if (mine && published && published.metadata[VERSION] !== mine)
        Notification.info(
          "Hay una versión nueva de este cuaderno. Para tenerla, pulsa «Volver al original» y elige el cuaderno entero.",
          { autoClose: false },
        );
    };

    app.docRegistry.addWidgetExtension("Notebook", {
      createNew: (panel) => {
        const add = (id, label, tooltip, run) =>
          panel.toolbar.addItem(id, new ToolbarButton({ label, tooltip, onClick: () => run(panel) }));
        add("volver", "Volver al original", "Recupera una celda, o el cuaderno, como venía", goBack);
        add("descargar", "Descargar mi entrega", "Guarda el cuaderno y descarga el archivo que se entrega", handIn);
        tellIfNewer(panel);
      },
    });
    navigator.storage?.persist?.(); // que el navegador no borre lo guardado si le falta sitio
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["cnn-desde-cero"] = {
    init: (scope) => (shared = scope),
    get: async () => {
      const libraries = [await library("apputils"), await library("coreutils")];
      const plugin = { id: "cnn-desde-cero:botones", autoStart: true, activate: (app) => activate(app, ...libraries) };
      return () => ({ __esModule: true, default: plugin });
    },
  };
})();
