// Keeps the place of the explorer's controls before its script has come, so that nothing shifts; from disk it cannot run.
if (location.protocol.startsWith("http")) document.getElementById("explorer-controls").className = "awaited";
