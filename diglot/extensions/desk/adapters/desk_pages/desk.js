// The desk's own script: it makes the row in hand a form, saves it, and says what came of it.
// It draws nothing from what it is sent but text: markup of a saved row comes sanitised from the server.
(() => {
  "use strict";
  // Of somebody who is signed in: the token that writes must bring, and what they may do.
  const { token, may } = document.body.dataset;
  const mayWrite = may.split(" ").includes("translator"), mayReview = may.split(" ").includes("reviewer");
  const POST = async (path, body) => {
    const answer = await fetch(path, {
      method: "POST", headers: { "Content-Type": "application/json", "X-Desk-Token": token }, body: JSON.stringify(body), cache: "no-store",
    });
    const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    const document_sent = isJson ? await answer.json() : { message: await answer.text() };
    if (document_sent.uncommitted) warn(document_sent.uncommitted);
    return [answer.status, document_sent];
  };
  const byId = (id) => document.getElementById(id);
  const make = (name, className, text = "") => {
    const one = document.createElement(name);
    if (className) one.className = className;
    one.textContent = text;
    return one;
  };
  const button = (words, act, key = "", className = "") => {
    const one = make("button", className, words);
    one.type = "button";
    if (key) one.append(" ", make("kbd", "", key));
    one.addEventListener("click", act);
    return one;
  };
  // What differs between two texts, word by word.
  const pieces = (changes) => changes.map(([kind, text]) => make({ in: "ins", out: "del", same: "span" }[kind], "", text));
  const said = byId("said");
  // Twice the same sentence is news as well: a new element is read out again.
  const say = (words) => said && said.replaceChildren(...(words ? [make("span", "says", words)] : []));

  // Why a save was not committed: the server says it once, and the page may be loaded again at once.
  const UNCOMMITTED = "diglot-desk uncommitted";
  const warn = (words) => {
    sessionStorage.setItem(UNCOMMITTED, words);
    showWarning();
  };
  const showWarning = () => {
    const box = byId("uncommitted"), words = sessionStorage.getItem(UNCOMMITTED);
    if (!box) return;
    box.replaceChildren(...(words ? [make("span", "", words), button(box.dataset.close, () => {
      sessionStorage.removeItem(UNCOMMITTED);
      showWarning();
    })] : []));
  };
  showWarning();

  const begin = byId("begin");
  if (begin) {
    begin.addEventListener("click", async () => {
      const [status, answer] = await POST("/-/begin", begin.dataset);
      if (status === 200) location.reload();
      else say(answer.message);
    });
  }
  // First what would change; then that, which was looked at, is published; or readers get the release before.
  const steps = [...document.querySelectorAll("[data-step]")];
  for (const one of steps) {
    one.addEventListener("click", async () => {
      const printed = byId("published"), { step, wait } = one.dataset;
      steps.forEach((other) => { other.disabled = true; });
      printed.textContent = wait;
      let isDone = false;
      try {
        const [status, answer] = await POST("/-/publish", { step });
        printed.textContent = answer.message;
        isDone = status === 200;
      } catch (error) {
        printed.textContent = String(error);
      } finally {
        steps.forEach((other) => { other.disabled = false; });
        steps[1].hidden = !(step === "look" && isDone);
      }
    });
  }
  if (!byId("data")) return;

  const data = JSON.parse(byId("data").textContent);
  const { article, to, rows, words } = data;
  const provider = mayWrite && data.provider;
  let digest = data.digest;
  const needsWork = new Set(data.to_do);
  // Rows that were saved here are not gone through again until the page is loaded again.
  const done = new Set();

  // ------------------------------------------------------------ what is typed and not saved

  // By the hash of the row as it was read: in a row that has changed since, it is not put over the new text.
  const SHELF = `diglot-desk ${article} ${to}`;
  const shelf = () => {
    try { return JSON.parse(localStorage.getItem(SHELF)) || {}; } catch { return {}; }
  };
  const shelve = (key, text, original) => {
    const kept = shelf();
    if (text === original) delete kept[key];
    else kept[key] = text;
    try { localStorage.setItem(SHELF, JSON.stringify(kept)); } catch { say(words.lost); }
  };
  const keep = (row, text) => {
    shelve(row.hash, text, row.target);
    mark(row);
  };
  // A comment that is being written; without a row, on the article.
  const commentKey = (row) => `${row ? row.hash : ""} comment`;
  const place = (row) => byId(`row-${row.number}`);
  const mark = (row) => {
    const kept = shelf(), isKept = row.hash in kept || commentKey(row) in kept;
    place(row).classList.toggle("unsaved", isKept);
    place(row).querySelector(".take").dataset.kept = words.kept;
  };
  const showLeftOver = () => {
    const known = new Set(rows.flatMap((row) => [row.hash, commentKey(row)]).concat(commentKey(null), fields.map(fieldKey)));
    byId("left-over").replaceChildren(...Object.entries(shelf()).filter(([hash]) => !known.has(hash)).map(([hash, text]) => {
      const box = make("div");
      box.append(make("p", "", words.left_over), make("pre", "", text), button(words.discard, () => {
        shelve(hash, "", "");
        box.remove();
      }));
      return box;
    }));
  };

  // ------------------------------------------------------------ the row in hand

  let hand = null; // { row, area, form parts }

  const leave = () => {
    if (!hand) return;
    clearTimeout(hand.timer);
    hand.parts.forEach((part) => part.remove());
    place(hand.row).classList.remove("in-hand");
    hand = null;
  };

  const take = (number, { focus = true } = {}) => {
    const row = rows[number];
    if (!row || (hand && hand.row === row)) return;
    leave();
    say(othersIn(row));
    const item = place(row), kept = shelf()[row.hash];
    item.classList.add("in-hand");
    const area = make("textarea");
    Object.assign(area, { lang: to, spellcheck: true, readOnly: !mayWrite, value: kept ?? row.target });
    area.setAttribute("aria-label", words.translation.replace("{n}", number + 1));
    const buttons = make("div", "buttons");
    if (mayWrite) {
      buttons.append(
        button(words.save, () => save(), "Ctrl ⏎", "first"),
        button(words.in_step, () => declare(false), "Alt I"),
        button(words.typo, () => declare(true), "Alt T"),
      );
    }
    if (mayReview) buttons.append(button(words.review, () => review(), "Alt R"));
    if (mayWrite) buttons.append(button(words.copy, copyOriginal, "Alt C"));
    if (mayWrite && canJoin(row)) buttons.append(button(words.join, () => join(), "Alt J", "join"));
    if (mayWrite && canSplit(row)) buttons.append(button(words.split, () => openSplit(), "Alt S", "split"));
    if (mayWrite && isBesideItem(row)) {
      // It can be reached by keyboard, so that the reason can be read there.
      const refused = button(words.join, () => say(words.no_hint), "Alt J", "refused");
      refused.setAttribute("aria-disabled", "true");
      refused.title = words.no_hint;
      buttons.append(refused);
    }
    const beside = make("aside", "beside");
    beside.setAttribute("aria-label", `${words.matches}, ${words.terms}, ${words.findings}`);
    const parts = [area, buttons, beside];
    item.querySelector(".target").append(area, buttons);
    if (kept !== undefined) {
      const note = make("p", "kept", words.kept);
      note.append(button(words.discard, () => { area.value = row.target; keep(row, row.target); note.remove(); grow(); }));
      buttons.before(note);
      parts.push(note);
    }
    if (row.source) {
      const written = make("details", "as-written");
      const summary = make("summary", "", words.original);
      summary.lang = document.documentElement.lang;
      written.append(summary, make("pre", "", row.source));
      item.querySelector(".source").append(written);
      parts.push(written);
    }
    const diff = item.querySelector(".diff");
    if (diff) diff.open = true;
    item.append(beside);
    const [findings, terms, matches] = ["findings", "terms", "matches"].map((name) => {
      const section = make("section", name);
      section.append(make("h2", "", words[name]), make("div", "list"));
      section.hidden = true;
      return section;
    });
    beside.append(talkAbout(row), findings, terms, matches);
    if (provider && row.source) beside.append(draftOf(row));
    hand = { row, area, parts, beside, findings, terms, matches, suggestions: [], timer: 0, asked: 0 };
    area.addEventListener("input", () => { grow(); keep(row, area.value); checkSoon(); });
    grow();
    if (focus) {
      area.focus({ preventScroll: true });
      item.scrollIntoView({ block: "nearest" });
    }
    // Not the id of an element: the browser would go to that, and take the focus away.
    history.replaceState(null, "", `#at-${number}`);
    check();
    findMatches();
    sign();
    followAll();
  };

  // Where the browser does not do so by itself: as high as the text.
  const grow = () => {
    if (CSS.supports("field-sizing", "content")) return;
    hand.area.style.height = "auto";
    hand.area.style.height = `${hand.area.scrollHeight + 2}px`;
  };
  const insert = (text) => {
    const { area } = hand;
    if (area.readOnly) return;
    area.focus();
    // The browser's own undo goes back over what is put in this way.
    if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input"));
  };
  const insertDraft = () => {
    const draft = drafts.get(hand.row.hash);
    if (!draft || draft.text === undefined) return;
    hand.area.select();
    insert(draft.text);
  };
  const copyOriginal = () => { if (mayWrite && hand.row.source) insert(hand.row.source); };

  const isToDo = (row) => needsWork.has(row.state) && !done.has(row.number);
  const isToReview = (row) => row.state === data.to_review;
  const openNext = (isNext) => {
    const from = hand ? hand.row.number : -1;
    const order = [...rows.slice(from + 1), ...rows.slice(0, from + 1)];
    const following = order.find((row) => isNext(row) && !isInHand(row) && !isOrdered(row));
    if (following) take(following.number);
    return Boolean(following);
  };
  const goOn = (isNext, words_at_end) => { if (!openNext(isNext)) say(words_at_end); };
  const step = (by) => take(Math.min(rows.length - 1, Math.max(0, (hand ? hand.row.number : by > 0 ? -1 : rows.length) + by)));

  // ------------------------------------------------------------ one order after the other

  // What is ordered while another order is under way waits for its answer. If that fails or loads the page again, what
  // waits is not done, and the person is told so; but a row that waits to be saved is saved, whatever became of others.
  const orders = [], HAND = `${SHELF} hand`;
  let isReloading = false, isGone = false;
  const isOrdered = (row) => orders.some((one) => one.row === row);
  const reload = (news) => {
    sessionStorage.setItem(SHELF, news);
    isReloading = true;
  };
  const loadAgain = () => {
    isGone = true;
    if (hand) sessionStorage.setItem(HAND, JSON.stringify([hand.row.hash, hand.row.number, hand.area.selectionEnd]));
    location.reload();
  };
  const refuse = () => {
    const news = (isReloading ? sessionStorage.getItem(SHELF) : said.textContent).replace(words.not_done, "").trim();
    const all = `${news} ${words.not_done}`;
    if (isReloading) sessionStorage.setItem(SHELF, all);
    else say(all);
  };
  const alone = async (act, row = null, isSave = false) => {
    if (isGone || (isReloading && !isSave)) return refuse();
    if (orders.push({ act, row, isSave }) > 1) return say(words.waits);
    while (orders.length) {
      let isDone = false;
      try {
        isDone = await orders[0].act() !== false;
      } catch (error) {
        console.error(error);
        say(words.lost);
      }
      orders.shift();
      if (isReloading || !isDone) {
        const saves = orders.filter((one) => one.isSave);
        if (saves.length < orders.length) refuse();
        orders.splice(0, orders.length, ...saves);
      }
    }
    if (isReloading) loadAgain();
  };
  const isInHand = (row) => Boolean(hand) && hand.row === row;
  const isWritingElsewhere = (row) => Boolean(hand) && hand.row !== row && hand.area.value !== hand.row.target;
  // Back to a row whose order was refused, unless the person writes in another one by now. The cursor is not put into
  // its text: what is being typed belongs elsewhere.
  const goBack = (row) => {
    const news = said.textContent;
    if (isWritingElsewhere(row)) return say(words.in_row.replace("{n}", row.number + 1).replace("{words}", () => news));
    if (isInHand(row)) return;
    take(row.number, { focus: false });
    place(row).querySelector(".take").focus();
    say(news);
  };
  // An order about the row in hand, and about no other, whatever is in hand by its turn. isNext: what the row is like
  // that is opened at once, so that whoever types on types into that one.
  const onRow = (act, { isNext = null, at_end = "", isSave = false } = {}) => {
    if (!hand) return;
    const { row, area } = hand;
    alone(async () => {
      const isDone = await act({
        row,
        text: () => isInHand(row) ? hand.area.value : shelf()[row.hash] ?? area.value,
        report: (news) => say([news, isInHand(row) ? at_end : hand && othersIn(hand.row)].filter(Boolean).join(". ")),
      });
      if (isDone === false && !isReloading) goBack(row);
      return isDone;
    }, row, isSave);
    if (isNext) openNext(isNext);
  };

  // ------------------------------------------------------------ saving

  const refresh = (row, fresh) => {
    Object.assign(row, fresh);
    const item = place(row);
    item.dataset.state = row.state;
    item.querySelector(".target > .shown").innerHTML = row.html;
    const state = item.querySelector(".take .state");
    state.dataset.state = row.state;
    state.textContent = row.state_words;
    item.querySelector(".take .review").textContent = row.review;
    mark(row);
  };
  const count = (answer) => {
    drawPages([1]);
    askBuildSoon();
    byId("to-do").querySelector("b").textContent = answer.to_do;
    const left = byId("to-review");
    if (left) left.querySelector("b").textContent = answer.to_review;
  };
  // Send an order; return the answer, or nothing where it is refused and the person told why.
  const sendOrder = async (path, order) => {
    const [status, answer] = await POST(path, { article, to, ...order });
    if (status === 200) return answer;
    say(answer.message || words.conflict);
    return null;
  };
  // Rows that others have saved. One in which somebody writes stays as it was read: its save will meet a conflict.
  const bring = (changed) => {
    for (const one of changed) {
      const row = rows[one.number];
      if (!isInHand(row) && !(row.hash in shelf())) refresh(row, one);
    }
  };
  // What an answer says of a row, and of the article.
  const accept = (row, answer) => {
    digest = answer.digest;
    refresh(row, answer.row);
    bring(answer.others);
    count(answer);
  };
  // The text and what it replaces: a conflict that was looked at is saved over what is in the file now.
  const send = async (at, over = null) => {
    const { row } = at, text = at.text(), { hash } = row;
    const read = over ? { row: over.row, digest: over.digest, base: over.theirs } : { row: row.number, digest, base: row.written };
    const [status, answer] = await POST("/-/save", { article, to, ...read, text });
    if (status !== 200) {
      if (status === 409) showConflict(at, answer);
      else say(answer.message);
      return false;
    }
    // Somebody may have typed on meanwhile.
    const later = at.text();
    shelve(hash, "", "");
    shelve(answer.row ? answer.row.hash : hash, later, text);
    done.add(row.number);
    if (over || answer.is_moved || !answer.row) {
      // The row may have another number by now.
      if (answer.row) row.hash = answer.row.hash;
      reload(over ? words.saved : words.moved);
      return false;
    }
    accept(row, answer);
    return true;
  };
  const saveChanges = async (at) => at.text() === at.row.target || await send(at);
  const TO_DO = { isNext: isToDo, at_end: words.done };
  const save = (isInStep = false) => isInStep ? declare(false) : onRow(async (at) => {
    const isSaved = done.has(at.row.number), isChanged = at.text() !== at.row.target;
    if (!(await saveChanges(at))) return false;
    done.add(at.row.number);
    at.report(isChanged || isSaved ? words.saved : words.unchanged);
    return true;
  }, { ...TO_DO, isSave: true });
  const declare = (isMinor) => onRow(async (at) => {
    const { row } = at;
    if (!(await saveChanges(at))) return false;
    if (!data.has_ledger) return sendWhole();
    const answer = await sendOrder("/-/declare", { digest, row: row.number, is_minor: isMinor });
    if (!answer) return false;
    accept(row, answer);
    const diff = place(row).querySelector(".diff");
    if (diff && row.state === "in-step") diff.remove();
    at.report(words.declared);
    return true;
  }, TO_DO);
  const TO_REVIEW = { isNext: isToReview, at_end: words.all_reviewed };
  const review = () => hand && hand.area.value !== hand.row.target ? say(words.save_first) : onRow(async (at) => {
    const { row } = at;
    const answer = await sendOrder("/-/review", { row: row.number, hash: row.hash });
    if (!answer) return false;
    accept(row, answer);
    at.report(words.signed_off);
    return true;
  }, TO_REVIEW);
  const sendWhole = async () => {
    const answer = await sendOrder("/-/declare", { digest });
    if (answer) reload(words.declared);
    return Boolean(answer);
  };
  const undo = () => alone(async () => {
    const answer = await sendOrder("/-/undo", {});
    if (answer) reload(words.undone);
    return Boolean(answer);
  });

  // ------------------------------------------------------------ rows that belong together

  const canTie = (row) => row.blocks.some((side) => side.length);
  const below = (row) => rows[row.number + 1];
  const canJoin = (row) => canTie(row) && below(row) && canTie(below(row));
  const isBesideItem = (row) => row.is_item && below(row) && (below(row).is_item || canTie(below(row)));
  const canSplit = (row) => row.blocks.some((side) => side.length > 1);
  const regroup = (cut) => onRow(async (at) => {
    const { row } = at, kept = shelf();
    const others = cut ? [row] : [row, rows[row.number + 1]];
    if (at.text() !== row.target || others.some((one) => one.hash in kept)) {
      say(words.unsaved_row);
      return false;
    }
    const answer = await sendOrder("/-/regroup", { digest, row: row.number, cut });
    if (answer) reload(words.regrouped);
    return Boolean(answer);
  });
  const join = () => {
    if (hand && mayWrite && canJoin(hand.row)) regroup(null);
    else if (hand && mayWrite && isBesideItem(hand.row)) say(words.no_hint);
  };
  // Where the second row begins in each text: at one of its blocks, or nowhere.
  const openSplit = () => {
    const { row, parts } = hand;
    if (mayWrite && row.is_item) say(words.no_hint);
    if (!mayWrite || !canSplit(row)) return;
    const old = place(row).querySelector(".cuts");
    if (old) old.remove();
    const box = make("fieldset", "cuts"), selects = row.blocks.map((side, number) => {
      const label = make("label", "", words[["split_original", "split_translation"][number]]), select = make("select");
      select.append(...[...side, words.split_nothing].map((opening, at) => {
        const option = make("option", "", opening);
        option.value = at;
        return option;
      }));
      select.value = Math.min(1, side.length);
      label.append(" ", select);
      return [label, select];
    });
    const send = button(words.split, () => regroup(selects.map(([, select]) => Number(select.value))), "Ctrl ⏎", "first add");
    box.append(make("legend", "", words.split_words), ...selects.map(([label]) => label), send);
    place(row).querySelector(".target").append(box);
    parts.push(box);
    selects[0][1].focus();
  };

  const showConflict = (at, conflict) => {
    if (isWritingElsewhere(at.row)) return say(conflict.row === null ? words.gone : words.conflict);
    const typed = at.text();
    take(at.row.number);
    const { row, area, parts } = hand;
    area.value = typed;
    for (const old of place(row).querySelectorAll(".conflict")) old.remove();
    const box = make("section", "conflict");
    box.tabIndex = -1;
    const isGone = conflict.row === null;
    box.setAttribute("aria-label", isGone ? words.gone : words.conflict);
    const ways = make("div", "ways");
    for (const name of ["base", "theirs", "yours"]) {
      const way = make("div"), text = make("pre", "", name === "base" ? conflict.base : "");
      text.lang = to;
      if (name !== "base") text.append(...pieces(conflict.changes[name]));
      way.append(make("h3", "", words[name]), text);
      ways.append(way);
    }
    const buttons = make("div", "buttons");
    if (!isGone) {
      buttons.append(
        button(words.keep_mine, () => onRow((one) => send(one, conflict)), "", "first"),
        button(words.take_theirs, () => alone(() => {
          keep(row, row.target);
          reload("");
        })),
      );
    }
    box.append(make("p", "", isGone ? words.gone : words.conflict), ways, buttons);
    place(row).append(box);
    parts.push(box);
    keep(row, area.value);
    box.focus();
    say(isGone ? words.gone : words.conflict);
  };

  // ------------------------------------------------------------ beside the row

  const listOf = (findings) => {
    const list = make("ul");
    list.append(...findings.map((one) => {
      const item = make("li", "finding");
      item.append(make("b", "", one.what), make("span", "", one.fix));
      return item;
    }));
    return list;
  };
  const checkSoon = () => {
    clearTimeout(hand.timer);
    hand.timer = setTimeout(check, 200);
  };
  const check = async () => {
    const asked = hand, number = ++hand.asked;
    let answer, status;
    try {
      [status, answer] = await POST("/-/check", { article, to, row: hand.row.number, text: hand.area.value });
    } catch { return; }
    // An answer that is late, or about a row that was left, is no news.
    if (status !== 200 || asked !== hand || number !== hand.asked) return;
    const { findings, terms } = hand;
    const list = listOf(answer.findings);
    findings.hidden = !hand.area.value.trim();
    findings.querySelector(".list").replaceChildren(answer.findings.length ? list : make("p", "none", words.no_findings));
    terms.hidden = !answer.terms.length;
    const uses = make("ul");
    uses.append(...answer.terms.map((one) => {
      const item = make("li", "term"), form = button(one.forms[0], () => insert(one.forms[0]));
      form.lang = to;
      form.title = words.insert;
      item.append(make("span", "", `${one.term} →`), form);
      if (one.is_used) item.append(make("small", "used", words.used));
      return item;
    }));
    terms.querySelector(".list").replaceChildren(uses);
  };
  // What a build of the files as they are says: at each row, in it or not, and how much of it stops publishing.
  let buildTimer = 0;
  const askBuildSoon = (wait = 600) => {
    clearTimeout(buildTimer);
    buildTimer = setTimeout(askBuild, wait);
  };
  const askBuild = async () => {
    let answer, status;
    try {
      [status, answer] = await POST("/-/build", { article, to });
    } catch { return; }
    // Of an article that was saved meanwhile the next answer tells.
    if (status !== 200 || answer.digest !== digest) return;
    document.querySelectorAll(".of-build").forEach((one) => one.remove());
    const stops = answer.problems.filter((one) => one.stops);
    byId("stops").textContent = stops.length ? words.stops.replace("{n}", stops.length) : "";
    for (const one of answer.problems) {
      const note = make("p", one.stops ? "of-build stops" : "of-build");
      note.lang = document.documentElement.lang;
      note.append(make("b", "", `${one.stops ? words.stops_publishing : words.readers_see}: ${one.what}`), " ", make("span", "", one.fix));
      (one.row === null ? byId("talk") : place(rows[one.row]).querySelector(".target")).append(note);
    }
  };
  const findMatches = async () => {
    const asked = hand;
    let answer, status;
    try {
      [status, answer] = await POST("/-/matches", { article, to, digest, row: hand.row.number });
    } catch { return; }
    if (status !== 200 || asked !== hand) return;
    const { matches } = hand;
    hand.suggestions = answer.matches.map((match) => match.target);
    const list = make("ol");
    list.append(...answer.matches.map((match, at) => {
      const item = make("li"), one = button("", () => insert(match.target), "", match.is_weak ? "match weak" : "match");
      const old = make("span", "old");
      old.lang = data.langs[0];
      old.append(...pieces(match.source));
      const body = make("span", "body", match.target);
      body.lang = to;
      one.append(make("kbd", "", at + 1), body, old, make("span", "facts", `${match.likeness} · ${match.where}`));
      item.append(one);
      return item;
    }));
    matches.hidden = !hand.row.source || hand.row.state === "none";
    matches.querySelector(".list").replaceChildren(answer.matches.length ? list : make("p", "none", words.no_matches));
  };

  // ------------------------------------------------------------ who else is here

  const SIGN_SECONDS = 5;
  let others = [];
  const namesOf = (found) => found.map((one) => one.name).join(", ");
  const othersIn = (row) => {
    const found = others.filter((one) => one.row === row.number);
    return found.length ? words.here.replace("{names}", () => namesOf(found)) : "";
  };
  const sign = async () => {
    if (!data.is_team || document.hidden) return;
    const read = digest;
    try {
      const [status, answer] = await POST("/-/present", { article, to, digest, row: hand && hand.row.number });
      others = status === 200 ? answer.others : [];
      // After a save of one's own it would be old.
      if (status === 200 && answer.rows && digest === read) {
        digest = answer.digest;
        bring(answer.rows);
        count(answer);
      }
    } catch { others = []; }
    // Not read out: it changes all the time. Who is in a row is said when that is taken in hand.
    for (const row of rows) place(row).querySelector(".here").textContent = othersIn(row);
    byId("here").textContent = others.length ? words.in_article.replace("{names}", () => namesOf(others)) : "";
  };

  // ------------------------------------------------------------ both pages as they will be published

  const PREVIEW = "diglot-desk preview";
  let previews = null;
  const isNarrow = () => matchMedia("(max-width: 52rem)").matches;
  // The beginning of a passage without punctuation and markup, which are not the same in a manuscript and on a page.
  const opening = (text) => text.replace(/[^\p{L}\p{N}]+/gu, " ").trim().slice(0, 80);
  const PASSAGES = "h1, h2, h3, h4, h5, h6, p, ul, ol, li, dl, blockquote, figure, pre, table";
  // Where a row is on a page: the element that begins as its first block does; the second one, if it is the second row.
  const findOnPage = (page, row, side) => {
    if (row.field) return page.querySelector(row.field === "title" ? "h1" : `.${row.field}`);
    const wordsOf = (one) => {
      const block = place(one).querySelector(`.${side} > .shown > *`);
      return block ? opening(block.textContent.replace(/^\[\^[^\]]+\]:/, "")) : "";
    };
    const sought = wordsOf(row);
    if (!sought) return null;
    const before = rows.slice(0, row.number).filter((one) => !one.field && wordsOf(one) === sought).length;
    const same = [...page.querySelectorAll(PASSAGES)].filter((one) => opening(one.textContent).startsWith(sought));
    const whole = same.filter((one) => !same.some((other) => other !== one && other.contains(one)));
    return whole[before] || whole[0];
  };
  const follow = (frame, side) => {
    const page = frame.contentDocument;
    if (!page || !page.body) return;
    for (const old of page.querySelectorAll("[data-in-hand]")) {
      old.style.outline = "";
      delete old.dataset.inHand;
    }
    const found = hand && findOnPage(page, hand.row, side);
    if (!found) return;
    found.dataset.inHand = "";
    found.style.outline = "2px solid currentcolor";
    found.style.outlineOffset = "4px";
    const { top, height } = found.getBoundingClientRect(), view = frame.contentWindow;
    view.scrollTo({ top: view.scrollY + top - Math.max(16, (view.innerHeight - height) / 3), behavior: "instant" });
  };
  const SIDES = ["source", "target"];
  const followAll = () => {
    if (previews) [...previews.children].forEach((box, at) => follow(box.lastElementChild, SIDES[at]));
  };
  // The old page is there until the new one is: nothing flickers.
  const drawPages = (numbers) => {
    if (!previews) return;
    for (const at of numbers) {
      const box = previews.children[at], frame = make("iframe", "loading"), lang = data.langs[at];
      frame.setAttribute("sandbox", "allow-same-origin");
      frame.title = data.pages[at];
      frame.src = `/-/page?${new URLSearchParams({ name: article, lang, version: digest })}`;
      frame.addEventListener("load", () => {
        const old = [...box.children].slice(0, [...box.children].indexOf(frame)), last = old.at(-1);
        if (last) frame.contentWindow.scrollTo(0, last.contentWindow.scrollY);
        // It is there to be looked at: its links lead nowhere.
        frame.contentDocument.addEventListener("click", (event) => event.preventDefault());
        frame.classList.remove("loading");
        old.forEach((one) => one.remove());
        follow(frame, SIDES[at]);
      });
      box.append(frame);
    }
  };
  const togglePreview = (isOn = !previews) => {
    if (previews) previews.remove();
    previews = isOn ? make("section", "previews") : null;
    if (previews) {
      previews.setAttribute("aria-label", words.preview);
      previews.append(...data.langs.map(() => make("div")));
      document.body.append(previews);
      drawPages([0, 1]);
    }
    document.documentElement.classList.toggle("previewing", isOn);
    byId("preview").setAttribute("aria-pressed", isOn);
    if (hand) place(hand.row).scrollIntoView({ block: "nearest" });
  };
  const isRemembered = () => {
    try { return Boolean(localStorage.getItem(PREVIEW)); } catch { return false; }
  };
  const rememberPreview = () => {
    togglePreview();
    try { localStorage.setItem(PREVIEW, previews ? "on" : ""); } catch { /* It is not remembered, then. */ }
  };

  // ------------------------------------------------------------ drafts by machine

  // By the hash of the row: what was asked for once is not asked for again when the row is left.
  const drafts = new Map();
  const draftOf = (row) => {
    const section = make("section", "draft"), draft = drafts.get(row.hash);
    section.append(make("h2", "", words.draft));
    if (draft && draft.text !== undefined) {
      const one = button("", insertDraft, "", "match"), body = make("span", "body", draft.text);
      body.lang = to;
      one.append(make("kbd", "", "0"), body, make("span", "facts", provider.name));
      section.append(one, listOf(draft.findings));
    } else {
      const ask = button(provider.ask, () => askForDraft(), "Alt A", "ask");
      ask.append(make("span", "facts", provider.to));
      ask.disabled = Boolean(draft && draft.isAsked);
      section.append(ask);
      if (draft && draft.refusal) section.append(make("p", "refused", draft.refusal));
    }
    return section;
  };
  const showDraft = (row, draft) => {
    drafts.set(row.hash, draft);
    if (hand && hand.row === row) hand.beside.querySelector(".draft").replaceWith(draftOf(row));
  };
  const askForDraft = async () => {
    const { row } = hand, known = drafts.get(row.hash);
    if (!provider || !row.source || (known && (known.isAsked || known.text !== undefined))) return;
    const { name, place } = provider;
    showDraft(row, { isAsked: true });
    say(words.asking);
    let status, answer;
    try {
      [status, answer] = await POST("/-/draft", { article, to, row: row.number, hash: row.hash, name, place });
    } catch {
      [status, answer] = [0, { message: words.lost }];
    }
    showDraft(row, status === 200 ? answer : { refusal: answer.message });
    if (hand && hand.row === row) say(status === 200 ? words.drafted : answer.message);
  };

  // ------------------------------------------------------------ comments

  let { comments } = data;
  const commentsOn = (row) => comments.filter((one) => one.row === (row ? row.number : null));
  const talkAbout = (row) => {
    const section = make("section", "talk"), list = make("ul");
    list.append(...commentsOn(row).map((one) => {
      const item = make("li", "comment");
      if (one.passage) item.append(make("q", "", one.passage));
      item.append(make("p", "", one.text), make("small", "", one.facts), button(words.resolve, () => resolve(one, row)));
      return item;
    }));
    section.append(make("h2", "", row ? words.comments : words.comments_whole), list);
    const open = button(words.comment, () => open.replaceWith(commentForm(row)), row ? "Alt M" : "", "open");
    if (commentKey(row) in shelf()) section.append(commentForm(row));
    else if (!row || row.can_have_comments) section.append(open);
    else section.hidden = !list.children.length;
    return section;
  };
  const commentForm = (row) => {
    const form = make("div", "comment-form"), area = make("textarea", "remark");
    area.value = shelf()[commentKey(row)] ?? "";
    area.setAttribute("aria-label", words.comment_words);
    area.addEventListener("input", () => {
      shelve(commentKey(row), area.value, "");
      if (row) mark(row);
    });
    form.append(area, button(words.add_comment, () => addComment(row, area.value), "Ctrl ⏎", "add"));
    requestAnimationFrame(() => { if (!hand || hand.row === row) area.focus(); });
    return form;
  };
  const drawComments = (row) => {
    for (const one of rows) {
      const count = commentsOn(one).length;
      place(one).querySelector(".open-comments").textContent = count ? words.open_comments.replace("{n}", count) : "";
    }
    const whole = talkAbout(null);
    whole.prepend(...data.damaged.map((words_of_one) => make("p", "damaged", words_of_one)));
    byId("talk").replaceChildren(whole);
    if (row && hand && hand.row === row) hand.beside.querySelector(".talk").replaceWith(talkAbout(row));
  };
  const showComments = (row, answer, news) => {
    ({ comments } = answer);
    if (row) mark(row);
    drawComments(row);
    const section = !row || isInHand(row) ? (row ? hand.beside : byId("talk")).querySelector(".talk") : null;
    if (section) section.querySelector(".open, .remark").focus();
    say(news);
  };
  const addComment = (row, text) => alone(async () => {
    const key = commentKey(row);
    const answer = await sendOrder("/-/comment", { text, ...(row ? { row: row.number, hash: row.hash } : {}) });
    if (!answer) return false;
    // Somebody may have typed on meanwhile.
    if (shelf()[key] === text) shelve(key, "", "");
    showComments(row, answer, words.comment_added);
    return true;
  });
  const resolve = (one, row) => alone(async () => {
    const answer = await sendOrder("/-/resolve", { name: one.name });
    if (answer) showComments(row, answer, words.comment_resolved);
    return Boolean(answer);
  });
  const comment = () => {
    const open = hand && hand.beside.querySelector(".talk .open");
    if (open) open.click();
    else if (hand && hand.row.can_have_comments) hand.beside.querySelector(".remark").focus();
  };

  // ------------------------------------------------------------ the front matter

  const front = byId("front-form");
  const fields = front ? [...front.querySelectorAll("[name]")] : [];
  const fieldKey = (field) => `front ${field.name}`;
  // As the page was sent: somebody may have typed before this script came.
  const written = (field) => field.defaultValue ?? ([...field.options].find((one) => one.defaultSelected) ?? field.options[0]).value;
  const base = Object.fromEntries(fields.map((field) => [field.name, written(field)]));
  for (const field of fields) {
    const shelveField = () => shelve(fieldKey(field), field.value, base[field.name]);
    const kept = shelf()[fieldKey(field)];
    if (field.value !== base[field.name]) {
      shelveField();
    } else if (kept !== undefined) {
      field.value = kept;
      byId("front").open = true;
    }
    field.addEventListener("input", shelveField);
  }
  const saveFields = () => alone(async () => {
    const values = Object.fromEntries(fields.map((field) => [field.name, field.value]));
    const [status, answer] = await POST("/-/fields", { article, to, base, values });
    if (status === 200) {
      fields.forEach((field) => shelve(fieldKey(field), field.value, values[field.name]));
      reload(words.saved);
    } else if (status === 409) {
      // Whoever has seen what the file has may write over it.
      Object.assign(base, answer.theirs);
      for (const [name, value] of Object.entries(answer.theirs)) {
        const hint = byId(`front-${name}-hint`);
        hint.textContent = words.in_file.replace("{value}", () => value || "—");
        hint.classList.add("changed");
      }
      say(words.field_changed);
    } else {
      say(answer.message);
    }
    return status === 200;
  });
  if (front) {
    front.addEventListener("submit", (event) => {
      event.preventDefault();
      saveFields();
    });
    // Until now a browser would have sent the form by itself.
    if (mayWrite) front.querySelector("[type=submit]").disabled = false;
  }

  // ------------------------------------------------------------ keys and pointers

  const sheet = byId("sheet");
  const showSheet = () => { if (!sheet.open) sheet.showModal(); };
  const ALT = {
    KeyA: () => hand && askForDraft(), KeyC: () => hand && copyOriginal(), KeyJ: () => join(), KeyS: () => hand && openSplit(), Digit0: () => hand && insertDraft(), KeyI: () => declare(false), KeyT: () => declare(true), KeyR: () => review(), KeyM: comment, KeyP: rememberPreview, KeyU: undo, KeyH: showSheet,
    ArrowDown: () => step(1), ArrowUp: () => step(-1),
  };
  addEventListener("keydown", (event) => {
    if (sheet.open) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const isTyping = event.target.matches("textarea, input, select");
    const digit = event.altKey && /^Digit([1-9])$/.exec(event.code);
    let act = null;
    const isEnter = (event.ctrlKey || event.metaKey) && event.key === "Enter";
    const form = event.target.closest(".comment-form, .cuts");
    if (isEnter && form) act = () => form.querySelector(".add").click();
    else if (isEnter && event.target.closest("#front-form")) act = saveFields;
    else if (isEnter) act = () => save(event.shiftKey);
    else if (digit && hand && hand.suggestions[digit[1] - 1] !== undefined) act = () => insert(hand.suggestions[digit[1] - 1]);
    else if (event.altKey && !event.ctrlKey && ALT[event.code]) act = ALT[event.code];
    else if (isPlain && event.key === "?" && !isTyping) act = showSheet;
    else if (isPlain && event.key === "Escape" && hand) {
      act = () => {
        const { row } = hand;
        leave();
        sign();
        say("");
        place(row).querySelector(".take").focus();
      };
    }
    if (act) {
      event.preventDefault();
      // A key that is held down goes from row to row, and orders nothing twice.
      if (!event.repeat || event.key.startsWith("Arrow")) act();
    }
  });
  for (const row of rows) {
    place(row).querySelector(".take").addEventListener("click", () => take(row.number));
    // Not where somebody selects text to copy it.
    place(row).querySelector(".target > .shown").addEventListener("click", () => { if (getSelection().isCollapsed) take(row.number); });
    mark(row);
  }
  byId("next").addEventListener("click", () => goOn(isToDo, words.done));
  const nextReview = byId("next-review");
  if (nextReview) nextReview.addEventListener("click", () => goOn(isToReview, words.all_reviewed));
  if (mayWrite) {
    byId("undo").addEventListener("click", undo);
    byId("whole").addEventListener("click", () => alone(sendWhole));
  }
  byId("keys").addEventListener("click", showSheet);
  byId("preview").addEventListener("click", rememberPreview);
  showLeftOver();
  drawComments(null);
  const news = sessionStorage.getItem(SHELF);
  sessionStorage.removeItem(SHELF);
  const asked = /^#at-(\d+)$/.exec(location.hash);
  const [hash, number, caret] = JSON.parse(sessionStorage.getItem(HAND)) || [];
  sessionStorage.removeItem(HAND);
  const same = rows.filter((row) => row.hash === hash).sort((a, b) => Math.abs(a.number - number) - Math.abs(b.number - number));
  if (same.length) {
    take(same[0].number);
    hand.area.setSelectionRange(caret, caret);
  } else if (asked && !(hash in shelf())) {
    // What was being typed is not to go on in another row.
    take(Number(asked[1]));
  }
  // On a narrow screen only when somebody asks for it: it covers half of that.
  if (isRemembered() && !isNarrow()) togglePreview(true);
  if (news) say(news);
  askBuildSoon(0);
  sign();
  setInterval(sign, SIGN_SECONDS * 1000);
  document.addEventListener("visibilitychange", sign);
})();
