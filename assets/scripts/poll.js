// An open poll: whether this reader has voted, and the results if they may be seen. Voting itself needs no script.
(() => {
  "use strict";
  const poll = document.querySelector(".poll[data-figures]");
  if (!poll) return;
  const form = poll.querySelector("form");
  const figures = poll.querySelector(".poll-figures");
  const say = (name) => {
    // The answer to a vote says it already.
    if (name === "voted" && poll.querySelector(".poll-message:target")) return;
    poll.querySelector(`[data-poll=${name}]`).classList.add("is-shown");
  };
  const fill = ({ options, total }) => {
    [...figures.querySelectorAll(".poll-option")].forEach((row, number) => {
      row.querySelector(".poll-share").setAttribute("width", options[number].percent);
      row.querySelector(".poll-votes").textContent = options[number].words;
    });
    figures.querySelector(".poll-total").textContent = total;
    figures.querySelector(".poll-dated").remove();
    figures.hidden = false;
  };
  const show = (answer) => {
    form.hidden = answer.has_voted || !answer.is_open;
    if (!answer.is_open) say("closed");
    else if (answer.has_voted) say("voted");
    if (answer.options) fill(answer);
  };
  const despair = () => {
    form.hidden = true;
    say("unavailable");
    figures.hidden = !("published" in figures.dataset);
  };
  fetch(poll.dataset.figures)
    .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
    .then(show)
    .catch(despair);
})();
/* default abb9ea */
